#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graph/ontology.h"
#include "query/answer.h"

namespace entente {

/// What a diagram is called and how much it shows.
struct DiagramOptions {
  std::string title;
  std::size_t most_lines = 60;     ///< Lines between entities; the rest is counted in a note.
  std::size_t most_labels = 3;     ///< Edges named on one line; the rest is counted on it.
  std::size_t label_columns = 30;  ///< Where names and labels are wrapped.
};

/// The edges as a GraphViz graph for `dot`: entities by type in shape and colour, edges of one pair
/// and direction on one line with relations and dates, coloured by what they do (PLOVER), dashed
/// if they are not plain fact, and a legend of what occurs. Edges come in order of importance: the
/// first fill the lines. Edges without an object are left out. The same edges give the same bytes.
std::string to_dot(const std::vector<AnswerEdge>& edges, const Ontology& ontology,
                   const DiagramOptions& options);

}  // namespace entente
