#include <fmt/format.h>

#include <filesystem>
#include <system_error>

#include "cli/data_folder.h"
#include "cli/query_commands.h"
#include "cli/query_options.h"
#include "graph/store_merge.h"

namespace entente {

namespace {

ExitStatus run_merge_store(const Arguments& arguments, Console& console) {
  const std::string folder = store_folder(arguments);
  const std::string& other = arguments.words[0];
  std::error_code ignored;
  if (std::filesystem::equivalent(folder, other, ignored))
    return console.fail({ErrorCode::kInvalidArgument, other + ": is the store itself"});
  auto theirs = Store::open(other, {});
  if (!theirs) return console.fail(theirs.error());
  StoreOptions options;
  options.mode = OpenMode::kCreate;
  auto store = Store::open(folder, options);
  if (!store) return console.fail(store.error());
  auto merged = merge_store(*store, *theirs);
  const auto closed = store->close();
  if (!merged) return console.fail(merged.error());
  if (!closed) return console.fail(closed.error());
  console.report(fmt::format(
      "{} articles read ({} new), {} rows, {} new claims, {} decisions added", merged->articles,
      merged->articles_added, merged->rows, merged->claims_new, merged->decisions_added));
  if (merged->articles_purged > 0)
    console.report(fmt::format("{} articles left out: a decision purged them (entente log)",
                               merged->articles_purged));
  return ExitStatus::kDone;
}

}  // namespace

Command merge_store_command_row() {
  return {"merge-store",
          "OTHER",
          "put all that another store holds into this one",
          1,
          1,
          store_options(),
          run_merge_store,
          true};
}

}  // namespace entente
