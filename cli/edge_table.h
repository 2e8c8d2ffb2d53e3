#pragma once

#include <cstddef>
#include <string>

#include "graph/ontology.h"
#include "query/answer.h"

namespace entente {

/// How a table of edges is laid out.
struct TableLook {
  std::size_t width = 100;  ///< Columns.
  bool colour = false;
  std::size_t quotes = 2;  ///< The most sentences shown beneath an edge.
};

/// One edge: when, what, how sure; beneath it the sentences that say so, each with article and
/// date, and what disputes it. `when_width` aligns the edges of one answer.
std::string edge_rows(const AnswerEdge& edge, const Ontology& ontology, const TableLook& look,
                      std::size_t when_width);

/// The widest time of these edges, in columns, within reason.
std::size_t when_width(const std::vector<AnswerEdge>& edges);

/// Where a claim was read, wrapped and indented.
std::string origin_rows(const CitedClaim& cited, const TableLook& look, std::size_t indent);

/// A claim's sentence and where it was read, wrapped and indented.
std::string quote_rows(const CitedClaim& cited, const TableLook& look, std::size_t indent);

}  // namespace entente
