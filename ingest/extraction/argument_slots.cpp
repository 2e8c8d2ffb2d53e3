// Where the slots of the lexicon lie in the parse: the half of ArgumentFinder that knows syntax and
// no entities.
#include <algorithm>

#include "ingest/extraction/argument_finder.h"

namespace entente {
namespace {

using enum Dependency;

void append(TokenList& list, const TokenList& more) {
  list.insert(list.end(), more.begin(), more.end());
}

}  // namespace

bool Binding::is_vague() const {
  const auto unknown = [](const Argument& end) { return end.entity.id == kUnknownActorId; };
  return std::any_of(subjects.begin(), subjects.end(), unknown) ||
         std::any_of(objects.begin(), objects.end(), unknown);
}

TokenList ArgumentFinder::described_by(TokenIndex noun) const {
  const Token& token = document_.token(noun);
  const Token& head = document_.token(token.head);
  if (token.dep == kAttr || token.dep == kOprd || token.dep == kAcomp) {
    const auto subject = surface_subject(document_, token.head);
    if (subject) return {*subject};
  }
  if (token.dep == kAppos) return {token.head};
  if (token.dep == kNsubj && lower_lemma(head) == "be") {  // "its members are A and B".
    return children_with(document_, token.head, {kAttr});
  }
  if (token.dep == kConj) {
    const TokenIndex first = first_of_coordination(document_, noun);
    const Dependency dep = document_.token(first).dep;
    if (dep == kAttr || dep == kAppos || dep == kOprd) return described_by(first);
  }
  TokenList list;
  if ((token.dep == kCompound || token.dep == kNmod || token.dep == kAmod) && is_noun(head)) {
    list.push_back(token.head);
  }
  if (token.dep == kPobj && head.norm == "as") {  // "serves as president", "as a member".
    if (const auto subject = surface_subject(document_, head.head)) list.push_back(*subject);
    append(list, logical_objects(document_, head.head));
  }
  append(list, children_with(document_, noun, {kAppos}));
  return list;
}

// "X is under sanctions", "X was the target of an attack", "the subject of sanctions, X".
TokenList ArgumentFinder::undergoers(TokenIndex noun) const {
  TokenList list;
  const Token& token = document_.token(noun);
  const Token& head = document_.token(token.head);
  if (token.dep == kPobj && head.norm == "under") {  // "is under sanctions", "fell under control".
    const TokenIndex above = head.head;
    if (is_verb(document_.token(above))) {
      const auto subject = surface_subject(document_, above);
      if (subject && lexicon_.in_class("stand_under", lower_lemma(document_.token(above)))) {
        list.push_back(*subject);
      }
    } else if (is_noun(document_.token(above))) {
      list.push_back(above);
    }
  }
  if (token.dep == kPobj && head.norm == "of" &&
      lexicon_.in_class("undergoer", lower_lemma(document_.token(head.head)))) {
    append(list, described_by(head.head));  // "X was the target of an attack".
  }
  return list;
}

// "received aid": its subject is not who gives.
bool ArgumentFinder::is_receipt(TokenIndex verb) const {
  return lexicon_.in_class("support_receive", lower_lemma(document_.token(verb)));
}

// "Russian", "NATO", and both halves of "Kyrgyz-Tajik" before a noun.
TokenList ArgumentFinder::modifiers(TokenIndex noun) const {
  TokenList list;
  for (const TokenIndex child : children_with(document_, noun, {kCompound, kAmod, kNmod})) {
    for (const TokenIndex below :
         children_with(document_, child, {kCompound, kAmod, kNmod, kNpadvmod, kAdvmod})) {
      if (below + 2 == child && document_.token(below + 1).tag == "HYPH") list.push_back(below);
    }
    list.push_back(child);
  }
  // "The Bucharest Nine members": a name that ends in a number.
  for (const TokenIndex number : children_with(document_, noun, {kNummod})) {
    if (mention_at(number) != nullptr) list.push_back(number);
  }
  return list;
}

// "the expulsion of three diplomats by X": the parse hangs "by" on the nearest noun.
void ArgumentFinder::append_makers_below(TokenIndex noun, TokenList& list) const {
  TokenList level = {noun};
  for (int depth = 0; depth < 3 && list.empty(); ++depth) {
    TokenList below;
    for (const TokenIndex above : level) {
      for (const TokenIndex preposition : children_with(document_, above, {kPrep})) {
        append(below, children_with(document_, preposition, {kPobj}));
      }
    }
    for (const TokenIndex object : below) {
      append(list, prepositional_objects(document_, object, "by"));
    }
    level = std::move(below);
  }
}

TokenList ArgumentFinder::noun_agents(TokenIndex noun) const {
  TokenList list = children_with(document_, noun, {kPoss});
  append(list, prepositional_objects(document_, noun, "by"));
  if (list.empty()) append_makers_below(noun, list);
  const auto support = support_verb(noun);
  if (support && is_receipt(*support)) {
    append(list, prepositional_objects(document_, noun, "from"));
    append(list, prepositional_objects(document_, *support, "from"));
  } else if (support) {
    // The subject that does the act; in "the talks took place" there is none.
    const auto subject = logical_subject(document_, *support);
    if (subject && *subject != noun && first_of_coordination(document_, noun) != *subject) {
      list.push_back(*subject);
    }
    append(list, prepositional_objects(document_, *support, "by"));
  }
  const Token& governor = document_.token(document_.token(noun).head);
  if (list.empty() && governor.norm == "under") {  // "came under attack by X", "from X".
    append(list, prepositional_objects(document_, governor.head, "by"));
    append(list, prepositional_objects(document_, governor.head, "from"));
  }
  append(list, modifiers(noun));
  if (list.empty()) append(list, prepositional_objects(document_, noun, "from"));
  return list;
}

// "After talks with X, Y said": the noun stands in an adverbial of the clause whose subject is Y.
TokenList ArgumentFinder::main_subject(TokenIndex noun) const {
  TokenIndex current = noun;
  bool adverbial = false;
  for (int step = 0; step < 16; ++step) {
    const Token& token = document_.token(current);
    const Token& head = document_.token(token.head);
    const bool participle = is_verb(token) && token.tag == "VBG" && token.dep != kRoot &&
                            lower_lemma(token) == "follow";
    if (step > 0 && is_clausal(token) && !participle) break;
    if (token.dep == kPobj && head.norm == "of") return {};  // "the start of talks with X".
    if (token.dep == kPobj && is_clausal(document_.token(head.head))) {
      adverbial = lexicon_.in_class("occasion_preposition", lower_ascii(head.text));
    }
    if (token.head == current) return {};
    current = token.head;
  }
  if (!adverbial) return {};
  const auto subject = surface_subject(document_, current);
  return subject ? TokenList{*subject} : TokenList{};
}

// Who does what the verb says; more than one token where the parse gives it several subjects:
// "Putin, Erdogan meet", "its ally Japan held exercises". What a colon follows is a topic: "Libya:
// rebels shell Tripoli".
TokenList ArgumentFinder::doers_of(TokenIndex verb) const {
  const auto subject = logical_subject(document_, verb);
  if (!subject) return {};
  TokenList own = children_with(document_, verb, {kNsubj});
  std::erase_if(own, [&](TokenIndex token) { return document_.token(token + 1).text == ":"; });
  const bool several = own.size() > 1 && std::find(own.begin(), own.end(), *subject) != own.end();
  if (several || (own.size() == 1 && is_noun(document_.token(own[0])) &&
                  document_.token(*subject + 1).text == ":")) {
    return own;
  }
  return {*subject};
}

// "was killed on Monday": nobody is said to have done it.
bool ArgumentFinder::is_agentless(TokenIndex verb) const {
  return is_passive(document_, verb) && !logical_subject(document_, verb);
}

// "X was killed", "a blast killed X": told of what happened, not of who did it.
bool ArgumentFinder::has_unnamed_doer(TokenIndex verb) const {
  if (is_agentless(verb)) return true;
  const auto subject = logical_subject(document_, verb);
  return subject && lexicon_.in_class("incident", lower_lemma(document_.token(*subject)));
}

// "threatened to leave unless X withdraws": who may do what the clause at the verb, or one below
// it, makes its condition.
TokenList ArgumentFinder::condition_subjects(TokenIndex verb) const {
  TokenList list;
  TokenList clauses = complements(verb);
  clauses.push_back(verb);
  for (const TokenIndex clause : clauses) {
    for (const TokenIndex condition : children_with(document_, clause, {kAdvcl})) {
      const TokenList marks = children_with(document_, condition, {kMark});
      const bool open = std::any_of(marks.begin(), marks.end(), [&](TokenIndex mark) {
        return lexicon_.in_class("condition_mark", lower_ascii(document_.token(mark).text));
      });
      if (open) append(list, children_with(document_, condition, {kNsubj, kNsubjpass}));
    }
  }
  return list;
}

TokenList ArgumentFinder::verb_slot(const Slot& slot, TokenIndex verb) const {
  switch (slot.base) {
    case Slot::Base::kSubject:
      return doers_of(verb);
    case Slot::Base::kObject:
      return logical_objects(document_, verb);
    case Slot::Base::kPreposition:
      return prepositional_objects(document_, verb, slot.preposition);
    case Slot::Base::kClause: {
      TokenList list;
      TokenList clauses = children_with(document_, verb, {kCcomp, kXcomp, kAdvcl});
      for (const TokenIndex object : children_with(document_, verb, {kDobj})) {
        // "stressed the need for X to leave".
        for (const TokenIndex clause : children_with(document_, object, {kAcl, kAdvcl})) {
          const auto mark = child_with(document_, clause, {kMark});
          if (mark && document_.token(*mark).norm == "for") clauses.push_back(clause);
        }
      }
      for (const TokenIndex clause : clauses) {
        append(list, children_with(document_, clause, {kNsubj, kNsubjpass}));
        for (const TokenIndex mark : children_with(document_, clause, {kMark})) {
          // "called for Russia to leave": the subject may hang on "for".
          append(list, children_with(document_, mark, {kPobj}));
        }
      }
      // What "we must do" is asked of nobody else.
      std::erase_if(list, [&](TokenIndex subject) {
        const std::string_view word = document_.token(subject).norm;
        return word == "we" || word == "i";
      });
      return list;
    }
    case Slot::Base::kComplement:
      return complements(verb);
    case Slot::Base::kCondition:
      return condition_subjects(verb);
    case Slot::Base::kHost:
      return is_agentless(verb) ? prepositional_objects(document_, verb, "in") : TokenList{};
    case Slot::Base::kUnnamed:
    case Slot::Base::kClauseSubject:
    case Slot::Base::kRecipient:
    case Slot::Base::kUndergoer:
    case Slot::Base::kUnknown:
    case Slot::Base::kSelf:
    case Slot::Base::kAgent:
    case Slot::Base::kPossessor:
    case Slot::Base::kModifier:
      return {};
  }
  return {};
}

// "aid to X", "gave aid to X": what hangs on the noun, on its verb, or on what the noun is of.
TokenList ArgumentFinder::noun_prepositional(TokenIndex noun, std::string_view preposition) const {
  TokenList list = prepositional_objects(document_, noun, preposition);
  const auto support = support_verb(noun);
  if (list.empty() && support) list = prepositional_objects(document_, *support, preposition);
  if (list.empty() && preposition != "of") {
    // "the deployment of troops to Syria", "a protest by students against Turkey": the parse may
    // hang the second preposition on the first's object.
    for (const std::string_view first : {"of", "by"}) {
      for (const TokenIndex object : prepositional_objects(document_, noun, first)) {
        append(list, prepositional_objects(document_, object, preposition));
      }
    }
  }
  return list;
}

// Who does what the verb that carries the noun says, unless that is the noun itself.
TokenList ArgumentFinder::support_subject(TokenIndex noun,
                                          std::optional<TokenIndex> support) const {
  const auto subject = support ? logical_subject(document_, *support) : std::nullopt;
  return subject && *subject != noun ? TokenList{*subject} : TokenList{};
}

TokenList ArgumentFinder::noun_slot(const Slot& slot, TokenIndex noun) const {
  switch (slot.base) {
    case Slot::Base::kAgent:
      return noun_agents(noun);
    case Slot::Base::kPossessor:
      return children_with(document_, noun, {kPoss});
    case Slot::Base::kModifier:
      return modifiers(noun);
    case Slot::Base::kSelf:
      return described_by(noun);
    case Slot::Base::kPreposition:
      return noun_prepositional(noun, slot.preposition);
    case Slot::Base::kSubject:
      return support_subject(noun, support_verb(noun));
    case Slot::Base::kObject: {
      const auto support = support_verb(noun);
      if (!support) return {};
      TokenList list = children_with(document_, *support, {kDative});
      list.erase(std::remove(list.begin(), list.end(), noun), list.end());
      return list;
    }
    case Slot::Base::kUndergoer:
      return undergoers(noun);
    case Slot::Base::kCondition: {
      const auto support = support_verb(noun);
      return support ? condition_subjects(*support) : TokenList{};
    }
    case Slot::Base::kHost:
    case Slot::Base::kUnnamed:
    case Slot::Base::kUnknown:
      return {};
    case Slot::Base::kClauseSubject:
      return main_subject(noun);
    case Slot::Base::kComplement: {
      TokenList list = complements(noun);
      if (const auto support = support_verb(noun)) append(list, complements(*support));
      return list;
    }
    case Slot::Base::kClause: {
      TokenList list;
      TokenList clauses = complements(noun);
      // "repeated its demand today that X leave": the parse may hang the clause on the verb.
      const auto support = clauses.empty() ? support_verb(noun) : std::nullopt;
      if (support) clauses = complements(*support);
      for (const TokenIndex clause : clauses) {
        append(list, children_with(document_, clause, {kNsubj, kNsubjpass}));
      }
      return list;
    }
    case Slot::Base::kRecipient: {
      const auto support = support_verb(noun);
      return support && is_receipt(*support) ? support_subject(noun, support) : TokenList{};
    }
  }
  return {};
}

TokenList ArgumentFinder::adjective_slot(const Slot& slot, TokenIndex adjective) const {
  const Token& token = document_.token(adjective);
  if (slot.base == Slot::Base::kPreposition) {
    TokenList list = prepositional_objects(document_, adjective, slot.preposition);
    if (list.empty() && token.dep == kAcomp) {
      list = prepositional_objects(document_, token.head, slot.preposition);
    }
    return list;
  }
  if (slot.base == Slot::Base::kModifier) {
    return children_with(document_, adjective, {kCompound, kAmod, kNmod, kNpadvmod, kAdvmod});
  }
  if (slot.base != Slot::Base::kSelf) return {};
  if (token.dep == kAmod) return {token.head};
  if (token.dep == kAcomp || token.dep == kOprd || token.dep == kXcomp || token.dep == kConj) {
    const auto subject = surface_subject(document_, adjective);
    if (subject) return {*subject};
    const auto above = surface_subject(document_, token.head);
    return above ? TokenList{*above} : TokenList{};
  }
  if (is_noun(document_.token(token.head)) && token.head != adjective) return {token.head};
  return {};
}

TokenList ArgumentFinder::slot_tokens(const Slot& slot, TokenIndex token,
                                      PredicateKind kind) const {
  switch (kind) {
    case PredicateKind::kVerb:
      return verb_slot(slot, token);
    case PredicateKind::kNoun:
      return noun_slot(slot, token);
    case PredicateKind::kAdjective:
      return adjective_slot(slot, token);
  }
  return {};
}

}  // namespace entente
