#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "graph/edge.h"
#include "graph/ontology.h"
#include "graph/result.h"
#include "graph/store.h"
#include "query/query.h"

namespace entente {

/// Edges as they were derived, with the entries of the claims that they were derived from.
struct EdgeSet {
  std::vector<ClaimEntry> entries;  ///< What the claim indices of the edges count in.
  std::vector<Edge> edges;          ///< Sorted as by derive_edges().
  std::vector<std::string> grades;  ///< Of each edge (admiralty_grade()); empty if not asked for.
};

/// Reads the claims around entities and derives their edges, under one evidence filter. Reads what
/// the rules look at and no more: besides the entity's own claims those that end its states (a base
/// that somebody else closed) and those of other holders of an office.
/// Borrows snapshot and ontology, which must outlive it. One thread.
class EdgeReader {
 public:
  EdgeReader(const Snapshot& snapshot, const Ontology& ontology, EvidenceFilter filter);

  /// The edges of an entity, complete, and possibly others, which may be incomplete: touches()
  /// tells them apart.
  Result<EdgeSet> around(EntityNumber entity);
  /// All edges of the store.
  Result<EdgeSet> all();
  /// The edges of the key that this claim states, complete, and possibly others.
  Result<EdgeSet> of_claim(const ClaimEntry& entry);

  /// The entity's id; cached.
  Result<std::string> id_of(EntityNumber entity);
  const Snapshot& snapshot() const { return snapshot_; }
  const Ontology& ontology() const { return ontology_; }

 private:
  using Entries = std::map<ClaimNumber, ClaimEntry>;

  Result<void> add(EntityNumber entity, const std::string& relation, Entries& entries);
  Result<void> add_context(EntityNumber entity, Entries& entries);
  Result<EdgeSet> derive(const Entries& entries);
  std::string grade_of(const EdgeSet& set, const Edge& edge) const;
  Result<Claim> light_claim(const ClaimEntry& entry);
  Result<Origins> origins_of(const std::vector<ClaimEntry>& entries) const;
  bool counts(const ClaimEntry& entry) const;

  const Snapshot& snapshot_;
  const Ontology& ontology_;
  EvidenceFilter filter_;
  std::set<LabelNumber> sources_, without_sources_;
  std::map<EntityNumber, std::string> ids_;
};

/// Whether the entity is one end of the edge.
bool touches(const Edge& edge, std::string_view entity_id);
/// The end that is not `entity_id`; the same id for a loop; empty if the edge has no object.
const std::string& other_end(const Edge& edge, std::string_view entity_id);

}  // namespace entente
