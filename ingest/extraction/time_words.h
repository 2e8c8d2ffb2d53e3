#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "graph/result.h"

namespace entente {

/// The words of time of data/lexicon/time_words.tsv. Immutable after load.
class TimeWords {
 public:
  /// Errors: kNotFound or kIo if the file cannot be read; kInvalidArgument with line and reason, or
  /// if it holds no words.
  static Result<TimeWords> load(const std::string& directory);

  /// The value of a word in a class ("month", "july" -> "7"); nothing if it is not in it.
  std::optional<std::string_view> find(std::string_view word_class, std::string_view word) const;
  /// The same, where values are numbers.
  std::optional<int> find_number(std::string_view word_class, std::string_view word) const;

 private:
  std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> classes_;
};

}  // namespace entente
