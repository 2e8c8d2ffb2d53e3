#pragma once

#include <cstdint>
#include <vector>

#include "graph/edge.h"
#include "graph/edge_weight.h"

namespace entente {

/// Claims that report one event, and the days that they leave for it.
struct JoinedEvent {
  Bounds bounds;
  std::vector<ClaimIndex> claims;

  bool operator==(const JoinedEvent&) const = default;
};

/// The longest range of days, "in December", that lets a claim join another: a wider one neither
/// narrows nor corroborates.
inline constexpr std::int64_t kJoiningDays = 31;

/// Which claims of one key, polarity and modality report the same event (edges.md, "Events"): taken
/// by (narrowest range, earliest start, claim id), each joins the first event that shares a day
/// with it, both in its start and in its end. Of a relation that happens once, all compatible
/// claims join, however wide.
std::vector<JoinedEvent> join_events(std::vector<ClaimIndex> claims, bool once,
                                     const ClaimWeights& weights);

}  // namespace entente
