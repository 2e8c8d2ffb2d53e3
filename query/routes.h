#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <set>
#include <vector>

#include "graph/result.h"
#include "query/link_graph.h"

namespace entente {

/// A path and what it costs.
struct Route {
  std::vector<Vertex> stops;
  std::int64_t doubt = 0;  ///< Of its links, added up (doubt_of()).

  bool operator==(const Route&) const = default;
};

/// What a search may not use.
struct Bans {
  std::set<Vertex> vertices;
  std::set<Vertex> first_stops;  ///< No way from the start leads here at once.
};

/// Finds the one best route between two entities; what is best is its own matter.
class RouteFinder {
 public:
  virtual ~RouteFinder() = default;

  /// The best route that passes no vertex twice; nullopt if there is none. Requires: two vertices,
  /// neither of them banned.
  virtual Result<std::optional<Route>> best(Vertex from, Vertex to, const Bans& bans) = 0;
  /// The doubt of the link between two that are linked. kLimit: the budget is used up.
  virtual Result<std::int64_t> doubt(Vertex from, Vertex to) = 0;
  /// Whether one route is better than another: a total order of routes.
  virtual bool before(const Route& a, const Route& b) const = 0;
  /// Routes of more links are not routes.
  virtual std::size_t most_hops() const { return std::numeric_limits<std::size_t>::max() - 1; }
};

/// The best `count` routes, the best first, no vertex twice in one, none over `banned`: J. Y. Yen,
/// "Finding the k shortest loopless paths in a network" (Management Science, 1971). A path of h
/// links costs h searches. A budget that runs out ends the search early.
Result<std::vector<Route>> best_routes(RouteFinder& finder, Vertex from, Vertex to,
                                       const std::set<Vertex>& banned, std::size_t count);

/// The same over all `stops`, in their order; each piece is one of the best `count` ones that avoid
/// what is passed before. Requires: two stops or more, all different.
Result<std::vector<Route>> best_routes_through(RouteFinder& finder,
                                               const std::vector<Vertex>& stops,
                                               const std::set<Vertex>& banned, std::size_t count);

}  // namespace entente
