#include "ingest/datasets/actor_resolver.h"

#include <algorithm>
#include <array>

#include "graph/text.h"
#include "ingest/knowledge/fact_table.h"

namespace entente {

namespace {

bool is_state_type(const Entity& entity) {
  return entity.type == EntityType::kCountry || entity.type == EntityType::kTerritory;
}

/// "Kenya" of "Police Forces of Kenya (2022-)", "Government of Kenya": whoever acts for a state.
std::string_view state_of_forces(std::string_view name) {
  static constexpr std::array<std::string_view, 6> kForces = {
      "government of ",   "military forces of ", "police forces of ",
      "armed forces of ", "prison guards of ",   "military of "};
  const std::string lower = lower_ascii(name);
  for (const std::string_view opening : kForces) {
    if (!lower.starts_with(opening)) continue;
    std::string_view state = name.substr(opening.size());
    state = state.substr(0, state.find(" ("));
    // "Military Forces of Mali (2021-) Presidential Guard", "… of Mali Gendarmerie": by the state.
    return state;
  }
  return {};
}

struct Named {
  std::string_view name, bracket;  ///< "Protesters (Kenya)" → "Protesters", "Kenya".
};

Named without_bracket(std::string_view name) {
  const std::size_t open = name.rfind(" (");
  if (open == std::string_view::npos || !name.ends_with(')')) return {name, {}};
  return {name.substr(0, open), name.substr(open + 2, name.size() - open - 3)};
}

/// "Occidental Petroleum" of "OCCIDENTAL PETROLEUM", as GDELT writes names.
std::string unshouted(std::string_view name) {
  const bool shouts =
      std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  std::string plain(name);
  for (std::size_t i = 1; shouts && i < plain.size(); ++i) {
    const bool inside = plain[i - 1] != ' ' && plain[i - 1] != '-';
    if (inside && plain[i] >= 'A' && plain[i] <= 'Z')
      plain[i] = static_cast<char>(plain[i] - 'A' + 'a');
  }
  return plain;
}

}  // namespace

Result<ActorResolver> ActorResolver::load(const std::filesystem::path& codes_dir,
                                          const Gazetteer& gazetteer) {
  auto table = FactTable::read(codes_dir / "actors.tsv", {"kind", "code", "value"});
  if (!table) return table.error();
  ActorResolver resolver(gazetteer);
  for (std::size_t row = 0; row < table->row_count(); ++row) {
    const std::string key =
        std::string(table->field(row, 0)) + " " + std::string(table->field(row, 1));
    const std::string value(table->field(row, 2));
    if (table->field(row, 0) == "body" && !gazetteer.find_id(value))
      return table->error_at(row, "the gazetteer has no such id");
    if (!resolver.codes_.emplace(key, value).second)
      return table->error_at(row, "a second line of this code");
  }
  return resolver;
}

const std::string* ActorResolver::value_of(std::string_view kind, std::string_view code) const {
  const auto found = codes_.find(std::string(kind) + " " + std::string(code));
  return found == codes_.end() ? nullptr : &found->second;
}

std::optional<Entity> ActorResolver::by_id(const std::string& id) const {
  const auto entry = gazetteer_->find_id(id);
  return entry ? std::optional(gazetteer_->entry(*entry).entity) : std::nullopt;
}

std::optional<Entity> ActorResolver::state(std::string_view code_or_name) {
  if (code_or_name.empty()) return std::nullopt;
  const auto seen = states_.find(code_or_name);
  if (seen != states_.end()) return seen->second;
  std::optional<Entity> found;
  if (code_or_name.size() == 3) {
    const std::string* other = value_of("state", code_or_name);
    found = by_id("country/" + (other != nullptr ? *other : std::string(code_or_name)));
  }
  const auto readings =
      found ? std::vector<NameReading>() : gazetteer_->find(normalize_name(code_or_name));
  for (const NameReading& reading : readings) {
    const Entity& entity = gazetteer_->entry(reading.entry).entity;
    if (reading.use != NameUse::kName || !is_state_type(entity)) continue;
    found = entity;
    break;
  }
  // "Myanmar (Burma)": the name before the bracket.
  const Named parts = without_bracket(code_or_name);
  if (!found && !parts.bracket.empty()) found = state(parts.name);
  return states_.emplace(std::string(code_or_name), found).first->second;
}

/// The thing of that name, which is the state's if one is given.
std::optional<Entity> ActorResolver::known(std::string_view name,
                                           const std::optional<Entity>& state) const {
  const auto look_up = [&](const std::string& key) -> std::optional<Entity> {
    for (const NameReading& reading : gazetteer_->find(key)) {
      const Entity& entity = gazetteer_->entry(reading.entry).entity;
      const bool theirs = !state || !entity.country || entity.country == state->country;
      if (reading.use == NameUse::kName && theirs) return entity;
    }
    return std::nullopt;
  };
  const std::string key = normalize_name(name);
  if (auto found = look_up(key)) return found;
  const std::size_t blank = key.find(' ');  // "Aso Taro": the family name first.
  if (blank == std::string::npos || key.find(' ', blank + 1) != std::string::npos)
    return std::nullopt;
  auto turned = look_up(key.substr(blank + 1) + " " + key.substr(0, blank));
  return turned && turned->type == EntityType::kPerson ? turned : std::nullopt;
}

Entity ActorResolver::group_of(std::string_view people, const std::optional<Entity>& state) const {
  Entity group;
  group.type = EntityType::kGroup;
  group.name = lower_ascii(people) + (state ? " in " + state->name : "");
  group.id = make_entity_id(group.type, group.name);
  if (state) group.country = state->country;
  return group;
}

Entity ActorResolver::named(const CodedActor& actor, std::string_view name,
                            const std::optional<Entity>& state) {
  if (auto found = known(name, state)) return *found;
  Entity entity;
  entity.type = actor.person ? EntityType::kPerson : EntityType::kGroup;
  entity.name = unshouted(name);
  entity.id = make_entity_id(entity.type, entity.name);
  if (state) entity.country = state->country;
  return entity;
}

Entity ActorResolver::find(const CodedActor& actor, std::string_view place_country) {
  if (!actor.body.empty()) {
    if (const std::string* id = value_of("body", actor.body)) return *by_id(*id);
  }
  if (type_of_id(actor.name)) {
    if (auto entity = by_id(actor.name)) return *entity;
  }
  std::optional<Entity> own = state(actor.country);
  if (const std::string_view forces = state_of_forces(actor.name); !forces.empty()) {
    if (auto whose = state(forces)) return *whose;
  }
  if (!actor.role.empty()) {
    const std::string* people = value_of("role", actor.role);
    const bool acts = people != nullptr && *people == "state";
    if (acts && own) return *own;
    if (people != nullptr && !acts) return group_of(*people, own ? own : state(place_country));
    if (acts && !actor.name.empty()) return group_of(actor.name, state(place_country));
  }
  const Named parts = without_bracket(actor.name);
  if (!parts.bracket.empty()) {  // "Citizen (Japan)".
    if (auto whose = state(parts.bracket)) {
      if (auto known_here = known(parts.name, whose)) return *known_here;
      return group_of(parts.name, whose);
    }
  }
  if (auto itself = state(actor.name)) return *itself;
  const bool coded = own && (actor.name.empty() || !actor.person);
  if (coded && actor.name.empty()) return *own;
  if (!actor.name.empty()) {
    if (lower_ascii(actor.name) == "civilians" || actor.name == "Protesters")
      return group_of(actor.name, own ? own : state(place_country));
    return named(actor, actor.name, own);
  }
  return {std::string(kUnknownActorId), "unknown", EntityType::kActor, std::nullopt, std::nullopt};
}

const Entity& ActorResolver::resolve(const CodedActor& actor, std::string_view place_country) {
  // Few actors do most: what was found once is not looked up again.
  std::string key = actor.name;
  for (const std::string_view part :
       {std::string_view(actor.country), std::string_view(actor.body), std::string_view(actor.role),
        std::string_view(actor.person ? "p" : ""), place_country}) {
    key += '\x1f';
    key += part;
  }
  const auto seen = actors_.find(key);
  if (seen != actors_.end()) return seen->second;
  return actors_.emplace(std::move(key), find(actor, place_country)).first->second;
}

const std::optional<Entity>& ActorResolver::place(std::string_view name, std::string_view country) {
  std::string key(name);
  key += '\x1f';
  key += country;
  const auto seen = places_.find(key);
  if (seen != places_.end()) return seen->second;
  return places_.emplace(std::move(key), find_place(name, country)).first->second;
}

std::optional<Entity> ActorResolver::find_place(std::string_view name, std::string_view country) {
  if (name.empty()) return std::nullopt;
  const std::string_view first = name.substr(0, name.find(','));
  const std::size_t last_comma = name.rfind(',');
  if (country.empty() && last_comma != std::string_view::npos) {
    country = name.substr(last_comma + 1);
    while (country.starts_with(' '))
      country.remove_prefix(1);
  }
  const std::optional<Entity> of = state(country);
  if (auto itself = state(name)) return itself;
  for (const NameReading& reading : gazetteer_->find(normalize_name(first))) {
    const Entity& entity = gazetteer_->entry(reading.entry).entity;
    const bool there = !of || entity.country == of->country;
    if (reading.use == NameUse::kName && entity.type == EntityType::kPlace && there) return entity;
  }
  Entity entity;
  entity.type = EntityType::kPlace;
  entity.name = std::string(first);
  entity.id = make_entity_id(entity.type, entity.name + (of ? " " + of->name : ""));
  if (of) entity.country = of->country;
  return entity;
}

}  // namespace entente
