// Tested by tests/query/path_search_test.cpp: against brute force on all graphs of four vertices.
#include "query/confidence_search.h"

#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <boost/property_map/transform_value_property_map.hpp>
#include <limits>
#include <tuple>
#include <vector>

#include "query/boost_view.h"

namespace entente {

namespace {

/// What is left to walk from a vertex.
struct Cost {
  std::int64_t doubt = 0;
  std::uint32_t hops = 0;

  auto operator<=>(const Cost&) const = default;
};

constexpr Cost kUnreachable{std::numeric_limits<std::int64_t>::max(), 0};

Cost sum(const Cost& a, const Cost& b) {
  if (a == kUnreachable || b == kUnreachable) return kUnreachable;
  return {a.doubt + b.doubt, a.hops + b.hops};
}

/// The vertices that a search may pass; Boost wants to copy it and to make an empty one.
struct Allowed {
  const std::vector<bool>* closed = nullptr;

  bool operator()(Vertex vertex) const { return !(*closed)[vertex]; }
};

/// The cost of the best way to `to` from every vertex, over none that is closed.
std::vector<Cost> costs_to(Vertex to, const BoostGraph& graph, const std::vector<bool>& closed) {
  std::vector<Cost> costs(num_vertices(graph));
  const auto index = get(boost::vertex_index, graph);
  const boost::filtered_graph<BoostGraph, boost::keep_all, Allowed> open(graph, {}, {&closed});
  const auto cost_of = [](const GraphView::Link& link) { return Cost{link.doubt, 1}; };
  boost::dijkstra_shortest_paths(
      open, to,
      boost::weight_map(
          boost::make_transform_value_property_map(cost_of, get(boost::edge_bundle, graph)))
          .distance_map(boost::make_iterator_property_map(costs.begin(), index))
          .vertex_index_map(index)
          .distance_inf(kUnreachable)
          .distance_zero(Cost{})
          .distance_combine(&sum));
  for (Vertex vertex = 0; vertex < costs.size(); ++vertex) {
    if (closed[vertex]) costs[vertex] = kUnreachable;  // Boost leaves these as they were.
  }
  return costs;
}

}  // namespace

RouteCost ConfidenceSearch::cost(const Route& route) const {
  return {route.doubt, static_cast<std::int64_t>(route.stops.size()) - 1};
}

bool ConfidenceSearch::before(const Route& a, const Route& b) const {
  // Vertices are numbered in the order of their ids.
  return std::tuple(cost(a), a.stops) < std::tuple(cost(b), b.stops);
}

Result<std::int64_t> ConfidenceSearch::doubt(Vertex from, Vertex to) {
  return view_.link(from, to).doubt;
}

Result<std::optional<Route>> ConfidenceSearch::best(Vertex from, Vertex to, const Bans& bans) {
  std::vector<bool> closed(view_.vertex_count());
  for (const Vertex vertex : bans.vertices)
    closed[vertex] = true;
  closed[from] = true;  // No way back: the first hop alone is looked at from here.
  const std::vector<Cost> costs = costs_to(to, view_.state().graph, closed);
  Route route{{from}, 0};
  while (route.stops.back() != to) {
    const Vertex here = route.stops.back();
    const GraphView::Link* next = nullptr;
    Cost least = kUnreachable;
    for (const GraphView::Link& link : view_.links(here)) {
      if (here == from && bans.first_stops.contains(link.to)) continue;
      const Cost cost = sum({link.doubt, 1}, costs[link.to]);
      if (cost < least) {
        least = cost;
        next = &link;
      }
    }
    if (next == nullptr) return std::optional<Route>();
    route.stops.push_back(next->to);
    route.doubt += next->doubt;
  }
  return std::optional(std::move(route));
}

}  // namespace entente
