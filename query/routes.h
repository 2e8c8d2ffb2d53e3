#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "graph/result.h"
#include "query/link_graph.h"

namespace entente {

/// What two routes are compared by first: hops and doubt, or doubt and hops. Hops are links; doubt
/// is in the units of doubt_of() (query/link_graph.h). Costs of pieces add up.
using RouteCost = std::pair<std::int64_t, std::int64_t>;

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
  /// In the finder's own order of the two; takes no search. Never fails.
  virtual RouteCost cost(const Route& route) const = 0;
  /// Whether one route is better than another: the cheaper one, then by ids; a total order.
  virtual bool before(const Route& a, const Route& b) const = 0;
  /// Routes of more links are not routes.
  virtual std::size_t most_hops() const { return std::numeric_limits<std::size_t>::max() - 1; }
};

/// The routes between two entities one after the other, the best first, no vertex twice in one,
/// none over `banned`: J. Y. Yen, "Finding the k shortest loopless paths in a network" (Management
/// Science, 1971). A path of h links costs h searches. A budget that runs out ends them early.
/// Borrows the finder.
class BestRoutes {
 public:
  BestRoutes(RouteFinder& finder, Vertex from, Vertex to, std::set<Vertex> banned);

  /// nullopt: there are no more.
  Result<std::optional<Route>> next();

 private:
  struct Before {
    const RouteFinder* finder;
    bool operator()(const Route& a, const Route& b) const { return finder->before(a, b); }
  };
  Result<void> deviate();

  RouteFinder& finder_;
  Vertex from_, to_;
  std::set<Vertex> banned_;
  std::vector<Route> found_;
  std::set<Route, Before> candidates_;
};

struct RouteList {
  std::vector<Route> routes;  ///< The best first.
  bool truncated = false;     ///< The search was given up; there may be better ones.
};

/// The best `count` routes over all `stops`, in their order, no vertex twice in the whole. The
/// pieces between stops are not the best ones each, since two of them may need one vertex: partial
/// routes are extended best first, judged by what the rest costs at least, until no better whole is
/// left (A*). Given up after kMostPieces pieces. Requires: two stops or more, all different.
Result<RouteList> best_routes_through(RouteFinder& finder, const std::vector<Vertex>& stops,
                                      const std::set<Vertex>& banned, std::size_t count);

/// How many pieces best_routes_through() looks at.
inline constexpr std::size_t kMostPieces = 2000;

}  // namespace entente
