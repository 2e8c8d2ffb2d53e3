#include <fmt/format.h>

#include "cli/data_folder.h"
#include "cli/query_options.h"
#include "cli/store_commands.h"
#include "graph/decision.h"
#include "graph/store_backup.h"

namespace entente {

namespace {

std::string line_of(const Backup& backup) {
  return fmt::format("backup {}: {}, {} files, {} bytes", backup.number,
                     format_instant(backup.when), backup.files, backup.bytes);
}

ExitStatus run_backup(const Arguments& arguments, Console& console) {
  const std::string& folder = arguments.words[0];
  if (arguments.has("list")) {
    auto all = list_backups(folder);
    if (!all && all.error().code == ErrorCode::kNotFound) {
      console.report(all.error().message);
      return ExitStatus::kNothingFound;
    }
    if (!all) return console.fail(all.error());
    for (const Backup& backup : *all)
      console.print(line_of(backup) + "\n");
    return ExitStatus::kDone;
  }
  auto backup = back_up_store(store_folder(arguments), folder);
  if (!backup) return console.fail(backup.error());
  console.report(line_of(*backup));
  return ExitStatus::kDone;
}

ExitStatus run_restore(const Arguments& arguments, Console& console) {
  std::optional<std::uint32_t> number;
  if (arguments.has("number")) {
    auto given = count_option(arguments, "number", 0);
    if (!given) return console.fail(given.error());
    number = static_cast<std::uint32_t>(*given);
  }
  const std::string store = store_folder(arguments);
  auto backup = restore_store(arguments.words[0], number, store);
  if (!backup) return console.fail(backup.error());
  console.report(line_of(*backup) + ", restored to " + store);
  return ExitStatus::kDone;
}

}  // namespace

Command backup_command_row() {
  return {
      "backup",
      "DIR",
      "add a backup of a store to a folder; what is there already is not copied again",
      1,
      1,
      store_options() + std::vector<Option>{{"list", "", "only say which backups the folder has"}},
      run_backup};
}

Command restore_command_row() {
  return {"restore",
          "DIR",
          "make a store of a backup in that folder",
          1,
          1,
          store_options() + std::vector<Option>{{"number", "N", "this backup (default: the last)"}},
          run_restore};
}

}  // namespace entente
