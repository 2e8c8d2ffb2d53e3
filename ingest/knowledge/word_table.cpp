#include "ingest/knowledge/word_table.h"

#include <algorithm>

#include "graph/text.h"
#include "ingest/knowledge/fact_table.h"

namespace entente {
namespace {

/// In the order of WordClass.
constexpr std::array<std::string_view, 13> kClassNames = {
    "type",       "facility",   "body",   "pair", "given",    "honorific", "role_time",
    "place_prep", "place_verb", "bridge", "rank", "not_name", "name_word"};

}  // namespace

Result<WordTable> WordTable::load(const std::filesystem::path& facts_dir) {
  WordTable table;
  const Result<FactTable> offices =
      FactTable::read(facts_dir / "offices.tsv", {"title", "office", "functional", "of_state"});
  if (!offices) {
    return offices.error();
  }
  for (std::size_t row = 0; row < offices->row_count(); ++row) {
    const std::string title = normalize_name(offices->field(row, 0));
    table.offices_[title] = {std::string(offices->field(row, 1)), offices->field(row, 2) == "yes",
                             offices->field(row, 3) == "yes"};
    const auto words = static_cast<std::size_t>(std::count(title.begin(), title.end(), ' ')) + 1;
    table.longest_title_ = std::max(table.longest_title_, words);
  }
  const Result<FactTable> words =
      FactTable::read(facts_dir / "words.tsv", {"class", "word", "value"});
  if (!words) {
    return words.error();
  }
  for (std::size_t row = 0; row < words->row_count(); ++row) {
    const auto found = std::find(kClassNames.begin(), kClassNames.end(), words->field(row, 0));
    if (found == kClassNames.end()) {
      return words->error_at(row, "no class \"" + std::string(words->field(row, 0)) + "\"");
    }
    table.classes_[static_cast<std::size_t>(found - kClassNames.begin())].emplace(
        words->field(row, 1), words->field(row, 2));
  }
  return table;
}

const OfficeTitle* WordTable::find_office(const std::string& key) const {
  const auto found = offices_.find(key);
  return found == offices_.end() ? nullptr : &found->second;
}

std::optional<std::string_view> WordTable::find(WordClass word_class,
                                                const std::string& word) const {
  const auto& words = classes_[static_cast<std::size_t>(word_class)];
  const auto found = words.find(word);
  return found == words.end() ? std::nullopt : std::optional<std::string_view>(found->second);
}

}  // namespace entente
