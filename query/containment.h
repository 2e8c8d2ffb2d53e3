#pragma once

#include <vector>

#include "graph/ontology.h"
#include "graph/result.h"
#include "graph/store.h"

namespace entente {

/// The objects of the relation's claims that lie within an entity, in the order of their ids: what
/// affirmed, actual claims of `located_in`, `part_of` and `capital_of` put there, directly or
/// through what lies there in turn; and, where the entity is a state, what belongs to it by its
/// country code. Dates play no part: places hardly move. kLimit where more than 10,000 entities lie
/// within.
Result<std::vector<EntityNumber>> objects_within(const Snapshot& snapshot, const Relation& relation,
                                                 EntityNumber entity);

}  // namespace entente
