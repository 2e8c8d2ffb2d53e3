#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graph/result.h"
#include "query/answer.h"
#include "query/edge_reader.h"
#include "query/query.h"

namespace entente {

/// Which of two paths is the better one.
enum class PathOrder {
  kHops,       ///< The one of fewer hops, then the more confident, then by ids.
  kConfidence  ///< The one whose edges' confidences give the larger product, then the same.
};

/// What a path is asked for.
struct PathQuery {
  EntityNumber from{}, to{};
  std::vector<EntityNumber>
      via;  ///< To be passed in this order, on a way that is simple as a whole.
  std::vector<EntityNumber> avoid;  ///< Not to be passed.
  std::size_t count = 1;            ///< The number of paths.
  PathOrder order = PathOrder::kHops;
  // Limits of a search by hops:
  std::size_t most_hops = 8;          ///< Of one path, or of a piece of it between two of `via`.
  std::size_t most_entities = 20000;  ///< Whose claims are read: the budget of the search.
};

/// A way from one entity to another, no entity twice.
struct PathAnswer {
  std::vector<std::string> entities;  ///< Ids, both ends included.
  std::vector<std::string> names;     ///< To show, of the same.
  std::vector<AnswerEdge> edges;      ///< One between each two of them; each keeps its direction.
  double confidence = 1;  ///< That all edges are true, if they are independent: in steps of 0.01.
};

struct PathsAnswer {
  std::vector<PathAnswer> items;  ///< The best first.
  bool truncated = false;         ///< The budget ended the search; there may be more, and shorter.
};

/// The best paths over the edges that the filters take. Of parallel edges a path takes the one that
/// holds most certainly, with the highest confidence, a state before an event. Two paths differ in
/// an entity, and with stops on between the best simple one over all of them is found, also where
/// the best pieces cross. `actor/unknown` is not walked over. By hops, reads the claims of the
/// entities that the search passes, no others; by confidence, those of the whole store.
Result<PathsAnswer> find_paths(EdgeReader& reader, const QueryFilters& filters,
                               const PathQuery& query);

}  // namespace entente
