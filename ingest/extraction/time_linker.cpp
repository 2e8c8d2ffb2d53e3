#include "ingest/extraction/time_linker.h"

#include <algorithm>
#include <array>
#include <utility>

namespace entente {
namespace {

using enum Dependency;

constexpr int kMaxSteps = 32;
constexpr std::int64_t kLongDays = 3000;  // Decades and centuries.

// "talks following the visit": a participle that works as a preposition.
bool is_transparent(const Token& token) {
  return token.tag == "VBG" && (token.lemma == "follow" || token.lemma == "include" ||
                                token.lemma == "regard" || token.lemma == "concern");
}

// Whether a clause without dates has those of the clause above: a purpose, a complement, "when", a
// participle that goes on telling ("he led a coup, setting up a council").
bool shares_time(const Document& document, TokenIndex verb) {
  const Token& token = document.token(verb);
  if (token.dep == kXcomp) return true;
  if (token.dep != kAdvcl) return false;
  if (token.tag == "VB") return true;
  for (const TokenIndex child : children_with(document, verb, {kMark, kAdvmod, kPrep})) {
    if (child > verb) continue;
    const std::string word = lower_ascii(document.token(child).text);
    if (word == "when" || word == "as" || word == "while") return true;
    if (document.token(child).dep == kMark || document.token(child).dep == kPrep) return false;
  }
  return token.tag == "VBG" && !child_with(document, verb, {kAux, kNsubj});
}

}  // namespace

TimeLinker::TimeLinker(const Document& document, const PredicateLexicon& lexicon,
                       const std::vector<TimeExpression>& times)
    : document_(document), lexicon_(lexicon), times_(times) {}

// The word that brings the date into the sentence: its preposition, or itself.
TokenIndex TimeLinker::carrier(const TimeExpression& time) const {
  TokenIndex current = time.head;
  for (int step = 0; step < kMaxSteps; ++step) {
    const Token& token = document_.token(current);
    if (token.head == current) return current;
    const Token& head = document_.token(token.head);
    const bool inside = head.dep == kPobj || head.dep == kNpadvmod || token.dep == kConj;
    if (token.dep == kPobj && head.pos != PartOfSpeech::kVerb) {
      // "in the spring of 2019" stays one expression; "at the end of the war in 1945" does not.
      return token.head;
    }
    if (!inside || !is_noun(head)) return current;
    current = token.head;
  }
  return current;
}

TokenIndex TimeLinker::clause_of(TokenIndex token) const {
  for (int step = 0; step < kMaxSteps; ++step) {
    const Token& here = document_.token(token);
    if ((is_clausal(here) && !is_transparent(here)) || here.head == token) return token;
    token = here.head;
  }
  return token;
}

// "a visit to Kyrgyzstan, scheduled to be held in the spring": the nearest noun before the clause.
bool TimeLinker::is_scheduled_by(const TimeExpression& time, TokenIndex token) const {
  TokenIndex verb = clause_of(carrier(time));
  for (int step = 0; step < 3; ++step) {
    const Token& here = document_.token(verb);
    if (lexicon_.in_class("schedule", lower_lemma(here)) && verb > token &&
        !child_with(document_, verb, {kNsubj, kNsubjpass})) {
      for (TokenIndex between = token + 1; between < verb; ++between) {
        const Token& other = document_.token(between);
        if (other.pos == PartOfSpeech::kVerb) return false;
        if (is_noun(other) && !lexicon_.find(lower_lemma(other), PredicateKind::kNoun).empty()) {
          return false;
        }
      }
      return true;
    }
    if (here.dep != kXcomp || here.head == verb) return false;
    verb = here.head;
  }
  return false;
}

// Whether a verb neither tells a claim nor changes one: it wants no date for itself.
bool TimeLinker::is_mute(TokenIndex verb) const {
  const std::string lemma = lower_lemma(document_.token(verb));
  return lexicon_.find(lemma, PredicateKind::kVerb).empty() &&
         lexicon_.find_shift(lemma, "clause") == nullptr &&
         lexicon_.find_shift(lemma, "noun") == nullptr;
}

// "the killing of Soleimani in an airstrike last week": right behind the noun, and the verb above
// is none that would want the date for itself.
bool TimeLinker::follows_closely(const TimeExpression& time, TokenIndex token) const {
  constexpr TokenIndex kMaxGap = 12;
  if (time.tokens.begin < token || time.tokens.begin - token > kMaxGap) return false;
  if (!is_mute(governing_verb(document_, token))) return false;
  for (TokenIndex between = token + 1; between < time.tokens.begin; ++between) {
    const Token& other = document_.token(between);
    if (is_verb(other) || other.text == "," || other.text == ";") return false;
  }
  return true;
}

bool TimeLinker::is_event_noun(TokenIndex token) const {
  const Token& noun = document_.token(token);
  if (!is_noun(noun) || noun.pos == PartOfSpeech::kPropn) return false;
  return !lexicon_.find(lower_lemma(noun), PredicateKind::kNoun).empty();
}

// "take effect", "come into force".
bool TimeLinker::takes_effect(TokenIndex verb) const {
  for (const TokenIndex child : children_with(document_, verb, {kDobj})) {
    if (lexicon_.in_class("effect", lower_lemma(document_.token(child)))) return true;
  }
  for (const std::string_view preposition : {"into", "in"}) {
    for (const TokenIndex object : prepositional_objects(document_, verb, preposition)) {
      if (lexicon_.in_class("effect", lower_lemma(document_.token(object)))) return true;
    }
  }
  return false;
}

// Whether the dates of an event noun are its own and not those of what stands above it:
// "condemned the attack in 2008", "after the visit in May"; but "held talks in May", "met during a
// visit in May".
bool TimeLinker::is_foreign(TokenIndex noun) const {
  if (!is_event_noun(noun)) return false;
  const Token& token = document_.token(noun);
  const Token& above = document_.token(token.head);
  if (token.dep == kPobj) return !lexicon_.in_class("while", lower_ascii(above.text));
  if (token.dep != kDobj && token.dep != kNsubjpass && token.dep != kNsubj) return false;
  const std::string verb = lower_lemma(above);
  return !lexicon_.in_class("support", verb) && !lexicon_.in_class("occur", verb);
}

// 0 if the date does not belong to the predicate; the higher the surer.
int TimeLinker::closeness(const TimeExpression& time, TokenIndex token,
                          std::optional<TokenIndex> support) const {
  const TokenIndex from = carrier(time);
  TokenIndex current = from;
  // "the eighteenth-century name of it" dates the name alone.
  const Dependency role = document_.token(from).dep;
  const bool modifies = role == kAmod || role == kCompound || role == kNummod || role == kNmod;
  bool foreign = modifies && document_.token(from).head != token && time.days &&
                 time.days->size_days() > kLongDays;
  for (int step = 0; step < kMaxSteps; ++step) {
    if (current == token && step > 0) return foreign ? 0 : 4;
    if (support && current == *support) return foreign ? 0 : 3;
    const Token& here = document_.token(current);
    if ((is_clausal(here) && !is_transparent(here) && step > 0) || here.head == current) break;
    foreign = foreign || (current != token && is_foreign(current));
    current = here.head;
  }
  if (foreign) return 0;
  if (!is_clausal(document_.token(token)) && !support) return noun_closeness(time, token);
  return clause_closeness(time, support ? *support : token);
}

int TimeLinker::noun_closeness(const TimeExpression& time, TokenIndex noun) const {
  const TokenIndex from = carrier(time);
  if (is_scheduled_by(time, noun)) return 3;
  const Token& token = document_.token(noun);
  const Token& head = document_.token(token.head);
  // "at a news conference following talks on 4 February".
  if (is_transparent(head) && dominates(document_, token.head, from)) return 3;
  if (follows_closely(time, noun)) return 1;
  // "the occupation of Crimea that began in 2014", with the clause at another noun.
  const TokenIndex clause = clause_of(from);
  const Token& told = document_.token(clause);
  const bool near = dominates(document_, noun, told.head) || dominates(document_, told.head, noun);
  if (told.dep == kRelcl && near && noun < clause && !is_event_noun(told.head) &&
      lexicon_.in_class("occur", lower_lemma(told))) {
    return 4;
  }
  // "achieved, in 1967, a treaty between them".
  const bool object = token.dep == kDobj || token.dep == kNsubjpass;
  if (object && document_.token(from).head == token.head && is_mute(token.head)) return 1;
  // "was killed on Monday in an attack by": what happens in the course of a dated act.
  if (token.dep != kPobj || !lexicon_.in_class("while", lower_ascii(head.text))) return 0;
  const Token& verb = document_.token(head.head);
  return is_clausal(verb) && document_.token(from).head == head.head ? 1 : 0;
}

int TimeLinker::clause_closeness(const TimeExpression& time, TokenIndex verb) const {
  const TokenIndex from = carrier(time);
  const TokenIndex clause = clause_of(from);
  const TokenIndex predicate = verb;
  // "fired and landed a round on him yesterday": of one object, so of one time.
  const Token& last = document_.token(clause);
  if (last.dep == kConj && last.head == verb && !child_with(document_, verb, {kDobj}) &&
      child_with(document_, clause, {kDobj}) &&
      !child_with(document_, clause, {kNsubj, kNsubjpass})) {
    return 1;
  }
  for (int step = 0; step < kMaxSteps; ++step) {
    const Token& here = document_.token(verb);
    if (here.head == verb) break;
    // "75 years ago, when they founded it".
    const bool relative = here.dep == kRelcl || here.dep == kAdvcl || here.dep == kCcomp;
    if (relative && time.tokens.contains(here.head)) return 2;
    // "is to step down today, with Johnson succeeding her".
    if (here.dep == kPcomp && document_.token(here.head).norm == "with") {
      verb = document_.token(here.head).head;
      if (verb == clause) return 1;
      continue;
    }
    // "a truce was agreed in 1994, leaving towns occupied by rebels".
    if (here.dep == kAcl && here.tag == "VBN") {
      const TokenIndex result = clause_of(here.head);
      if (document_.token(result).lemma != "leave" || !shares_time(document_, result)) break;
      verb = result;
      continue;
    }
    if (shares_time(document_, verb)) {
      const bool purpose = here.dep == kXcomp || here.tag == "VB";
      verb = here.head;  // "began hosting troops in 2001".
      if (verb == clause) return purpose ? 2 : 1;
      continue;
    }
    if (here.dep == kConj && is_verb(document_.token(here.head)) &&
        !child_with(document_, verb, {kNsubj, kNsubjpass})) {
      verb = here.head;
      // A date before the first verb is of all; one behind it is of that verb alone.
      if (verb == clause && from < verb) return 1;
      continue;
    }
    break;
  }
  // "The policy, which is to take effect in May, bans": a rule holds from when it takes effect.
  for (TokenIndex up = clause; document_.token(up).head != up; up = document_.token(up).head) {
    const Token& here = document_.token(up);
    if (here.dep != kRelcl) continue;
    const bool subject =
        document_.token(here.head).dep == kNsubj && document_.token(here.head).head == predicate;
    return subject && takes_effect(clause) ? 1 : 0;
  }
  // A date in front of the sentence whose verb the parse misses.
  const Token& root = document_.token(clause);
  const bool missed = root.head == clause && !is_verb(root);
  return missed && dominates(document_, clause, predicate) ? 1 : 0;
}

void TimeLinker::place(const TimeExpression& time, LinkedTime& linked) const {
  static constexpr std::array<std::pair<std::string_view, const TimeExpression * LinkedTime::*>, 14>
      kPrepositions = {{{"since", &LinkedTime::since},
                        {"from", &LinkedTime::since},
                        {"starting", &LinkedTime::since},
                        {"beginning", &LinkedTime::since},
                        {"until", &LinkedTime::until},
                        {"till", &LinkedTime::until},
                        {"to", &LinkedTime::until},
                        {"through", &LinkedTime::until},
                        {"by", &LinkedTime::by},
                        {"before", &LinkedTime::before},
                        {"after", &LinkedTime::after},
                        {"between", &LinkedTime::since},
                        {"prior", &LinkedTime::before},
                        {"as", &LinkedTime::at}}};
  const TokenIndex word = carrier(time);
  const std::string preposition = lower_ascii(document_.token(word).text);
  const TimeExpression* LinkedTime::*slot = &LinkedTime::at;
  for (const auto& [name, member] : kPrepositions) {
    if (name == preposition) slot = member;
  }
  if (time.kind == TimeKind::kDuration && time.ago) {
    if (preposition != "for") return;
    slot = &LinkedTime::lasting;
  }
  if (time.is_run && slot == &LinkedTime::since) slot = &LinkedTime::at;  // "from November 1-2".
  const Token& head = document_.token(time.head);
  if (preposition == "between" && head.dep == kConj) slot = &LinkedTime::until;
  if (linked.*slot != nullptr) return;
  linked.*slot = &time;
  const TokenIndex begin = word < time.tokens.begin ? word : time.tokens.begin;
  const std::string_view text = document_.text_of({begin, time.tokens.end});
  linked.text = linked.text ? *linked.text + " " + std::string(text) : std::string(text);
}

// The verb that only says of something that it is in or under what the noun names: "has been the
// subject of sanctions since 2011", "fell under their control in 2014". Its dates are the noun's.
std::optional<TokenIndex> TimeLinker::telling_verb(TokenIndex noun) const {
  const Token& token = document_.token(noun);
  if (!is_noun(token) || token.dep != kPobj) return std::nullopt;
  const Token& preposition = document_.token(token.head);
  const std::string word = lower_ascii(preposition.text);
  if (word == "of") {
    const Token& above = document_.token(preposition.head);
    if (above.dep != kAttr || document_.token(above.head).lemma != "be") return std::nullopt;
    return is_event_noun(preposition.head) ? std::nullopt : std::optional(above.head);
  }
  if (word != "under") return std::nullopt;
  return is_clausal(document_.token(preposition.head)) ? std::optional(preposition.head)
                                                       : std::nullopt;
}

LinkedTime TimeLinker::link(TokenIndex token, std::optional<TokenIndex> support) const {
  return link_from(token, support, 1);
}

LinkedTime TimeLinker::link_below(TokenIndex token) const {
  return link_from(token, std::nullopt, 4);
}

LinkedTime TimeLinker::link_within(TokenSpan span, bool begins) const {
  LinkedTime linked;
  for (const TimeExpression& time : times_) {
    if (!time.days || !span.contains(time.tokens.begin)) continue;
    (begins ? linked.since : linked.at) = &time;
    linked.text = std::string(document_.text_of(time.tokens));
    break;
  }
  return linked;
}

LinkedTime TimeLinker::link_from(TokenIndex token, std::optional<TokenIndex> support,
                                 int least) const {
  // "has been a member since 2015": the date hangs on the copula.
  const Token& noun = document_.token(token);
  const bool predicative = noun.dep == kAttr || noun.dep == kAcomp;
  if (!support && predicative && least < 4 && document_.token(noun.head).lemma == "be")
    support = noun.head;
  if (!support && least < 4) support = telling_verb(token);
  const TokenIndex sentence = document_.token(token).sentence;
  std::vector<std::pair<int, const TimeExpression*>> ranked;
  const auto first = std::lower_bound(
      times_.begin(), times_.end(), document_.sentences()[sentence].begin,
      [](const TimeExpression& time, TokenIndex begin) { return time.tokens.begin < begin; });
  for (auto time = first; time != times_.end(); ++time) {
    if (time->tokens.begin >= document_.sentences()[sentence].end) break;
    if (!time->days && !time->ago) continue;
    const int rank = closeness(*time, token, support);
    if (rank >= least) ranked.emplace_back(rank, &*time);
  }
  LinkedTime linked;
  if (ranked.empty()) return linked;
  int best = 0;
  for (const auto& [rank, time] : ranked)
    best = std::max(best, rank);
  for (const auto& [rank, time] : ranked) {
    if (rank == best) place(*time, linked);
  }
  return linked;
}

bool TimeLinker::is_anaphoric(TokenIndex token, std::optional<TokenIndex> support) const {
  TokenIndex verb = clause_of(support.value_or(token));
  if (document_.token(verb).dep == kCcomp) {  // "Following the vote, he indicated they regret it".
    const TokenIndex above = document_.token(verb).head;
    if (refers_back(above)) return true;
  }
  return refers_back(verb);
}

bool TimeLinker::refers_back(TokenIndex verb) const {
  for (const TokenIndex child : children_with(document_, verb, {kPrep, kNpadvmod, kAdvmod})) {
    const std::string word = lower_ascii(document_.token(child).text);
    const bool follows = word == "following";  // At once, as reactions do: "following the vote".
    if (word != "during" && word != "at" && word != "in" && !follows) continue;
    const auto object = child_with(document_, child, {kPobj});
    if (!object) continue;
    const std::string noun = lower_lemma(document_.token(*object));
    const bool reaction = follows && lexicon_.in_class("decision", noun);
    if (!reaction && (follows || !lexicon_.in_class("occasion", noun))) continue;
    for (const TokenIndex below : children_with(document_, *object, {kDet, kPoss})) {
      const std::string determiner = lower_ascii(document_.token(below).text);
      if (lexicon_.in_class("definite", determiner)) return true;
    }
  }
  return false;
}

}  // namespace entente
