#include "query/edge_queries.h"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

#include "query/containment.h"

namespace entente {

namespace {

/// By start; what has no first day comes after all that has one, by its last.
auto time_rank(const Edge& edge) {
  const DayRange& start = edge.bounds.start;
  return std::tuple(!start.has_first(), start.has_first() ? start.begin() : start.end(),
                    start.end());
}

/// What certainly holds first, then by the distance of the window from the nearest observation.
std::pair<bool, std::int64_t> holding_rank(const Edge& edge,
                                           const std::optional<DayRange>& window) {
  if (!window || holds_within(edge, *window) == Truth::kCertainly) return {false, 0};
  const auto day = window->has_first() ? window->first() : window->last();
  if (!day) return {true, 0};
  return {true,
          days_from_observation(edge, *day).value_or(std::numeric_limits<std::int64_t>::max())};
}

/// Whether the relation's objects lie on the ground of a state and are none of its bodies:
/// `operates_base`, `controls`.
bool speaks_of_ground(const Relation& relation) {
  return relation.kind == RelationKind::kState && relation.takes_object(EntityType::kFacility) &&
         !relation.takes_object(EntityType::kOrganization);
}

}  // namespace

void EdgeQueries::certain_first(Answer& answer) const {
  std::stable_partition(answer.items.begin(), answer.items.end(),
                        [](const AnswerEdge& edge) { return edge.holds != Truth::kPossibly; });
  if (answer.items.size() > filters_.limit)
    answer.items.erase(answer.items.begin() + static_cast<std::ptrdiff_t>(filters_.limit),
                       answer.items.end());
}

EdgeQueries::EdgeQueries(const Snapshot& snapshot, const Ontology& ontology, QueryFilters filters)
    : reader_(snapshot, ontology, filters.evidence), filters_(std::move(filters)) {}

EdgeQueries::Places EdgeQueries::select(const EdgeSet& set, std::string_view id,
                                        const EdgeFilter& filter) const {
  Places places;
  if (id == kUnknownActorId) return places;
  for (std::size_t i = 0; i < set.edges.size(); ++i) {
    if ((id.empty() || touches(set.edges[i], id)) && filter.takes(set.edges[i]))
      places.push_back(i);
  }
  return places;
}

Result<Answer> EdgeQueries::answer(const EdgeSet& set, const Places& places) {
  EvidenceReader evidence(reader_.snapshot());
  Answer answer;
  answer.found = places.size();
  for (std::size_t i = 0; i < places.size() && i < filters_.limit; ++i) {
    auto edge = evidence.complete(set, places[i], filters_.edges.window);
    if (!edge) return edge.error();
    answer.items.push_back(std::move(*edge));
  }
  return answer;
}

Result<Answer> EdgeQueries::neighbors(EntityNumber entity) {
  auto set = reader_.around(entity);
  auto id = reader_.id_of(entity);
  if (!set || !id) return !set ? set.error() : id.error();
  Places places = select(*set, *id, filters_.edges);
  std::map<std::string, std::size_t> weight;
  for (const std::size_t place : places)
    ++weight[other_end(set->edges[place], *id)];
  const auto rank = [&](std::size_t place) {
    const Edge& edge = set->edges[place];
    const std::string& other = other_end(edge, *id);
    return std::tuple(std::numeric_limits<std::size_t>::max() - weight[other], other, edge.kind,
                      time_rank(edge), place);
  };
  std::sort(places.begin(), places.end(),
            [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
  return answer(*set, places);
}

Result<Answer> EdgeQueries::who(const Relation& relation, EntityNumber entity) {
  auto id = reader_.id_of(entity);
  if (!id) return id.error();
  const EntityType type = type_of_id(*id).value_or(EntityType::kActor);
  if (!relation.takes_object(type) && !relation.symmetric) return who_within(relation, entity);
  auto set = reader_.around(entity);
  if (!set) return set.error();
  Places places = select(*set, *id, filters_.edges);
  std::erase_if(places, [&](std::size_t place) {
    const EdgeKey& key = set->edges[place].key;
    return key.relation != relation.name || (!relation.symmetric && key.object != *id);
  });
  const auto rank = [&](std::size_t place) {
    const Edge& edge = set->edges[place];
    return std::tuple(holding_rank(edge, filters_.edges.window), time_rank(edge), place);
  };
  std::sort(places.begin(), places.end(),
            [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
  return answer(*set, places);
}

Result<Answer> EdgeQueries::who_within(const Relation& relation, EntityNumber entity) {
  auto objects = objects_within(reader_.snapshot(), relation, entity);
  if (!objects) return objects.error();
  Answer answer;
  for (const EntityNumber number : *objects) {
    auto part = who(relation, number);
    if (!part) return part.error();
    answer.found += part->found;
    for (auto& item : part->items)
      answer.items.push_back(std::move(item));
  }
  certain_first(answer);
  return answer;
}

Result<Answer> EdgeQueries::timeline(EntityNumber entity, std::optional<EntityNumber> other) {
  auto set = reader_.around(entity);
  auto id = reader_.id_of(entity);
  if (!set || !id) return !set ? set.error() : id.error();
  Places places = select(*set, *id, filters_.edges.with_all());
  if (other) {
    auto other_id = reader_.id_of(*other);
    if (!other_id) return other_id.error();
    std::erase_if(
        places, [&](std::size_t place) { return other_end(set->edges[place], *id) != *other_id; });
  }
  std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
    return time_rank(set->edges[a]) < time_rank(set->edges[b]);
  });
  return answer(*set, places);
}

Result<Answer> EdgeQueries::state(EntityNumber entity) {
  auto own = own_states(entity);
  auto id = reader_.id_of(entity);
  if (!own || !id) return !own ? own.error() : id.error();
  const EntityType type = type_of_id(*id).value_or(EntityType::kActor);
  for (const Relation& relation : reader_.ontology().relations()) {
    if (!speaks_of_ground(relation) || relation.takes_object(type)) continue;
    auto within = who_within(relation, entity);
    if (!within && within.error().code == ErrorCode::kLimit) break;
    if (!within) return within.error();
    for (auto& item : within->items) {
      if (touches(item.edge, *id)) continue;
      own->items.push_back(std::move(item));
      ++own->found;
    }
  }
  certain_first(*own);
  return own;
}

Result<Answer> EdgeQueries::own_states(EntityNumber entity) {
  auto set = reader_.around(entity);
  auto id = reader_.id_of(entity);
  if (!set || !id) return !set ? set.error() : id.error();
  Places places = select(*set, *id, filters_.edges);
  std::erase_if(places,
                [&](std::size_t place) { return set->edges[place].kind != RelationKind::kState; });
  const auto rank = [&](std::size_t place) {
    return std::pair(holding_rank(set->edges[place], filters_.edges.window), place);
  };
  std::sort(places.begin(), places.end(),
            [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
  return answer(*set, places);
}

Result<Answer> EdgeQueries::everything(EntityNumber entity) {
  auto set = reader_.around(entity);
  auto id = reader_.id_of(entity);
  if (!set || !id) return !set ? set.error() : id.error();
  Places places = select(*set, *id, filters_.edges.with_all());
  const auto rank = [&](std::size_t place) {
    const Edge& edge = set->edges[place];
    return std::tuple(edge.kind, edge.key.relation, time_rank(edge), place);
  };
  std::sort(places.begin(), places.end(),
            [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
  return answer(*set, places);
}

Result<Answer> EdgeQueries::disputes(std::optional<EntityNumber> entity) {
  auto set = entity ? reader_.around(*entity) : reader_.all();
  if (!set) return set.error();
  std::string id;
  if (entity) {
    auto found = reader_.id_of(*entity);
    if (!found) return found.error();
    id = std::move(*found);
  }
  Places places = select(*set, id, filters_.edges.with_all());
  std::erase_if(places, [&](std::size_t place) { return !set->edges[place].dispute; });
  return answer(*set, places);
}

Result<Answer> EdgeQueries::edges_of_claim(const ClaimEntry& claim) {
  auto set = reader_.of_claim(claim);
  if (!set) return set.error();
  const std::string relation(reader_.snapshot().label(claim.relation));
  Places places;
  for (std::size_t i = 0; i < set->edges.size(); ++i) {
    const Edge& edge = set->edges[i];
    const bool cites = std::any_of(edge.claims.begin(), edge.claims.end(), [&](ClaimIndex index) {
      return set->entries[index].claim == claim.claim;
    });
    if (cites) places.push_back(i);
  }
  std::stable_partition(places.begin(), places.end(), [&](std::size_t place) {
    return set->edges[place].key.relation == relation;
  });
  return answer(*set, places);
}

Result<Answer> EdgeQueries::all() {
  auto set = reader_.all();
  if (!set) return set.error();
  return answer(*set, select(*set, "", filters_.edges));
}

}  // namespace entente
