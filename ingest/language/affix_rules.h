#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "ingest/language/characters.h"

namespace entente {

/// Where punctuation is split off a run of characters: the model's regular expressions for
/// prefixes, suffixes and infixes, which scripts/convert_model.py turns into lists of short rules
/// over classes of characters. Every rule is a sequence of sets, some after a sequence of sets that
/// must stand before it, some with one set that must or must not follow, some repeating their last
/// set. Matching takes time linear in the text. Texts are given as the classes of their characters.
/// Views the model file.
class AffixRules {
 public:
  using Classes = std::span<const std::uint32_t>;
  struct Match {
    std::size_t begin = 0, end = 0;
  };

  static Result<AffixRules> load(const ModelFile& file, const CharacterTable& characters);

  /// The length of what the first fitting prefix rule takes; 0 if none fits.
  std::size_t prefix_length(Classes text) const;
  /// The length of the longest fitting suffix; 0 if none fits.
  std::size_t suffix_length(Classes text) const;
  /// The leftmost infix that begins at `from` or later, by the first rule that fits there.
  std::optional<Match> find_infix(Classes text, std::size_t from) const;

 private:
  struct Rule {
    std::span<const std::uint32_t> behind, body;  // Numbers of sets.
    std::uint32_t flags = 0, ahead = 0;
  };
  /// Rules, and for each class the rules that can begin with it (for suffixes: end with it).
  struct RuleSet {
    std::vector<Rule> rules;
    std::vector<std::vector<std::uint32_t>> by_class;
  };

  RuleSet read_rules(SectionReader& reader, const std::string& name, bool from_the_end) const;
  bool in_set(std::uint32_t set, std::uint32_t character_class) const {
    return (sets_[set * words_ + character_class / 64] >> (character_class % 64) & 1) != 0;
  }
  bool matches(std::span<const std::uint32_t> sets, Classes text, std::size_t begin) const;
  /// Where a rule's match that begins at `begin` ends.
  std::optional<std::size_t> match_at(const Rule& rule, Classes text, std::size_t begin) const;

  std::span<const std::uint64_t> sets_;  // Bitmaps over classes, words_ each.
  std::size_t words_ = 0, set_count_ = 0;
  std::uint32_t class_count_ = 0;
  RuleSet prefixes_, suffixes_, infixes_;
};

}  // namespace entente
