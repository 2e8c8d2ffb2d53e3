#pragma once

#include <cstddef>
#include <map>
#include <vector>

#include "query/link_graph.h"
#include "query/routes.h"

namespace entente {

/// Finds routes of the fewest links, then of the least doubt, then by ids; reads the entities that
/// it passes, no others. Borrows the graph, which must outlive it.
class HopSearch : public RouteFinder {
 public:
  HopSearch(LinkGraph& graph, std::size_t most_hops) : graph_(graph), most_hops_(most_hops) {}

  Result<std::optional<Route>> best(Vertex from, Vertex to, const Bans& bans) override;
  Result<std::int64_t> doubt(Vertex from, Vertex to) override;
  RouteCost cost(const Route& route) const override;
  bool before(const Route& a, const Route& b) const override;
  std::size_t most_hops() const override { return most_hops_; }
  /// Whether the budget of the graph ended a search: there may be more routes, and shorter.
  bool exhausted() const { return exhausted_; }

 private:
  /// The best known route from one end to each vertex met, by the layer in which it was met.
  struct Side {
    std::map<Vertex, std::size_t> layer;
    std::map<Vertex, Route> best;
    std::vector<Vertex> frontier;
    std::size_t depth = 0;
  };

  static Side side_from(Vertex end);
  static bool banned_hop(Vertex a, Vertex b, Vertex from, const Bans& bans);
  Result<bool> advance(Side& side, Vertex from, const Bans& bans);

  LinkGraph& graph_;
  std::size_t most_hops_;
  bool exhausted_ = false;
};

}  // namespace entente
