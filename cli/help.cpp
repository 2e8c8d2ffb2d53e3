#include "cli/help.h"

#include <fmt/format.h>

#include <algorithm>

namespace entente {

namespace {

std::string option_label(const Option& option) {
  std::string label =
      option.name.size() == 1 ? fmt::format("-{}", option.name) : fmt::format("--{}", option.name);
  if (!option.value.empty()) label += fmt::format(" {}", option.value);
  return label;
}

}  // namespace

std::string program_help() {
  std::string text =
      "entente: a knowledge graph of geopolitical relations, out of news\n\n"
      "usage: entente COMMAND [WORD...] [--option value...]\n\ncommands:\n";
  std::size_t width = 0;
  for (const Command& command : commands())
    width = std::max(width, command.name.size() + 1 + command.usage.size());
  for (const Command& command : commands()) {
    const std::string call = fmt::format("{} {}", command.name, command.usage);
    text += fmt::format("  {:<{}}  {}\n", call, width, command.help);
  }
  text +=
      "\n`entente COMMAND --help` lists a command's options; `entente --version` says which "
      "program\n"
      "this is. Exit status: 0 done, 1 nothing found, 2 error, 130 interrupted.\n";
  return text;
}

std::string command_help(const Command& command) {
  std::string text = fmt::format("usage: entente {}{}{} [--option value...]\n\n{}\n", command.name,
                                 command.usage.empty() ? "" : " ", command.usage, command.help);
  std::size_t width = 0;
  for (const Option& option : command.options)
    width = std::max(width, option_label(option).size());
  if (!command.options.empty()) text += "\noptions:\n";
  for (const Option& option : command.options)
    text += fmt::format("  {:<{}}  {}\n", option_label(option), width, option.help);
  return text;
}

std::string program_version() { return "entente " ENTENTE_VERSION; }

}  // namespace entente
