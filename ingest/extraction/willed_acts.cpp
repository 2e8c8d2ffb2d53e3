#include "ingest/extraction/willed_acts.h"

#include <string>

#include "ingest/extraction/clause_mood.h"

namespace entente {
namespace {

using enum Dependency;

constexpr int kMaxSteps = 6;  // "said it was ready to agree to begin to withdraw".
constexpr std::string_view kCommit = "commit", kRefuse = "refuse", kPrepare = "prepare";

// What the auxiliaries of a clause say: "will", "would not", "may … if".
std::string_view will_of_modals(const Document& document, const PredicateLexicon& lexicon,
                                TokenIndex verb) {
  for (const TokenIndex child : children_with(document, verb, {kAux})) {
    const std::string word = lower_ascii(document.token(child).text);
    const bool open = lexicon.in_class("will_open", word) && has_condition(document, verb);
    if (!open && !lexicon.in_class("will_modal", word)) continue;
    return is_negated(document, lexicon, verb) ? kRefuse : kCommit;
  }
  return {};
}

// What a word says of the infinitive or noun below it.
std::string_view will_of_word(const Document& document, const PredicateLexicon& lexicon,
                              TokenIndex word) {
  const std::string lemma = lower_lemma(document.token(word));
  if (lexicon.in_class("will_refuse", lemma)) return kRefuse;
  const bool adjective =
      document.token(word).pos == PartOfSpeech::kAdj || document.token(word).dep == kAcomp;
  if (lexicon.in_class("will_commit", adjective ? lower_ascii(document.token(word).text) : lemma)) {
    const TokenIndex clause = adjective ? document.token(word).head : word;
    return is_negated(document, lexicon, clause) ? kRefuse : kCommit;
  }
  return lexicon.in_class("will_prepare", lemma) ? kPrepare : std::string_view{};
}

// The word that governs a clause as what its subject wills: of "agreed to lift", "is ready to
// lift", "a plan to lift", "planned on lifting", and of "will and lift" the first verb.
std::optional<TokenIndex> governor(const Document& document, TokenIndex verb) {
  const Token& token = document.token(verb);
  if (token.head == verb) return std::nullopt;
  switch (token.dep) {
    case kXcomp:
    case kAcomp:
      return token.head;
    case kCcomp:
    case kAdvcl:
    case kAcl:
    case kRelcl:
      if (has_infinitive_mark(document, verb)) return token.head;
      return std::nullopt;
    case kPcomp:
      return document.token(token.head).head;
    case kConj:
      if (child_with(document, verb, {kNsubj, kNsubjpass, kAux})) return std::nullopt;
      return document.token(token.head).tag == token.tag ? std::optional(token.head) : std::nullopt;
    default:
      return std::nullopt;
  }
}

}  // namespace

std::string_view find_will(const Document& document, const PredicateLexicon& lexicon,
                           TokenIndex predicate, std::optional<TokenIndex> support) {
  TokenIndex current = support.value_or(predicate);
  if (!is_clausal(document.token(current))) {  // "threatened war", "a planned visit".
    const Token& noun = document.token(current);
    const bool object = noun.dep == kDobj && is_clausal(document.token(noun.head));
    return object ? will_of_word(document, lexicon, noun.head) : std::string_view{};
  }
  for (int step = 0; step < kMaxSteps; ++step) {
    const std::string_view will = will_of_modals(document, lexicon, current);
    if (!will.empty()) return will;
    const auto above = governor(document, current);
    if (!above) return {};
    const std::string_view word = will_of_word(document, lexicon, *above);
    if (!word.empty()) return word;
    if (!is_clausal(document.token(*above))) return {};
    const bool carries =
        document.token(current).dep == kConj || document.token(current).dep == kXcomp;
    if (!carries) return {};
    current = *above;
  }
  return {};
}

}  // namespace entente
