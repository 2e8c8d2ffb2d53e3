#pragma once

#include "cli/command.h"

namespace entente {

/// Rows of the table of commands: the questions to a store.
Command find_command_row();
Command show_command_row();
Command neighbors_command_row();
Command who_command_row();
Command path_command_row();
Command timeline_command_row();
Command state_command_row();
Command disputes_command_row();
Command explain_command_row();
Command stats_command_row();
Command export_command_row();
Command load_command_row();
Command import_command_row();
Command merge_store_command_row();
Command facts_command_row();

}  // namespace entente
