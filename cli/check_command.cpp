#include <fmt/format.h>

#include "cli/data_folder.h"
#include "cli/query_options.h"
#include "cli/store_commands.h"
#include "graph/store_check.h"

namespace entente {

namespace {

ExitStatus run_check(const Arguments& arguments, Console& console) {
  const bool repairs = arguments.has("repair");
  auto report = check_store(
      store_folder(arguments), {}, repairs ? CheckMode::kRepair : CheckMode::kLook,
      [&](const Finding& finding) {
        console.print(finding.what + (finding.repairable ? "" : " (not repairable)") + "\n");
      });
  if (!report) return console.fail(report.error());
  const StoreCounts& counts = report->counts;
  console.report(fmt::format(
      "{} articles, {} claims, {} entities, {} decisions, {} rows of indexes: {}", counts.articles,
      counts.claims, counts.entities, report->decisions, report->index_rows,
      report->findings == 0 ? "all agree" : fmt::format("{} findings", report->findings)));
  if (repairs && report->findings > 0)
    console.report(report->left == 0
                       ? "repaired"
                       : fmt::format("{} findings are left: restore a backup", report->left));
  return report->left == 0 ? ExitStatus::kDone : ExitStatus::kNothingFound;
}

}  // namespace

Command check_command_row() {
  return {"check",
          "",
          "prove that files, indexes, quotes and decisions of a store agree",
          0,
          0,
          store_options() +
              std::vector<Option>{
                  {"repair", "", "make the indexes anew from the claims where they are wrong"}},
          run_check};
}

}  // namespace entente
