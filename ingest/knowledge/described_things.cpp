#include "ingest/knowledge/described_things.h"

#include <algorithm>
#include <utility>

#include "graph/text.h"
#include "ingest/knowledge/facility_owner.h"

namespace entente {
namespace {

/// A facility that the text has described.
struct Facility {
  Entity entity;
  std::string noun;  ///< "base".
  std::optional<std::string> operator_id;
  bool further = false;  ///< "second", "another", "new": not the one that is there.
};

/// The words around a noun that say which facility is meant.
struct Description {
  TokenSpan tokens;
  std::string noun;
  std::string kind;                ///< "air", "military naval": words between state and noun.
  const Mention* state = nullptr;  ///< Whose it is.
  const Mention* place = nullptr;  ///< Where it lies.
  bool near = false;               ///< Outside or near the place, not in it.
  bool further = false;
  bool definite = false;
  bool indefinite = false;  ///< "A base": one that the text has not told of.
};

/// "Russian" of "RUSSIAN": words of a headline in capitals; "U.S." stays.
std::string unshouted(std::string_view words) {
  constexpr std::size_t kLongestAcronym = 4;
  std::string result(words);
  const bool shouts = result.size() > kLongestAcronym &&
                      std::all_of(result.begin(), result.end(),
                                  [](char c) { return (c >= 'A' && c <= 'Z') || c == ' '; });
  for (std::size_t i = 1; shouts && i < result.size(); ++i) {
    if (result[i - 1] != ' ' && result[i] != ' ') {
      result[i] = static_cast<char>(result[i] - 'A' + 'a');
    }
  }
  return result;
}

class Describer {
 public:
  Describer(const ReadingContext& context, Mentions mentions)
      : context_(context), mentions_(std::move(mentions)) {}

  Mentions run();

 private:
  const Mention* mention_headed_by(TokenIndex head) const {
    return entente::mention_headed_by(mentions_, head);
  }
  bool is_named(TokenIndex token) const;
  Description describe(TokenIndex noun, std::string_view kind_of_noun) const;
  void read_modifier(TokenIndex child, Description& description) const;
  void read_location(TokenIndex preposition, Description& description) const;
  void set_place(TokenIndex preposition, const Mention* place, TokenIndex last,
                 Description& description) const;
  std::optional<Entity> known_facility(const Description& description) const;
  std::optional<Entity> identified(TokenIndex noun) const;
  std::optional<Entity> named_elsewhere(const Description& description) const;
  std::optional<Entity> known_of_owner(const Description& description) const;
  std::optional<Entity> earlier_facility(const Description& description) const;
  Entity make_facility(const Description& description) const;
  void add_facility(TokenIndex noun, std::string_view kind_of_noun);
  void add_body(TokenIndex noun);

  const ReadingContext& context_;
  Mentions mentions_;
  Mentions added_;
  std::vector<Facility> facilities_;
};

bool Describer::is_named(TokenIndex token) const { return mention_headed_by(token) != nullptr; }

void Describer::read_location(TokenIndex preposition, Description& description) const {
  for (TokenIndex object : context_.document.children(preposition)) {
    if (context_.token(object).dep != Dependency::kPobj) {
      continue;
    }
    const Mention* place = mention_headed_by(object);
    TokenIndex last = object;
    for (TokenIndex below : context_.document.children(object)) {
      if (place == nullptr && context_.token(below).dep == Dependency::kAppos) {
        place = mention_headed_by(below);  // "outside the capital, Bishkek".
        last = below;
      }
    }
    if (place == nullptr && object + 2 < context_.normalized.size() &&
        context_.token(object + 1).text == ",") {
      place = mention_headed_by(object + 2);  // The same, with the apposition hung elsewhere.
      last = object + 2;
    }
    set_place(preposition, place, last, description);
  }
}

void Describer::set_place(TokenIndex preposition, const Mention* place, TokenIndex last,
                          Description& description) const {
  const std::string& word = context_.normalized[preposition];
  const bool locates = word != "to" && context_.words().find(WordClass::kPlacePreposition, word);
  const bool located = place != nullptr && (is_state(place->entity) || place->place ||
                                            place->entity.type == EntityType::kPlace ||
                                            place->entity.type == EntityType::kFacility);
  if (!locates || !located || description.place != nullptr) {
    return;
  }
  description.place = place;
  description.near = word == "near" || word == "outside";
  description.tokens.end = std::max({description.tokens.end, place->tokens.end, last + 1});
}

void Describer::read_modifier(TokenIndex child, Description& description) const {
  const Token& token = context_.token(child);
  const std::string& word = context_.normalized[child];
  const Mention* mention = mention_headed_by(child);
  const bool actor = mention != nullptr && (is_state(mention->entity) ||
                                            mention->entity.type == EntityType::kOrganization);
  if (token.dep == Dependency::kPoss && mention != nullptr) {
    description.state = mention;
  } else if (token.dep == Dependency::kAmod || token.dep == Dependency::kCompound ||
             token.dep == Dependency::kNmod) {
    if (actor && description.state == nullptr) {
      description.state = mention;
    } else if (token.tag == "JJ" && (word == "second" || word == "third" || word == "new")) {
      description.further = true;
    } else if (token.tag == "JJS" || token.tag == "RBS") {
      // "Its largest base in Africa": no part of a name.
    } else if (mention == nullptr && word != "joint" && word != "own" &&
               token.text.front() >= 'a' && token.tag != "VBN") {
      description.kind += (description.kind.empty() ? "" : " ") + word;
    }
    description.tokens.begin = std::min(description.tokens.begin, child);
  } else if (token.dep == Dependency::kDet) {
    description.further |= word == "another";
    description.indefinite |= word == "a" || word == "an";
    description.definite |= word == "the" || word == "this" || word == "that";
    description.tokens.begin = std::min(description.tokens.begin, child);
  } else if (token.dep == Dependency::kPrep) {
    read_location(child, description);
  }
}

Description Describer::describe(TokenIndex noun, std::string_view kind_of_noun) const {
  Description description;
  description.tokens = {noun, noun + 1};
  description.noun = std::string(kind_of_noun);
  for (TokenIndex child : context_.document.children(noun)) {
    read_modifier(child, description);
  }
  if (description.state == nullptr) {  // "China opened its base in Djibouti".
    Mention facility;
    facility.head = noun;
    description.state = owner_of(context_, mentions_, facility);
  }
  // Parsers often hang "outside Bishkek" on the verb; what stands next to the noun belongs to it.
  const TokenIndex next = noun + 1;
  if (description.place == nullptr && next + 1 < context_.normalized.size()) {
    read_location(next, description);
    if (description.place == nullptr) {
      set_place(next, mention_headed_by(next + 1), next + 1, description);
    }
  }
  return description;
}

/// "Air base at Kant": what the gazetteer has under the place and the kind, or under the place.
std::optional<Entity> Describer::known_facility(const Description& description) const {
  if (description.place == nullptr) {
    return std::nullopt;
  }
  if (description.place->entity.type == EntityType::kFacility && !description.further) {
    return description.place->entity;
  }
  const std::string place = normalize_name(description.place->entity.name);
  const std::string kind = description.kind.empty() ? "" : description.kind + " ";
  for (const std::string& key :
       {place + " " + kind + description.noun, place + " " + description.noun}) {
    for (const NameReading& reading : context_.gazetteer().find(key)) {
      const Entity& entity = context_.entity(reading.entry);
      if (entity.type == EntityType::kFacility && !description.further) {
        return entity;
      }
    }
  }
  return std::nullopt;
}

/// "The Russian base in Kyrgyzstan", "RUSSIAN BASE TO GROW" where the text also names "Russia's air
/// base at Kant": the one named facility of that kind, host and owner.
std::optional<Entity> Describer::named_elsewhere(const Description& description) const {
  const bool hosted = description.place != nullptr && is_state(description.place->entity);
  if (description.further || (description.indefinite && !description.definite) ||
      (!hosted && description.state == nullptr) || (description.place != nullptr && !hosted)) {
    return std::nullopt;
  }
  std::optional<Entity> named;
  for (const Mention& mention : mentions_) {
    const bool kind =
        mention.entity.type == EntityType::kFacility &&
        normalize_name(mention.entity.name).find(description.noun) != std::string::npos;
    const bool host = !hosted || mention.entity.country == description.place->entity.country;
    if (!kind || !host || (named && named->id == mention.entity.id)) {
      continue;
    }
    const Mention* owner =
        description.state != nullptr ? owner_of(context_, mentions_, mention) : nullptr;
    if (description.state != nullptr &&
        (owner == nullptr || owner->entity.id != description.state->entity.id)) {
      continue;
    }
    if (named) {
      return std::nullopt;
    }
    named = mention.entity;
  }
  return named;
}

/// "The largest base in Africa is Camp Lemonnier".
std::optional<Entity> Describer::identified(TokenIndex noun) const {
  const Token& token = context_.token(noun);
  if (token.dep != Dependency::kNsubj || context_.token(token.head).lemma != "be") {
    return std::nullopt;
  }
  for (TokenIndex child : context_.document.children(token.head)) {
    const Mention* named =
        context_.token(child).dep == Dependency::kAttr ? mention_headed_by(child) : nullptr;
    if (named != nullptr && named->entity.type == EntityType::kFacility) {
      return named->entity;
    }
  }
  return std::nullopt;
}

/// "Its base in Djibouti" where the article names none: the one that is known there of the state.
std::optional<Entity> Describer::known_of_owner(const Description& description) const {
  const bool tells = description.state != nullptr && description.place != nullptr &&
                     is_state(description.place->entity) && description.place->entity.country;
  if (!tells || description.further || description.indefinite) {
    return std::nullopt;
  }
  return operated_facility(context_, description.state->entity, *description.place->entity.country,
                           description.noun, description.kind);
}

std::optional<Entity> Describer::earlier_facility(const Description& description) const {
  if (!description.further && !description.definite && description.state == nullptr) {
    return std::nullopt;  // "A base near Kabul" may be any.
  }
  const std::string own_id = make_facility(description).id;
  for (auto facility = facilities_.rbegin(); facility != facilities_.rend(); ++facility) {
    if (facility->noun != description.noun || facility->further != description.further) {
      continue;
    }
    const bool operator_fits = description.state == nullptr || !facility->operator_id ||
                               facility->operator_id == description.state->entity.id;
    const bool place_fits = description.place == nullptr || !facility->entity.country ||
                            (is_state(description.place->entity)
                                 ? description.place->entity.country == facility->entity.country
                                 : own_id == facility->entity.id || description.further);
    const bool says_enough = description.further || description.definite ||
                             (description.state != nullptr && facility->operator_id);
    if (operator_fits && place_fits && says_enough) {
      return facility->entity;
    }
  }
  return std::nullopt;
}

Entity Describer::make_facility(const Description& description) const {
  std::string name = description.further ? "second " : "";
  if (description.state != nullptr) {
    const TokenSpan words =
        description.state->name.size() > 0 ? description.state->name : description.state->tokens;
    name += unshouted(context_.document.text_of(words)) + " ";
  }
  if (!description.kind.empty()) {
    name += description.kind + " ";
  }
  name += description.noun;
  if (description.place != nullptr && !description.further) {
    const Entity& place =
        description.place->place ? *description.place->place : description.place->entity;
    name += (description.near ? " near " : " in ") + place.name;
  }
  Entity entity;
  entity.type = EntityType::kFacility;
  entity.id = make_entity_id(EntityType::kFacility, name);
  entity.name = std::move(name);
  if (description.place != nullptr) {
    entity.country = description.place->entity.country;
  }
  return entity;
}

void Describer::add_facility(TokenIndex noun, std::string_view kind_of_noun) {
  const Description description = describe(noun, kind_of_noun);
  const bool says_which =
      description.state != nullptr || description.place != nullptr || description.further;
  if (!says_which) {
    return;  // "The base": coreference finds which.
  }
  Mention mention;
  mention.tokens = description.tokens;
  mention.head = noun;
  mention.kind = MentionKind::kDescription;
  mention.confidence = 0.8;
  if (const std::optional<Entity> known = known_facility(description)) {
    mention.entity = *known;
  } else if (const std::optional<Entity> same = identified(noun)) {
    mention.entity = *same;
  } else if (const std::optional<Entity> named = named_elsewhere(description)) {
    mention.entity = *named;
  } else if (const std::optional<Entity> owned = known_of_owner(description)) {
    mention.entity = *owned;
  } else if (const std::optional<Entity> earlier = earlier_facility(description)) {
    mention.entity = *earlier;
  } else {
    mention.entity = make_facility(description);
  }
  facilities_.push_back({mention.entity, description.noun, std::nullopt, description.further});
  if (description.state != nullptr) {
    facilities_.back().operator_id = description.state->entity.id;
  }
  added_.push_back(std::move(mention));
}

void Describer::add_body(TokenIndex noun) {
  for (TokenIndex child : context_.document.children(noun)) {
    const Mention* state = mention_headed_by(child);
    const Dependency dep = context_.token(child).dep;
    const bool modifies = dep == Dependency::kAmod || dep == Dependency::kCompound ||
                          dep == Dependency::kNmod || dep == Dependency::kPoss;
    if (state == nullptr || !modifies || !is_state(state->entity)) {
      continue;
    }
    Mention mention;
    mention.tokens = {std::min(state->tokens.begin, noun), noun + 1};
    mention.head = noun;
    mention.kind = MentionKind::kDescription;
    mention.entity = state->entity;
    mention.confidence = 0.8;
    added_.push_back(std::move(mention));
    return;
  }
}

Mentions Describer::run() {
  const auto count = static_cast<TokenIndex>(context_.normalized.size());
  for (TokenIndex i = 0; i < count; ++i) {
    const Token& token = context_.token(i);
    const bool noun = token.pos == PartOfSpeech::kNoun || token.pos == PartOfSpeech::kPropn;
    if (!noun || token.dep == Dependency::kCompound || is_named(i)) {
      continue;
    }
    const std::string word = normalize_name(token.lemma);
    const bool plural = token.tag == "NNS" || token.tag == "NNPS";
    if (const auto facility = context_.words().find(WordClass::kFacilityNoun, word);
        facility && !plural) {
      add_facility(i, *facility);
    } else if (context_.words().find(WordClass::kBodyNoun, context_.normalized[i])) {
      add_body(i);
    }
  }
  mentions_.insert(mentions_.end(), std::make_move_iterator(added_.begin()),
                   std::make_move_iterator(added_.end()));
  sort_mentions(mentions_);
  return std::move(mentions_);
}

}  // namespace

Mentions describe_things(const ReadingContext& context, Mentions mentions) {
  return Describer(context, std::move(mentions)).run();
}

}  // namespace entente
