#include "ingest/extraction/time_words.h"

#include <charconv>
#include <fstream>
#include <sstream>

namespace entente {

Result<TimeWords> TimeWords::load(const std::string& directory) {
  const std::string path = directory + "/time_words.tsv";
  std::ifstream file(path, std::ios::binary);
  if (!file) return Error{ErrorCode::kIo, path + ": cannot be opened"};
  TimeWords words;
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
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
