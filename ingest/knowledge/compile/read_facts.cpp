#include "ingest/knowledge/compile/read_facts.h"

#include <algorithm>
#include <utility>

#include "graph/text.h"
#include "ingest/knowledge/fact_table.h"

namespace entente {
namespace {

constexpr KnowledgeSource kFacts = KnowledgeSource::kFacts;

/// News speaks of states that exist, and of what is not a place more than of places.
constexpr double kStateWeight = 1.0, kPastStateWeight = 0.5, kFactPlaceWeight = 0.7,
                 kThingWeight = 0.9, kCapitalWeight = 0.9;

class FactReader {
 public:
  FactReader(const std::filesystem::path& dir, KnowledgeDraft& draft) : dir_(dir), draft_(draft) {}

  Result<void> read();

 private:
  Result<void> read_states();
  Result<void> read_things(const char* file, EntityType type);
  Result<void> read_persons();
  Result<void> read_metonyms();
  Result<void> read_terms();
  Result<void> read_titles();
  Result<void> read_words();
  Result<void> read_words_of(const char* file);
  /// Reads the date columns `from` and `from` + 1.
  static Result<void> read_dates(const FactTable& table, std::size_t row, std::size_t from,
                                 DraftThing& thing);
  static Result<DraftThing> make_thing(const FactTable& table, std::size_t row,
                                       std::optional<EntityType> type);
  Result<ThingIndex> add(const FactTable& table, std::size_t row, DraftThing thing);
  void add_names(ThingIndex thing, const FactTable& table, std::size_t row, std::size_t column,
                 NameUse use);
  Result<ThingIndex> find(const FactTable& table, std::size_t row, std::size_t column) const;

  const std::filesystem::path& dir_;
  KnowledgeDraft& draft_;
};

std::optional<std::string> non_empty(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(std::string(text));
}

Result<bool> read_flag(const FactTable& table, std::size_t row, std::size_t column) {
  const std::string_view text = table.field(row, column);
  if (text != "yes" && text != "no") {
    return table.error_at(row, "\"" + std::string(text) + "\" is neither \"yes\" nor \"no\"");
  }
  return text == "yes";
}

Result<Gender> read_gender(const FactTable& table, std::size_t row, std::size_t column) {
  const std::string_view text = table.field(row, column);
  if (text.empty()) {
    return Gender::kUnknown;
  }
  if (text != "f" && text != "m") {
    return table.error_at(row,
                          "\"" + std::string(text) + "\" is neither \"f\" nor \"m\" nor empty");
  }
  return text == "f" ? Gender::kFemale : Gender::kMale;
}

/// A thing of the id and the name in the first two columns. `type`: which alone may stand here.
Result<DraftThing> FactReader::make_thing(const FactTable& table, std::size_t row,
                                          std::optional<EntityType> type) {
  const std::string_view id = table.field(row, 0);
  const std::optional<EntityType> of_id = type_of_id(id);
  if (!of_id || (type && of_id != type)) {
    return table.error_at(row, "\"" + std::string(id) + "\" is no id of this file's type");
  }
  DraftThing thing;
  thing.entity = {std::string(id), std::string(table.field(row, 1)), *of_id, std::nullopt,
                  std::nullopt};
  return thing;
}

Result<ThingIndex> FactReader::add(const FactTable& table, std::size_t row, DraftThing thing) {
  const std::string id = thing.entity.id;
  const std::optional<ThingIndex> index = draft_.add(std::move(thing));
  if (!index) {
    return table.error_at(row, "second row for " + id);
  }
  return *index;
}

void FactReader::add_names(ThingIndex thing, const FactTable& table, std::size_t row,
                           std::size_t column, NameUse use) {
  for (std::string_view name : table.list(row, column)) {
    draft_.add_name(thing, name, use, kFacts);
  }
}

Result<ThingIndex> FactReader::find(const FactTable& table, std::size_t row,
                                    std::size_t column) const {
  const std::optional<ThingIndex> found = draft_.find(table.field(row, column));
  if (!found) {
    return table.error_at(row, "no file defines \"" + std::string(table.field(row, column)) + "\"");
  }
  return *found;
}

Result<void> FactReader::read_dates(const FactTable& table, std::size_t row, std::size_t from,
                                    DraftThing& thing) {
  const Result<std::optional<DayRange>> begins = table.date(row, from),
                                        ends = table.date(row, from + 1);
  if (!begins || !ends) {
    return begins ? ends.error() : begins.error();
  }
  thing.begins = *begins;
  thing.ends = *ends;
  return {};
}

Result<void> FactReader::read_states() {
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
    Result<DraftThing> thing = make_thing(*table, row, std::nullopt);
    if (!thing) {
      return thing.error();
    }
    if (thing->entity.type != EntityType::kCountry &&
        thing->entity.type != EntityType::kTerritory) {
      return table->error_at(row,
                             "\"" + thing->entity.id + "\" is no id of a country or territory");
    }
    thing->entity.country = non_empty(table->field(row, kCode));
    thing->kind = "state";
    for (std::string_view region : table->list(row, kRegions)) {
      thing->regions.push_back(normalize_name(region));
    }
    if (const Result<void> dates = read_dates(*table, row, kFrom, *thing); !dates) {
      return dates.error();
    }
    thing->weight = thing->ends ? kPastStateWeight : kStateWeight;
    const Result<ThingIndex> index = add(*table, row, *std::move(thing));
    if (!index) {
      return index.error();
    }
    draft_.add_name(*index, table->field(row, kName), NameUse::kName, kFacts);
    add_names(*index, *table, row, kAliases, NameUse::kName);
    add_names(*index, *table, row, kAdjectives, NameUse::kAdjective);
    add_names(*index, *table, row, kPeople, NameUse::kPeople);
    for (std::string_view capital : table->list(row, kCapital)) {
      draft_.capitals.emplace_back(*index, normalize_name(capital));
    }
  }
  return {};
}

Result<void> FactReader::read_things(const char* file, EntityType type) {
  enum : std::size_t { kId, kName, kAliases, kKind, kCountry, kFrom, kTo };
  const Result<FactTable> table =
      FactTable::read(dir_ / file, {"id", "name", "aliases", "kind", "country", "from", "to"});
  if (!table) {
    return table.error();
  }
  for (std::size_t row = 0; row < table->row_count(); ++row) {
    Result<DraftThing> thing = make_thing(*table, row, type);
    if (!thing) {
      return thing.error();
    }
    thing->entity.country = non_empty(table->field(row, kCountry));
    thing->kind = std::string(table->field(row, kKind));
    thing->weight = type == EntityType::kPlace ? kFactPlaceWeight : kThingWeight;
    if (const Result<void> dates = read_dates(*table, row, kFrom, *thing); !dates) {
      return dates.error();
    }
    const Result<ThingIndex> index = add(*table, row, *std::move(thing));
    if (!index) {
      return index.error();
    }
    draft_.add_name(*index, table->field(row, kName), NameUse::kName, kFacts);
    add_names(*index, *table, row, kAliases, NameUse::kName);
  }
  return {};
}

Result<void> FactReader::read_persons() {
  enum : std::size_t { kId, kName, kAliases, kGender, kCountry, kSurname };
  const Result<FactTable> table = FactTable::read(
      dir_ / "persons.tsv", {"id", "name", "aliases", "gender", "country", "surname"});
  if (!table) {
    return table.error();
  }
  for (std::size_t row = 0; row < table->row_count(); ++row) {
    Result<DraftThing> thing = make_thing(*table, row, EntityType::kPerson);
    if (!thing) {
      return thing.error();
    }
    thing->entity.country = non_empty(table->field(row, kCountry));
    thing->kind = "person";
    const Result<Gender> gender = read_gender(*table, row, kGender);
    if (!gender) {
      return gender.error();
    }
    thing->gender = *gender;
    const Result<ThingIndex> index = add(*table, row, *std::move(thing));
    if (!index) {
      return index.error();
    }
    draft_.add_name(*index, table->field(row, kName), NameUse::kName, kFacts);
    add_names(*index, *table, row, kAliases, NameUse::kName);
    add_names(*index, *table, row, kSurname, NameUse::kSurname);
  }
  return {};
}

Result<void> FactReader::read_metonyms() {
  enum : std::size_t { kId, kName, kAliases, kStandsFor, kCountry };
  const Result<FactTable> table =
      FactTable::read(dir_ / "metonyms.tsv", {"id", "name", "aliases", "stands_for", "country"});
  if (!table) {
    return table.error();
  }
  for (std::size_t row = 0; row < table->row_count(); ++row) {
    const Result<ThingIndex> actor = find(*table, row, kStandsFor);
    if (!actor) {
      return actor.error();
    }
    std::optional<ThingIndex> place = draft_.find(table->field(row, kId));
    if (!place) {
      Result<DraftThing> thing = make_thing(*table, row, std::nullopt);
      if (!thing) {
        return thing.error();
      }
      thing->entity.country = non_empty(table->field(row, kCountry));
      thing->kind = "metonym";
      place = draft_.add(*std::move(thing));
    }
    draft_.thing(*place).stands_for = *actor;
    draft_.add_name(*place, table->field(row, kName), NameUse::kName, kFacts);
    add_names(*place, *table, row, kAliases, NameUse::kName);
  }
  return {};
}

Result<void> FactReader::read_terms() {
  enum : std::size_t { kPerson, kOffice, kOf, kFrom, kTo };
  const Result<FactTable> table =
      FactTable::read(dir_ / "terms.tsv", {"person", "office", "of", "from", "to"});
  if (!table) {
    return table.error();
  }
  for (std::size_t row = 0; row < table->row_count(); ++row) {
    const Result<ThingIndex> person = find(*table, row, kPerson), of = find(*table, row, kOf);
    if (!person || !of) {
      return person ? of.error() : person.error();
    }
    const Result<std::optional<DayRange>> from = table->date(row, kFrom),
                                          to = table->date(row, kTo);
    if (!from || !to) {
      return from ? to.error() : from.error();
    }
    DraftTerm term{*person, *of, std::string(table->field(row, kOffice)), {}};
    term.bounds.start = from->value_or(DayRange());
    term.bounds.end = to->value_or(DayRange::from(Day::max() - std::chrono::days(1)));
    draft_.terms.push_back(std::move(term));
  }
  return {};
}

Result<void> FactReader::read_titles() {
  enum : std::size_t { kTitle, kOffice, kFunctional, kOfState };
  const Result<FactTable> table =
      FactTable::read(dir_ / "offices.tsv", {"title", "office", "functional", "of_state"});
  if (!table) {
    return table.error();
  }
  for (std::size_t row = 0; row < table->row_count(); ++row) {
    const Result<bool> functional = read_flag(*table, row, kFunctional),
                       of_state = read_flag(*table, row, kOfState);
    if (!functional || !of_state) {
      return functional ? of_state.error() : functional.error();
    }
    OfficeTitle title{std::string(table->field(row, kOffice)), *functional, *of_state};
    const std::string_view name = table->field(row, kTitle);
    if (!draft_.titles.emplace(normalize_name(name), std::move(title)).second) {
      return table->error_at(row, "second row for title \"" + std::string(name) + "\"");
    }
  }
  return {};
}

Result<void> FactReader::read_words() {
  for (const char* file : {"words.tsv", "name_forms.tsv"}) {
    if (Result<void> done = read_words_of(file); !done) {
      return done;
    }
  }
  return {};
}

Result<void> FactReader::read_words_of(const char* file) {
  const Result<FactTable> table = FactTable::read(dir_ / file, {"class", "word", "value"});
  if (!table) {
    return table.error();
  }
  const auto classes = word_class_names();
  for (std::size_t row = 0; row < table->row_count(); ++row) {
    const std::string name(table->field(row, 0));
    if (std::find(classes.begin(), classes.end(), name) == classes.end()) {
      return table->error_at(row, "no class \"" + name + "\"");
    }
    const std::string_view word = table->field(row, 1);
    if (!draft_.words[name].emplace(word, table->field(row, 2)).second) {
      return table->error_at(row, "second row for " + name + " \"" + std::string(word) + "\"");
    }
  }
  return {};
}

/// In the order in which the files refer to each other.
Result<void> FactReader::read() {
  if (Result<void> states = read_states(); !states) {
    return states;
  }
  constexpr std::pair<const char*, EntityType> kThings[] = {
      {"places.tsv", EntityType::kPlace},         {"organizations.tsv", EntityType::kOrganization},
      {"groups.tsv", EntityType::kGroup},         {"facilities.tsv", EntityType::kFacility},
      {"agreements.tsv", EntityType::kAgreement}, {"events.tsv", EntityType::kEvent},
  };
  for (const auto& [file, type] : kThings) {
    if (Result<void> things = read_things(file, type); !things) {
      return things;
    }
  }
  using Step = Result<void> (FactReader::*)();
  for (const Step step :
       {&FactReader::read_persons, &FactReader::read_metonyms, &FactReader::read_terms,
        &FactReader::read_titles, &FactReader::read_words}) {
    if (Result<void> done = (this->*step)(); !done) {
      return done;
    }
  }
  return {};
}

}  // namespace

Result<void> read_facts(const std::filesystem::path& facts_dir, KnowledgeDraft& draft) {
  return FactReader(facts_dir, draft).read();
}

void link_capitals(KnowledgeDraft& draft) {
  for (const auto& [state, capital] : draft.capitals) {
    const DraftThing& owner = draft.things()[state];  // Nothing is added below: it stays.
    if (owner.ends) {
      continue;
    }
    for (const ThingIndex index : draft.named(capital)) {
      DraftThing& place = draft.thing(index);
      if (place.entity.type == EntityType::kPlace && place.entity.country == owner.entity.country) {
        place.stands_for = state;
        place.weight = kCapitalWeight;
      }
    }
  }
}

}  // namespace entente
