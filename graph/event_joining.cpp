#include "graph/event_joining.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <tuple>

namespace entente {

namespace {

std::int64_t width_days(const Claim& claim) {
  return claim.bounds.start.size_days().value_or(std::numeric_limits<std::int64_t>::max());
}

std::optional<Bounds> intersection(const Bounds& a, const Bounds& b) {
  const auto start = a.start.intersection(b.start), end = a.end.intersection(b.end);
  if (!start || !end) return std::nullopt;
  return Bounds{*start, *end};
}

}  // namespace

std::vector<JoinedEvent> join_events(std::vector<ClaimIndex> claims, bool once,
                                     const ClaimWeights& weights) {
  const auto rank = [&](ClaimIndex index) {
    const Claim& claim = weights.claim(index);
    return std::tuple(width_days(claim), claim.bounds.start.begin(), std::string_view(claim.id));
  };
  std::sort(claims.begin(), claims.end(),
            [&](ClaimIndex a, ClaimIndex b) { return rank(a) < rank(b); });

  std::vector<JoinedEvent> events;
  for (const ClaimIndex index : claims) {
    const Bounds& bounds = weights.claim(index).bounds;
    bool joined = false;
    const bool joins = once || width_days(weights.claim(index)) <= kJoiningDays;
    for (std::size_t i = 0; joins && !joined && i < events.size(); ++i) {
      const auto shared = intersection(events[i].bounds, bounds);
      if (!shared) continue;
      events[i].bounds = *shared;
      events[i].claims.push_back(index);
      joined = true;
    }
    // Wide claims come last, so that none stands among the events that narrow ones look through.
    if (!joined) events.push_back({bounds, {index}});
  }
  return events;
}

}  // namespace entente
