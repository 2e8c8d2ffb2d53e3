#pragma once

#include <span>
#include <string>
#include <vector>

#include "ingest/language/attribute_ruler.h"
#include "ingest/language/vocabulary.h"

namespace entente {

/// spaCy's rule lemmatizer for English: for each part of speech a list of known lemmas, exceptions,
/// and endings with what replaces them (WordNet's "morphy"). Views the model file; may be shared by
/// threads.
class Lemmatizer {
 public:
  static Result<Lemmatizer> load(const ModelFile& file, const CharacterTable& characters);

  /// The lemma of a word, computed once for each part of speech and inflection. The view lives as
  /// long as the vocabulary.
  std::string_view lemma_of(Lexeme& lexeme, PartOfSpeech pos, const Inflection& inflection,
                            Vocabulary& vocabulary) const;

  /// Whether the word, whatever its case, is a form of a verb or an adjective that the tables list:
  /// "Tackles" in a headline, but not "Biden". Kept in the lexeme.
  bool is_listed(Lexeme& lexeme) const;

 private:
  struct Table {
    StringList index, words, forms, old_endings, new_endings;
    std::span<const std::uint32_t> form_of;  // Forms of word i: [form_of[i], form_of[i + 1]).
    bool empty() const { return index.size() + words.size() + old_endings.size() == 0; }
  };

  static bool is_base_form(PartOfSpeech pos, const Inflection& inflection);
  std::string apply_rules(const Lexeme& lexeme, const Table& table) const;
  bool is_listed(std::string_view lower, const Table& table) const;
  bool is_alphabetic(std::string_view text) const;

  const CharacterTable* characters_ = nullptr;
  std::vector<Table> tables_;  // By part of speech; empty where there is none.
};

}  // namespace entente
