// Shortest paths between two entities by a breadth-first search from both ends, the smaller
// frontier first, so that a path of two hops reads two entities. Hops count first, so that a search
// ends with the layer in which the ends meet; among the shortest, doubts are added up over the
// layers. Cost: the entities read. Tested by tests/query/path_search_test.cpp against brute force.
#include "query/hop_search.h"

#include <algorithm>
#include <utility>

namespace entente {

RouteCost HopSearch::cost(const Route& route) const {
  return {static_cast<std::int64_t>(route.stops.size()) - 1, route.doubt};
}

bool HopSearch::before(const Route& a, const Route& b) const {
  if (cost(a) != cost(b)) return cost(a) < cost(b);
  return std::lexicographical_compare(
      a.stops.begin(), a.stops.end(), b.stops.begin(), b.stops.end(),
      [this](Vertex x, Vertex y) { return graph_.id(x) < graph_.id(y); });
}

/// Meets the next layer; false if the budget is used up.
Result<bool> HopSearch::advance(Side& side, Vertex from, const Bans& bans) {
  std::vector<Vertex> next;
  for (const Vertex vertex : side.frontier) {
    auto links = graph_.links(vertex);
    if (!links && links.error().code == ErrorCode::kLimit) return false;
    if (!links) return links.error();
    for (const auto& [other, link] : **links) {
      if (bans.vertices.contains(other) || banned_hop(vertex, other, from, bans)) continue;
      const auto [met, is_new] = side.layer.try_emplace(other, side.depth + 1);
      if (is_new) next.push_back(other);
      if (met->second != side.depth + 1) continue;
      Route route = side.best.at(vertex);
      route.stops.push_back(other);
      route.doubt += link.doubt;
      const auto [best, first] = side.best.try_emplace(other, route);
      if (!first && before(route, best->second)) best->second = std::move(route);
    }
  }
  side.frontier = std::move(next);
  ++side.depth;
  return true;
}

Result<std::optional<Route>> HopSearch::best(Vertex from, Vertex to, const Bans& bans) {
  Side front = side_from(from), back = side_from(to);
  while (front.depth + back.depth < most_hops_) {
    if (front.frontier.empty() || back.frontier.empty()) return std::optional<Route>();
    Side& smaller = front.frontier.size() <= back.frontier.size() ? front : back;
    auto advanced = advance(smaller, from, bans);
    if (!advanced) return advanced.error();
    if (!*advanced) {
      exhausted_ = true;
      return std::optional<Route>();
    }
    std::optional<Route> best;
    for (const Vertex meeting : smaller.frontier) {
      const auto ahead = front.best.find(meeting), behind = back.best.find(meeting);
      if (ahead == front.best.end() || behind == back.best.end()) continue;
      Route route = ahead->second;
      route.doubt += behind->second.doubt;
      route.stops.insert(route.stops.end(), behind->second.stops.rbegin() + 1,
                         behind->second.stops.rend());
      if (!best || before(route, *best)) best = std::move(route);
    }
    // No shorter way is left: all that are shorter would have met in an earlier layer.
    if (best) return best;
  }
  return std::optional<Route>();
}

Result<std::int64_t> HopSearch::doubt(Vertex from, Vertex to) {
  auto links = graph_.links(from);
  if (!links && links.error().code == ErrorCode::kLimit) exhausted_ = true;
  if (!links) return links.error();
  return (*links)->at(to).doubt;
}

HopSearch::Side HopSearch::side_from(Vertex end) {
  return {{{end, 0}}, {{end, Route{{end}, 0}}}, {end}, 0};
}

bool HopSearch::banned_hop(Vertex a, Vertex b, Vertex from, const Bans& bans) {
  return (a == from && bans.first_stops.contains(b)) || (b == from && bans.first_stops.contains(a));
}

}  // namespace entente
