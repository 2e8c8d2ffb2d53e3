#include "ingest/knowledge/gazetteer.h"

#include <algorithm>
#include <utility>

#include "graph/text.h"
#include "ingest/knowledge/fact_table.h"

namespace entente {
namespace {

bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }

bool is_ascii_lower(char c) { return c >= 'a' && c <= 'z'; }

/// Capitals, digits and signs only, with two capitals or more: "US", "C5+1", "G-20".
bool is_acronym(std::string_view name) {
  const auto capitals = std::count_if(name.begin(), name.end(), is_ascii_upper);
  return capitals >= 2 && std::none_of(name.begin(), name.end(), [](char c) {
           return is_ascii_lower(c) || c == ' ' || static_cast<unsigned char>(c) >= 0x80;
         });
}

/// Short acronyms are words too when written small ("us", "who", "eta"); "Nato" and "Opec" are not.
constexpr std::size_t kLongestStrictAcronym = 3;

}  // namespace

/// Reads the fact files in the order in which they refer to each other.
class GazetteerLoader {
 public:
  explicit GazetteerLoader(const std::filesystem::path& dir) : dir_(dir) {}

  Result<Gazetteer> load();

 private:
  /// What the files of things have in common.
  struct CommonColumns {
    std::size_t id = 0, name = 1, aliases = 2, kind = 3, country = 4, from = 5, to = 6;
  };

  Result<void> load_states();
  Result<void> load_things(const std::string& file, EntityType type);
  Result<void> load_persons();
  Result<void> load_metonyms();
  Result<EntryIndex> add(const FactTable& table, std::size_t row, GazetteerEntry entry);
  void add_name(std::string_view name, EntryIndex entry, NameUse use);
  void link_capitals();
  void sort_readings();

  std::filesystem::path dir_;
  Gazetteer gazetteer_;
  std::vector<std::pair<EntryIndex, std::string>> capitals_;  // State, name_key of its capital.
};

void GazetteerLoader::add_name(std::string_view name, EntryIndex entry, NameUse use) {
  const std::string key = normalize_name(name);
  if (key.empty()) {
    return;
  }
  const bool strict = is_acronym(name) && key.size() <= kLongestStrictAcronym;
  std::vector<NameReading>& readings = gazetteer_.names_[key];
  const bool known = std::any_of(readings.begin(), readings.end(), [&](const NameReading& reading) {
    return reading.entry == entry && reading.use == use;
  });
  if (!known) {
    readings.push_back({entry, use, strict});
  }
  const auto words = static_cast<std::size_t>(std::count(key.begin(), key.end(), ' ')) + 1;
  std::size_t& longest = gazetteer_.longest_from_[key.substr(0, key.find(' '))];
  longest = std::max(longest, words);
}

Result<EntryIndex> GazetteerLoader::add(const FactTable& table, std::size_t row,
                                        GazetteerEntry entry) {
  const auto index = static_cast<EntryIndex>(gazetteer_.entries_.size());
  if (!gazetteer_.by_id_.emplace(entry.entity.id, index).second) {
    return table.error_at(row, "second row for " + entry.entity.id);
  }
  gazetteer_.entries_.push_back(std::move(entry));
  return index;
}

Result<void> GazetteerLoader::load_states() {
  enum : std::size_t {
    kId,
    kName,
    kAliases,
    kAdjectives,
    kPeople,
    kCapital,
    kRegions,
    kCode,
    kFrom,
    kTo
  };
  const Result<FactTable> table =
      FactTable::read(dir_ / "countries.tsv", {"id", "name", "aliases", "adjectives", "people",
                                               "capital", "regions", "code", "from", "to"});
  if (!table) {
    return table.error();
  }
  for (std::size_t row = 0; row < table->row_count(); ++row) {
    const std::string id(table->field(row, kId));
    const std::optional<EntityType> type = parse_entity_type(id.substr(0, id.find('/')));
    if (type != EntityType::kCountry && type != EntityType::kTerritory) {
      return table->error_at(row, "\"" + id + "\" is no id of a country or territory");
    }
    GazetteerEntry entry;
    entry.entity = {id, std::string(table->field(row, kName)), *type, std::nullopt, std::nullopt};
    if (!table->field(row, kCode).empty()) {
      entry.entity.country = std::string(table->field(row, kCode));
    }
    entry.kind = "state";
    for (std::string_view region : table->list(row, kRegions)) {
      entry.regions.push_back(normalize_name(region));
    }
    const Result<std::optional<DayRange>> from = table->date(row, kFrom),
                                          to = table->date(row, kTo);
    if (!from || !to) {
      return from ? to.error() : from.error();
    }
    entry.begins = *from;
    entry.ends = *to;
    entry.weight = entry.ends ? 0.5 : 1.0;  // News speaks of states that exist.
    const Result<EntryIndex> index = add(*table, row, std::move(entry));
    if (!index) {
      return index.error();
    }
    add_name(table->field(row, kName), *index, NameUse::kName);
    for (std::string_view alias : table->list(row, kAliases)) {
      add_name(alias, *index, NameUse::kName);
    }
    for (std::string_view adjective : table->list(row, kAdjectives)) {
      add_name(adjective, *index, NameUse::kAdjective);
    }
    for (std::string_view people : table->list(row, kPeople)) {
      add_name(people, *index, NameUse::kPeople);
    }
    for (std::string_view capital : table->list(row, kCapital)) {
      capitals_.emplace_back(*index, normalize_name(capital));
    }
  }
  return {};
}

Result<void> GazetteerLoader::load_things(const std::string& file, EntityType type) {
  const CommonColumns at;
  const Result<FactTable> table =
      FactTable::read(dir_ / file, {"id", "name", "aliases", "kind", "country", "from", "to"});
  if (!table) {
    return table.error();
  }
  for (std::size_t row = 0; row < table->row_count(); ++row) {
    GazetteerEntry entry;
    entry.entity = {std::string(table->field(row, at.id)), std::string(table->field(row, at.name)),
                    type, std::nullopt, std::nullopt};
    if (!entry.entity.id.starts_with(std::string(to_string(type)) + "/")) {
      return table->error_at(row, "\"" + entry.entity.id + "\" is no id of this file's type");
    }
    if (!table->field(row, at.country).empty()) {
      entry.entity.country = std::string(table->field(row, at.country));
    }
    entry.kind = std::string(table->field(row, at.kind));
    const Result<std::optional<DayRange>> from = table->date(row, at.from),
                                          to = table->date(row, at.to);
    if (!from || !to) {
      return from ? to.error() : from.error();
    }
    entry.begins = *from;
    entry.ends = *to;
    entry.weight = type == EntityType::kPlace ? 0.7 : 0.9;
    const Result<EntryIndex> index = add(*table, row, std::move(entry));
    if (!index) {
      return index.error();
    }
    add_name(table->field(row, at.name), *index, NameUse::kName);
    for (std::string_view alias : table->list(row, at.aliases)) {
      add_name(alias, *index, NameUse::kName);
    }
  }
  return {};
}

Result<void> GazetteerLoader::load_persons() {
  enum : std::size_t { kId, kName, kAliases, kGender, kCountry, kSurname };
  const Result<FactTable> table = FactTable::read(
      dir_ / "persons.tsv", {"id", "name", "aliases", "gender", "country", "surname"});
  if (!table) {
    return table.error();
  }
  for (std::size_t row = 0; row < table->row_count(); ++row) {
    GazetteerEntry entry;
    entry.entity = {std::string(table->field(row, kId)), std::string(table->field(row, kName)),
                    EntityType::kPerson, std::nullopt, std::nullopt};
    if (!table->field(row, kCountry).empty()) {
      entry.entity.country = std::string(table->field(row, kCountry));
    }
    entry.kind = "person";
    const std::string_view gender = table->field(row, kGender);
    entry.gender = gender == "f"   ? Gender::kFemale
                   : gender == "m" ? Gender::kMale
                                   : Gender::kUnknown;
    const Result<EntryIndex> index = add(*table, row, std::move(entry));
    if (!index) {
      return index.error();
    }
    add_name(table->field(row, kName), *index, NameUse::kName);
    for (std::string_view alias : table->list(row, kAliases)) {
      add_name(alias, *index, NameUse::kName);
    }
    for (std::string_view surname : table->list(row, kSurname)) {
      add_name(surname, *index, NameUse::kSurname);
    }
  }
  return {};
}

Result<void> GazetteerLoader::load_metonyms() {
  enum : std::size_t { kId, kName, kAliases, kStandsFor, kCountry };
  const Result<FactTable> table =
      FactTable::read(dir_ / "metonyms.tsv", {"id", "name", "aliases", "stands_for", "country"});
  if (!table) {
    return table.error();
  }
  for (std::size_t row = 0; row < table->row_count(); ++row) {
    const std::string id(table->field(row, kId));
    const std::optional<EntryIndex> actor = gazetteer_.find_id(table->field(row, kStandsFor));
    if (!actor) {
      return table->error_at(row, "stands for \"" + std::string(table->field(row, kStandsFor)) +
                                      "\", which no file defines");
    }
    std::optional<EntryIndex> place = gazetteer_.find_id(id);
    if (!place) {
      const std::optional<EntityType> type = parse_entity_type(id.substr(0, id.find('/')));
      if (!type) {
        return table->error_at(row, "\"" + id + "\" is no id");
      }
      GazetteerEntry entry;
      entry.entity = {id, std::string(table->field(row, kName)), *type, std::nullopt, std::nullopt};
      if (!table->field(row, kCountry).empty()) {
        entry.entity.country = std::string(table->field(row, kCountry));
      }
      entry.kind = "metonym";
      const Result<EntryIndex> added = add(*table, row, std::move(entry));
      if (!added) {
        return added.error();
      }
      place = *added;
    }
    gazetteer_.entries_[*place].stands_for = *actor;
    add_name(table->field(row, kName), *place, NameUse::kName);
    for (std::string_view alias : table->list(row, kAliases)) {
      add_name(alias, *place, NameUse::kName);
    }
  }
  return {};
}

void GazetteerLoader::link_capitals() {
  for (const auto& [state, capital] : capitals_) {
    const std::optional<std::string>& code = gazetteer_.entries_[state].entity.country;
    for (const NameReading& reading : gazetteer_.find(capital)) {
      GazetteerEntry& place = gazetteer_.entries_[reading.entry];
      const bool of_state = place.entity.country == code && !gazetteer_.entries_[state].ends;
      if (reading.use == NameUse::kName && place.entity.type == EntityType::kPlace && of_state) {
        place.stands_for = state;
        place.weight = 0.9;
      }
    }
  }
}

void GazetteerLoader::sort_readings() {
  for (auto& [key, readings] :
       gazetteer_.names_) {  // Each list is sorted alone: order is no matter.
    std::stable_sort(
        readings.begin(), readings.end(), [&](const NameReading& a, const NameReading& b) {
          const GazetteerEntry &x = gazetteer_.entries_[a.entry], &y = gazetteer_.entries_[b.entry];
          return x.weight != y.weight ? x.weight > y.weight : x.entity.id < y.entity.id;
        });
  }
}

Result<Gazetteer> GazetteerLoader::load() {
  gazetteer_.names_.reserve(1U << 14U);
  if (Result<void> states = load_states(); !states) {
    return states.error();
  }
  constexpr std::pair<std::string_view, EntityType> kThings[] = {
      {"places.tsv", EntityType::kPlace},         {"organizations.tsv", EntityType::kOrganization},
      {"groups.tsv", EntityType::kGroup},         {"facilities.tsv", EntityType::kFacility},
      {"agreements.tsv", EntityType::kAgreement}, {"events.tsv", EntityType::kEvent},
  };
  for (const auto& [file, type] : kThings) {
    if (Result<void> things = load_things(std::string(file), type); !things) {
      return things.error();
    }
  }
  if (Result<void> persons = load_persons(); !persons) {
    return persons.error();
  }
  if (Result<void> metonyms = load_metonyms(); !metonyms) {
    return metonyms.error();
  }
  link_capitals();
  sort_readings();
  return std::move(gazetteer_);
}

Result<Gazetteer> Gazetteer::load(const std::filesystem::path& facts_dir) {
  return GazetteerLoader(facts_dir).load();
}

std::optional<EntryIndex> Gazetteer::find_id(std::string_view id) const {
  const auto found = by_id_.find(std::string(id));
  return found == by_id_.end() ? std::nullopt : std::optional(found->second);
}

std::span<const NameReading> Gazetteer::find(const std::string& key) const {
  const auto found = names_.find(key);
  return found == names_.end() ? std::span<const NameReading>()
                               : std::span<const NameReading>(found->second);
}

std::size_t Gazetteer::longest_name_from(const std::string& first_word) const {
  const auto found = longest_from_.find(first_word);
  return found == longest_from_.end() ? 0 : found->second;
}

std::vector<EntryIndex> Gazetteer::states_of_region(std::string_view region) const {
  std::vector<EntryIndex> states;
  for (EntryIndex index = 0; index < entries_.size(); ++index) {
    const std::vector<std::string>& regions = entries_[index].regions;
    if (std::find(regions.begin(), regions.end(), region) != regions.end()) {
      states.push_back(index);
    }
  }
  return states;
}

}  // namespace entente
