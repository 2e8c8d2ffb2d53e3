#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "graph/result.h"
#include "query/edge_reader.h"
#include "query/query.h"

namespace entente {

/// An entity in a search: numbers in the order in which the search met them.
using Vertex = std::uint32_t;

/// -ln(confidence) in millionths: the doubts of a path's links add up to that of their product.
std::int64_t doubt_of(double confidence);

/// Whether edge `a` stands better than `b` for the link between two entities: what is said to be so
/// before what is denied or only possible, what certainly holds within the filter's window, the
/// more confident one, a state before an event, then by id.
bool stands_before(const Edge& a, const Edge& b, const EdgeFilter& filter);

/// The graph that paths are searched in, read piece by piece: two entities are linked if an edge
/// that the filter takes stands between them. Borrows the reader, which must outlive it.
class LinkGraph {
 public:
  /// The best edge between two entities.
  struct Link {
    std::size_t set = 0;     ///< Which of the sets that were read,
    std::size_t place = 0;   ///< and where in it.
    std::int64_t doubt = 0;  ///< doubt_of() the edge.
  };

  LinkGraph(EdgeReader& reader, EdgeFilter filter, std::size_t most_entities);

  Result<Vertex> vertex(EntityNumber entity);
  const std::string& id(Vertex vertex) const { return ids_[vertex]; }
  /// The entities that are linked to this one; read once. kLimit: the budget is used up.
  Result<const std::map<Vertex, Link>*> links(Vertex vertex);
  const EdgeSet& set(const Link& link) const { return sets_[link.set]; }

 private:
  Vertex intern(const std::string& id);

  EdgeReader& reader_;
  EdgeFilter filter_;
  std::size_t most_entities_;
  std::map<std::string, Vertex> vertices_;
  std::vector<std::string> ids_;
  std::map<Vertex, std::map<Vertex, Link>> links_;
  std::vector<EdgeSet> sets_;
};

}  // namespace entente
