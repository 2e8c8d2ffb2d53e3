#include "ingest/extraction/described_ends.h"

#include <algorithm>
#include <array>
#include <map>

namespace entente {
namespace {

using enum Dependency;

constexpr TokenIndex kMaxModifiers = 5;   // Longer noun phrases are named by their last words.
constexpr TokenIndex kMaxComplement = 8;  // "on food security in the Horn of Africa".

bool is_state(const Mention& mention) {
  return mention.entity.type == EntityType::kCountry ||
         mention.entity.type == EntityType::kTerritory;
}

// Modifiers that say which group or event is meant, not how the text points to it.
bool tells_apart(const Token& token) {
  switch (token.dep) {
    case kAmod:
    case kCompound:
    case kNmod:
    case kNummod:
    case kNpadvmod:
    case kAdvmod:
    case kQuantmod:
    case kPunct:
      return token.text != "," && token.text != "\"";
    default:
      return false;
  }
}

}  // namespace

DescribedEnds::DescribedEnds(const Document& document, const Mentions& mentions,
                             const PredicateLexicon& lexicon)
    : document_(document), mentions_(mentions), lexicon_(lexicon) {
  std::map<std::string, int> counts;
  int most = 0;
  for (const Mention& mention : mentions) {
    const bool named = mention.kind == MentionKind::kName || mention.kind == MentionKind::kDemonym;
    if (!is_state(mention) || !named) continue;
    if (++counts[mention.entity.id] > most) most = counts[mention.entity.id];
  }
  // Where a text speaks of two states as much, what it does not place may be in either.
  const auto leading = std::count_if(counts.begin(), counts.end(),
                                     [&](const auto& count) { return count.second == most; });
  if (leading > 1) return;
  const auto first = std::find_if(mentions.begin(), mentions.end(), [&](const Mention& mention) {
    if (most == 0) return mention.entity.type == EntityType::kPlace;
    return is_state(mention) && counts[mention.entity.id] == most;
  });
  if (first != mentions.end()) main_state_ = &*first;
}

std::optional<EntityType> DescribedEnds::type_of(TokenIndex noun) const {
  const Token& token = document_.token(noun);
  if (!is_noun(token)) return std::nullopt;
  const std::string lemma = common_lemma(token);
  if (token.pos == PartOfSpeech::kPropn) {  // "Rebels" at the beginning of a sentence.
    const bool first = document_.sentences()[token.sentence].begin == noun;
    const bool people = first && token.text.ends_with('s') && lexicon_.in_class("people", lemma);
    return people ? std::optional(EntityType::kGroup) : std::nullopt;
  }
  if (lexicon_.in_class("body_noun", lemma)) return EntityType::kOrganization;
  if (lexicon_.in_class("people", lemma)) {
    const bool many = token.tag == "NNS" || lexicon_.in_class("collective", lemma);
    return many ? EntityType::kGroup : EntityType::kPerson;
  }
  if (lexicon_.in_class("event_noun", lemma)) return EntityType::kEvent;
  if (lexicon_.in_class("agreement", lemma)) return EntityType::kAgreement;
  return std::nullopt;
}

TokenIndex DescribedEnds::first_modifier(TokenIndex noun) const {
  TokenIndex first = noun;
  while (first > 0 && noun - first < kMaxModifiers) {
    const Token& before = document_.token(first - 1);
    if (!tells_apart(before) || !dominates(document_, noun, first - 1)) break;
    --first;
  }
  return first;
}

const Mention* DescribedEnds::state_within(TokenSpan span) const {
  for (const Mention& mention : mentions_) {
    if (mention.tokens.begin >= span.end) break;
    if (span.contains(mention.tokens.begin) && (mention.entity.country || mention.entity.code))
      return &mention;
    if (span.contains(mention.tokens.begin) && is_state(mention)) return &mention;
  }
  return nullptr;
}

// "Iraq's militia", "protesters in Hong Kong", "refugees from Syria", "a summit in Vilnius".
const Mention* DescribedEnds::place_beside(TokenIndex noun) const {
  static constexpr std::array<std::string_view, 4> kBeside = {"in", "from", "of", "at"};
  for (const TokenIndex owner : children_with(document_, noun, {Dependency::kPoss})) {
    const Mention* mention = state_within({owner, owner + 1});
    if (mention != nullptr) return mention;
  }
  for (const std::string_view preposition : kBeside) {
    for (const TokenIndex object : prepositional_objects(document_, noun, preposition)) {
      const Mention* mention = state_within({document_.subtree(object).begin, object + 1});
      if (mention != nullptr) return mention;
    }
  }
  // "refugees fleeing the war in Liberia": where what they do is told.
  for (const TokenIndex clause : children_with(document_, noun, {kAcl, kRelcl})) {
    const TokenSpan span = document_.subtree(clause);
    const Mention* mention = clause > noun ? state_within({clause, span.end}) : nullptr;
    if (mention != nullptr) return mention;
  }
  return nullptr;
}

// Whether a bare noun speaks of some, not of all: "the miners", "dozens of miners", "rebels".
bool DescribedEnds::is_particular(TokenIndex noun) const {
  const Token& token = document_.token(noun);
  if (child_with(document_, noun, {kDet, kNummod, kPoss})) return true;
  if (token.dep == kPobj && document_.token(token.head).norm == "of") return true;
  const Token& head = document_.token(token.head);
  if (token.dep == kPobj && head.norm == "by") return true;  // "staged by students".
  // "Prisoners rioted": what happened was done by some.
  const bool taking_part =
      token.dep == kNsubj || token.dep == kNsubjpass || (token.dep == kDobj && token.tag == "NNS");
  if (taking_part && (head.tag == "VBD" || head.tag == "VBN")) return true;
  return lexicon_.in_class("specific_people", common_lemma(token));
}

// Whether a noun does something to an embassy: then it is not in the state that the text is about,
// but where that state has one.
bool DescribedEnds::is_at_mission(TokenIndex noun) const {
  const TokenList objects = logical_objects(document_, document_.token(noun).head);
  return std::any_of(objects.begin(), objects.end(), [&](TokenIndex object) {
    return lexicon_.in_class("mission", lower_lemma(document_.token(object)));
  });
}

// "UN inspectors": of no state, although the text is about one.
bool DescribedEnds::belongs_to_body(TokenSpan span) const {
  return std::any_of(mentions_.begin(), mentions_.end(), [&](const Mention& mention) {
    return span.contains(mention.tokens.begin) && mention.entity.type == EntityType::kOrganization;
  });
}

// Whether words say where it is that name no place.
bool DescribedEnds::is_placed_by_words(TokenIndex noun) const {
  const TokenList places = prepositional_objects(document_, noun, "in");
  return !places.empty() && place_beside(noun) == nullptr;
}

// Where the clause tells that it happened: "killed 23 people in Haifa", "rioted at a jail in Dili".
const Mention* DescribedEnds::place_of_clause(TokenIndex noun) const {
  const TokenIndex verb = governing_verb(document_, noun);
  for (const TokenIndex child : children_with(document_, verb, {kPrep})) {
    const std::string word = lower_ascii(document_.token(child).text);
    if (!lexicon_.in_class("place_preposition", word)) continue;
    const Mention* place = state_within(document_.subtree(child));
    if (place != nullptr) return place;
  }
  return nullptr;
}

std::optional<DescribedEnd> DescribedEnds::at(TokenIndex noun) const {
  const auto type = type_of(noun);
  if (!type) return std::nullopt;
  DescribedEnd end;
  end.entity.type = *type;
  end.tokens = {first_modifier(noun), noun + 1};
  const bool generic = lexicon_.in_class("generic_people", lower_lemma(document_.token(noun)));
  if (generic && end.tokens.size() == 1) return std::nullopt;
  const Mention* state = state_within(end.tokens);
  const Mention* beside = state != nullptr ? nullptr : place_beside(noun);
  if (*type == EntityType::kEvent || *type == EntityType::kAgreement) {
    for (const TokenIndex child : children_with(document_, noun, {kPrep})) {
      const TokenSpan complement = document_.subtree(child);
      if (complement.begin == noun + 1 && complement.size() <= kMaxComplement) {
        end.tokens.end = complement.end;
      }
    }
  }
  std::string name(document_.text_of(end.tokens));
  std::replace(name.begin(), name.end(), '\n', ' ');
  const TokenSpan opening{end.tokens.begin, end.tokens.begin + 1};
  const bool proper =
      opening.begin != noun && document_.token(opening.begin).pos == PartOfSpeech::kPropn;
  if (!proper && state_within(opening) == nullptr) {  // "Police in Lagos" at the sentence's begin.
    name.front() = lower_ascii(name.substr(0, 1)).front();
  }
  const bool says_whose = state != nullptr || beside != nullptr;
  if (!says_whose && end.tokens.size() == 1) {
    // A bare noun that nothing places, or that speaks of all of its kind: "terrorists threaten".
    if (!is_particular(noun)) return std::nullopt;
    beside = place_of_clause(noun);
    const bool elsewhere = is_placed_by_words(noun);  // "terrorists in 60 countries".
    if (beside == nullptr && !elsewhere && !is_at_mission(noun)) beside = main_state_;
    if (beside == nullptr) return std::nullopt;
  }
  const bool located = beside != nullptr && beside->entity.type != EntityType::kPerson;
  if (located && end.tokens.end == noun + 1) {
    name += " in " + (beside->place ? beside->place->name : beside->entity.name);
  }
  const Mention* owner = state != nullptr ? state : beside;
  if (owner == nullptr && !belongs_to_body(end.tokens)) {
    owner = place_of_clause(noun);
    if (owner == nullptr) owner = main_state_;
  }
  if (owner != nullptr) {
    end.entity.country = owner->entity.country;
    // Protesters act for whom they belong to where a dictionary says who that is.
    const bool acts = *type != EntityType::kEvent && *type != EntityType::kAgreement;
    if (acts && says_whose) end.entity.code = owner->entity.code;
  }
  end.entity.name = name;
  end.entity.id = make_entity_id(*type, name);
  return end;
}

}  // namespace entente
