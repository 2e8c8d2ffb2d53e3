// The only file with cxxopts inside. Without std::regex, which recurses: a value of 100,000 bytes
// would exhaust the stack.
#define CXXOPTS_NO_REGEX true
#include "cli/arguments.h"

#include <algorithm>
#include <cxxopts.hpp>

#include "graph/text.h"
#include "query/suggestion.h"

namespace entente {

namespace {

constexpr std::size_t kMostShown = 80;  // Bytes of a wrong word in a message.

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::string dashed(std::string_view option) {
  return (option.size() == 1 ? "-" : "--") + std::string(option);
}

/// What is wrong with the first option that the command does not have; nullopt if it has all.
std::optional<Error> unknown_option(const std::vector<Option>& options,
                                    const std::vector<std::string>& words) {
  std::vector<std::string> names{"--help"};
  for (const Option& option : options)
    names.push_back(dashed(option.name));
  for (const std::string& word : words) {
    if (word == "--") break;
    if (!word.starts_with("--")) continue;
    const std::string name = word.substr(0, word.find('='));
    if (std::find(names.begin(), names.end(), name) != names.end()) continue;
    return Error{ErrorCode::kInvalidArgument,
                 "unknown option " + quoted(name) + did_you_mean(name, names)};
  }
  return std::nullopt;
}

cxxopts::Options declare(const std::vector<Option>& options) {
  cxxopts::Options declared("entente");
  auto add = declared.add_options();
  add("h,help", "");
  for (const Option& option : options) {
    const std::string name(option.name);
    if (option.value.empty())
      add(name, "");
    else
      add(name, "", cxxopts::value<std::string>());
  }
  return declared;
}

/// "Option ‘x’ does not exist" as a message of ours: lower case, plain quotes, not too long.
std::string in_our_words(std::string text) {
  for (const std::string_view quote : {"‘", "’"}) {
    for (std::size_t at = text.find(quote); at != std::string::npos; at = text.find(quote))
      text.replace(at, quote.size(), "'");
  }
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z')
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text.size() <= 2 * kMostShown ? text : text.substr(0, 2 * kMostShown) + "...";
}

std::optional<Error> empty_value(const std::vector<Option>& options, const Arguments& arguments) {
  for (const Option& option : options) {
    if (option.value.empty()) continue;
    for (const std::string& value : arguments.all(option.name)) {
      if (!trimmed(value).empty()) continue;
      return Error{ErrorCode::kInvalidArgument, std::string(option.name.size() == 1 ? "-" : "--") +
                                                    std::string(option.name) + ": expected " +
                                                    std::string(option.value) + ", got \"\""};
    }
  }
  return std::nullopt;
}

}  // namespace

std::vector<Option> operator+(std::vector<Option> first, const std::vector<Option>& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

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

Result<Arguments> parse_arguments(const std::vector<Option>& options,
                                  const std::vector<std::string>& words) {
  if (auto unknown = unknown_option(options, words)) return *unknown;
  std::vector<const char*> raw{"entente"};
  for (const std::string& word : words)
    raw.push_back(word.c_str());
  Arguments arguments;
  try {
    cxxopts::Options declared = declare(options);
    const auto parsed = declared.parse(static_cast<int>(raw.size()), raw.data());
    arguments.words = parsed.unmatched();
    for (const auto& given : parsed.arguments())
      arguments.options[given.key()].push_back(given.value());
  } catch (const cxxopts::exceptions::exception& problem) {
    return Error{ErrorCode::kInvalidArgument, in_our_words(problem.what())};
  }
  if (auto empty = empty_value(options, arguments)) return *empty;
  return arguments;
}

}  // namespace entente
