#include "query/statistics.h"

#include <algorithm>
#include <set>

#include "query/answer.h"
#include "query/graph_view.h"

namespace entente {

namespace {

/// The claims that state an edge of those that the filter takes: not the events that start or end
/// it, which are edges of their own.
std::set<std::size_t> stating_claims(const EdgeSet& set, const EdgeFilter& filter,
                                     const Snapshot& snapshot, Statistics& numbers) {
  std::set<std::size_t> stating;
  for (const Edge& edge : set.edges) {
    if (!filter.takes(edge)) continue;
    ++numbers.edges;
    numbers.disputes += edge.dispute ? 1U : 0U;
    for (const std::size_t claim : edge.claims) {
      if (snapshot.label(set.entries[claim].relation) == edge.key.relation) stating.insert(claim);
    }
  }
  return stating;
}

}  // namespace

Result<Statistics> gather_statistics(EdgeReader& reader, const EdgeFilter& filter,
                                     std::size_t top) {
  const Snapshot& snapshot = reader.snapshot();
  Statistics numbers;
  numbers.counts = snapshot.counts();
  auto set = reader.all();
  if (!set) return set.error();
  std::set<LabelNumber> sources;
  for (const std::size_t claim : stating_claims(*set, filter.with_all(), snapshot, numbers)) {
    const ClaimEntry& entry = set->entries[claim];
    ++numbers.claims_by_relation[std::string(snapshot.label(entry.relation))];
    if (entry.source != kNoLabel) sources.insert(entry.source);
    if (!entry.published) continue;
    numbers.first_published =
        std::min(*entry.published, numbers.first_published.value_or(*entry.published));
    numbers.last_published =
        std::max(*entry.published, numbers.last_published.value_or(*entry.published));
  }
  numbers.sources = sources.size();
  numbers.network = measure_network(GraphView(*set, filter), top);
  EvidenceReader evidence(snapshot);
  for (const EntityStanding& standing : numbers.network.most_linked) {
    auto entity = evidence.entity(standing.id);
    if (!entity) return entity.error();
    numbers.most_linked.push_back(std::move(*entity));
  }
  return numbers;
}

}  // namespace entente
