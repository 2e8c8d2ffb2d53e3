#include "graph/disputes.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

namespace entente {

namespace {

/// The days on which a state holds whichever days of its bounds are the true ones.
std::optional<DayRange> certain_days(const Bounds& bounds) {
  const auto first = bounds.start.last(), last = bounds.end.first();
  return first && last ? DayRange::between(*first, *last) : std::nullopt;
}

/// Whether only one subject at a time can stand in this relation to the object, in this role.
bool is_functional(const EdgeKey& key, const Ontology& ontology) {
  const Relation* relation = ontology.find(key.relation);
  if (relation == nullptr || relation->functional == Functional::kNo) return false;
  return relation->functional == Functional::kObject || relation->is_functional_role(key.role);
}

void dispute(std::vector<Edge>& edges, std::size_t a, std::size_t b, DisputeKind kind) {
  for (const auto& [self, other] : {std::pair(a, b), std::pair(b, a)}) {
    auto& dispute = edges[self].dispute;
    if (!dispute) dispute = Dispute{kind, {}, {}};
    dispute->against.push_back(other);
  }
}

/// Two holders of one office hand over on the day that one is known to leave it or the other to
/// take it.
bool is_succession(const DayRange& shared, const Edge& a, const Edge& b) {
  if (shared.size_days() != 1) return false;
  return (a.bounds.end == shared || b.bounds.start == shared) ||
         (b.bounds.end == shared || a.bounds.start == shared);
}

bool rivals(const Edge& a, const Edge& b) {
  if (a.key.subject == b.key.subject) return false;
  const auto mine = certain_days(a.bounds), theirs = certain_days(b.bounds);
  if (!mine || !theirs) return false;
  const auto shared = mine->intersection(*theirs);
  return shared && !is_succession(*shared, a, b);
}

void add_polarity(std::vector<Edge>& edges) {
  for (std::size_t first = 0; first < edges.size();) {
    std::vector<std::size_t> affirmed, negated;
    std::size_t i = first;
    for (; i < edges.size() && edges[i].key == edges[first].key; ++i) {
      if (edges[i].modality != Modality::kActual) continue;
      (edges[i].polarity == Polarity::kAffirmed ? affirmed : negated).push_back(i);
    }
    for (const std::size_t yes : affirmed) {
      for (const std::size_t no : negated) {
        if (denies(edges[no], edges[yes])) dispute(edges, yes, no, DisputeKind::kPolarity);
      }
    }
    first = i;
  }
}

void add_functional(std::vector<Edge>& edges, const Ontology& ontology) {
  std::map<std::tuple<std::string, std::string, std::string>, std::vector<std::size_t>> holders;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const Edge& edge = edges[i];
    if (edge.modality != Modality::kActual || edge.polarity != Polarity::kAffirmed) continue;
    if (!is_functional(edge.key, ontology)) continue;
    holders[{edge.key.relation, edge.key.object, edge.key.role}].push_back(i);
  }
  for (const auto& [office, of_office] : holders) {
    for (std::size_t i = 0; i < of_office.size(); ++i) {
      for (std::size_t j = i + 1; j < of_office.size(); ++j) {
        if (rivals(edges[of_office[i]], edges[of_office[j]]))
          dispute(edges, of_office[i], of_office[j], DisputeKind::kFunctional);
      }
    }
  }
}

}  // namespace

bool denies(const Edge& negated, const Edge& affirmed) {
  std::vector<DayRange> denied = negated.observed;
  if (const auto certain = certain_days(negated.bounds)) denied.push_back(*certain);
  return std::any_of(denied.begin(), denied.end(), [&](const DayRange& days) {
    return holds_within(affirmed.bounds, days) == Truth::kCertainly;
  });
}

void add_disputes(std::vector<Edge>& edges, const Ontology& ontology) {
  add_polarity(edges);
  add_functional(edges, ontology);
  for (Edge& edge : edges) {
    if (!edge.dispute) continue;
    auto& against = edge.dispute->against;
    std::sort(against.begin(), against.end());
    against.erase(std::unique(against.begin(), against.end()), against.end());
  }
}

}  // namespace entente
