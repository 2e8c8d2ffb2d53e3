#pragma once

#include "cli/command.h"

namespace entente {

/// Rows of the table of commands: from articles to claims.
Command extract_command_row();
Command link_command_row();
Command ingest_command_row();

}  // namespace entente
