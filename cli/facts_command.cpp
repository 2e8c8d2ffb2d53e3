#include <fmt/format.h>

#include <sstream>

#include "cli/data_folder.h"
#include "cli/load_report.h"
#include "cli/query_commands.h"
#include "cli/query_options.h"
#include "graph/claim_json.h"
#include "graph/loader.h"
#include "ingest/knowledge/fact_claims.h"
#include "ingest/knowledge/knowledge_base.h"

namespace entente {

namespace {

ExitStatus run_facts(const Arguments& arguments, Console& console) {
  if (arguments.words[0] != "load")
    return console.fail({ErrorCode::kInvalidArgument,
                         fmt::format("facts: \"{}\" is not one of load", arguments.words[0])});
  const std::string data = data_folder(arguments);
  auto ontology = Ontology::load(data + "/ontology");
  if (!ontology) return console.fail(ontology.error());
  const auto gazetteer = Gazetteer::open(data + "/" + std::string(KnowledgeBase::kGazetteerFile));
  if (!gazetteer) return console.fail(gazetteer.error());
  const auto claims = read_fact_claims(data + "/facts", *gazetteer, *ontology);
  if (!claims) return console.fail(claims.error());
  std::stringstream lines;
  for (const Claim& claim : *claims)
    lines << to_json_line(claim) << '\n';

  StoreOptions options;
  options.mode = OpenMode::kCreate;
  auto store = Store::open(store_folder(arguments), options);
  if (!store) return console.fail(store.error());
  Loader loader(*store, *ontology);
  if (auto loaded = loader.load(lines, kFactsDataset); !loaded) return console.fail(loaded.error());
  if (auto closed = store->close(); !closed) return console.fail(closed.error());
  report_load(loader.report(), console);
  return loader.report().errors > 0 ? ExitStatus::kError : ExitStatus::kDone;
}

}  // namespace

Command facts_command_row() {
  return {"facts",
          "load",
          "put the dated facts of the installation into a store, as claims of \"entente facts\"",
          1,
          1,
          store_options(),
          run_facts};
}

}  // namespace entente
