// Entities within phrases and clauses, and ends that are only described: the part of ArgumentFinder
// that goes below the word that fills a slot.
#include <algorithm>
#include <iterator>

#include "ingest/extraction/argument_finder.h"

namespace entente {
namespace {

using enum Dependency;

constexpr int kMaxPartitiveSteps = 4;  // "dozens of groups of protesters".

void append_unknown(std::vector<Argument>& list, std::vector<Argument> more) {
  for (Argument& argument : more) {
    const bool known = std::any_of(list.begin(), list.end(), [&](const Argument& other) {
      return other.entity.id == argument.entity.id;
    });
    if (!known) list.push_back(std::move(argument));
  }
}

void keep_fitting(std::vector<Argument>& found, const Slot& slot,
                  const std::vector<Argument>& others) {
  std::erase_if(found, [&](const Argument& argument) {
    const bool fits = slot.accepts(argument.entity.type) ||
                      (argument.place && slot.accepts(argument.place->type));
    const bool taken = std::any_of(others.begin(), others.end(), [&](const Argument& other) {
      return other.entity.id == argument.entity.id;
    });
    return !fits || taken;
  });
}

}  // namespace

// The clauses that a verb or a noun governs: "threatened to leave", "the demand that X leave".
TokenList ArgumentFinder::complements(TokenIndex token) const {
  TokenList list = children_with(document_, token, {kCcomp, kXcomp, kAcl});
  for (const TokenIndex clause : children_with(document_, token, {kAdvcl})) {
    for (const TokenIndex mark : children_with(document_, clause, {kAux})) {
      if (document_.token(mark).tag == "TO") list.push_back(clause);
    }
    // "marched, demanding that X leave": what a crowd says with what it does.
    const bool voiced = document_.token(clause).tag == "VBG" &&
                        lexicon_.in_class("voicing", lower_lemma(document_.token(clause)));
    if (voiced) list.push_back(clause);
  }
  for (const TokenIndex preposition : children_with(document_, token, {kPrep})) {
    const TokenList clauses = children_with(document_, preposition, {kPcomp});
    list.insert(list.end(), clauses.begin(), clauses.end());
  }
  const std::size_t own = list.size();
  for (std::size_t i = 0; i < own; ++i) {  // "to halt flights and recall its envoy".
    const TokenList more = coordinated(document_, list[i]);
    list.insert(list.end(), more.begin() + 1, more.end());
  }
  return list;
}

std::optional<Argument> ArgumentFinder::describe(TokenIndex token, const Slot& slot) const {
  TokenIndex noun = token;
  for (int step = 0; step < kMaxPartitiveSteps; ++step) {
    if (!lexicon_.in_class("partitive", lower_lemma(document_.token(noun)))) break;
    const TokenList of = prepositional_objects(document_, noun, "of");
    if (of.empty()) break;
    noun = of.front();
  }
  // "Houthi rebels", "Kurdish groups": the group that the modifier names.
  if (lexicon_.in_class("group_body", lower_lemma(document_.token(noun)))) {
    for (const TokenIndex modifier : modifiers(noun)) {
      const Mention* mention = mention_at(modifier);
      if (mention == nullptr || mention->entity.type != EntityType::kGroup) continue;
      Argument group;
      group.token = token;
      group.mention = mention;
      group.entity = mention->entity;
      group.by_proxy = true;
      return group;
    }
  }
  auto end = described_.at(noun);
  if (!end) return std::nullopt;
  // What happens or is signed is an end only where the entry asks for such.
  const bool thing =
      end->entity.type == EntityType::kEvent || end->entity.type == EntityType::kAgreement;
  if (thing && !slot.is_typed()) return std::nullopt;
  Argument argument;
  argument.token = token;
  argument.entity = std::move(end->entity);
  argument.described = end->tokens;
  return argument;
}

// "12 Palestinians", "Russian officials" where no state can stand: the people themselves.
std::optional<Argument> ArgumentFinder::people_of(const std::vector<Argument>& states,
                                                  TokenIndex token, const Slot& slot) const {
  if (!slot.accepts(EntityType::kGroup) || states.size() != 1) return std::nullopt;
  const Argument& state = states.front();
  if (state.by_proxy) return describe(token, slot);
  const Token& word = document_.token(token);
  const bool many = word.tag == "NNS" || word.tag == "NNPS";
  if (!state.mention) return std::nullopt;
  if (state.mention->kind != MentionKind::kDemonym) {
    const bool description = (many && state.mention->kind == MentionKind::kDescription) ||
                             state.mention->kind == MentionKind::kRole;
    return description ? describe(token, slot) : std::nullopt;
  }
  const bool adjective = word.dep == kAmod || word.dep == kCompound || word.dep == kNmod;
  if (!many && !adjective) return std::nullopt;
  Argument people;
  people.token = token;
  people.mention = state.mention;
  people.entity.type = EntityType::kGroup;
  people.entity.name = std::string(word.text);
  if (!many && people.entity.name.ends_with('n')) people.entity.name += 's';  // "Iranian riots".
  people.entity.id = make_entity_id(EntityType::kGroup, people.entity.name);
  people.entity.country = state.entity.country;
  people.denied = state.denied;
  return people;
}

// "The rebels said they would meet him": a pronoun that names nobody known stands for who speaks.
std::optional<TokenIndex> ArgumentFinder::reported_speaker(TokenIndex pronoun) const {
  const Token& token = document_.token(pronoun);
  const bool subject = token.tag == "PRP" && token.dep != kDobj;
  const bool possessor = token.tag == "PRP$";
  if ((!subject && !possessor) || mention_at(pronoun) != nullptr) return std::nullopt;
  if (!lexicon_.in_class("third_person", token.norm)) return std::nullopt;
  TokenIndex clause = governing_verb(document_, pronoun);
  while (document_.token(clause).dep == kXcomp || document_.token(clause).dep == kConj) {
    clause = document_.token(clause).head;
  }
  const Token& verb = document_.token(clause);
  if (verb.dep != kCcomp || !lexicon_.in_class("speech", lower_lemma(document_.token(verb.head)))) {
    return std::nullopt;
  }
  const auto speaker = surface_subject(document_, verb.head);
  const bool other = speaker && document_.token(*speaker).tag != "PRP";
  return other ? speaker : std::nullopt;
}

// "ethnic Albanians", "the Albanians of Serbia": people who are not the state that their name
// comes from.
bool ArgumentFinder::is_minority(TokenIndex noun) const {
  const Token& token = document_.token(noun);
  if (token.tag != "NNS" && token.tag != "NNPS") return false;
  const Mention* mention = by_head_[noun];
  if (mention == nullptr || mention->kind != MentionKind::kDemonym) return false;
  const TokenList before = children_with(document_, noun, {kAmod, kCompound});
  const bool ethnic = std::any_of(before.begin(), before.end(), [&](TokenIndex word) {
    return lower_ascii(document_.token(word).text) == "ethnic";
  });
  return ethnic || minority_home(noun) != nullptr;
}

// The state in which a minority lives: "of southern Serbia", "in Serbia" beside it or its verb.
const Mention* ArgumentFinder::minority_home(TokenIndex noun) const {
  for (const std::string_view preposition : {"of", "in", "from"}) {
    for (const TokenIndex object : prepositional_objects(document_, noun, preposition)) {
      const Mention* home = mention_at(object);
      const bool other = home != nullptr && home->entity.country &&
                         home->entity.country != by_head_[noun]->entity.country;
      if (other && home->kind == MentionKind::kName) return home;
    }
  }
  return nullptr;
}

Argument ArgumentFinder::minority(TokenIndex noun) const {
  Argument people;
  people.token = noun;
  people.mention = by_head_[noun];
  people.entity.type = EntityType::kGroup;
  people.entity.name = "ethnic " + std::string(document_.token(noun).text);
  const Mention* home = minority_home(noun);
  if (home == nullptr) {
    for (const TokenIndex object :
         prepositional_objects(document_, governing_verb(document_, noun), "in")) {
      const Mention* place = mention_at(object);
      if (place != nullptr && place->entity.country) home = place;
    }
  }
  if (home != nullptr) {
    people.entity.country = home->entity.country;
    people.entity.name += " in " + home->entity.name;
  }
  people.entity.id = make_entity_id(EntityType::kGroup, people.entity.name);
  return people;
}

// "rockets that had been fired by X": who sent what flies.
std::vector<Argument> ArgumentFinder::launchers_of(TokenIndex weapon) const {
  std::vector<Argument> found;
  for (const TokenIndex clause : children_with(document_, weapon, {kAcl, kRelcl})) {
    if (!lexicon_.in_class("launching", lower_lemma(document_.token(clause)))) continue;
    const auto launcher = logical_subject(document_, clause);
    if (launcher && *launcher != weapon) append_unknown(found, resolve(*launcher));
  }
  for (Argument& argument : found)
    argument.by_proxy = true;
  return found;
}

// Whether "each other" or "one another" stands where an object may.
bool ArgumentFinder::names_each_other(const std::vector<Slot>& slots, TokenIndex token,
                                      PredicateKind kind) const {
  for (const Slot& slot : slots) {
    if (!slot.of.empty()) continue;
    for (const TokenIndex candidate : slot_tokens(slot, token, kind)) {
      const std::string_view word = document_.token(candidate).norm;
      if (candidate == 0 || (word != "other" && word != "another")) continue;
      const std::string_view before = document_.token(candidate - 1).norm;
      if (before == "each" || before == "one") return true;
    }
  }
  return false;
}

// The entities that a token and its coordination name or describe.
std::vector<Argument> ArgumentFinder::resolve_for(TokenIndex token, const Slot& slot) const {
  std::vector<Argument> found = resolve(token);
  if (const auto speaker = found.empty() ? reported_speaker(token) : std::nullopt) {
    return resolve_for(*speaker, slot);
  }
  for (const TokenIndex part : coordinated(document_, token)) {
    std::vector<Argument> named = resolve_one(part);
    if (named.empty()) {
      if (auto described = describe(part, slot)) append_unknown(found, {std::move(*described)});
      continue;
    }
    keep_fitting(named, slot, {});
    if (!named.empty()) continue;
    if (auto people = people_of(resolve_one(part), part, slot)) {
      append_unknown(found, {std::move(*people)});
    }
  }
  return found;
}

// Whose act a noun tells: "Russia's invasion", "the attack by Hamas", "the decision of Iraq"; the
// "of" of a noun that is a predicate itself ("the bombing of Kyiv") names whom it is done to.
std::vector<Argument> ArgumentFinder::doers(TokenIndex noun, const Slot& slot) const {
  std::vector<Argument> found;
  TokenList makers = children_with(document_, noun, {kPoss});
  const TokenList by = prepositional_objects(document_, noun, "by");
  makers.insert(makers.end(), by.begin(), by.end());
  if (makers.empty()) makers = modifiers(noun);
  for (const TokenIndex maker : makers) {
    append_unknown(found, resolve_for(maker, slot));
  }
  if (!found.empty()) return found;
  if (!lexicon_.find(lower_lemma(document_.token(noun)), PredicateKind::kNoun).empty()) return {};
  return owners(noun);
}

std::vector<Argument> ArgumentFinder::within_prepositions(TokenIndex token, const Slot& slot,
                                                          const std::vector<Argument>& others,
                                                          int depth) const {
  for (const TokenIndex child : children_with(document_, token, {kPrep, kAgent, kDative})) {
    const std::string word = lower_ascii(document_.token(child).text);
    if (!lexicon_.in_class("phrase_preposition", word)) continue;
    for (const TokenIndex object : children_with(document_, child, {kPobj})) {
      std::vector<Argument> found = within(object, slot, others, depth - 1);
      if (!found.empty()) return found;
    }
    for (const TokenIndex clause : children_with(document_, child, {kPcomp})) {
      std::vector<Argument> found = within_clause(clause, slot, others, depth - 1);
      if (!found.empty()) return found;
    }
  }
  return {};
}

std::vector<Argument> ArgumentFinder::within_clause(TokenIndex verb, const Slot& slot,
                                                    const std::vector<Argument>& others,
                                                    int depth) const {
  if (depth <= 0) return {};
  for (const TokenIndex object : logical_objects(document_, verb)) {
    std::vector<Argument> found = within(object, slot, others, depth);
    if (!found.empty()) return found;
  }
  std::vector<Argument> found = within_prepositions(verb, slot, others, depth);
  if (!found.empty()) return found;
  for (const TokenIndex clause : complements(verb)) {
    found = within_clause(clause, slot, others, depth - 1);
    if (!found.empty()) return found;
  }
  return {};
}

// The nearest entity of a phrase: named by its head, owning it, or brought in below by a
// preposition ("embargoes on sales to Iran"); `others` are ends already.
std::vector<Argument> ArgumentFinder::within(TokenIndex token, const Slot& slot,
                                             const std::vector<Argument>& others, int depth) const {
  if (depth <= 0) return {};
  if (is_clausal(document_.token(token))) return within_clause(token, slot, others, depth);
  std::vector<Argument> found = resolve_for(token, slot);
  keep_fitting(found, slot, others);
  if (!found.empty()) return found;
  for (const TokenIndex part : coordinated(document_, token)) {
    append_unknown(found, owners(part));
  }
  keep_fitting(found, slot, others);
  if (!found.empty()) return found;
  found = within_prepositions(token, slot, others, depth);
  if (!found.empty()) return found;
  for (const TokenIndex clause : children_with(document_, token, {kAcl})) {
    found = within_clause(clause, slot, others, depth - 1);
    if (!found.empty()) return found;
  }
  return {};
}

}  // namespace entente
