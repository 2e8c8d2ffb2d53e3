#pragma once

#include <cstddef>
#include <vector>

#include "graph/result.h"
#include "query/answer.h"
#include "query/edge_reader.h"
#include "query/query.h"

namespace entente {

/// The edges within `depth` steps of the entities, over edges that the filters take: those of the
/// entities themselves at depth 1, also those of their neighbours at depth 2. The most confident
/// first, then those of more origins, then by id; at most the filters' limit. `actor/unknown` is
/// shown and not walked over.
Result<Answer> neighborhood(EdgeReader& reader, const QueryFilters& filters,
                            const std::vector<EntityNumber>& entities, std::size_t depth);

/// The same of the whole store.
Result<Answer> strongest_edges(EdgeReader& reader, const QueryFilters& filters);

}  // namespace entente
