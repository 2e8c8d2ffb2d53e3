#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/console.h"
#include "cli/exit_status.h"

namespace entente {

/// One flag of a command. The texts live as long as the program.
struct Option {
  std::string_view name;   ///< "known-at", without dashes; of one letter, "k", it is "-k".
  std::string_view value;  ///< What stands for its value in the help: "DAY". Empty: a switch.
  std::string_view help;   ///< One line, lower case, without a full stop.
};

/// What the user wrote after the command's name, checked against the command's options.
struct Arguments {
  std::vector<std::string> words;  ///< What is not an option, in order.
  std::map<std::string, std::vector<std::string>, std::less<>> options;  ///< By name, in order.
  std::string program;  ///< The path by which the program was called.

  bool has(std::string_view option) const { return options.contains(option); }
  /// The last value given; nullopt if there is none.
  std::optional<std::string> find(std::string_view option) const;
  /// Every value given, each cut at commas, blanks around and empty pieces dropped.
  std::vector<std::string> list(std::string_view option) const;
  /// Every value given, as it is.
  std::vector<std::string> all(std::string_view option) const;
};

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

/// Options that several commands share: --db and --data.
std::vector<Option> store_options();

/// `first` and then `second`.
std::vector<Option> operator+(std::vector<Option> first, const std::vector<Option>& second);

}  // namespace entente
