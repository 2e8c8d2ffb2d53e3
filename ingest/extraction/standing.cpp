#include "ingest/extraction/standing.h"

#include <string>

#include "ingest/extraction/clause_mood.h"
#include "ingest/extraction/governing_shift.h"

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
  void read_tense(TokenIndex verb) { standing_.past = standing_.past || is_past(document_, verb); }
  void read_mark(TokenIndex verb);
  void read_predicative(TokenIndex verb) {
    if (const Shift* shift = find_predicative_shift(document_, lexicon_, verb)) apply(*shift, verb);
  }
  void read_setting(TokenIndex noun);
  TokenIndex step(TokenIndex current);
  TokenIndex step_from_clause(TokenIndex current);
  TokenIndex step_from_conjunct(TokenIndex current);
  TokenIndex step_from_modifier(TokenIndex current);
  TokenIndex step_from_adverbial(TokenIndex current);
  TokenIndex step_from_gerund(TokenIndex current);
  TokenIndex step_from_noun(TokenIndex current);
  TokenIndex step_from_object(TokenIndex current);
  void govern(TokenIndex governor, const Shift* shift, Clauses clauses);
  std::string read_preposition(TokenIndex preposition);
  void apply(const Shift& shift, TokenIndex governor);
  const Shift* shift_of(TokenIndex governor, std::string_view complement, TokenIndex below) const {
    return find_governing_shift(document_, lexicon_, governor, complement, below);
  }
  const Shift* clause_shift(TokenIndex governor, TokenIndex clause) const {
    return find_clause_shift(document_, lexicon_, governor, clause);
  }
  bool is_denied(TokenIndex token) const { return is_negated(document_, lexicon_, token); }
  void set_modality(Modality modality);
  void flip();
  /// What stands above tells of it as of something that is so anyway.
  void presuppose() { detached_ = standing_.presupposed = true; }
  const Token& at(TokenIndex token) const { return document_.token(token); }

  const Document& document_;
  const PredicateLexicon& lexicon_;
  Standing standing_;
  bool detached_ = false;           ///< Above a clause told for itself: only attribution passes.
  bool apart_ = false;              ///< What stands above is another sentence.
  bool demanded_by_word_ = false;   ///< A verb or noun of demand stands above it.
  bool wants_past_future_ = false;  ///< A "would" that turns into a plan under past speech.
};

void StandingReader::flip() {
  if (detached_) return;
  if (demanded_by_word_) standing_.untold = true;  // "did not urge it to leave".
  standing_.polarity =
      standing_.polarity == Polarity::kAffirmed ? Polarity::kNegated : Polarity::kAffirmed;
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
  if (detached_) return;
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

void StandingReader::read_mark(TokenIndex verb) {
  for (const TokenIndex child : children_with(document_, verb, {kMark, kAdvmod, kPrep, kDep})) {
    const std::string word = lower_ascii(at(child).text);
    if (const Shift* shift = lexicon_.find_shift(word, "mark")) apply(*shift, verb);
  }
  // "The time has come for Ukraine to join"; "RUSSIA TO SEND TROOPS".
  const bool headline = at(verb).head == verb && has_infinitive_mark(document_, verb);
  if (has_for_subject(document_, verb) || headline) set_modality(Modality::kPlanned);
}

void StandingReader::read_verb(TokenIndex verb) {
  if (is_denied(verb)) flip();
  const bool condition = is_inverted_condition(document_, verb);
  if (condition || (has_modal(document_, verb) && has_condition(document_, verb)))
    set_modality(Modality::kPossible);
  if (condition) return;
  for (const TokenIndex child : children_with(document_, verb, {kAux, kAuxpass}))
    read_auxiliary(verb, at(child));
  read_mark(verb);
}

void StandingReader::read_noun(TokenIndex noun) {
  if (has_no(document_, noun)) flip();
  for (const TokenIndex child : document_.children(noun)) {
    const Token& word = at(child);
    if (word.dep != kAmod && word.dep != kAdvmod && word.dep != kCompound) continue;
    if (const Shift* shift = lexicon_.find_shift(lower_ascii(word.text), "adjective"))
      apply(*shift, noun);
  }
}

void StandingReader::apply(const Shift& shift, TokenIndex governor) {
  if (shift.attributes && !standing_.speech && !apart_) standing_.speech = governor;
  if (detached_) return;
  if (shift.negates) flip();
  standing_.starts = standing_.starts || shift.starts;
  standing_.ends = standing_.ends || shift.ends;
  if (shift.modality.empty()) return;
  const auto modality = parse_modality(shift.modality);
  if (!modality) return;
  set_modality(*modality);
  const bool word =
      at(governor).tag != "MD" && !lexicon_.find_shift(lower_lemma(at(governor)), "modal");
  if (*modality == Modality::kDemanded && word) demanded_by_word_ = true;
}

// What the governor does to a clause or noun below it. A verb that only carries it ("began to",
// "managed to") passes its own negation and modals on.
void StandingReader::govern(TokenIndex governor, const Shift* shift, Clauses clauses) {
  const Token& token = at(governor);
  const bool speaks = shift != nullptr && shift->attributes && shift->modality != "demanded";
  if (wants_past_future_ && speaks) {
    set_modality(Modality::kPlanned);
    wants_past_future_ = false;
  }
  if (shift != nullptr) apply(*shift, governor);
  if (detached_) return;
  const bool raises = shift != nullptr && shift->raises;
  if (speaks && is_clausal(token) && !is_denied(governor)) {
    detached_ = true;  // Whether it may be said changes nothing of what is said.
    return;
  }
  if (is_clausal(token)) {
    if (clauses == Clauses::kShared) {
      read_verb(governor);
    } else if (is_denied(governor)) {
      // "does not believe that": believes that not; "did not deny that".
      if (raises || (shift != nullptr && shift->negates)) flip();
      if (!raises || shift->modality != "actual") {
        set_modality(Modality::kPossible);  // "did not say that".
      }
    }
  } else if (shift != nullptr) {
    read_noun(governor);
  }
}

// "will visit Oslo and meet the king": the bare form shares the auxiliary.
TokenIndex StandingReader::step_from_conjunct(TokenIndex current) {
  const Token& token = at(current);
  const TokenIndex head = token.head;
  if (token.tag == "VBD" && at(head).tag == "VB") {  // Joined to the wrong verb by the parse.
    presuppose();
    return head;
  }
  const bool own_subject = child_with(document_, current, {kNsubj, kNsubjpass}).has_value();
  const bool own_auxiliary = child_with(document_, current, {kAux, kAuxpass}).has_value();
  if (is_verb(at(head)) && !own_subject && !own_auxiliary && token.tag == at(head).tag) {
    for (const TokenIndex child : children_with(document_, head, {kAux}))
      read_auxiliary(head, at(child));
    if (token.tag == "VB" && is_denied(head)) flip();
  }
  // Conditions and words such as "reportedly" before both are of both.
  if (is_verb(at(head)) && !own_subject) read_mark(head);
  return head;
}

TokenIndex StandingReader::step_from_modifier(TokenIndex current) {
  const TokenIndex head = at(current).head;
  const bool infinitive = has_infinitive_mark(document_, current);
  const Shift* shift = clause_shift(head, current);
  // "the claim that", "the plan to"; but "the agreement signed in May".
  const bool complement = child_with(document_, current, {kMark, kNsubj, kNsubjpass}).has_value();
  if (shift != nullptr && (infinitive || (at(current).dep == kAcl && complement))) {
    govern(head, shift, Clauses::kSeparate);
    // "found no evidence that", "did not find evidence that".
    const Dependency role = at(head).dep;
    const bool argument = role == kDobj || role == kNsubjpass || role == kAttr || role == kPobj;
    if (shift->raises && argument && is_clausal(at(at(head).head)) && role != kAttr &&
        is_denied(at(head).head) && !has_no(document_, head)) {
      flip();
    }
    return head;
  }
  if (infinitive) set_modality(Modality::kPlanned);  // "troops to guard it".
  // "the project, which involves both": an aside of the article, not of who speaks.
  const TokenIndex first = document_.subtree(current).begin;
  apart_ = apart_ || (at(current).dep == kRelcl && first > 0 && at(first - 1).text == ",");
  presuppose();
  return head;
}

TokenIndex StandingReader::step_from_adverbial(TokenIndex current) {
  const TokenIndex head = at(current).head;
  if (!has_infinitive_mark(document_, current) || detached_) {
    if (is_awaited(document_, current)) set_modality(Modality::kPlanned);
    presuppose();
    return head;
  }
  const Shift* shift = is_clausal(at(head)) ? clause_shift(head, current) : nullptr;
  if (shift != nullptr) {  // "urged Russia … to leave", parsed as a purpose.
    govern(head, shift, Clauses::kShared);
    return head;
  }
  // "met to sign it", "came to fight them": a purpose that the act itself fulfils; of other acts it
  // is a plan.
  const bool fulfilled = lexicon_.in_class("fulfilling", lower_lemma(at(head)));
  if (!fulfilled) set_modality(Modality::kPlanned);
  if (is_clausal(at(head))) read_verb(head);
  return head;
}

// What a preposition itself says; returns it with its governor's lemma: "accuse_of".
std::string StandingReader::read_preposition(TokenIndex preposition) {
  const std::string word = lower_ascii(at(preposition).text);
  if (const Shift* shift = lexicon_.find_shift(word, "preposition")) apply(*shift, preposition);
  return lower_lemma(at(at(preposition).head)) + "_" + word;
}

// "of attacking", "without meeting", "ruled out sending".
TokenIndex StandingReader::step_from_gerund(TokenIndex current) {
  const TokenIndex head = at(current).head;
  const std::string with = read_preposition(head);
  const TokenIndex above = at(head).head;
  if (above == head) return head;
  const std::string word = lower_ascii(at(head).text);
  if (const Shift* shift = lexicon_.find_shift(with, "clause")) {
    apply(*shift, above);
    // What one is blamed or thanked for is told as done, whatever becomes of the blaming.
    if (shift->attributes) {
      detached_ = true;
    } else if (is_clausal(at(above))) {
      read_verb(above);
    }
  } else if (is_clausal(at(above)) && lexicon_.in_class("means", word)) {
    read_verb(above);  // "won by attacking": as real as the winning.
  } else if (is_clausal(at(above)) && lexicon_.in_class("adjunct", word)) {
    presuppose();
  } else {
    govern(above, shift_of(above, "clause", head), Clauses::kSeparate);
  }
  return above;
}

TokenIndex StandingReader::step_from_clause(TokenIndex current) {
  const Token& token = at(current);
  const TokenIndex head = token.head;
  switch (token.dep) {
    case kXcomp:
    case kAcomp:
    case kOprd:
      govern(head, clause_shift(head, current), Clauses::kShared);
      return head;
    case kCcomp:
    case kParataxis:
    case kDep:
      if (is_apart(document_, current, head)) {
        apart_ = true;
        presuppose();
        return head;
      }
      govern(head, clause_shift(head, current),
             has_infinitive_mark(document_, current) ? Clauses::kShared : Clauses::kSeparate);
      return head;
    case kCsubj:
    case kCsubjpass:
      if (is_open_subject(document_, current)) set_modality(Modality::kPossible);
      presuppose();
      return head;
    case kConj:
      return step_from_conjunct(current);
    case kAcl:
    case kRelcl:
      return step_from_modifier(current);
    case kAdvcl:
      return step_from_adverbial(current);
    case kPcomp:
      return step_from_gerund(current);
    default:
      return head;
  }
}

TokenIndex StandingReader::step_from_object(TokenIndex current) {
  const TokenIndex head = at(current).head;
  const std::string with = read_preposition(head);
  const TokenIndex above = at(head).head;
  if (above == head) return head;
  if (const Shift* shift = lexicon_.find_shift(with, "noun")) {
    if (shift->modality == "possible" && is_given(document_, current)) {
      presuppose();
    } else {
      apply(*shift, above);
      if (shift->attributes) detached_ = true;
      if (is_clausal(at(above))) read_verb(above);
    }
  } else if (!is_clausal(at(above))) {
    govern(above, shift_of(above, "noun", head), Clauses::kSeparate);
  } else {
    read_setting(current);
    presuppose();
  }
  return above;
}

TokenIndex StandingReader::step_from_noun(TokenIndex current) {
  const Token& token = at(current);
  const TokenIndex head = token.head;
  if (token.dep == kConj || token.dep == kAppos) return head;
  if (token.dep == kPobj) return step_from_object(current);
  if (token.dep == kDobj || token.dep == kNsubjpass || token.dep == kAttr) {
    const Shift* shift = shift_of(head, "noun", current);
    const bool open =
        shift != nullptr && shift->modality == "possible" && is_given(document_, current);
    if ((shift != nullptr && !open) || token.dep == kAttr) {
      govern(head, shift, Clauses::kShared);
      return head;
    }
  }
  const bool brought = token.dep == kDobj && !is_given(document_, current) &&
                       lexicon_.in_class("bringing", lower_lemma(at(head)));
  if (brought) {
    read_verb(head);
    return head;
  }
  if (token.dep == kNsubj) read_predicative(head);
  read_setting(current);
  presuppose();
  return head;
}

// "could escalate into a war between them": nothing is there that the text has not given.
void StandingReader::read_setting(TokenIndex noun) {
  const TokenIndex verb = governing_verb(document_, noun);
  if (is_indefinite(document_, noun) && has_modal(document_, verb))
    set_modality(Modality::kPossible);
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
    if (const Shift* shift = shift_of(current, "noun", token)) apply(*shift, current);
    read_predicative(current);
  } else if (!is_clausal(at(token))) {
    const TokenIndex verb = governing_verb(document_, token);
    if (is_clausal(at(verb))) read_tense(verb);
  }
  for (int i = 0; i < kMaxSteps && at(current).head != current; ++i)
    current = step(current);
  const bool open = wants_past_future_ || (!standing_.presupposed && is_asked(document_, token));
  detached_ = false;
  if (open) set_modality(Modality::kPossible);
  return standing_;
}

}  // namespace

Standing find_standing(const Document& document, const PredicateLexicon& lexicon, TokenIndex token,
                       std::optional<TokenIndex> support) {
  return StandingReader(document, lexicon).read(token, support);
}

}  // namespace entente
