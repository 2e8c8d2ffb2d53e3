#include "ingest/knowledge/name_book.h"

#include <algorithm>
#include <array>
#include <utility>

#include "graph/text.h"

namespace entente {
namespace {

/// The entries of dictionaries count from here.
constexpr EntryIndex kFirstOwn = EntryIndex{1} << 31;
/// A name of the user's means what the user says: more than any reading of the gazetteer.
constexpr double kOwnWeight = 2.0;
constexpr std::size_t kStateLetters = 3;

/// What may stand behind a stem: "ROHAN" and "Rohans", "ARGENTIN" and "Argentine", "OMAN" and
/// "Omani". Longer first.
constexpr std::array<std::string_view, 22> kEndings = {
    "ians", "eans", "ites", "ines", "ian", "ean", "ans", "ese", "ish", "ite", "ine",
    "an",   "ns",   "is",   "ia",   "ic",  "es",  "n",   "s",   "i",   "a",   "e"};
constexpr std::size_t kShortestStem = 3;

/// The first letters of CAMEO codes of actors of no state.
constexpr std::array<std::string_view, 7> kInternational = {"IGO", "IMG", "INT", "ISM",
                                                            "MNC", "NGM", "NGO"};

std::string_view state_of(std::string_view code) { return code.substr(0, kStateLetters); }

bool is_international(std::string_view code) {
  return std::find(kInternational.begin(), kInternational.end(), state_of(code)) !=
         kInternational.end();
}

/// Whether a code of three letters abbreviates the name, as those of states do: GON for Gondor, and
/// HOB not for Frodo.
bool abbreviates(std::string_view code, std::string_view key) {
  if (code.size() != kStateLetters || key.empty()) {
    return false;
  }
  std::size_t at = 0;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char letter = static_cast<char>(code[i] - 'A' + 'a');
    at = key.find(letter, at);
    if (at == std::string_view::npos || (i == 0 && at != 0)) {
      return false;
    }
    ++at;
  }
  return true;
}

/// The code that an actor has at any time, to tell what it is.
std::string_view any_code(const DictionaryActor& actor) {
  for (const DatedCode& code : actor.codes) {
    if (code.days == DayRange() && !code.code.empty()) {
      return code.code;
    }
  }
  for (const DatedCode& code : actor.codes) {
    if (!code.code.empty()) {
      return code.code;
    }
  }
  return {};
}

bool is_dated(const DictionaryActor& actor) {
  return std::any_of(actor.codes.begin(), actor.codes.end(), [](const DatedCode& code) {
    return code.days != DayRange() && code.code.size() > kStateLetters;
  });
}

/// What the dictionary tells of an actor's type: roles that change are a person's, the code of a
/// state is a state's. Nothing if it may be a person as well as a body.
std::optional<EntityType> type_of(const DictionaryActor& actor) {
  if (actor.type) {
    return actor.type;
  }
  const std::string_view code = any_code(actor);
  if (is_international(code)) {
    return EntityType::kOrganization;
  }
  if (is_dated(actor)) {
    return EntityType::kPerson;
  }
  return abbreviates(code, actor.names.front().key) ? std::optional(EntityType::kCountry)
                                                    : std::nullopt;
}

bool is_state_type(EntityType type) {
  return type == EntityType::kCountry || type == EntityType::kTerritory;
}

}  // namespace

const GazetteerEntry& NameBook::entry(EntryIndex index) const {
  return index >= kFirstOwn ? entries_[index - kFirstOwn] : gazetteer_.entry(index);
}

std::optional<EntryIndex> NameBook::find_id(std::string_view id) const {
  if (const auto known = gazetteer_.find_id(id)) {
    return known;
  }
  const auto found = by_id_.empty() ? by_id_.end() : by_id_.find(std::string(id));
  return found == by_id_.end() ? std::nullopt : std::optional(found->second);
}

const NameBook::Named* NameBook::find_named(const std::string& key) const {
  if (names_.empty()) {
    return nullptr;
  }
  if (const auto found = names_.find(key); found != names_.end()) {
    return &found->second;
  }
  for (const std::string_view ending : kEndings) {
    if (!key.ends_with(ending) || key.size() < ending.size() + kShortestStem) {
      continue;
    }
    const auto found = names_.find(key.substr(0, key.size() - ending.size()));
    if (found != names_.end() && found->second.is_stem) {
      return &found->second;
    }
  }
  return nullptr;
}

std::vector<NameReading> NameBook::find(const std::string& key) const {
  std::vector<NameReading> known = gazetteer_.find(key);
  const Named* named = find_named(key);
  if (named == nullptr || (!known.empty() && !names_.contains(key))) {
    return known;  // What the gazetteer has is no form of a stem: "Nigeria" is not of "Niger".
  }
  return named->readings;
}

std::size_t NameBook::longest_name_from(const std::string& first_word) const {
  std::size_t longest = gazetteer_.longest_name_from(first_word);
  if (names_.empty()) {
    return longest;
  }
  if (const auto found = longest_from_.find(first_word); found != longest_from_.end()) {
    longest = std::max(longest, found->second);
  }
  return longest == 0 && find_named(first_word) != nullptr ? 1 : longest;
}

const DictionaryActor* NameBook::find_actor(const std::string& key) const {
  const Named* named = find_named(key);
  return named == nullptr ? nullptr : &dictionary_.actors()[named->actor];
}

const DictionaryActor* NameBook::find_actor_of(const std::string& id) const {
  const auto found = actor_of_id_.find(id);
  return found == actor_of_id_.end() ? nullptr : &dictionary_.actors()[found->second];
}

const Entity& NameBook::entity_of(const DictionaryActor& actor) const {
  return entry(entry_of(actor)).entity;
}

EntryIndex NameBook::entry_of(const DictionaryActor& actor) const {
  return entry_of_actor_[static_cast<std::size_t>(&actor - dictionary_.actors().data())];
}

bool NameBook::is_open(const DictionaryActor& actor) const { return is_open(entry_of(actor)); }

std::span<const std::size_t> NameBook::agents_from(const std::string& first_word) const {
  const auto found = agents_.empty() ? agents_.end() : agents_.find(first_word);
  return found == agents_.end() ? std::span<const std::size_t>()
                                : std::span<const std::size_t>(found->second);
}

bool NameBook::is_open(EntryIndex index) const {
  return index >= kFirstOwn && entries_[index - kFirstOwn].kind == "open";
}

/// The entry of the gazetteer that an actor is: called so, and of the state that the code names.
std::optional<EntryIndex> NameBook::known_entry(const DictionaryActor& actor) const {
  if (actor.id) {
    return gazetteer_.find_id(*actor.id);
  }
  const std::string_view code = any_code(actor);
  for (const DictionaryName& name : actor.names) {
    for (const NameReading& reading : gazetteer_.find(name.key)) {
      const GazetteerEntry& entry = gazetteer_.entry(reading.entry);
      const bool same_type = !actor.type || *actor.type == entry.entity.type;
      const bool same_state = !entry.entity.country || code.empty() ||
                              *entry.entity.country == state_of(code) ||
                              is_state_type(entry.entity.type);
      const bool surname = reading.use == NameUse::kSurname;
      if (same_type && same_state && !surname) {
        return reading.entry;
      }
    }
    if (!actor.type && type_of(actor) != EntityType::kCountry) {
      break;  // Only states have synonyms that the gazetteer must know.
    }
  }
  return known_by_stem(actor);
}

/// "ARGENTIN [ARG]" is Argentina.
std::optional<EntryIndex> NameBook::known_by_stem(const DictionaryActor& actor) const {
  const DictionaryName& name = actor.names.front();
  if (!name.is_stem || any_code(actor).size() != kStateLetters) {
    return std::nullopt;
  }
  for (const std::string_view ending : kEndings) {
    for (const NameReading& reading : gazetteer_.find(name.key + std::string(ending))) {
      if (is_state_type(gazetteer_.entry(reading.entry).entity.type)) {
        return reading.entry;
      }
    }
  }
  return std::nullopt;
}

Result<Entity> NameBook::make_entity(const DictionaryActor& actor) const {
  Entity entity;
  entity.name = actor.name;
  entity.type = type_of(actor).value_or(EntityType::kOrganization);
  entity.id = actor.id.value_or(make_entity_id(entity.type, actor.name));
  if (actor.state) {
    const auto by_code = gazetteer_.find_id("country/" + *actor.state);
    std::optional<EntryIndex> state = by_code;
    for (const NameReading& reading : gazetteer_.find(normalize_name(*actor.state))) {
      const EntityType type = gazetteer_.entry(reading.entry).entity.type;
      state = !state && is_state_type(type) ? std::optional(reading.entry) : state;
    }
    if (!state) {
      return Error{ErrorCode::kInvalidArgument,
                   actor.source + ": no state is called \"" + *actor.state + "\""};
    }
    entity.country = gazetteer_.entry(*state).entity.country;
  } else if (const std::string code(state_of(any_code(actor)));
             gazetteer_.find_id("country/" + code)) {
    entity.country = code;
  }
  return entity;
}

void NameBook::add_name(const DictionaryName& name, std::size_t actor, EntryIndex entry) {
  Named named{actor, name.is_stem, {}};
  const Entity& entity = this->entry(entry).entity;
  bool known = false;
  for (const NameReading& reading : gazetteer_.find(name.key)) {
    // "Seoul" of South Korea stays the city that stands for it.
    const GazetteerEntry& other = gazetteer_.entry(reading.entry);
    const bool same_state = entity.country && other.entity.country == entity.country;
    const bool same =
        reading.entry == entry || other.stands_for == entry ||
        (same_state && is_state_type(entity.type) && other.entity.type == EntityType::kPlace);
    known |= same;
    if (same || entry < kFirstOwn) {
      named.readings.push_back(reading);
    }
  }
  if (!known) {
    named.readings.insert(named.readings.begin(),
                          {entry, NameUse::kName, false, this->entry(entry).weight, 0});
  }
  const std::size_t words =
      1 + static_cast<std::size_t>(std::count(name.key.begin(), name.key.end(), ' '));
  std::size_t& longest = longest_from_[name.key.substr(0, name.key.find(' '))];
  longest = std::max(longest, words);
  names_.emplace(name.key, std::move(named));
}

void NameBook::add_actor(std::size_t actor, EntryIndex entry) {
  actor_of_id_.emplace(this->entry(entry).entity.id, actor);
  for (const DictionaryName& name : dictionary_.actors()[actor].names) {
    add_name(name, actor, entry);
  }
}

std::vector<std::string> NameBook::lay_over(ActorDictionary dictionary) {
  dictionary_ = std::move(dictionary);
  std::vector<std::string> problems;
  names_.reserve(4 * dictionary_.actors().size());
  longest_from_.reserve(2 * dictionary_.actors().size());
  by_id_.reserve(dictionary_.actors().size());
  actor_of_id_.reserve(dictionary_.actors().size());
  entries_.reserve(dictionary_.actors().size());
  entry_of_actor_.assign(dictionary_.actors().size(), 0);
  for (std::size_t i = 0; i < dictionary_.actors().size(); ++i) {
    const DictionaryActor& actor = dictionary_.actors()[i];
    std::optional<EntryIndex> entry = known_entry(actor);
    if (!entry) {
      Result<Entity> entity = make_entity(actor);
      if (!entity) {
        problems.push_back(entity.error().message);
        continue;
      }
      const auto index = static_cast<EntryIndex>(kFirstOwn + entries_.size());
      const auto [known, is_new] = by_id_.emplace(entity->id, index);
      entry = known->second;
      if (is_new) {
        GazetteerEntry& own = entries_.emplace_back();
        own.entity = *std::move(entity);
        own.kind = type_of(actor) ? "" : "open";
        own.weight = kOwnWeight;
      }
    }
    entry_of_actor_[i] = *entry;
    add_actor(i, *entry);
  }
  for (std::size_t i = 0; i < dictionary_.agents().size(); ++i) {
    agents_[dictionary_.agents()[i].words.front().word].push_back(i);
  }
  return problems;
}

}  // namespace entente
