#include "query/containment.h"

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace entente {

namespace {

constexpr std::string_view kContaining[] = {"capital_of", "located_in", "part_of"};
constexpr std::size_t kMostEntities = 10000;

/// The entity and all that lies within it.
Result<std::set<EntityNumber>> entities_within(const Snapshot& snapshot, EntityNumber entity) {
  std::set<EntityNumber> seen{entity};
  std::vector<EntityNumber> open{entity};
  while (!open.empty()) {
    const EntityNumber outer = open.back();
    open.pop_back();
    for (const std::string_view name : kContaining) {
      const auto relation = snapshot.find_label(name);
      if (!relation) continue;
      auto claims = snapshot.claims_of(outer, {.relation = *relation, .first = {}, .last = {}});
      if (!claims) return claims.error();
      for (const ClaimEntry& claim : *claims) {
        const bool stated =
            claim.polarity == Polarity::kAffirmed && claim.modality == Modality::kActual;
        if (!stated || claim.object != outer || !seen.insert(claim.subject).second) continue;
        if (seen.size() > kMostEntities)
          return Error{ErrorCode::kLimit, "more than 10000 entities lie within this one"};
        open.push_back(claim.subject);
      }
    }
  }
  return seen;
}

std::string country_code(const Entity& entity) {
  return entity.type == EntityType::kCountry ? entity.country.value_or("") : "";
}

}  // namespace

Result<std::vector<EntityNumber>> objects_within(const Snapshot& snapshot, const Relation& relation,
                                                 EntityNumber entity) {
  const auto label = snapshot.find_label(relation.name);
  if (!label) return std::vector<EntityNumber>{};
  auto asked = snapshot.entity(entity);
  auto within = entities_within(snapshot, entity);
  auto claims = snapshot.claims_by_relation(*label);
  if (!asked) return asked.error();
  if (!within || !claims) return !within ? within.error() : claims.error();
  const std::string state = country_code(*asked);
  std::set<EntityNumber> objects;
  for (const ClaimEntry& claim : *claims)
    if (claim.object) objects.insert(*claim.object);
  std::map<std::string, EntityNumber> found;  // By id, so that numbers decide no order.
  for (const EntityNumber number : objects) {
    auto object = snapshot.entity(number);
    if (!object) return object.error();
    if (within->contains(number) || (!state.empty() && object->country == state))
      found.emplace(object->id, number);
  }
  std::vector<EntityNumber> numbers;
  for (const auto& [id, number] : found)
    numbers.push_back(number);
  return numbers;
}

}  // namespace entente
