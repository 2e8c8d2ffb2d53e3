#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"

namespace entente {

/// One flag of a command. The texts live as long as the program.
struct Option {
  std::string_view name;   ///< "known-at", without dashes; of one letter, "k", it is "-k".
  std::string_view value;  ///< What stands for its value in the help: "DAY". Empty: a switch.
  std::string_view help;   ///< One line, lower case, without a full stop.
};

/// `first` and then `second`.
std::vector<Option> operator+(std::vector<Option> first, const std::vector<Option>& second);

/// What the user wrote after the command's name, checked against the command's options.
struct Arguments {
  std::vector<std::string> words;  ///< What is not an option, in order.
  std::map<std::string, std::vector<std::string>, std::less<>> options;  ///< By name, in order.

  bool has(std::string_view option) const { return options.contains(option); }
  /// The last value given; nullopt if there is none.
  std::optional<std::string> find(std::string_view option) const;
  /// Every value given, each cut at commas, blanks around and empty pieces dropped.
  std::vector<std::string> list(std::string_view option) const;
  /// Every value given, as it is.
  std::vector<std::string> all(std::string_view option) const;
};

/// Reads the words behind a command's name: "--name value", "--name=value", "-k value", and what is
/// no option; behind "--" nothing is. "help" may always be given. kInvalidArgument: an option that
/// the command does not have (with the nearest that it has), one without its value, an empty value.
Result<Arguments> parse_arguments(const std::vector<Option>& options,
                                  const std::vector<std::string>& words);

}  // namespace entente
