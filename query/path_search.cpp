// Shortest paths between two entities by a breadth-first search from both ends, the smaller
// frontier first, so that a path of two hops reads two entities; k shortest ones on top of it by
// J. Y. Yen, "Finding the k shortest loopless paths in a network" (Management Science, 1971). Hops
// count first, so that a search ends with the layer in which the ends meet; among the shortest,
// doubts are added up over the layers. Cost: the entities read; per path of h hops, h searches
// over what is read already. Tested by tests/query/path_search_test.cpp against brute force.
#include "query/path_search.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "query/link_graph.h"

namespace entente {

namespace {

/// A path and what it costs.
struct Route {
  std::vector<Vertex> stops;
  std::int64_t doubt = 0;
};

/// What a search may not use.
struct Bans {
  std::set<Vertex> vertices;
  std::set<Vertex> first_stops;  ///< No way from the start leads here at once.
};

class PathSearch {
 public:
  PathSearch(LinkGraph& graph, std::size_t most_hops) : graph_(graph), most_hops_(most_hops) {}

  /// The best route; nullopt if there is none within the hops.
  Result<std::optional<Route>> shortest(Vertex from, Vertex to, const Bans& bans);
  /// The best `count` routes, no vertex twice in one, none over `banned`.
  Result<std::vector<Route>> shortest(Vertex from, Vertex to, const std::set<Vertex>& banned,
                                      std::size_t count);
  /// The best `count` routes that pass all stops in order.
  Result<std::vector<Route>> through(const std::vector<Vertex>& stops,
                                     const std::set<Vertex>& banned, std::size_t count);
  bool before(const Route& a, const Route& b) const;
  bool exhausted() const { return exhausted_; }

 private:
  /// The best known route from one end to each vertex met, by the layer in which it was met.
  struct Side {
    std::map<Vertex, std::size_t> layer;
    std::map<Vertex, Route> best;
    std::vector<Vertex> frontier;
    std::size_t depth = 0;
  };

  static Side side_from(Vertex end) { return {{{end, 0}}, {{end, Route{{end}, 0}}}, {end}, 0}; }
  Result<bool> advance(Side& side, Vertex from, const Bans& bans);
  static bool banned_hop(Vertex a, Vertex b, Vertex from, const Bans& bans) {
    return (a == from && bans.first_stops.contains(b)) ||
           (b == from && bans.first_stops.contains(a));
  }
  Result<std::vector<Route>> spurs(const Route& route, const std::vector<Route>& found,
                                   const std::set<Vertex>& banned);

  LinkGraph& graph_;
  std::size_t most_hops_;
  bool exhausted_ = false;
};

bool PathSearch::before(const Route& a, const Route& b) const {
  if (a.stops.size() != b.stops.size()) return a.stops.size() < b.stops.size();
  if (a.doubt != b.doubt) return a.doubt < b.doubt;
  return std::lexicographical_compare(
      a.stops.begin(), a.stops.end(), b.stops.begin(), b.stops.end(),
      [this](Vertex x, Vertex y) { return graph_.id(x) < graph_.id(y); });
}

/// Meets the next layer; false if the budget is used up.
Result<bool> PathSearch::advance(Side& side, Vertex from, const Bans& bans) {
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

Result<std::optional<Route>> PathSearch::shortest(Vertex from, Vertex to, const Bans& bans) {
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

/// The best deviations from a route at each of its stops.
Result<std::vector<Route>> PathSearch::spurs(const Route& route, const std::vector<Route>& found,
                                             const std::set<Vertex>& banned) {
  std::vector<Route> deviations;
  Route root;
  for (std::size_t i = 0; i + 1 < route.stops.size(); ++i) {
    root.stops.push_back(route.stops[i]);
    Bans bans{banned, {}};
    bans.vertices.insert(root.stops.begin(), root.stops.end() - 1);
    for (const Route& other : found) {
      if (other.stops.size() > i + 1 &&
          std::equal(root.stops.begin(), root.stops.end(), other.stops.begin()))
        bans.first_stops.insert(other.stops[i + 1]);
    }
    auto spur = shortest(route.stops[i], route.stops.back(), bans);
    if (!spur) return spur.error();
    if (*spur) {
      Route whole = root;
      whole.stops.insert(whole.stops.end(), (*spur)->stops.begin() + 1, (*spur)->stops.end());
      whole.doubt += (*spur)->doubt;
      if (whole.stops.size() <= most_hops_ + 1) deviations.push_back(std::move(whole));
    }
    auto links = graph_.links(route.stops[i]);
    if (!links && links.error().code == ErrorCode::kLimit) {
      exhausted_ = true;
      return deviations;
    }
    if (!links) return links.error();
    root.doubt += (*links)->at(route.stops[i + 1]).doubt;
  }
  return deviations;
}

Result<std::vector<Route>> PathSearch::shortest(Vertex from, Vertex to,
                                                const std::set<Vertex>& banned, std::size_t count) {
  std::vector<Route> found;
  auto first = shortest(from, to, Bans{banned, {}});
  if (!first) return first.error();
  if (!*first) return found;
  const auto order = [this](const Route& a, const Route& b) { return before(a, b); };
  std::set<Route, decltype(order)> candidates(order);
  candidates.insert(std::move(**first));
  while (!candidates.empty() && found.size() < count) {
    found.push_back(*candidates.begin());
    candidates.erase(candidates.begin());
    if (found.size() == count) break;
    auto deviations = spurs(found.back(), found, banned);
    if (!deviations) return deviations.error();
    for (Route& route : *deviations)
      candidates.insert(std::move(route));
  }
  return found;
}

Result<std::vector<Route>> PathSearch::through(const std::vector<Vertex>& stops,
                                               const std::set<Vertex>& banned, std::size_t count) {
  // Pieces that do not meet: each avoids what the route so far has passed and the stops to come.
  std::vector<Route> routes{Route{{stops.front()}, 0}};
  for (std::size_t leg = 0; leg + 1 < stops.size(); ++leg) {
    std::vector<Route> longer;
    for (const Route& route : routes) {
      std::set<Vertex> passed = banned;
      passed.insert(route.stops.begin(), route.stops.end() - 1);
      passed.insert(stops.begin() + static_cast<std::ptrdiff_t>(leg) + 2, stops.end());
      auto pieces = shortest(stops[leg], stops[leg + 1], passed, count);
      if (!pieces) return pieces.error();
      for (const Route& piece : *pieces) {
        Route whole = route;
        whole.stops.insert(whole.stops.end(), piece.stops.begin() + 1, piece.stops.end());
        whole.doubt += piece.doubt;
        longer.push_back(std::move(whole));
      }
    }
    routes = std::move(longer);
  }
  std::sort(routes.begin(), routes.end(),
            [this](const Route& a, const Route& b) { return before(a, b); });
  if (routes.size() > count) routes.resize(count);
  return routes;
}

Result<std::vector<Vertex>> vertices_of(LinkGraph& graph,
                                        const std::vector<EntityNumber>& entities) {
  std::vector<Vertex> vertices;
  for (const EntityNumber entity : entities) {
    auto vertex = graph.vertex(entity);
    if (!vertex) return vertex.error();
    vertices.push_back(*vertex);
  }
  return vertices;
}

Result<PathAnswer> answer_of(const Route& route, LinkGraph& graph, EvidenceReader& evidence,
                             const EdgeFilter& filter) {
  PathAnswer path;
  for (const Vertex stop : route.stops) {
    auto entity = evidence.entity(graph.id(stop));
    if (!entity) return entity.error();
    path.entities.push_back(entity->id);
    path.names.push_back(entity->name);
  }
  for (std::size_t i = 0; i + 1 < route.stops.size(); ++i) {
    auto links = graph.links(route.stops[i]);
    // Its last stop may never have been read: the link stands at either end.
    const bool here = links.ok();
    if (!here) links = graph.links(route.stops[i + 1]);
    if (!links) return links.error();
    const auto& link = (*links)->at(route.stops[here ? i + 1 : i]);
    auto edge = evidence.complete(graph.set(link), link.place, filter.window);
    if (!edge) return edge.error();
    path.edges.push_back(std::move(*edge));
  }
  return path;
}

}  // namespace

Result<PathsAnswer> find_paths(EdgeReader& reader, const QueryFilters& filters,
                               const PathQuery& query) {
  LinkGraph graph(reader, filters.edges, query.most_entities);
  std::vector<EntityNumber> entities{query.from};
  entities.insert(entities.end(), query.via.begin(), query.via.end());
  entities.push_back(query.to);
  auto stops = vertices_of(graph, entities);
  auto avoided = vertices_of(graph, query.avoid);
  if (!stops || !avoided) return !stops ? stops.error() : avoided.error();
  PathsAnswer answer;
  const std::set<Vertex> distinct(stops->begin(), stops->end());
  const std::set<Vertex> banned(avoided->begin(), avoided->end());
  const bool contradictory = std::any_of(distinct.begin(), distinct.end(), [&](Vertex stop) {
    return banned.contains(stop) || graph.id(stop) == kUnknownActorId;
  });
  if (distinct.size() != stops->size() || contradictory || query.count == 0) return answer;
  PathSearch search(graph, query.most_hops);
  auto routes = search.through(*stops, banned, query.count);
  if (!routes) return routes.error();
  EvidenceReader evidence(reader.snapshot());
  for (const Route& route : *routes) {
    auto path = answer_of(route, graph, evidence, filters.edges);
    if (!path) return path.error();
    answer.items.push_back(std::move(*path));
  }
  answer.truncated = search.exhausted();
  return answer;
}

}  // namespace entente
