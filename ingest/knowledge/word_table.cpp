#include "ingest/knowledge/word_table.h"

#include <algorithm>
#include <array>

namespace entente {
namespace {

/// In the order of WordClass.
constexpr std::array<std::string_view, 21> kClassNames = {
    "type",        "facility",   "body",        "pair",        "given",       "honorific",
    "role_time",   "place_prep", "place_verb",  "bridge",      "rank",        "not_name",
    "name_word",   "given_form", "name_prefix", "name_suffix", "body_suffix", "kindred_office",
    "office_kind", "kind_noun",  "alias_cue"};

/// A title in 8 bytes: its office, and flags.
constexpr std::size_t kTitleBytes = 8;
constexpr std::uint8_t kFunctional = 1, kOfState = 2;

}  // namespace

std::span<const std::string_view> word_class_names() { return kClassNames; }

WordTable::WordTable(const GazetteerFile& file)
    : file_(file),
      titles_(file.strings(GazetteerSection::kTitles)),
      words_(file.strings(GazetteerSection::kWords)),
      values_(file.strings(GazetteerSection::kWordValues)),
      classes_(kClassNames.size()) {
  const StringTable offices = file.strings(GazetteerSection::kOffices);
  const RecordList of_titles = file.records(GazetteerSection::kTitleOffices, kTitleBytes);
  offices_.reserve(titles_.size());
  for (std::size_t i = 0; i < titles_.size(); ++i) {
    const std::uint8_t flags = of_titles.u8(i, 4);
    offices_.push_back({std::string(offices[of_titles.u32(i)]), (flags & kFunctional) != 0,
                        (flags & kOfState) != 0});
    const auto blanks = std::count(titles_[i].begin(), titles_[i].end(), ' ');
    longest_title_ = std::max(longest_title_, static_cast<std::size_t>(blanks) + 1);
  }
  const StringTable classes = file.strings(GazetteerSection::kWordClasses);
  const RecordList begins = file.records(GazetteerSection::kWordBegins, 4);
  for (std::size_t i = 0; i < kClassNames.size(); ++i) {
    if (const std::optional<std::size_t> at = classes.find(kClassNames[i])) {
      const std::size_t end = std::min<std::size_t>(begins.u32(*at + 1), words_.size());
      classes_[i] = {std::min<std::size_t>(begins.u32(*at), end), end};
    }
  }
}

const OfficeTitle* WordTable::find_office(std::string_view key) const {
  const std::optional<std::size_t> found = titles_.find(key);
  return found ? &offices_[*found] : nullptr;
}

std::optional<std::string_view> WordTable::find(WordClass word_class, std::string_view word) const {
  const Range& range = classes_[static_cast<std::size_t>(word_class)];
  const std::size_t at = words_.lower_bound(word, range.begin, range.end);
  return at < range.end && words_[at] == word ? std::optional(values_[at]) : std::nullopt;
}

}  // namespace entente
