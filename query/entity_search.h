#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/entity.h"
#include "graph/result.h"
#include "graph/store.h"

namespace entente {

/// An entity that a search found.
struct FoundEntity {
  Entity entity;
  EntityNumber number{};
  std::vector<std::string> names;  ///< Names and mentions as written, in byte order.
  std::size_t claims = 0;          ///< That speak of it.
};

/// Entities of this id, name, alias or country code; if there is none, those of which a name begins
/// with `text`; if none either, those of which a word of a name does. The ones with the most claims
/// first, then by id; at most `limit`.
Result<std::vector<FoundEntity>> find_entities(const Snapshot& snapshot, std::string_view text,
                                               std::size_t limit);

/// The one entity that `text` means.
struct ResolvedEntity {
  EntityNumber number{};
  Entity entity;
  /// Other entities of that name, if it is the shown name of this one only and an alias of those.
  std::vector<Entity> passed_over;
};

/// kNotFound, with a suggestion where one is near: no entity has that id, name, alias or code.
/// kInvalidArgument, with the candidates: several have, and none or several as the shown name.
Result<ResolvedEntity> resolve_entity(const Snapshot& snapshot, std::string_view text);

}  // namespace entente
