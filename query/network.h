#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "query/graph_view.h"

namespace entente {

/// How an entity stands in the graph.
struct EntityStanding {
  std::string id;
  std::size_t neighbors = 0;  ///< Entities that it is linked to.
  std::size_t edges = 0;      ///< Edges to them.
  /// The share of all pairs of other entities that a shortest way leads over this one for, each
  /// pair counted by the share of its shortest ways: 0 to 1 (L. C. Freeman, "A set of measures of
  /// centrality based on betweenness", 1977). Nothing for a graph too large to count it.
  std::optional<double> betweenness;
};

/// The shape of the graph, in numbers.
struct Network {
  std::size_t entities = 0;                 ///< That are linked to another.
  std::size_t links = 0;                    ///< Pairs of entities with an edge between them.
  std::size_t components = 0;               ///< Parts with no link between them.
  std::size_t largest_component = 0;        ///< Its entities.
  std::vector<EntityStanding> most_linked;  ///< Most neighbours first, then most edges, then by id.
};

/// Measures the graph; `top` is the most entities to list. With none, O(entities + links). The
/// betweenness takes O(entities x links) (U. Brandes, "A faster algorithm for betweenness
/// centrality", 2001) and is left out where that product exceeds 10^8.
Network measure_network(const GraphView& view, std::size_t top);

}  // namespace entente
