#include "query/neighborhood.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace entente {

namespace {

/// An edge and the set that it stands in.
struct Candidate {
  std::size_t set = 0, place = 0;
};

Result<Answer> answer_of(const std::vector<EdgeSet>& sets, std::vector<Candidate> candidates,
                         EdgeReader& reader, const QueryFilters& filters) {
  const auto rank = [&](const Candidate& candidate) {
    const Edge& edge = sets[candidate.set].edges[candidate.place];
    return std::tuple(-edge.confidence, -static_cast<std::int64_t>(edge.origins),
                      std::string_view(edge.id));
  };
  std::sort(candidates.begin(), candidates.end(),
            [&](const Candidate& a, const Candidate& b) { return rank(a) < rank(b); });
  EvidenceReader evidence(reader.snapshot());
  Answer answer;
  answer.found = candidates.size();
  for (std::size_t i = 0; i < candidates.size() && i < filters.limit; ++i) {
    auto edge =
        evidence.complete(sets[candidates[i].set], candidates[i].place, filters.edges.window);
    if (!edge) return edge.error();
    answer.items.push_back(std::move(*edge));
  }
  return answer;
}

}  // namespace

Result<Answer> neighborhood(EdgeReader& reader, const QueryFilters& filters,
                            const std::vector<EntityNumber>& entities, std::size_t depth) {
  std::vector<EdgeSet> sets;
  std::map<std::string, Candidate> found;  // By edge id: both ends may bring it.
  std::set<std::string> met;
  std::vector<std::string> layer;
  for (const EntityNumber entity : entities) {
    auto id = reader.id_of(entity);
    if (!id) return id.error();
    if (met.insert(*id).second) layer.push_back(*id);
  }
  for (std::size_t step = 0; step < depth; ++step) {
    std::vector<std::string> next;
    for (const std::string& id : layer) {
      auto number = reader.snapshot().find_entity(id);
      if (!number) return number.error();
      if (!*number || id == kUnknownActorId) continue;
      auto set = reader.around(**number);
      if (!set) return set.error();
      for (std::size_t i = 0; i < set->edges.size(); ++i) {
        const Edge& edge = set->edges[i];
        if (!touches(edge, id) || !filters.edges.takes(edge)) continue;
        found.try_emplace(edge.id, Candidate{sets.size(), i});
        const std::string& other = other_end(edge, id);
        if (!other.empty() && met.insert(other).second) next.push_back(other);
      }
      sets.push_back(std::move(*set));
    }
    layer = std::move(next);
  }
  std::vector<Candidate> candidates;
  for (const auto& [id, candidate] : found)
    candidates.push_back(candidate);
  return answer_of(sets, std::move(candidates), reader, filters);
}

Result<Answer> strongest_edges(EdgeReader& reader, const QueryFilters& filters) {
  std::vector<EdgeSet> sets(1);
  auto set = reader.all();
  if (!set) return set.error();
  sets[0] = std::move(*set);
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < sets[0].edges.size(); ++i) {
    if (filters.edges.takes(sets[0].edges[i])) candidates.push_back({0, i});
  }
  return answer_of(sets, std::move(candidates), reader, filters);
}

}  // namespace entente
