#include "query/entity_search.h"

#include <algorithm>
#include <set>
#include <utility>

#include "graph/text.h"
#include "query/suggestion.h"

namespace entente {

namespace {

constexpr std::size_t kMostNamesRead = 10000;    // Of a search by prefix or word.
constexpr std::size_t kMostCandidatesNamed = 5;  // In a message.

/// Those of exactly this id, name, alias or country code.
Result<std::set<EntityNumber>> exact_matches(const Snapshot& snapshot, std::string_view text) {
  std::set<EntityNumber> found;
  for (const std::string& id : {std::string(text), "country/" + std::string(text)}) {
    auto number = snapshot.find_entity(id);
    if (!number) return number.error();
    if (*number) return std::set<EntityNumber>{**number};
  }
  auto named = snapshot.find_name(text);
  if (!named) return named.error();
  found.insert(named->begin(), named->end());
  return found;
}

/// Entities that lost all their claims are not found.
Result<std::vector<Entity>> living(const Snapshot& snapshot, std::set<EntityNumber>& numbers) {
  std::vector<Entity> entities;
  for (auto number = numbers.begin(); number != numbers.end();) {
    auto entity = snapshot.entity(*number);
    if (!entity && entity.error().code != ErrorCode::kNotFound) return entity.error();
    if (entity && entity->id != kUnknownActorId) {
      entities.push_back(std::move(*entity));
      ++number;
    } else {
      number = numbers.erase(number);
    }
  }
  return entities;
}

std::string listed(const std::vector<Entity>& entities) {
  std::string text;
  for (std::size_t i = 0; i < entities.size() && i < kMostCandidatesNamed; ++i)
    text += (i == 0 ? "" : ", ") + entities[i].id + " (" + entities[i].name + ")";
  if (entities.size() > kMostCandidatesNamed)
    text += " and " + std::to_string(entities.size() - kMostCandidatesNamed) + " more";
  return text;
}

/// What is said of a name that nobody has.
Result<std::string> not_found(const Snapshot& snapshot, std::string_view text) {
  const std::string normalized = normalize_name(text);
  std::string message = "no entity is called " + quoted(text);
  auto longer = snapshot.find_name_prefix(normalized, normalized.empty() ? 0 : 1);
  if (!longer) return longer.error();
  auto near = snapshot.find_name_prefix(normalized.substr(0, 1), kMostNamesRead);
  if (!near) return near.error();
  std::vector<std::string> names;
  for (NameMatch& match : *near)
    names.push_back(std::move(match.name));
  auto name = closest(normalized, names);
  if (!name && !longer->empty()) name = longer->front().name;
  if (name) message += "; did you mean \"" + *name + "\"?";
  return message;
}

}  // namespace

Result<std::vector<FoundEntity>> find_entities(const Snapshot& snapshot, std::string_view text,
                                               std::size_t limit) {
  auto numbers = exact_matches(snapshot, text);
  if (!numbers) return numbers.error();
  const std::string normalized = normalize_name(text);
  for (const auto search : {&Snapshot::find_name_prefix, &Snapshot::find_name_word}) {
    if (!numbers->empty() || normalized.empty()) break;
    auto matches = (snapshot.*search)(normalized, kMostNamesRead);
    if (!matches) return matches.error();
    for (const NameMatch& match : *matches)
      numbers->insert(match.entity);
  }
  auto entities = living(snapshot, *numbers);
  if (!entities) return entities.error();
  std::vector<FoundEntity> found;
  auto entity = entities->begin();
  for (const EntityNumber number : *numbers) {
    auto names = snapshot.names_of(number);
    auto claims = snapshot.claims_of(number);
    if (!names || !claims) return !names ? names.error() : claims.error();
    found.push_back({std::move(*entity++), number, std::move(*names), claims->size()});
  }
  std::sort(found.begin(), found.end(), [](const FoundEntity& a, const FoundEntity& b) {
    return a.claims != b.claims ? a.claims > b.claims : a.entity.id < b.entity.id;
  });
  if (found.size() > limit) found.resize(limit);
  return found;
}

Result<ResolvedEntity> resolve_entity(const Snapshot& snapshot, std::string_view text) {
  auto numbers = exact_matches(snapshot, text);
  if (!numbers) return numbers.error();
  auto entities = living(snapshot, *numbers);
  if (!entities) return entities.error();
  if (entities->empty()) {
    auto message = not_found(snapshot, text);
    return message ? Error{ErrorCode::kNotFound, *message} : message.error();
  }
  const std::vector<EntityNumber> order(numbers->begin(), numbers->end());
  const std::string normalized = normalize_name(text);
  const auto shown = [&](const Entity& entity) {
    return normalize_name(entity.name) == normalized;
  };
  std::size_t choice = 0;
  if (entities->size() > 1) {
    if (std::count_if(entities->begin(), entities->end(), shown) != 1) {
      std::sort(entities->begin(), entities->end(),
                [](const Entity& a, const Entity& b) { return a.id < b.id; });
      return Error{ErrorCode::kInvalidArgument,
                   quoted(text) + " may be any of " + listed(*entities)};
    }
    choice = static_cast<std::size_t>(std::find_if(entities->begin(), entities->end(), shown) -
                                      entities->begin());
  }
  ResolvedEntity resolved{order[choice], (*entities)[choice], {}};
  entities->erase(entities->begin() + static_cast<std::ptrdiff_t>(choice));
  resolved.passed_over = std::move(*entities);
  std::sort(resolved.passed_over.begin(), resolved.passed_over.end(),
            [](const Entity& a, const Entity& b) { return a.id < b.id; });
  return resolved;
}

}  // namespace entente
