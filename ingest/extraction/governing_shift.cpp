#include "ingest/extraction/governing_shift.h"

#include <string>

#include "ingest/extraction/clause_mood.h"

namespace entente {

using enum Dependency;

// Nouns govern by rows of their own: "claim" the verb reports, "the claim that" leaves open.
// A particle or adverb may be part of the word: "rule out", "have yet to".
const Shift* find_governing_shift(const Document& document, const PredicateLexicon& lexicon,
                                  TokenIndex governor, std::string_view complement,
                                  TokenIndex below) {
  const std::string prefix = is_noun(document.token(governor)) ? "noun_" : "";
  const std::string lemma = lower_lemma(document.token(governor));
  const std::string row = prefix + std::string(complement);
  for (const TokenIndex child :
       children_with(document, governor, {kPrt, kAdvmod, kAcomp, kPrep, kOprd})) {
    if (child == below) continue;  // It has been read for itself.
    const std::string word = lower_ascii(document.token(child).text);
    if (const Shift* shift = lexicon.find_shift(lemma + "_" + word, row)) return shift;
    if (document.token(child).dep != kAcomp && document.token(child).dep != kOprd) continue;
    if (const Shift* shift = lexicon.find_shift(word, row)) return shift;  // "is likely to".
  }
  return lexicon.find_shift(lemma, row);
}

// "agreed to send" has a row of its own beside "agreed that".
const Shift* find_clause_shift(const Document& document, const PredicateLexicon& lexicon,
                               TokenIndex governor, TokenIndex clause) {
  if (has_infinitive_mark(document, clause)) {
    if (const Shift* shift =
            find_governing_shift(document, lexicon, governor, "infinitive", clause))
      return shift;
  }
  return find_governing_shift(document, lexicon, governor, "clause", clause);
}

const Shift* find_predicative_shift(const Document& document, const PredicateLexicon& lexicon,
                                    TokenIndex verb) {
  if (document.token(verb).lemma != "be") return nullptr;
  const auto adjective = child_with(document, verb, {kAcomp});
  if (!adjective) return nullptr;
  return lexicon.find_shift(lower_ascii(document.token(*adjective).text), "adjective");
}

}  // namespace entente
