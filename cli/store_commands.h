#pragma once

#include "cli/command.h"

namespace entente {

/// Rows of the table of commands: the care of a store.
Command check_command_row();
Command backup_command_row();
Command restore_command_row();

}  // namespace entente
