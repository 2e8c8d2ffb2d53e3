#include "ingest/language/affix_rules.h"

#include <algorithm>

namespace entente {
namespace {

enum RuleFlag : std::uint32_t { kRepeatLast = 1, kAhead = 2, kAheadNot = 4 };

}  // namespace

Result<AffixRules> AffixRules::load(const ModelFile& file, const CharacterTable& characters) {
  AffixRules affixes;
  SectionReader reader(file);
  const Tensor<std::uint64_t> sets =
      reader.keys("affix.sets", {SectionReader::kAny, SectionReader::kAny});
  if (!reader.ok()) return reader.error();
  affixes.sets_ = sets.values;
  affixes.set_count_ = sets.dims[0];
  affixes.words_ = sets.dims[1];
  affixes.class_count_ = characters.affix_class_count();
  if (affixes.words_ * 64 < affixes.class_count_) reader.reject("affix.sets", "too few classes");
  affixes.prefixes_ = affixes.read_rules(reader, "affix.prefix", false);
  affixes.suffixes_ = affixes.read_rules(reader, "affix.suffix", true);
  affixes.infixes_ = affixes.read_rules(reader, "affix.infix", false);
  if (!reader.ok()) return reader.error();
  return affixes;
}

AffixRules::RuleSet AffixRules::read_rules(SectionReader& reader, const std::string& name,
                                           bool from_the_end) const {
  RuleSet set;
  set.by_class.resize(class_count_);
  std::span<const std::uint32_t> stream = reader.numbers(name, {SectionReader::kAny}).values;
  if (!reader.ok()) return set;
  while (!stream.empty()) {
    constexpr std::size_t kHead = 4;
    if (stream.size() < kHead || stream[1] == 0 || stream[0] > stream.size() ||
        stream[1] > stream.size() || stream.size() - kHead < std::size_t{stream[0]} + stream[1]) {
      reader.reject(name, "rule cut short");
      return set;
    }
    const Rule rule{stream.subspan(kHead, stream[0]), stream.subspan(kHead + stream[0], stream[1]),
                    stream[2], stream[3]};
    const auto known = [&](std::uint32_t number) { return number < set_count_; };
    if (!std::all_of(rule.behind.begin(), rule.behind.end(), known) ||
        !std::all_of(rule.body.begin(), rule.body.end(), known) || !known(rule.ahead)) {
      reader.reject(name, "number of a set out of range");
      return set;
    }
    stream = stream.subspan(kHead + rule.behind.size() + rule.body.size());
    const std::uint32_t key_set = from_the_end ? rule.body.back() : rule.body.front();
    for (std::uint32_t i = 0; i < class_count_; ++i) {
      if (in_set(key_set, i)) {
        set.by_class[i].push_back(static_cast<std::uint32_t>(set.rules.size()));
      }
    }
    set.rules.push_back(rule);
  }
  return set;
}

bool AffixRules::matches(std::span<const std::uint32_t> sets, Classes text,
                         std::size_t begin) const {
  if (begin > text.size() || sets.size() > text.size() - begin) return false;
  for (std::size_t i = 0; i < sets.size(); ++i) {
    if (!in_set(sets[i], text[begin + i])) return false;
  }
  return true;
}

std::optional<std::size_t> AffixRules::match_at(const Rule& rule, Classes text,
                                                std::size_t begin) const {
  if (!matches(rule.body, text, begin)) return std::nullopt;
  if (!rule.behind.empty() &&
      (begin < rule.behind.size() || !matches(rule.behind, text, begin - rule.behind.size()))) {
    return std::nullopt;
  }
  std::size_t end = begin + rule.body.size();
  if ((rule.flags & kRepeatLast) != 0) {
    while (end < text.size() && in_set(rule.body.back(), text[end]))
      ++end;
  }
  const bool follows = end < text.size() && in_set(rule.ahead, text[end]);
  if ((rule.flags & kAhead) != 0 && !follows) return std::nullopt;
  if ((rule.flags & kAheadNot) != 0 && follows) return std::nullopt;
  return end;
}

std::size_t AffixRules::prefix_length(Classes text) const {
  if (text.empty()) return 0;
  for (const std::uint32_t number : prefixes_.by_class[text.front()]) {
    if (const auto end = match_at(prefixes_.rules[number], text, 0)) return *end;
  }
  return 0;
}

std::size_t AffixRules::suffix_length(Classes text) const {
  if (text.empty()) return 0;
  std::size_t longest = 0;
  for (const std::uint32_t number : suffixes_.by_class[text.back()]) {
    const Rule& rule = suffixes_.rules[number];
    if (rule.body.size() > text.size()) continue;
    std::size_t begin = text.size() - rule.body.size();
    if (!matches(rule.body, text, begin)) continue;
    if ((rule.flags & kRepeatLast) != 0) {  // All sets of such a rule are the same one.
      while (begin > 0 && in_set(rule.body.back(), text[begin - 1]))
        --begin;
    }
    if (!rule.behind.empty() &&
        (begin < rule.behind.size() || !matches(rule.behind, text, begin - rule.behind.size()))) {
      continue;
    }
    longest = std::max(longest, text.size() - begin);
  }
  return longest;
}

std::optional<AffixRules::Match> AffixRules::find_infix(Classes text, std::size_t from) const {
  for (std::size_t begin = from; begin < text.size(); ++begin) {
    for (const std::uint32_t number : infixes_.by_class[text[begin]]) {
      if (const auto end = match_at(infixes_.rules[number], text, begin)) return Match{begin, *end};
    }
  }
  return std::nullopt;
}

}  // namespace entente
