#include "ingest/extraction/standing.h"

#include <string>

namespace entente {
namespace {

using enum Dependency;

constexpr int kMaxSteps = 48;

/// Climbs from a predicate to the root and collects what the words on the way say of it.
class StandingReader {
 public:
  StandingReader(const Document& document, const PredicateLexicon& lexicon)
      : document_(document), lexicon_(lexicon) {}

  Standing read(TokenIndex token, std::optional<TokenIndex> support);

 private:
  void read_noun(TokenIndex noun);
  void read_verb(TokenIndex verb);
  void read_auxiliary(TokenIndex verb, const Token& auxiliary);
  void read_tense(TokenIndex verb);
  void read_mark(TokenIndex verb);
  TokenIndex step(TokenIndex current);
  TokenIndex step_from_clause(TokenIndex current);
  TokenIndex step_from_noun(TokenIndex current);
  void govern(TokenIndex governor, std::string_view complement, bool shares_clause);
  void apply(const Shift& shift, TokenIndex governor);
  const Shift* shift_of(TokenIndex governor, std::string_view complement) const;
  bool is_given(TokenIndex noun) const;
  bool is_negated(TokenIndex token) const;
  bool has_infinitive(TokenIndex verb) const;
  void set_modality(Modality modality);
  void flip() {
    standing_.polarity =
        standing_.polarity == Polarity::kAffirmed ? Polarity::kNegated : Polarity::kAffirmed;
  }
  const Token& at(TokenIndex token) const { return document_.token(token); }

  const Document& document_;
  const PredicateLexicon& lexicon_;
  Standing standing_;
  bool detached_ = false;  ///< Above a relative or adverbial clause: only attribution passes.
  bool wants_past_future_ = false;  ///< A "would" that turns into a plan under past speech.
};

bool StandingReader::is_negated(TokenIndex token) const {
  for (const TokenIndex child : document_.children(token)) {
    const Token& word = at(child);
    if (word.dep == kNeg || word.norm == "not" || word.norm == "never") return true;
    if (lexicon_.in_class("negative_adverb", word.norm) && word.dep != kDet) return true;
    const bool argument = word.dep == kNsubj || word.dep == kNsubjpass || word.dep == kDobj;
    if (!argument) continue;
    if (word.norm == "nobody" || word.norm == "none" || word.norm == "nothing") return true;
    for (const TokenIndex below : children_with(document_, child, {kDet, kNeg})) {
      if (at(below).norm == "no" || at(below).norm == "neither") return true;
    }
  }
  return false;
}

bool StandingReader::has_infinitive(TokenIndex verb) const {
  for (const TokenIndex child : children_with(document_, verb, {kAux})) {
    if (at(child).tag == "TO") return true;
  }
  return false;
}

void StandingReader::set_modality(Modality modality) {
  if (detached_) return;
  // What is nearest decides; a plan that is only possible is possible.
  if (standing_.modality == Modality::kActual ||
      (standing_.modality == Modality::kPlanned && modality != Modality::kActual)) {
    standing_.modality = modality;
  }
}

void StandingReader::read_auxiliary(TokenIndex verb, const Token& auxiliary) {
  const std::string word = lower_lemma(auxiliary);
  if (auxiliary.tag != "MD" && !lexicon_.in_class("modal", word)) return;
  const std::string form = lower_ascii(auxiliary.text);
  if (form == "would" || form == "'d") {
    wants_past_future_ = true;
    if (at(verb).tag == "VBN") set_modality(Modality::kPossible);  // "would have attacked".
    return;
  }
  if (const Shift* shift = lexicon_.find_shift(form, "modal")) apply(*shift, verb);
}

void StandingReader::read_tense(TokenIndex verb) {
  const Token& token = at(verb);
  if (token.tag == "VBD") standing_.past = true;
  bool helped = false;
  for (const TokenIndex child : children_with(document_, verb, {kAux, kAuxpass})) {
    helped = true;
    if (at(child).tag == "VBD") standing_.past = true;
    if (at(child).lemma == "have" && at(child).tag != "VBD" && token.tag == "VBN") {
      standing_.past = true;  // The perfect: something done by now.
    }
  }
  if (!helped && token.tag == "VBN") standing_.past = true;
}

void StandingReader::read_mark(TokenIndex verb) {
  for (const TokenIndex child : children_with(document_, verb, {kMark, kAdvmod, kPrep, kDep})) {
    const std::string word = lower_ascii(at(child).text);
    if (const Shift* shift = lexicon_.find_shift(word, "mark")) apply(*shift, verb);
  }
}

void StandingReader::read_verb(TokenIndex verb) {
  if (is_negated(verb)) flip();
  for (const TokenIndex child : children_with(document_, verb, {kAux, kAuxpass})) {
    read_auxiliary(verb, at(child));
  }
  read_mark(verb);
}

void StandingReader::read_noun(TokenIndex noun) {
  for (const TokenIndex child : document_.children(noun)) {
    const Token& word = at(child);
    if (word.dep == kDet && (word.norm == "no" || word.norm == "neither")) flip();
    if (word.dep != kAmod && word.dep != kAdvmod && word.dep != kCompound) continue;
    if (const Shift* shift = lexicon_.find_shift(lower_ascii(word.text), "adjective")) {
      apply(*shift, noun);
    }
  }
}

// Nouns govern by rows of their own: "claim" the verb reports, "the claim that" leaves open.
const Shift* StandingReader::shift_of(TokenIndex governor, std::string_view complement) const {
  const std::string prefix = is_noun(at(governor)) ? "noun_" : "";
  return lexicon_.find_shift(lower_lemma(at(governor)), prefix + std::string(complement));
}

void StandingReader::apply(const Shift& shift, TokenIndex governor) {
  if (shift.attributes && !standing_.speech) standing_.speech = governor;
  if (detached_) return;
  if (shift.negates) flip();
  standing_.starts = standing_.starts || shift.starts;
  standing_.ends = standing_.ends || shift.ends;
  if (!shift.modality.empty()) {
    const auto modality = parse_modality(shift.modality);
    if (modality) set_modality(*modality);
  }
}

// What the governor does to a clause or noun below it. A verb that only carries it ("began to",
// "managed to") passes its own negation and modals on.
void StandingReader::govern(TokenIndex governor, std::string_view complement, bool shares_clause) {
  const Token& token = at(governor);
  const Shift* shift = shift_of(governor, complement);
  const bool speaks = shift != nullptr && shift->attributes;
  if (wants_past_future_ && speaks) {
    set_modality(Modality::kPlanned);
    wants_past_future_ = false;
  }
  if (shift != nullptr) apply(*shift, governor);
  if (detached_) return;
  if (speaks && is_clausal(token) && !is_negated(governor)) {
    detached_ = true;  // Whether it may be said changes nothing of what is said.
    return;
  }
  if (is_clausal(token)) {
    if (shares_clause) {
      read_verb(governor);
    } else if (is_negated(governor)) {
      set_modality(Modality::kPossible);  // "did not say that", "does not believe that".
    }
  } else if (shift != nullptr) {
    read_noun(governor);
  }
}

TokenIndex StandingReader::step_from_clause(TokenIndex current) {
  const Token& token = at(current);
  const TokenIndex head = token.head;
  const Token& governor = at(head);
  switch (token.dep) {
    case kXcomp:
    case kAcomp:
    case kOprd:
      govern(head, "clause", true);
      return head;
    case kCcomp:
    case kParataxis:
    case kDep:
      govern(head, "clause", has_infinitive(current));
      return head;
    case kConj: {
      // "will visit Oslo and meet the king": the bare form shares the auxiliary.
      const bool own_subject = child_with(document_, current, {kNsubj, kNsubjpass}).has_value();
      const bool own_auxiliary = child_with(document_, current, {kAux, kAuxpass}).has_value();
      if (is_verb(governor) && !own_subject && !own_auxiliary && token.tag == governor.tag) {
        for (const TokenIndex child : children_with(document_, head, {kAux})) {
          read_auxiliary(head, at(child));
        }
        if (token.tag == "VB" && is_negated(head)) flip();
      }
      return head;
    }
    case kAcl:
    case kRelcl: {
      const Shift* shift = shift_of(head, "clause");
      if (shift != nullptr && (token.dep == kAcl || has_infinitive(current))) {
        govern(head, "clause", false);
        return head;
      }
      if (has_infinitive(current)) set_modality(Modality::kPlanned);  // "troops to guard it".
      detached_ = true;
      return head;
    }
    case kAdvcl:
      if (has_infinitive(current) && !detached_) {
        // A purpose is as real as the act that serves it.
        if (is_clausal(governor)) read_verb(head);
        return head;
      }
      detached_ = true;
      return head;
    case kPcomp: {
      const std::string word = lower_ascii(governor.text);
      if (const Shift* shift = lexicon_.find_shift(word, "preposition")) apply(*shift, head);
      const TokenIndex above = governor.head;
      if (above == head) return head;
      const std::string with = lower_lemma(at(above)) + "_" + word;
      if (const Shift* shift = lexicon_.find_shift(with, "clause")) {
        apply(*shift, above);
        // What one is blamed or thanked for is told as done, whatever becomes of the blaming.
        if (shift->attributes) detached_ = true;
      } else {
        govern(above, "clause", false);
      }
      return above;
    }
    default:
      return head;
  }
}

TokenIndex StandingReader::step_from_noun(TokenIndex current) {
  const Token& token = at(current);
  const TokenIndex head = token.head;
  const Token& governor = at(head);
  if (token.dep == kConj || token.dep == kAppos) return head;
  if (token.dep == kPobj) {
    const std::string word = lower_ascii(governor.text);
    if (const Shift* shift = lexicon_.find_shift(word, "preposition")) apply(*shift, head);
    const TokenIndex above = governor.head;
    if (above == head) return head;
    const std::string with = lower_lemma(at(above)) + "_" + word;
    if (const Shift* shift = lexicon_.find_shift(with, "noun")) {
      if (shift->modality == "possible" && is_given(current)) {
        detached_ = true;
      } else {
        apply(*shift, above);
        if (shift->attributes) detached_ = true;
        if (is_clausal(at(above))) read_verb(above);
      }
    } else if (!is_clausal(at(above))) {
      govern(above, "noun", false);
    } else {
      detached_ = true;
    }
    return above;
  }
  if (token.dep == kDobj || token.dep == kNsubjpass || token.dep == kAttr) {
    const Shift* shift = shift_of(head, "noun");
    const bool open = shift != nullptr && shift->modality == "possible" && is_given(current);
    if ((shift != nullptr && !open) || token.dep == kAttr) {
      govern(head, "noun", true);
      return head;
    }
  }
  detached_ = true;
  return head;
}

// "discussed U.S. support for Ukraine": a thing that is there; "discussed opening a base": not.
bool StandingReader::is_given(TokenIndex noun) const {
  for (const TokenIndex child : document_.children(noun)) {
    const Token& word = at(child);
    if (word.dep == kPoss || word.norm == "the" || word.norm == "this" || word.norm == "these") {
      return true;
    }
    if ((word.dep == kCompound || word.dep == kAmod) && word.pos == PartOfSpeech::kPropn) {
      return true;
    }
  }
  return false;
}

TokenIndex StandingReader::step(TokenIndex current) {
  const bool clause = is_clausal(at(current)) || at(current).pos == PartOfSpeech::kAdj;
  return clause ? step_from_clause(current) : step_from_noun(current);
}

Standing StandingReader::read(TokenIndex token, std::optional<TokenIndex> support) {
  TokenIndex current = token;
  if (is_clausal(at(token))) {
    read_tense(token);
    read_verb(token);
  } else {
    read_noun(token);
  }
  if (support) {
    current = *support;
    read_tense(current);
    read_verb(current);
    if (const Shift* shift = lexicon_.find_shift(lower_lemma(at(current)), "noun")) {
      apply(*shift, current);
    }
  } else if (!is_clausal(at(token))) {
    const TokenIndex verb = governing_verb(document_, token);
    if (is_clausal(at(verb))) read_tense(verb);
  }
  for (int i = 0; i < kMaxSteps && at(current).head != current; ++i)
    current = step(current);
  if (wants_past_future_) set_modality(Modality::kPossible);
  return standing_;
}

}  // namespace

Standing find_standing(const Document& document, const PredicateLexicon& lexicon, TokenIndex token,
                       std::optional<TokenIndex> support) {
  return StandingReader(document, lexicon).read(token, support);
}

}  // namespace entente
