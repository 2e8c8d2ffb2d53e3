// Who does what a verb says, and to whom: the half of syntax.h that sees through passives, control,
// raising, relative clauses and the parser's usual mistakes.
#include <algorithm>
#include <array>

#include "ingest/extraction/syntax.h"

namespace entente {
namespace {

using enum Dependency;

constexpr int kMaxSteps = 24;  // Of control and coordination: bounds recursion on odd trees.

bool is_one_of(Dependency label, std::initializer_list<Dependency> labels) {
  return std::find(labels.begin(), labels.end(), label) != labels.end();
}

bool has_infinitive_mark(const Document& document, TokenIndex verb) {
  for (const TokenIndex child : children_with(document, verb, {kAux})) {
    if (document.token(child).tag == "TO") return true;
  }
  return false;
}

// Of "urged Russia to leave": the object that does what the infinitive says. Verbs whose subject
// does it although they have an object are few.
bool has_subject_control(const Token& verb) {
  return verb.lemma == "promise" || verb.lemma == "threaten" || verb.lemma == "vow" ||
         verb.lemma == "use" || verb.lemma == "take" || verb.lemma == "visit" ||
         verb.lemma == "meet";
}

// Who writes a message says what it says: "sent a letter to Putin urging", "a message on Twitter
// blaming". The verb that the message is the object of.
std::optional<TokenIndex> verb_of_message(const Document& document, TokenIndex noun) {
  static constexpr std::array<std::string_view, 12> kMessages = {
      "letter", "statement", "message", "tweet", "note",        "article",
      "report", "speech",    "appeal",  "post",  "declaration", "communique"};
  for (int step = 0; step < 3; ++step) {
    const Token& token = document.token(noun);
    const bool message =
        std::find(kMessages.begin(), kMessages.end(), token.lemma) != kMessages.end();
    if (token.dep == kDobj && message) return token.head;
    if (token.dep != kPobj) return std::nullopt;
    noun = document.token(token.head).head;
  }
  return std::nullopt;
}

// Whose plan or right it is to do what the infinitive behind the noun says: "Iran's decision to
// leave", "the right of refugees to return".
std::optional<TokenIndex> owner_of_plan(const Document& document, TokenIndex noun,
                                        TokenIndex infinitive) {
  if (const auto owner = child_with(document, noun, {kPoss})) return owner;
  for (const TokenIndex child : children_with(document, noun, {kPrep})) {
    const Token& preposition = document.token(child);
    const bool names_owner = preposition.norm == "of" || preposition.norm == "by";
    if (!names_owner || child > infinitive) continue;
    if (const auto object = child_with(document, child, {kPobj})) return object;
  }
  return std::nullopt;
}

std::optional<TokenIndex> subject_of(const Document& document, TokenIndex verb, int steps);

// Who is to do what a word of asking asks: "an invitation to Putin to visit", and of "welcomed the
// king's invitation to visit" who welcomed it. Nothing where the words do not tell.
std::optional<TokenIndex> who_is_asked(const Document& document, TokenIndex noun, int steps) {
  for (const TokenIndex child : children_with(document, noun, {kPrep})) {
    const std::string_view word = document.token(child).norm;
    if (word != "to" && word != "for" && word != "on") continue;
    if (const auto object = child_with(document, child, {kPobj})) return object;
  }
  if (document.token(noun).dep != kDobj) return std::nullopt;
  const TokenIndex verb = document.token(noun).head;
  static constexpr std::array<std::string_view, 10> kAnswers = {
      "accept", "welcome", "receive", "decline", "reject",
      "refuse", "get",     "ignore",  "obey",    "heed"};
  const bool answers =
      std::find(kAnswers.begin(), kAnswers.end(), document.token(verb).lemma) != kAnswers.end();
  return answers ? subject_of(document, verb, steps - 1) : std::nullopt;
}

bool asks_another(std::string_view noun) {
  static constexpr std::array<std::string_view, 6> kAsking = {"invitation", "request", "demand",
                                                              "order",      "appeal",  "plea"};
  return std::find(kAsking.begin(), kAsking.end(), noun) != kAsking.end();
}

// The subject of a verb without one of its own, from the word that governs it.
std::optional<TokenIndex> controller(const Document& document, TokenIndex verb, int steps) {
  const Token& token = document.token(verb);
  const TokenIndex head = token.head;
  const Token& governor = document.token(head);
  switch (token.dep) {
    case kConj:
      if (is_verb(governor)) return subject_of(document, head, steps - 1);
      return std::nullopt;
    case kXcomp:
    case kCcomp: {
      if (token.dep == kCcomp && !has_infinitive_mark(document, verb) && token.tag != "VBG") {
        return std::nullopt;
      }
      const auto object = child_with(document, head, {kDobj});
      if (object && *object != verb && !has_subject_control(governor)) return object;
      return subject_of(document, head, steps - 1);
    }
    case kAdvcl:
      if (is_verb(governor)) return subject_of(document, head, steps - 1);
      return std::nullopt;
    case kAcl:
    case kRelcl:
      if (has_infinitive_mark(document, verb) && asks_another(governor.lemma)) {
        return who_is_asked(document, head, steps);
      }
      if (has_infinitive_mark(document, verb)) {
        if (const auto owner = owner_of_plan(document, head, verb)) return owner;
      }
      if (has_infinitive_mark(document, verb) && governor.dep == kDobj) {
        return subject_of(document, governor.head, steps - 1);  // "reached a deal to build".
      }
      if (token.tag == "VBG") {
        if (const auto writes = verb_of_message(document, head)) {
          return subject_of(document, *writes, steps - 1);
        }
      }
      return head;
    case kPcomp: {
      if (governor.head == head) return std::nullopt;
      const Token& above = document.token(governor.head);
      if (is_verb(above)) {
        const auto object = child_with(document, governor.head, {kDobj});
        const bool object_acts = governor.norm == "of" || governor.norm == "for" ||
                                 governor.norm == "from" || governor.norm == "into";
        if (object && object_acts) return object;
        return subject_of(document, governor.head, steps - 1);
      }
      if (above.dep == kDobj || above.dep == kNsubj) {
        return subject_of(document, above.head, steps - 1);
      }
      return std::nullopt;
    }
    case kAcomp:
    case kOprd:
      return subject_of(document, head, steps - 1);
    default:
      return std::nullopt;
  }
}

// The noun in front of a coordinated verb that opens its clause; see clause_opened_by.
std::optional<TokenIndex> subject_before(const Document& document, TokenIndex verb) {
  if (verb == 0 || document.token(verb).dep != kConj) return std::nullopt;
  for (TokenIndex noun = verb - 1; is_noun(document.token(noun));
       noun = document.token(noun).head) {
    if (clause_opened_by(document, noun) == verb) return noun;
    if (document.token(noun).head >= noun) break;
  }
  return std::nullopt;
}

std::optional<TokenIndex> subject_of(const Document& document, TokenIndex verb, int steps) {
  if (steps <= 0) return std::nullopt;
  if (const auto own = child_with(document, verb, {kNsubj, kNsubjpass})) {
    return antecedent(document, *own);
  }
  if (is_headline_verb(document, verb)) return verb - 1;
  if (document.token(verb).head == verb) return std::nullopt;
  const Token& token = document.token(verb);
  if (const auto noun = subject_before(document, verb)) return noun;
  if (token.pos == PartOfSpeech::kAdj && is_one_of(token.dep, {kAcomp, kXcomp, kOprd})) {
    return subject_of(document, token.head, steps - 1);  // "was prepared to open".
  }
  return controller(document, verb, steps);
}

// "kidnapped up to 16 advisers": parsed as a particle and a preposition.
void append_counted_object(const Document& document, TokenIndex verb, TokenList& list) {
  for (const TokenIndex up : children_with(document, verb, {kPrt, kPrep, kAdvmod})) {
    if (document.token(up).norm != "up" || up + 1 >= document.tokens().size()) continue;
    for (const TokenIndex to : {up, up + 1}) {
      for (const TokenIndex below : children_with(document, to, {kPrep, kPobj})) {
        const bool object = document.token(below).dep == kPobj && document.token(to).norm == "to";
        if (object && child_with(document, below, {kNummod})) list.push_back(below);
      }
    }
  }
}

}  // namespace

namespace {

// "The U.S.-led coalition bombed Raqqa": read as a noun phrase, yet a participle behind a noun has
// no object of its own.
bool is_main_verb_of_noun(const Document& document, TokenIndex verb) {
  const Token& token = document.token(verb);
  const bool behind_root = token.dep == kAcl && document.token(token.head).head == token.head;
  return behind_root && child_with(document, verb, {kDobj}).has_value();
}

}  // namespace

bool is_headline_verb(const Document& document, TokenIndex token) {
  const Token& word = document.token(token);
  const bool form = word.tag == "NNS" || word.tag == "NNPS" || word.tag == "VBZ";
  if (!form || word.head != token || token == 0 || !word.text.ends_with('s')) return false;
  const Token& before = document.token(token - 1);
  if (before.head != token || before.pos != PartOfSpeech::kPropn) return false;
  const auto object = child_with(document, token, {kNpadvmod});
  return object && *object > token;
}

bool is_passive(const Document& document, TokenIndex verb) {
  const Token& token = document.token(verb);
  if (child_with(document, verb, {kNsubjpass, kAuxpass})) return true;
  if (token.tag == "VBD" && child_with(document, verb, {kAgent}))
    return true;  // "rockets fired by".
  if (token.tag != "VBN" || is_main_verb_of_noun(document, verb)) return false;
  if (child_with(document, verb, {kAux, kNsubj})) return false;  // "has opened".
  if (is_one_of(token.dep, {kAcl, kAdvcl, kAmod, kRelcl})) return true;
  if (child_with(document, verb, {kAgent})) return true;
  if (token.dep == kConj && token.head != verb) return is_passive(document, token.head);
  return false;
}

std::optional<TokenIndex> surface_subject(const Document& document, TokenIndex verb) {
  return subject_of(document, verb, kMaxSteps);
}

namespace {

// The agent of a passive that the parse hangs lower: "was given tanks by X", "was condemned in a
// statement by X", "is accused of blocking aid by X"; `depth` bounds the way down.
std::optional<TokenIndex> agent_below(const Document& document, TokenIndex token, int depth) {
  for (const TokenIndex child : children_with(document, token, {kAgent, kPrep})) {
    if (document.token(child).norm != "by") continue;
    if (const auto object = child_with(document, child, {kPobj})) return object;
  }
  if (depth <= 0) return std::nullopt;
  for (const TokenIndex child : children_with(document, token, {kDobj, kPrep, kPobj, kPcomp})) {
    const bool step = document.token(child).dep != kPrep;  // A preposition and its object are one.
    if (is_verb(document.token(child)) && is_passive(document, child)) continue;
    if (const auto agent = agent_below(document, child, step ? depth - 1 : depth)) return agent;
  }
  return std::nullopt;
}

}  // namespace

std::optional<TokenIndex> logical_subject(const Document& document, TokenIndex verb) {
  constexpr int kMaxAgentDepth = 2;
  if (!is_passive(document, verb)) return surface_subject(document, verb);
  if (const auto agent = agent_below(document, verb, kMaxAgentDepth)) return agent;
  // "was occupied and later abandoned by X": the agent of the last is the agent of all.
  for (const TokenIndex next : children_with(document, verb, {kConj})) {
    const bool shares = document.token(next).tag == document.token(verb).tag &&
                        !child_with(document, next, {kNsubj, kNsubjpass});
    if (!shares) continue;
    if (const auto agent = agent_below(document, next, 0)) return agent;
  }
  return std::nullopt;
}

TokenList logical_objects(const Document& document, TokenIndex verb) {
  TokenList list;
  if (is_passive(document, verb)) {
    if (const auto subject = surface_subject(document, verb)) list.push_back(*subject);
    const TokenList kept = children_with(document, verb, {kDobj});  // "X was given tanks".
    list.insert(list.end(), kept.begin(), kept.end());
    return list;
  }
  for (const TokenIndex child : children_with(document, verb, {kDobj, kDative})) {
    if (document.token(child).pos == PartOfSpeech::kAdp) continue;  // "to" of "gave to".
    list.push_back(antecedent(document, child));
  }
  if (list.empty()) append_counted_object(document, verb, list);
  if (!list.empty()) return list;
  for (const TokenIndex child : children_with(document, verb, {kCcomp, kXcomp})) {
    const bool bare = document.token(child).tag == "VB" && !child_with(document, child, {kAux});
    if (!bare && !has_infinitive_mark(document, child)) continue;
    if (const auto subject = child_with(document, child, {kNsubj})) list.push_back(*subject);
  }
  // "Russia invades Georgia" without a full stop: the object is taken for an adverbial.
  for (const TokenIndex child : children_with(document, verb, {kNpadvmod})) {
    if (list.empty() && child > verb && is_noun(document.token(child))) list.push_back(child);
  }
  const Token& token = document.token(verb);
  if (list.empty() && token.dep == kRelcl && child_with(document, verb, {kNsubj})) {
    const auto subject = child_with(document, verb, {kNsubj});
    if (!is_relative_pronoun(document.token(*subject))) list.push_back(token.head);
  }
  // "bombed and occupied Kuwait": the object of the last is the object of all.
  if (list.empty()) {
    for (const TokenIndex next : children_with(document, verb, {kConj})) {
      if (child_with(document, next, {kNsubj, kNsubjpass})) continue;
      if (const auto object = child_with(document, next, {kDobj})) {
        if (document.token(next).tag == token.tag) list.push_back(*object);
      }
    }
  }
  return list;
}

}  // namespace entente
