#pragma once

#include "query/graph_view.h"
#include "query/routes.h"

namespace entente {

/// Finds routes of the least doubt, then of the fewest links, then by ids: E. W. Dijkstra's search
/// as Boost.Graph has it, from the far end, so that the first of equal routes is read off forwards.
/// O((v + l) log v) a route. Borrows the graph, which must outlive it.
class ConfidenceSearch : public RouteFinder {
 public:
  explicit ConfidenceSearch(const GraphView& view) : view_(view) {}

  Result<std::optional<Route>> best(Vertex from, Vertex to, const Bans& bans) override;
  Result<std::int64_t> doubt(Vertex from, Vertex to) override;
  RouteCost cost(const Route& route) const override;
  bool before(const Route& a, const Route& b) const override;

 private:
  const GraphView& view_;
};

}  // namespace entente
