#pragma once

#include <optional>
#include <string>

#include "graph/ontology.h"
#include "graph/result.h"
#include "graph/store.h"
#include "query/answer.h"
#include "query/query.h"

namespace entente {

/// The queries whose answer is a list of edges. Each reads one snapshot; it fails only if a read
/// does. Nothing found is an empty answer.
class EdgeQueries {
 public:
  /// Borrows both, which must outlive it.
  EdgeQueries(const Snapshot& snapshot, const Ontology& ontology, QueryFilters filters);

  /// What links an entity to others, other ends with the most edges first.
  Result<Answer> neighbors(EntityNumber entity);
  /// Who stands in this relation to the entity: edges with it as object, or at either end of a
  /// symmetric one. Of a relation that cannot have such an object ("operates_base" of a state):
  /// who stands in it to what lies within the entity (query/containment.h), by the object's id, and
  /// what is only possible last.
  Result<Answer> who(const Relation& relation, EntityNumber entity);
  /// All that is said of an entity, or of a pair, by start; what has no first day comes last.
  Result<Answer> timeline(EntityNumber entity, std::optional<EntityNumber> other);
  /// The states of an entity within the filters' window: certain ones first, then by distance of
  /// the window's first day from the nearest observation. After its own, those of facilities and
  /// places that lie within it ("operates_base" at a base in a state; query/containment.h), unless
  /// more than 10,000 entities do.
  Result<Answer> state(EntityNumber entity);
  /// All that is said of an entity: states, then events, by relation.
  Result<Answer> everything(EntityNumber entity);
  /// The edges that a dispute touches: of an entity, or of the whole store.
  Result<Answer> disputes(std::optional<EntityNumber> entity);
  /// The edges that cite this claim, its own first.
  Result<Answer> edges_of_claim(const ClaimEntry& claim);
  /// All edges, by key.
  Result<Answer> all();

 private:
  using Places = std::vector<std::size_t>;

  Result<Answer> own_states(EntityNumber entity);
  Result<Answer> who_within(const Relation& relation, EntityNumber entity);

  /// The places of the edges that touch `id` and pass `filter`; `id` may be empty: all.
  Places select(const EdgeSet& set, std::string_view id, const EdgeFilter& filter) const;
  Result<Answer> answer(const EdgeSet& set, const Places& places);
  /// Puts what is only possible last, and cuts at the limit.
  void certain_first(Answer& answer) const;

  EdgeReader reader_;
  QueryFilters filters_;
};

}  // namespace entente
