#pragma once

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <cstddef>
#include <string>
#include <vector>

#include "query/graph_view.h"

namespace entente {

/// The type of Boost.Graph that a view holds: directed, each link once in either direction. For
/// .cpp files of this folder only.
using BoostGraph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property,
                                                      GraphView::Link, boost::no_property, Vertex>;

struct GraphView::State {
  std::vector<std::string> ids;  ///< Rising; of each vertex.
  BoostGraph graph;
};

}  // namespace entente
