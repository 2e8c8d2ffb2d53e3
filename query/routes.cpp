#include "query/routes.h"

#include <algorithm>
#include <utility>

namespace entente {

namespace {

/// The best deviations from a route at each of its stops.
Result<std::vector<Route>> deviations_of(RouteFinder& finder, const Route& route,
                                         const std::vector<Route>& found,
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
    auto spur = finder.best(route.stops[i], route.stops.back(), bans);
    if (!spur) return spur.error();
    if (*spur) {
      Route whole = root;
      whole.stops.insert(whole.stops.end(), (*spur)->stops.begin() + 1, (*spur)->stops.end());
      whole.doubt += (*spur)->doubt;
      if (whole.stops.size() <= finder.most_hops() + 1) deviations.push_back(std::move(whole));
    }
    auto doubt = finder.doubt(route.stops[i], route.stops[i + 1]);
    if (!doubt && doubt.error().code == ErrorCode::kLimit) return deviations;
    if (!doubt) return doubt.error();
    root.doubt += *doubt;
  }
  return deviations;
}

}  // namespace

Result<std::vector<Route>> best_routes(RouteFinder& finder, Vertex from, Vertex to,
                                       const std::set<Vertex>& banned, std::size_t count) {
  std::vector<Route> found;
  auto first = finder.best(from, to, Bans{banned, {}});
  if (!first) return first.error();
  if (!*first) return found;
  const auto order = [&](const Route& a, const Route& b) { return finder.before(a, b); };
  std::set<Route, decltype(order)> candidates(order);
  candidates.insert(std::move(**first));
  while (!candidates.empty() && found.size() < count) {
    found.push_back(*candidates.begin());
    candidates.erase(candidates.begin());
    if (found.size() == count) break;
    auto deviations = deviations_of(finder, found.back(), found, banned);
    if (!deviations) return deviations.error();
    for (Route& route : *deviations)
      candidates.insert(std::move(route));
  }
  return found;
}

Result<std::vector<Route>> best_routes_through(RouteFinder& finder,
                                               const std::vector<Vertex>& stops,
                                               const std::set<Vertex>& banned, std::size_t count) {
  // Pieces that do not meet: each avoids what the route so far has passed and the stops to come.
  std::vector<Route> routes{Route{{stops.front()}, 0}};
  for (std::size_t leg = 0; leg + 1 < stops.size(); ++leg) {
    std::vector<Route> longer;
    for (const Route& route : routes) {
      std::set<Vertex> passed = banned;
      passed.insert(route.stops.begin(), route.stops.end() - 1);
      passed.insert(stops.begin() + static_cast<std::ptrdiff_t>(leg) + 2, stops.end());
      auto pieces = best_routes(finder, stops[leg], stops[leg + 1], passed, count);
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
            [&](const Route& a, const Route& b) { return finder.before(a, b); });
  if (routes.size() > count) routes.resize(count);
  return routes;
}

}  // namespace entente
