#include "ingest/extraction/time_words.h"

#include <charconv>
#include <sstream>

#include "graph/mapped_file.h"

namespace entente {

Result<TimeWords> TimeWords::load(const std::string& directory) {
  const std::string path = directory + "/time_words.tsv";
  const auto file = MappedFile::open(path);
  if (!file) return file.error();
  TimeWords words;
  std::istringstream lines{std::string(file->bytes())};
  std::string line;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    if (line.empty() || line.front() == '#') continue;
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    if (first == std::string::npos || second == std::string::npos) {
      return Error{ErrorCode::kInvalidArgument,
                   path + ":" + std::to_string(number) + ": expected three columns"};
    }
    auto& word_class = words.classes_[line.substr(0, first)];
    std::istringstream list(line.substr(second + 1));
    std::string word;
    while (list >> word)
      word_class[word] = line.substr(first + 1, second - first - 1);
  }
  if (words.classes_.empty()) {
    return Error{ErrorCode::kInvalidArgument, path + ": holds no words"};
  }
  return words;
}

std::optional<std::string_view> TimeWords::find(std::string_view word_class,
                                                std::string_view word) const {
  const auto found = classes_.find(word_class);
  if (found == classes_.end()) return std::nullopt;
  const auto value = found->second.find(word);
  if (value == found->second.end()) return std::nullopt;
  return value->second;
}

std::optional<int> TimeWords::find_number(std::string_view word_class,
                                          std::string_view word) const {
  const auto value = find(word_class, word);
  if (!value) return std::nullopt;
  int number = 0;
  const auto [end, error] = std::from_chars(value->data(), value->data() + value->size(), number);
  if (error != std::errc() || end != value->data() + value->size()) return std::nullopt;
  return number;
}

}  // namespace entente
