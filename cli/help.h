#pragma once

#include <string>

#include "cli/command.h"

namespace entente {

/// What `entente --help` prints: each command in a line.
std::string program_help();

/// What `entente COMMAND --help` prints: usage, what it does, its options.
std::string command_help(const Command& command);

/// "entente 0.1.0"
std::string program_version();

}  // namespace entente
