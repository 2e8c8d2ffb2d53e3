#include "query/network.h"

#include <algorithm>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/strong_components.hpp>
#include <numeric>
#include <tuple>

#include "query/boost_view.h"

namespace entente {

namespace {

constexpr std::size_t kMostWork = 100'000'000;  // Entities times links: about ten seconds.

/// The component of each vertex, counted from 0.
std::vector<Vertex> components_of(const BoostGraph& graph) {
  std::vector<Vertex> components(num_vertices(graph));
  const auto index = get(boost::vertex_index, graph);
  // Links stand in both directions, so strongly connected is connected; Boost's own function for
  // that takes undirected types of graphs alone.
  boost::strong_components(graph, boost::make_iterator_property_map(components.begin(), index),
                           boost::vertex_index_map(index));
  return components;
}

std::vector<double> betweenness_of(const BoostGraph& graph) {
  std::vector<double> values(num_vertices(graph));
  const auto index = get(boost::vertex_index, graph);
  boost::brandes_betweenness_centrality(
      graph, boost::centrality_map(boost::make_iterator_property_map(values.begin(), index))
                 .vertex_index_map(index));
  // Each link stands in both directions, so each pair was counted twice.
  const double pairs =
      (static_cast<double>(values.size()) - 1) * (static_cast<double>(values.size()) - 2);
  for (double& value : values)
    value = pairs > 0 ? value / pairs : 0;
  return values;
}

std::vector<EntityStanding> most_linked(const GraphView& view, std::size_t top) {
  std::vector<EntityStanding> standings;
  for (Vertex vertex = 0; vertex < view.vertex_count(); ++vertex) {
    EntityStanding standing{view.id(vertex), view.links(vertex).size(), 0, std::nullopt};
    for (const GraphView::Link& link : view.links(vertex))
      standing.edges += link.edges;
    standings.push_back(std::move(standing));
  }
  if (view.vertex_count() * view.link_count() <= kMostWork) {
    const std::vector<double> values = betweenness_of(view.state().graph);
    for (std::size_t i = 0; i < values.size(); ++i)
      standings[i].betweenness = values[i];
  }
  std::sort(standings.begin(), standings.end(),
            [](const EntityStanding& a, const EntityStanding& b) {
              return std::tie(b.neighbors, b.edges, a.id) < std::tie(a.neighbors, a.edges, b.id);
            });
  if (standings.size() > top) standings.resize(top);
  return standings;
}

}  // namespace

Network measure_network(const GraphView& view, std::size_t top) {
  Network network;
  network.entities = view.vertex_count();
  network.links = view.link_count();
  std::vector<std::size_t> sizes;
  for (const Vertex component : components_of(view.state().graph)) {
    if (component >= sizes.size()) sizes.resize(component + std::size_t{1});
    ++sizes[component];
  }
  network.components = sizes.size();
  for (const std::size_t size : sizes)
    network.largest_component = std::max(network.largest_component, size);
  if (top > 0) network.most_linked = most_linked(view, top);
  return network;
}

}  // namespace entente
