#pragma once

#include <optional>
#include <string>

#include "ingest/knowledge/reading_context.h"

namespace entente {

/// The mention that the token governs, or whose name holds it; nullptr if there is none. `mentions`
/// are sorted.
const Mention* mention_headed_by(const Mentions& mentions, TokenIndex head);

/// Whose a named facility is by the words beside it: "Russia's base at Kant", "Russia enlarges its
/// base at Kant". nullptr if they do not tell.
const Mention* owner_of(const ReadingContext& context, const Mentions& mentions,
                        const Mention& facility);

/// The one facility that a state or body runs, or ran, in a host state and that a description fits:
/// "base" with "air", "naval" or nothing of the kind before it. Nothing if there are several of
/// which not just one is only a base.
std::optional<Entity> operated_facility(const ReadingContext& context, const Entity& owner,
                                        const std::string& host, const std::string& noun,
                                        const std::string& kind);

}  // namespace entente
