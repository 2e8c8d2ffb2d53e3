#include "cli/command.h"

#include <csignal>

namespace entente {

namespace {

volatile std::sig_atomic_t interrupt_flag = 0;

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

}  // namespace

std::optional<std::string> Arguments::find(std::string_view option) const {
  const auto it = options.find(option);
  if (it == options.end() || it->second.empty()) return std::nullopt;
  return it->second.back();
}

std::vector<std::string> Arguments::list(std::string_view option) const {
  std::vector<std::string> pieces;
  for (const std::string& value : all(option)) {
    std::string_view rest = value;
    while (!rest.empty()) {
      const std::size_t comma = rest.find(',');
      const std::string_view piece = trimmed(rest.substr(0, comma));
      if (!piece.empty()) pieces.emplace_back(piece);
      rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
    }
  }
  return pieces;
}

std::vector<std::string> Arguments::all(std::string_view option) const {
  const auto it = options.find(option);
  return it == options.end() ? std::vector<std::string>() : it->second;
}

const Command* find_command(std::string_view name) {
  for (const Command& command : commands()) {
    if (command.name == name) return &command;
  }
  return nullptr;
}

bool interrupted() { return interrupt_flag != 0; }

void set_interrupted() { interrupt_flag = 1; }

std::vector<Option> store_options() {
  return {
      {"db", "DIR", "the store (default: the variable ENTENTE_DB, else ./entente.db)"},
      {"data", "DIR", "the folder of ontology, lexicon and models (default: the installed one)"},
  };
}

std::vector<Option> operator+(std::vector<Option> first, const std::vector<Option>& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

}  // namespace entente
