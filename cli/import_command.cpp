#include <fmt/format.h>

#include "cli/data_folder.h"
#include "cli/query_commands.h"
#include "cli/query_options.h"
#include "ingest/datasets/importer.h"
#include "ingest/knowledge/knowledge_base.h"
#include "ingest/reading/archive.h"

namespace entente {

namespace {

Result<std::unique_ptr<ByteStream>> open_input(const std::string& path) {
  if (path == "-") return open_standard_input();
  auto bytes = open_unpacked(path);
  if (!bytes) return with_context(path, bytes.error());
  return bytes;
}

void report_import(const ImportReport& report, Console& console) {
  for (const std::string& message : report.messages)
    console.report(message);
  if (report.errors > report.messages.size())
    console.report(fmt::format("and {} more rows", report.errors - report.messages.size()));
  console.report(fmt::format(
      "{} rows, {} claims ({} new), {} rows that say no relation, {} rows left out", report.rows,
      report.claims, report.claims_new, report.without_relation, report.errors));
}

ExitStatus run_import(const Arguments& arguments, Console& console) {
  const std::string data = data_folder(arguments);
  auto ontology = Ontology::load(data + "/ontology");
  if (!ontology) return console.fail(ontology.error());
  const auto gazetteer = Gazetteer::open(data + "/" + std::string(KnowledgeBase::kGazetteerFile));
  if (!gazetteer) return console.fail(gazetteer.error());
  auto codes = EventCodes::load(data + "/codes");
  if (!codes) return console.fail(codes.error());
  auto actors = ActorResolver::load(data + "/codes", *gazetteer);
  if (!actors) return console.fail(actors.error());
  StoreOptions options;
  options.mode = OpenMode::kCreate;
  auto store = Store::open(store_folder(arguments), options);
  if (!store) return console.fail(store.error());
  Importer importer(*store, *ontology, *std::move(codes), *std::move(actors));
  bool failed = false;
  for (const std::string& path : arguments.words) {
    if (interrupted()) break;
    auto bytes = open_input(path);
    auto read = bytes ? importer.read(*std::move(bytes), path,
                                      arguments.find("format").value_or(std::string()))
                      : Result<void>(bytes.error());
    if (read) continue;
    console.report(read.error().message);
    failed = true;
  }
  if (auto closed = store->close(); !closed) {
    console.report(closed.error().message);
    failed = true;
  }
  report_import(importer.report(), console);
  if (interrupted()) return ExitStatus::kInterrupted;
  return failed || importer.report().errors > 0 ? ExitStatus::kError : ExitStatus::kDone;
}

}  // namespace

Command import_command_row() {
  return {"import",
          "FILE...",
          "put the rows of coded event data into a store (- is standard input)",
          1,
          kAnyNumber,
          store_options() +
              std::vector<Option>{{"format", "F",
                                   "gdelt-2.0, gdelt-1.0, icews, polecat, acled, ucdp-ged or quads "
                                   "(default: what the first line shows)"}},
          run_import,
          true};
}

}  // namespace entente
