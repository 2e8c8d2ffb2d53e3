#include "ingest/extraction/argument_finder.h"

#include <algorithm>

namespace entente {
namespace {

using enum Dependency;

constexpr int kMaxOwnerSteps = 4;   // "dozens of members of the Russian delegation".
constexpr int kMaxPhraseDepth = 3;  // "embargoes on sales to Iran".

void append_new(std::vector<Argument>& list, std::vector<Argument> more) {
  for (Argument& argument : more) {
    const bool known = std::any_of(list.begin(), list.end(), [&](const Argument& other) {
      return other.entity.id == argument.entity.id;
    });
    if (!known) list.push_back(std::move(argument));
  }
}

bool fits(const Argument& argument, const Slot& slot) {
  return slot.accepts(argument.entity.type) ||
         (argument.place && slot.accepts(argument.place->type));
}

bool is_among(const Argument& argument, const std::vector<Argument>& others) {
  return std::any_of(others.begin(), others.end(),
                     [&](const Argument& other) { return other.entity.id == argument.entity.id; });
}

// Protesters and refugees act and are acted on; a standing state tells only of what has a name.
void drop_described_people(const PredicateEntry& entry, std::vector<Argument>& ends) {
  if (entry.plover) return;
  std::erase_if(ends, [](const Argument& end) {
    return end.described &&
           (end.entity.type == EntityType::kGroup || end.entity.type == EntityType::kPerson);
  });
}

Argument unknown_end(TokenIndex token) {
  Argument end;
  end.token = token;
  end.entity.id = std::string(kUnknownActorId);
  end.entity.name = "unknown";
  end.entity.type = EntityType::kActor;
  return end;
}

// "Rebels", "Farmers" at the beginning of a sentence, taken for a name.
bool is_common_people(const Document& document, const PredicateLexicon& lexicon,
                      const Mention& mention) {
  const bool alone = mention.kind == MentionKind::kName && mention.tokens.size() == 1;
  if (!alone || mention.entity.type != EntityType::kPerson) return false;
  const Token& token = document.token(mention.head);
  return token.text.ends_with('s') && lexicon.in_class("people", common_lemma(token));
}

bool is_negative_determiner(const Token& token) {
  return token.norm == "no" || token.norm == "neither" || token.norm == "none";
}

}  // namespace

ArgumentFinder::ArgumentFinder(const Document& document, const Mentions& mentions,
                               const PredicateLexicon& lexicon)
    : document_(document),
      lexicon_(lexicon),
      described_(document, mentions, lexicon),
      by_head_(document.tokens().size(), nullptr),
      covering_(document.tokens().size(), nullptr) {
  const auto root_of = [&](const Mention& mention) {
    for (TokenIndex token = mention.tokens.begin; token < mention.tokens.end; ++token) {
      const TokenIndex head = document_.token(token).head;
      if (head == token || !mention.tokens.contains(head)) return token;
    }
    return mention.head;
  };
  for (const Mention& mention : mentions) {
    if (is_common_people(document, lexicon, mention)) continue;
    // "President of Russia Vladimir Putin" is named by its last word, and attached by its first.
    const Mention*& at_root = by_head_[root_of(mention)];
    if (at_root == nullptr) at_root = &mention;
    const Mention*& at_head = by_head_[mention.head];
    if (at_head == nullptr || mention.tokens.size() > at_head->tokens.size()) at_head = &mention;
    for (TokenIndex token = mention.tokens.begin; token < mention.tokens.end; ++token) {
      const Mention*& cover = covering_[token];
      if (cover == nullptr || mention.tokens.size() > cover->tokens.size()) cover = &mention;
    }
  }
}

const Mention* ArgumentFinder::mention_at(TokenIndex token) const { return by_head_[token]; }

std::vector<Argument> ArgumentFinder::owners(TokenIndex noun) const {
  std::vector<Argument> found;
  TokenList before = children_with(document_, noun, {kPoss});
  const TokenList qualifiers = modifiers(noun);
  before.insert(before.end(), qualifiers.begin(), qualifiers.end());
  for (const TokenIndex word : before) {
    const TokenIndex child = antecedent(document_, word);  // "Israel, whose jets".
    for (const TokenIndex token : coordinated(document_, child)) {
      const Mention* mention = by_head_[token];
      if (mention == nullptr && document_.token(word).dep == kPoss) {
        const auto speaker = reported_speaker(token);
        append_new(found, resolve_one(speaker.value_or(token)));
        continue;
      }
      if (mention == nullptr) continue;
      append_new(found, {{token, mention, mention->entity, mention->place, true, false}});
    }
  }
  if (!found.empty()) return found;
  // "Arab League delegation" parsed flat: a mention inside the noun phrase before the noun.
  for (const TokenIndex object : prepositional_objects(document_, noun, "of")) {
    append_new(found, resolve(object));
  }
  if (found.empty()) {
    for (const TokenIndex object : prepositional_objects(document_, noun, "from")) {
      append_new(found, resolve(object));
    }
  }
  for (Argument& argument : found)
    argument.by_proxy = true;
  return found;
}

// "allies such as Germany", "groups including Hamas": the ends that stand for the noun.
std::vector<Argument> ArgumentFinder::examples_of(TokenIndex noun) const {
  std::vector<Argument> found;
  for (const TokenIndex child : children_with(document_, noun, {kPrep})) {
    const Token& word = document_.token(child);
    const bool such = word.norm == "as" && child > 0 && document_.token(child - 1).norm == "such";
    if (!such && word.norm != "including") continue;
    for (const TokenIndex first : children_with(document_, child, {kPobj})) {
      for (const TokenIndex name : coordinated(document_, first)) {
        const Mention* mention = by_head_[name];
        if (mention == nullptr || mention->kind == MentionKind::kDemonym) continue;
        found.push_back({noun, mention, mention->entity, mention->place, false, false});
      }
    }
  }
  return found;
}

// "the group, Hamas": the name that stands beside a common noun.
std::vector<Argument> ArgumentFinder::names_beside(TokenIndex noun) const {
  std::vector<Argument> found;
  if (document_.token(noun).pos == PartOfSpeech::kPropn) return found;
  for (const TokenIndex child : children_with(document_, noun, {kAppos})) {
    for (const TokenIndex name : coordinated(document_, child)) {
      const Mention* mention = by_head_[name];
      if (mention == nullptr) continue;
      found.push_back({noun, mention, mention->entity, mention->place, false, false});
    }
  }
  return found;
}

// "the delegations of Cyprus and Greece": those of several parts that are named.
std::vector<Argument> ArgumentFinder::named_among(const TokenList& parts) const {
  std::vector<Argument> found;
  if (parts.size() < 2) return found;
  for (const TokenIndex part : parts) {
    const Mention* mention = by_head_[part];
    if (mention == nullptr) continue;
    found.push_back({part, mention, mention->entity, mention->place, true, false});
  }
  return found;
}

// "the Bucharest Nine group", "the Hamas movement", "Helmand province": the body, or the place,
// that the noun says the kind of.
std::vector<Argument> ArgumentFinder::name_before(TokenIndex noun, bool body) const {
  std::vector<Argument> found;
  for (const TokenIndex word : modifiers(noun)) {
    const Mention* mention = by_head_[word];
    if (mention == nullptr || mention->kind == MentionKind::kDemonym || mention->adjective)
      continue;
    const EntityType type = mention->entity.type;
    const bool fits = body ? type == EntityType::kOrganization || type == EntityType::kGroup
                           : type != EntityType::kOrganization && type != EntityType::kGroup &&
                                 type != EntityType::kPerson;
    const TokenIndex first = fits ? mention->tokens.begin : 0;
    const bool prefixed = first > 0 && document_.token(first - 1).text == "-";  // "anti-Houthi".
    if (fits && !prefixed)
      found.push_back({noun, mention, mention->entity, mention->place, false, false});
  }
  return found;
}

bool ArgumentFinder::is_denied(TokenIndex noun) const {
  // "visited Turkey but not Iran", "not Russia but Turkey".
  const Token& before = document_.token(noun > 0 ? noun - 1 : noun);
  const bool contrasted =
      document_.token(noun).dep == kConj || child_with(document_, noun, {kConj}).has_value();
  if (noun > 0 && contrasted && before.norm == "not") return true;
  const TokenList children = children_with(document_, noun, {kDet, kNeg, kPreconj});
  return std::any_of(children.begin(), children.end(), [&](TokenIndex child) {
    return is_negative_determiner(document_.token(child));
  });
}

std::vector<Argument> ArgumentFinder::resolve_one(TokenIndex token) const {
  TokenIndex current = token;
  for (int step = 0; step < kMaxOwnerSteps; ++step) {
    const auto here_as = [&](std::vector<Argument> found) {
      const bool denied = is_denied(current);
      for (Argument& argument : found) {
        argument.token = token;
        argument.denied = denied;
      }
      return found;
    };
    if (is_minority(current)) return here_as({minority(current)});
    if (const Mention* mention = by_head_[current]) {
      if (mention->members.empty()) {
        return here_as({{token, mention, mention->entity, mention->place, false, false}});
      }
      std::vector<Argument> found;
      for (const Entity& member : mention->members) {
        found.push_back({token, mention, member, std::nullopt, false, false});
      }
      return here_as(std::move(found));
    }
    std::vector<Argument> beside = names_beside(current);
    if (!beside.empty()) return here_as(std::move(beside));
    const Token& here = document_.token(current);
    if (here.pos == PartOfSpeech::kNoun) {
      std::vector<Argument> examples = examples_of(current);
      if (!examples.empty()) return examples;
    }
    const std::string lemma = lower_lemma(here);
    for (const bool body : {true, false}) {
      if (!lexicon_.in_class(body ? "kind_of_body" : "kind_of_place", lemma)) continue;
      std::vector<Argument> named = name_before(current, body);
      if (!named.empty()) return here_as(std::move(named));
    }
    if (lexicon_.in_class("partitive", lemma)) {
      const TokenList of = prepositional_objects(document_, current, "of");
      if (!of.empty()) {
        std::vector<Argument> parts = named_among(coordinated(document_, of.front()));
        if (!parts.empty()) return here_as(std::move(parts));
        current = of.front();
        continue;
      }
    }
    if (lexicon_.in_class("proxy", lemma) || lexicon_.in_class("forces", lemma)) {
      std::vector<Argument> found = owners(current);
      if (found.empty()) found = launchers_of(current);
      if (!found.empty() || here.dep != kAppos) return here_as(std::move(found));
    }
    // "Hungary, a state that opposes": a common noun beside a name.
    const Mention* named = here.dep == kAppos ? by_head_[here.head] : nullptr;
    if (named != nullptr && here.pos == PartOfSpeech::kNoun && named->kind == MentionKind::kName) {
      current = here.head;
      continue;
    }
    // A word inside a name whose head the parse puts elsewhere.
    const Mention* cover = covering_[current];
    if (cover != nullptr && cover->kind != MentionKind::kDemonym &&
        !cover->tokens.contains(here.head) && here.pos == PartOfSpeech::kPropn) {
      return here_as({{token, cover, cover->entity, cover->place, false, false}});
    }
    return {};
  }
  return {};
}

std::vector<Argument> ArgumentFinder::resolve(TokenIndex token) const {
  std::vector<Argument> found;
  for (const TokenIndex part : coordinated(document_, token)) {
    append_new(found, resolve_one(part));
    const Mention* mention = by_head_[part];
    // "Bulgaria, the Czech Republic, Estonia and Latvia": parsed as if the second were the first.
    for (const TokenIndex next : children_with(document_, part, {kAppos})) {
      const Mention* second = by_head_[next];
      const bool list = mention != nullptr && second != nullptr &&
                        mention->kind == MentionKind::kName && second->kind == MentionKind::kName &&
                        mention->entity.type == second->entity.type &&
                        child_with(document_, next, {kConj});
      if (list) append_new(found, resolve(next));
    }
    if (mention == nullptr || mention->head == part) continue;
    for (const TokenIndex more : coordinated(document_, mention->head)) {
      if (more != mention->head) append_new(found, resolve_one(more));
    }
  }
  return found;
}

// "talks held in Moscow", "the occupation that began in 1990": the clause behind the noun.
std::optional<TokenIndex> ArgumentFinder::carrying_clause(TokenIndex noun) const {
  for (const TokenIndex child : children_with(document_, noun, {kAcl, kRelcl})) {
    const std::string_view word_class = is_passive(document_, child) ? "support" : "occur";
    if (lexicon_.in_class(word_class, lower_lemma(document_.token(child)))) return child;
  }
  return std::nullopt;
}

std::optional<TokenIndex> ArgumentFinder::support_verb(TokenIndex noun) const {
  const TokenIndex first = first_of_coordination(document_, noun);
  const Token& token = document_.token(first);
  TokenIndex verb = token.head;
  if (verb == first) return std::nullopt;
  if (token.dep == kPobj) {  // "engaged in talks", "entered into an agreement".
    const Token& preposition = document_.token(verb);
    if (preposition.norm != "in" && preposition.norm != "into" && preposition.norm != "on" &&
        preposition.norm != "to" && preposition.norm != "for") {
      return carrying_clause(first);
    }
    verb = preposition.head;
    if (lexicon_.in_class("support_in", lower_lemma(document_.token(verb)))) return verb;
    return carrying_clause(first);
  }
  if (token.dep == kNsubjpass || token.dep == kDobj) {
    const std::string lemma = lower_lemma(document_.token(verb));
    if (lexicon_.in_class("support", lemma) || lexicon_.in_class("support_receive", lemma)) {
      return verb;
    }
  }
  if (token.dep == kNsubj && lexicon_.in_class("occur", lower_lemma(document_.token(verb)))) {
    return verb;
  }
  return carrying_clause(first);
}

std::vector<Argument> ArgumentFinder::fill_slot(const Slot& slot, TokenIndex token,
                                                PredicateKind kind,
                                                const std::vector<Argument>& others) const {
  std::vector<Argument> found;
  const bool unnamed = slot.base == Slot::Base::kUnnamed && has_unnamed_doer(token);
  if (unnamed || slot.base == Slot::Base::kUnknown) found.push_back(unknown_end(token));
  for (const TokenIndex candidate : slot_tokens(slot, token, kind)) {
    if (slot.of.empty()) {
      append_new(found, resolve_for(candidate, slot));
    } else if (slot.of == "any") {
      append_new(found, within(candidate, slot, others, kMaxPhraseDepth));
    } else if (slot.of == "owner") {
      for (const TokenIndex part : coordinated(document_, candidate)) {
        append_new(found, owners(part));
      }
    } else if (slot.of == "doer") {
      for (const TokenIndex part : coordinated(document_, candidate)) {
        append_new(found, doers(part, slot));
      }
    } else {
      for (const TokenIndex object : prepositional_objects(document_, candidate, slot.of)) {
        append_new(found, resolve_for(object, slot));
      }
    }
  }
  return found;
}

std::vector<Argument> ArgumentFinder::fill(const std::vector<Slot>& slots, TokenIndex token,
                                           PredicateKind kind,
                                           const std::vector<Argument>& others) const {
  for (const Slot& slot : slots) {
    std::vector<Argument> found = fill_slot(slot, token, kind, others);
    std::erase_if(found, [&](const Argument& argument) {
      const bool self = argument.token == token && argument.mention != nullptr;
      return self || !fits(argument, slot) || is_among(argument, others);
    });
    if (!found.empty()) return found;
  }
  return {};
}

std::optional<Binding> ArgumentFinder::bind_frame(const PredicateEntry& entry, const Frame& frame,
                                                  TokenIndex token) const {
  for (const SlotCondition& condition : frame.conditions) {
    if (!holds(condition, token, entry.kind)) return std::nullopt;
  }
  Binding binding;
  binding.predicate = token;
  binding.entry = &entry;
  binding.frame = &frame;
  if (!frame.both.empty()) {
    binding.subjects = fill(frame.both, token, entry.kind, {});
    binding.reciprocal = true;
    if (binding.subjects.size() < 2) return std::nullopt;
    return binding;
  }
  binding.subjects = fill(frame.subject, token, entry.kind, {});
  drop_described_people(entry, binding.subjects);
  if (binding.subjects.empty()) return std::nullopt;
  binding.mutual = binding.subjects.size() > 1 && names_each_other(frame.object, token, entry.kind);
  if (!frame.object.empty()) {
    binding.objects = fill(frame.object, token, entry.kind, binding.subjects);
    drop_described_people(entry, binding.objects);
    if (binding.mutual && binding.is_vague()) binding.objects.clear();
    if (binding.objects.empty() && !binding.mutual) return std::nullopt;
  }
  return binding;
}

std::optional<Binding> ArgumentFinder::bind(const PredicateEntry& entry, TokenIndex token) const {
  if (!has_particle(entry, token)) return std::nullopt;
  for (const Frame& frame : entry.frames) {
    auto binding = bind_frame(entry, frame, token);
    if (!binding) continue;
    if (entry.kind == PredicateKind::kNoun) binding->support = support_verb(token);
    return binding;
  }
  return std::nullopt;
}

}  // namespace entente
