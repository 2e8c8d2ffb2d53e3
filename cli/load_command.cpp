#include <fmt/format.h>

#include <fstream>
#include <iostream>

#include "cli/data_folder.h"
#include "cli/load_report.h"
#include "cli/query_commands.h"
#include "cli/query_options.h"
#include "graph/loader.h"

namespace entente {

namespace {

Result<void> load_file(const std::string& path, Loader& loader) {
  if (path == "-") return loader.load(std::cin, "standard input");
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorCode::kIo, path + ": cannot be opened"};
  return loader.load(in, path);
}

ExitStatus run_load(const Arguments& arguments, Console& console) {
  auto ontology = Ontology::load(data_folder(arguments) + "/ontology");
  if (!ontology) return console.fail(ontology.error());
  StoreOptions options;
  options.mode = OpenMode::kCreate;
  auto store = Store::open(store_folder(arguments), options);
  if (!store) return console.fail(store.error());
  Loader loader(*store, *ontology);
  bool failed = false;
  for (const std::string& path : arguments.words) {
    if (interrupted()) break;
    if (auto loaded = load_file(path, loader); !loaded) {
      console.report(loaded.error().message);
      failed = true;
    }
  }
  if (auto closed = store->close(); !closed) {
    console.report(closed.error().message);
    failed = true;
  }
  report_load(loader.report(), console);
  if (interrupted()) return ExitStatus::kInterrupted;
  return failed || loader.report().errors > 0 ? ExitStatus::kError : ExitStatus::kDone;
}

}  // namespace

void report_load(const LoadReport& report, Console& console) {
  for (const std::string& message : report.messages)
    console.report(message);
  if (report.errors > report.messages.size())
    console.report(fmt::format("and {} more lines", report.errors - report.messages.size()));
  console.report(fmt::format(
      "{} lines: {} articles added, {} replaced, {} unchanged, {} publications added, {} claims "
      "({} new), {} lines left out",
      report.lines, report.articles_added, report.articles_replaced, report.articles_unchanged,
      report.publications_added, report.claims_read, report.claims_new, report.errors));
  if (report.decisions_added > 0)
    console.report(fmt::format("{} decisions added", report.decisions_added));
  if (report.articles_purged > 0)
    console.report(fmt::format("{} articles left out: a decision purged them (entente log)",
                               report.articles_purged));
}

Command load_command_row() {
  return {
      "load",   "FILE...",  "put what `entente extract` printed into a store (- is standard input)",
      1,        kAnyNumber, store_options(),
      run_load, true};
}

}  // namespace entente
