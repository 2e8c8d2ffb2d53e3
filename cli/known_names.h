#pragma once

#include <string>
#include <string_view>

#include "graph/result.h"
#include "graph/store.h"
#include "query/entity_search.h"

namespace entente {

/// The entity of the store that the gazetteer knows by that name: "CSTO" where the articles wrote
/// the name in full. Ask for names that the store does not
/// have. kNotFound: the gazetteer does not know the name, or the store none of those that
/// bear it; kInvalidArgument, with the candidates: the store has several.
Result<ResolvedEntity> resolve_known_name(const Snapshot& snapshot, const std::string& data_folder,
                                          std::string_view name);

}  // namespace entente
