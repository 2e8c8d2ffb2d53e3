#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "ingest/language/document.h"
#include "ingest/language/vocabulary.h"

namespace entente {

/// What of a word's inflection decides its lemma.
struct Inflection {
  bool is_base_form = false;      ///< Whatever the part of speech.
  bool is_singular = false;       ///< Number=Sing.
  bool is_plain_present = false;  ///< VerbForm=Fin, Tense=Pres, no Number.
};

/// What the rules set on one token.
struct RulerResult {
  PartOfSpeech pos = PartOfSpeech::kNone;
  std::string_view tag;
  Dependency dep = Dependency::kNone;
  std::string_view lemma;  ///< Empty if no rule sets it.
  Inflection inflection;
};

/// spaCy's attribute ruler: rules over tag, lower-case form, dependency and white space that give
/// parts of speech, inflection and some lemmas; later rules win. Views the model file; may be
/// shared by threads.
class AttributeRuler {
 public:
  /// `tags` are the tagger's labels, whose numbers apply() takes.
  static Result<AttributeRuler> load(const ModelFile& file, const StringList& tags);

  /// The number that a lexeme with this lower-case form keeps as `ruler_word`.
  std::uint32_t word_number(std::string_view lower) const;

  /// A token as the rules see it.
  struct View {
    std::uint32_t tag = 0;  ///< Number of the tagger's label.
    std::uint32_t word = 0;
    Dependency dep = Dependency::kNone;
    bool is_space = false;
  };
  /// What the rules set on token `index` of a text.
  RulerResult apply(std::span<const View> tokens, std::size_t index) const;

 private:
  enum class Attribute : std::uint8_t { kTag, kLower, kDep, kIsSpace };
  struct Condition {
    Attribute attribute = Attribute::kTag;
    bool negated = false;
    std::vector<std::uint32_t> values;  // In the numbering of the attribute.
  };
  struct Pattern {
    std::uint32_t rule = 0, target = 0;
    std::vector<std::vector<Condition>> tokens;
  };
  struct Action {
    std::optional<PartOfSpeech> pos;
    std::optional<std::string_view> tag, lemma;
    std::optional<Dependency> dep;
    std::optional<Inflection> inflection;
  };

  Result<void> read_patterns(SectionReader& reader, const StringList& tags);
  Result<void> read_actions(SectionReader& reader);
  void index_patterns();
  bool read_condition(std::span<const std::uint32_t>& stream, const StringList& tags,
                      Pattern& pattern) const;
  static bool holds(const Condition& condition, const View& token);
  bool matches(const Pattern& pattern, std::span<const View> tokens, std::size_t begin) const;

  StringList tags_, strings_;
  std::vector<std::uint32_t> sorted_strings_;  // Numbers, by string.
  std::vector<Pattern> patterns_;              // By rule.
  std::vector<Action> actions_;
  std::vector<std::vector<std::uint32_t>> by_tag_;  // Patterns whose target may have the tag.
};

}  // namespace entente
