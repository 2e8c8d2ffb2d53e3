#pragma once

#include <string>
#include <utility>
#include <vector>

#include "graph/entity.h"
#include "graph/json.h"
#include "query/query.h"

namespace entente {

/// A question as it was understood: the answer's "query" object.
struct AskedQuery {
  std::string command;
  std::vector<std::pair<std::string, Entity>> entities;    ///< By role: "entity", "from", "to".
  std::vector<std::pair<std::string, std::string>> words;  ///< Others: "relation", "via".
};

/// Writes {"command", the entities, the words, the shared filters}.
void write_query(JsonWriter& writer, const AskedQuery& asked, const QueryFilters& filters);

}  // namespace entente
