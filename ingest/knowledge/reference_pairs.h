#pragma once

#include <optional>

#include "ingest/knowledge/mention.h"
#include "ingest/knowledge/reading_context.h"

namespace entente {

/// Resolves "both sides", "the two leaders", "the pair" at a noun whose phrase begins at `begin`:
/// its members are the two that the text has last told of together, or else one after the other,
/// and that the noun fits. Leaders whom the text does not name are their states. `seen` are the
/// mentions before the noun, in order.
std::optional<Mention> resolve_pair(const ReadingContext& context, const Mentions& seen,
                                    TokenIndex at, TokenIndex begin);

}  // namespace entente
