#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "graph/result.h"
#include "graph/store.h"
#include "query/edge_reader.h"
#include "query/network.h"
#include "query/query.h"

namespace entente {

/// What a store holds, in numbers.
struct Statistics {
  StoreCounts counts;  ///< Of the whole store, whatever the filters.
  /// Of the edges that the filter takes, whatever their polarity and modality: how many, how many
  /// of them disputed, and the claims that state them with their sources and days of publication.
  std::size_t edges = 0, disputes = 0, sources = 0;
  std::map<std::string, std::size_t> claims_by_relation;
  std::optional<Day> first_published, last_published;
  Network network;                  ///< Of the edges that the filter takes, as paths walk them.
  std::vector<Entity> most_linked;  ///< The entities of the network's list.
};

/// Reads the whole store. `top` is the most entities to list.
Result<Statistics> gather_statistics(EdgeReader& reader, const EdgeFilter& filter, std::size_t top);

}  // namespace entente
