#pragma once

#include "ingest/knowledge/reading_context.h"

namespace entente {

/// The mention that the token governs, or whose name holds it; nullptr if there is none. `mentions`
/// are sorted.
const Mention* mention_headed_by(const Mentions& mentions, TokenIndex head);

/// Whose a named facility is by the words beside it: "Russia's base at Kant", "Russia enlarges its
/// base at Kant". nullptr if they do not tell.
const Mention* owner_of(const ReadingContext& context, const Mentions& mentions,
                        const Mention& facility);

}  // namespace entente
