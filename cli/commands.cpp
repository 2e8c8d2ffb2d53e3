// The table of commands: the order here is the order of the help.
#include <vector>

#include "cli/command.h"
#include "cli/decision_commands.h"
#include "cli/ingest_commands.h"
#include "cli/query_commands.h"
#include "cli/store_commands.h"

namespace entente {

std::span<const Command> commands() {
  static const std::vector<Command> table{
      ingest_command_row(), extract_command_row(),     load_command_row(),
      import_command_row(), facts_command_row(),       link_command_row(),
      find_command_row(),   show_command_row(),        neighbors_command_row(),
      who_command_row(),    path_command_row(),        timeline_command_row(),
      state_command_row(),  disputes_command_row(),    explain_command_row(),
      stats_command_row(),  export_command_row(),      forget_command_row(),
      merge_command_row(),  split_command_row(),       rename_command_row(),
      reject_command_row(), confirm_command_row(),     log_command_row(),
      undo_command_row(),   merge_store_command_row(), check_command_row(),
      backup_command_row(), restore_command_row(),
  };
  return table;
}

}  // namespace entente
