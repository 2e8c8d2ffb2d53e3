#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "cli/arguments.h"
#include "cli/console.h"
#include "cli/exit_status.h"

namespace entente {

/// One command: a row of the table. To add one, write `cli/NAME_command.cpp` with a function
/// that returns its row, declare that function in a header and name it in cli/commands.cpp.
struct Command {
  std::string_view name;
  std::string_view usage;  ///< Its words: "ENTITY [B]".
  std::string_view help;   ///< One line, lower case, without a full stop.
  std::size_t least_words = 0;
  std::size_t most_words = 0;
  std::vector<Option> options;
  ExitStatus (*run)(const Arguments&, Console&) = nullptr;
  /// It polls interrupted() and ends by itself; any other is ended by Ctrl-C at once.
  bool handles_interrupt = false;
};

/// The number of words a command takes at most if it takes any number.
inline constexpr std::size_t kAnyNumber = static_cast<std::size_t>(-1);

/// Every command, in the order of the help.
std::span<const Command> commands();
const Command* find_command(std::string_view name);

/// True once the user has asked the process to stop; set by main.cpp's handler.
bool interrupted();
/// For the handler alone: safe inside a signal handler.
void set_interrupted();

}  // namespace entente
