#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "ingest/extraction/argument_finder.h"
#include "ingest/extraction/standing.h"

namespace entente {

/// Who says what, in one document: the subjects of verbs of speech, "according to", and quotations
/// that go on over several sentences. Holds references; const after construction.
class Attribution {
 public:
  Attribution(const Document& document, const ArgumentFinder& finder,
              const PredicateLexicon& lexicon);

  /// Who says the claim of the predicate at `token`; nothing if the article itself does, or if the
  /// speaker is not named.
  std::optional<Argument> speaker(TokenIndex token, const Standing& standing) const;
  /// Whether the token stands within quotation marks.
  bool is_quoted(TokenIndex token) const { return quotation_[token] != 0; }
  /// Whose words the token is in a quotation; nothing outside, or if no speaker is named.
  std::optional<Argument> quoted_speaker(TokenIndex token) const;

 private:
  void mark_quotations();
  void find_speakers();
  std::optional<Argument> subject_of(TokenIndex verb) const;
  std::optional<Argument> owner_of(TokenIndex noun) const;
  std::optional<Argument> speaker_of(TokenIndex word) const;
  std::optional<Argument> speaker_before(TokenIndex sentence) const;
  std::optional<Argument> framing_subject(TokenIndex token) const;
  std::optional<Argument> according_to(TokenIndex token) const;
  std::optional<Argument> inserted_speaker(TokenIndex token) const;

  const Document& document_;
  const ArgumentFinder& finder_;
  const PredicateLexicon& lexicon_;
  std::vector<std::uint32_t> quotation_;                   ///< Of each token, from 1; 0 outside.
  std::vector<TokenSpan> quotations_;                      ///< From their first to their last word.
  std::vector<std::optional<Argument>> sentence_speaker_;  ///< Of each sentence's speech verb.
};

}  // namespace entente
