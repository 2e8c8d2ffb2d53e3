#include "ingest/knowledge/actor_dictionary.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <utility>

#include "ingest/knowledge/dictionary_lines.h"

namespace entente {
namespace {

constexpr std::uintmax_t kLargestFile = std::uintmax_t{256} << 20;

enum class DictionaryFormat { kUnknown, kActors, kAgents, kTable, kVerbs };

/// Whether the first line that says something is a header with a column `name`.
bool is_table(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string line = upper_ascii(trim_blanks(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.starts_with("\xEF\xBB\xBF")) {
      line.erase(0, 3);
    }
    if (line.empty() || line.front() == '#') {
      continue;
    }
    std::erase_if(line, [](char c) { return c == '"' || c == ' '; });
    return line == "NAME" || line.starts_with("NAME,") || line.ends_with(",NAME") ||
           line.find(",NAME,") != std::string::npos;
  }
  return false;
}

DictionaryFormat format_of(std::string_view text) {
  if (is_table(text)) {
    return DictionaryFormat::kTable;
  }
  std::size_t actors = 0, agents = 0, verbs = 0;
  for (const DictionaryLine& line : dictionary_lines(text)) {
    verbs += line.phrase.starts_with("--- ") || line.phrase.starts_with("- ") ||
             line.phrase.starts_with('&');
    for (const std::string_view code : line.codes) {
      ++(code.find('~') != std::string_view::npos ? agents : actors);
    }
  }
  if (verbs > 0) {
    return DictionaryFormat::kVerbs;
  }
  if (actors + agents == 0) {
    return DictionaryFormat::kUnknown;
  }
  return agents > actors ? DictionaryFormat::kAgents : DictionaryFormat::kActors;
}

}  // namespace

std::optional<std::string> DictionaryActor::code_on(std::optional<Day> day) const {
  const auto given = [](const DatedCode& code) {
    return code.code.empty() ? std::nullopt : std::optional(code.code);
  };
  for (const DatedCode& code : codes) {
    if (day && code.days != DayRange() && code.days.contains(*day)) {
      return given(code);
    }
  }
  for (const DatedCode& code : codes) {
    if (code.days == DayRange()) {
      return given(code);
    }
  }
  return std::nullopt;
}

Result<void> ActorDictionary::parse(const std::string& name, std::string_view text) {
  DictionaryContent content;
  content.file = name;
  switch (format_of(text)) {
    case DictionaryFormat::kTable:
      read_actor_table(text, content);
      break;
    case DictionaryFormat::kActors:
      read_petrarch_actors(text, content);
      break;
    case DictionaryFormat::kAgents:
      read_petrarch_agents(text, content);
      break;
    case DictionaryFormat::kVerbs:
      return Error{ErrorCode::kInvalidArgument,
                   name + ": a dictionary of verbs, not of actors or agents"};
    case DictionaryFormat::kUnknown:
      return Error{ErrorCode::kInvalidArgument,
                   name + ": neither codes in brackets nor a CSV header with a column \"name\""};
  }
  std::move(content.actors.begin(), content.actors.end(), std::back_inserter(actors_));
  std::move(content.agents.begin(), content.agents.end(), std::back_inserter(agents_));
  std::move(content.problems.begin(), content.problems.end(), std::back_inserter(problems_));
  const std::array<std::uint64_t, 2> sums = {checksum_, XXH3_64bits(text.data(), text.size())};
  checksum_ = XXH3_64bits(sums.data(), sizeof sums);
  return {};
}

Result<void> ActorDictionary::read(const std::filesystem::path& path) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  if (!error && size > kLargestFile) {
    return Error{ErrorCode::kLimit, path.string() + ": larger than 256 MiB"};
  }
  std::ifstream file(path, std::ios::binary);
  if (error || !file) {
    return Error{ErrorCode::kIo, path.string() + ": cannot be opened"};
  }
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (file.bad()) {
    return Error{ErrorCode::kIo, path.string() + ": cannot be read"};
  }
  return parse(path.string(), text);
}

}  // namespace entente
