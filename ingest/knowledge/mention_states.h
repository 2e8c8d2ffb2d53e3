#pragma once

#include "ingest/knowledge/reading_context.h"

namespace entente {

/// Gives the entities that the gazetteer lacks the state that the text says: of a demonym inside
/// the name or before it ("the Kyrgyz news agency 24.kg"), of "Town, Country". Looks at the names
/// around each mention only. `mentions` are sorted.
void give_states(const ReadingContext& context, Mentions& mentions);

}  // namespace entente
