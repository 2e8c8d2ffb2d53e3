#pragma once

#include "cli/command.h"

namespace entente {

/// Rows of the table of commands: what a person decides about a store, and the list of it.
Command forget_command_row();
Command merge_command_row();
Command split_command_row();
Command rename_command_row();
Command reject_command_row();
Command confirm_command_row();
Command log_command_row();
Command undo_command_row();

}  // namespace entente
