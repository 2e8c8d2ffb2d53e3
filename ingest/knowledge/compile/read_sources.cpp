#include "ingest/knowledge/compile/read_sources.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "graph/text.h"
#include "ingest/knowledge/fact_table.h"

namespace entente {
namespace {

/// A place that the facts lack is seldom meant unless the recogniser says that it is a place:
/// below the linker's least score, and with that label above it.
constexpr double kSourcePlaceWeight = 0.3, kAirportWeight = 0.6;
/// Of a name that only a source gives to something that was known before.
constexpr double kAddedNameWeight = 0.3;
/// Of what a source knows by its full names.
constexpr double kNotableWeight = 0.6;
/// Of towns that are no capitals; measured on news: smaller ones are more often something else
/// than meant.
constexpr std::int64_t kLeastPopulation = 15000;

/// "Of", "Ban": as short as words of grammar and acronyms.
constexpr std::size_t kLongestShortName = 3;

enum : std::size_t {
  kKey,
  kType,
  kName,
  kAliases,
  kForms,  ///< Of states: adjectives; of places: names in other languages, short ones.
  kKind,
  kCountry,
  kPopulation,
  kNamesake
};

std::int64_t number_of(std::string_view text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::string lower(std::string_view code) {
  std::string text(code);
  for (char& c : text) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return text;
}

/// The sources whose things are known by their full names, wherever they are.
bool are_notable(KnowledgeSource source) { return source == KnowledgeSource::kWordNet; }

/// Whether one source may give a thing this type and another one that: Hamas is a group and an
/// organization, Greenland a place and a territory.
bool are_kindred(EntityType a, EntityType b) {
  const auto kin = [](EntityType type) {
    switch (type) {
      case EntityType::kGroup:
        return EntityType::kOrganization;
      case EntityType::kCountry:
      case EntityType::kTerritory:
        return EntityType::kPlace;
      default:
        return type;
    }
  };
  return kin(a) == kin(b);
}

class SourceReader {
 public:
  SourceReader(KnowledgeSource source, KnowledgeDraft& draft) : source_(source), draft_(draft) {}

  Result<void> read(const std::filesystem::path& file);

 private:
  void read_state(const FactTable& table, std::size_t row);
  void read_thing(const FactTable& table, std::size_t row, EntityType type);
  void read_notable(const FactTable& table, std::size_t row, EntityType type);
  void add_names(ThingIndex thing, const FactTable& table, std::size_t row,
                 std::optional<double> weight);
  std::optional<ThingIndex> find_same(std::string_view name, const FactTable& table,
                                      std::size_t row, EntityType type) const;
  bool is_doubtful(const FactTable& table, std::size_t row) const;
  bool was_known(ThingIndex index) const;
  void add_forms();

  /// Things with the forms of their names in other languages and short forms.
  std::vector<std::pair<ThingIndex, std::vector<std::string_view>>> forms_;

  KnowledgeSource source_;
  KnowledgeDraft& draft_;
};

void SourceReader::add_names(ThingIndex thing, const FactTable& table, std::size_t row,
                             std::optional<double> weight) {
  draft_.add_name(thing, table.field(row, kName), NameUse::kName, source_, weight);
  for (std::string_view alias : table.list(row, kAliases)) {
    draft_.add_name(thing, alias, NameUse::kName, source_, weight);
  }
}

/// Whether the thing was there before this source was read.
bool SourceReader::was_known(ThingIndex index) const {
  const std::vector<DraftName>& names = draft_.things()[index].names;
  return std::any_of(names.begin(), names.end(), [&](const DraftName& name) {
    return (name.sources & ~source_bit(source_)) != 0;
  });
}

/// Whether a town is seldom meant by its name: it is small and no capital, its name is very short,
/// a common word or a given name, or somebody better known has it.
bool SourceReader::is_doubtful(const FactTable& table, std::size_t row) const {
  const std::string key = normalize_name(table.field(row, kName));
  const bool is_small = number_of(table.field(row, kPopulation)) < kLeastPopulation &&
                        table.field(row, kKind) == "city";
  return is_small || key.size() <= kLongestShortName || !table.field(row, kNamesake).empty() ||
         !draft_.named(key).empty();
}

void SourceReader::read_state(const FactTable& table, std::size_t row) {
  std::optional<ThingIndex> state = draft_.find("country/" + std::string(table.field(row, kKey)));
  for (ThingIndex i = 0; i < draft_.things().size() && !state; ++i) {
    const DraftThing& thing = draft_.things()[i];
    const bool is_state = thing.entity.type == EntityType::kTerritory && thing.kind == "state";
    if (is_state && !thing.ends && thing.entity.country == table.field(row, kKey)) {
      state = i;
    }
  }
  if (!state) {
    return;  // Uninhabited islands: the facts have all that news speaks of.
  }
  // A name of another state stays that one's: "Congo", "Korea", "Micronesia".
  const auto is_free = [&](std::string_view name) {
    const std::vector<ThingIndex> bearers = draft_.named(normalize_name(name));
    return bearers.empty() || std::find(bearers.begin(), bearers.end(), *state) != bearers.end();
  };
  std::vector<std::string_view> names = table.list(row, kAliases);
  names.push_back(table.field(row, kName));
  for (std::string_view name : names) {
    if (is_free(name)) {
      draft_.add_name(*state, name, NameUse::kName, source_);
    }
  }
  for (std::string_view adjective : table.list(row, kForms)) {
    if (is_free(adjective)) {
      draft_.add_name(*state, adjective,
                      adjective.ends_with("ans") ? NameUse::kPeople : NameUse::kAdjective, source_);
    }
  }
}

/// A thing of the type and state that has the name, or of no state: then a place must be of the
/// same kind too, for a river is no town.
std::optional<ThingIndex> SourceReader::find_same(std::string_view name, const FactTable& table,
                                                  std::size_t row, EntityType type) const {
  for (const ThingIndex index : draft_.named(normalize_name(name))) {
    const DraftThing& thing = draft_.things()[index];
    const Entity& entity = thing.entity;
    const bool may_be_anywhere =
        !entity.country && (type != EntityType::kPlace || thing.kind == table.field(row, kKind));
    if (entity.type == type && (may_be_anywhere || entity.country == table.field(row, kCountry))) {
      return index;
    }
  }
  return std::nullopt;
}

void SourceReader::read_thing(const FactTable& table, std::size_t row, EntityType type) {
  const std::string_view name = table.field(row, kName), country = table.field(row, kCountry);
  std::vector<std::string_view> names = table.list(row, kAliases);
  names.insert(names.begin(), name);
  for (const std::string_view known : names) {
    if (const std::optional<ThingIndex> same = find_same(known, table, row, type)) {
      if (type != EntityType::kPlace || was_known(*same)) {
        add_names(*same, table, row, kAddedNameWeight);
        forms_.emplace_back(*same, table.list(row, kForms));
      }
      return;  // A second town of one name in one state, smaller than the first, is left out.
    }
  }
  if (type == EntityType::kPlace && is_doubtful(table, row)) {
    return;
  }
  DraftThing thing;
  thing.entity = {make_entity_id(type, name), std::string(name), type, std::string(country),
                  std::nullopt};
  if (draft_.find(thing.entity.id)) {
    thing.entity.id += "-" + lower(country);
  }
  thing.kind = std::string(table.field(row, kKind));
  thing.weight = type == EntityType::kPlace ? kSourcePlaceWeight : kAirportWeight;
  if (const std::optional<ThingIndex> index = draft_.add(std::move(thing))) {
    add_names(*index, table, row, std::nullopt);
    forms_.emplace_back(*index, table.list(row, kForms));
  }
}

/// Gives things those forms of their names that nobody has: once all things have their names, so
/// that no form takes a name away.
void SourceReader::add_forms() {
  for (const auto& [thing, forms] : forms_) {
    for (const std::string_view form : forms) {
      if (draft_.named(normalize_name(form)).empty()) {
        draft_.add_name(thing, form, NameUse::kName, source_, kAddedNameWeight);
      }
    }
  }
}

/// A thing that is notable by its full names: what is known by one of them and of a like type is
/// the same and gets those names that nobody has; a name that something else has is not given.
void SourceReader::read_notable(const FactTable& table, std::size_t row, EntityType type) {
  std::vector<std::string_view> names = table.list(row, kAliases);
  names.insert(names.begin(), table.field(row, kName));
  std::vector<ThingIndex> same;
  std::vector<std::string_view> free;
  for (const std::string_view name : names) {
    const std::vector<ThingIndex> bearers = draft_.named(normalize_name(name));
    if (bearers.empty()) {
      free.push_back(name);
    }
    for (const ThingIndex bearer : bearers) {
      if (are_kindred(draft_.things()[bearer].entity.type, type) &&
          std::find(same.begin(), same.end(), bearer) == same.end()) {
        same.push_back(bearer);
      }
    }
  }
  if (same.size() == 1) {
    for (const std::string_view name : names) {
      const std::vector<ThingIndex> bearers = draft_.named(normalize_name(name));
      if (bearers.empty() || std::find(bearers.begin(), bearers.end(), same[0]) != bearers.end()) {
        draft_.add_name(same[0], name, NameUse::kName, source_);
      }
    }
    return;
  }
  if (!same.empty() || free.empty()) {
    return;  // Which one is not told, or all its names mean something else.
  }
  const std::string_view country = table.field(row, kCountry);
  DraftThing thing;
  thing.entity = {make_entity_id(type, free[0]), std::string(free[0]), type,
                  country.empty() ? std::nullopt : std::optional(std::string(country)),
                  std::nullopt};
  thing.kind = std::string(table.field(row, kKind));
  thing.weight = kNotableWeight;
  if (const std::optional<ThingIndex> index = draft_.add(std::move(thing))) {
    for (const std::string_view name : free) {
      draft_.add_name(*index, name, NameUse::kName, source_);
    }
  }
}

Result<void> SourceReader::read(const std::filesystem::path& file) {
  const Result<FactTable> table =
      FactTable::read(file, {"key", "type", "name", "aliases", "adjectives", "kind", "country",
                             "population", "namesake"});
  if (!table) {
    return table.error();
  }
  std::vector<std::size_t> rows(table->row_count());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    rows[row] = row;
  }
  // The most people first: of two places of one name the larger gets the plain id.
  std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
    return number_of(table->field(a, kPopulation)) > number_of(table->field(b, kPopulation));
  });
  for (const std::size_t row : rows) {
    const std::string_view type = table->field(row, kType);
    const std::optional<EntityType> of_thing = parse_entity_type(type);
    if (type == "state") {
      read_state(*table, row);
    } else if (of_thing && are_notable(source_)) {
      read_notable(*table, row, *of_thing);
    } else if (of_thing) {
      read_thing(*table, row, *of_thing);
    } else {
      return table->error_at(row, "no type \"" + std::string(type) + "\"");
    }
  }
  add_forms();
  return {};
}

/// Gives states the regions of the world in which they lie, and the regions entries of their own,
/// but for regions that the facts know: those say themselves which states they have.
Result<void> read_regions(const std::filesystem::path& file, KnowledgeDraft& draft) {
  const Result<FactTable> table = FactTable::read(file, {"key", "name", "states"});
  if (!table) {
    return table.error();
  }
  std::set<std::string> known;
  for (const DraftThing& thing : draft.things()) {
    known.insert(thing.regions.begin(), thing.regions.end());
  }
  for (std::size_t row = 0; row < table->row_count(); ++row) {
    const std::string_view name = table->field(row, 1);
    const std::string key = normalize_name(name);
    if (known.contains(key)) {
      continue;
    }
    for (const std::string_view code : table->list(row, 2)) {
      if (const auto state = draft.find("country/" + std::string(code))) {
        draft.thing(*state).regions.push_back(key);
      }
    }
    if (!draft.named(key).empty()) {
      continue;
    }
    DraftThing region;
    region.entity = {make_entity_id(EntityType::kPlace, name), std::string(name),
                     EntityType::kPlace, std::nullopt, std::nullopt};
    region.kind = "region";
    region.weight = kNotableWeight;
    if (const std::optional<ThingIndex> index = draft.add(std::move(region))) {
      draft.add_name(*index, name, NameUse::kName, KnowledgeSource::kUnM49);
    }
  }
  return {};
}

/// Adds the given names that the facts' words lack, but for names by which the facts know a state,
/// a place or a body: "Jordan", "Victoria".
Result<void> read_given_names(const std::filesystem::path& file, KnowledgeDraft& draft) {
  const Result<FactTable> table = FactTable::read(file, {"name", "gender"});
  if (!table) {
    return table.error();
  }
  auto& given = draft.words["given"];
  for (std::size_t row = 0; row < table->row_count(); ++row) {
    const std::string_view gender = table->field(row, 1);
    if (gender != "f" && gender != "m" && gender != "-") {
      return table->error_at(row, "no gender \"" + std::string(gender) + "\"");
    }
    const std::string name = normalize_name(table->field(row, 0));
    const std::vector<ThingIndex> bearers = draft.named(name);
    const bool person = std::all_of(bearers.begin(), bearers.end(), [&](ThingIndex bearer) {
      return draft.things()[bearer].entity.type == EntityType::kPerson;
    });
    if (person) {
      given.emplace(name, gender);
    }
  }
  return {};
}

}  // namespace

Result<void> read_sources(const std::filesystem::path& sources_dir, KnowledgeDraft& draft) {
  // Before the towns, many of which have the name of a person.
  const std::filesystem::path given_names = sources_dir / "given_names.tsv";
  if (const Result<void> read = read_given_names(given_names, draft); !read) {
    return read;
  }
  for (std::size_t i = 1; i < kKnowledgeSources; ++i) {
    const auto source = static_cast<KnowledgeSource>(i);
    const std::filesystem::path file = sources_dir / (std::string(to_string(source)) + ".tsv");
    const Result<void> read = source == KnowledgeSource::kUnM49
                                  ? read_regions(file, draft)
                                  : SourceReader(source, draft).read(file);
    if (!read) {
      return read;
    }
  }
  return {};
}

}  // namespace entente
