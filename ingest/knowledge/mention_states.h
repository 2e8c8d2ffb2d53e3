#pragma once

#include "ingest/knowledge/reading_context.h"

namespace entente {

/// Gives the entities that the gazetteer lacks the state that the text says: of a demonym inside
/// the name or before it ("the Kyrgyz news agency 24.kg"), of "Town, Country". Looks at the names
/// around each mention only. `mentions` are sorted.
void give_states(const ReadingContext& context, Mentions& mentions);

/// Gives the state of a text that speaks of one state alone to whom the gazetteer lacks and the
/// text says no state of: bodies, groups, and persons of an office or rank ("Vice-President Moody
/// Awori declined to resign" in a text of Kenya). Where a text speaks of two states nobody is given
/// one.
void give_home_states(const ReadingContext& context, Mentions& mentions);

}  // namespace entente
