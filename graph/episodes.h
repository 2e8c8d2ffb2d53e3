#pragma once

#include <vector>

#include "graph/edge.h"
#include "graph/edge_weight.h"

namespace entente {

/// What one claim, or one event that starts a state, says of it.
struct StateReport {
  Bounds bounds;
  DayRange observed;
  std::vector<ClaimIndex> claims;

  bool operator==(const StateReport&) const = default;
};

/// An event that bounds a state from one side, and the claims that tell of it.
struct StateEvent {
  DayRange when;
  std::vector<ClaimIndex> claims;

  bool operator==(const StateEvent&) const = default;
};

/// All that bears on one key of a state.
struct StateEvidence {
  std::vector<StateReport> reports;
  std::vector<StateEvent> elections;  ///< The state began no earlier.
  std::vector<StateEvent> endings;
};

/// One uninterrupted run of a state.
struct Episode {
  std::vector<DayRange> observed;   ///< In order.
  std::vector<Reading> readings;    ///< One, or several if the bounds exclude each other.
  std::vector<ClaimIndex> claims;   ///< Every claim that is cited.
  std::vector<ClaimIndex> counted;  ///< Those that are origins: not those of endings.
};

/// The days on which a claim of these bounds observes the state: told as holding (an end of
/// [P, null]), day P; otherwise the days between its start's latest and its end's earliest, in
/// whichever order they stand.
DayRange observed_days(const Bounds& bounds);

/// The episodes of a state, in time order (edges.md, "States"). Two reports belong to one episode
/// unless an ending parts them: one whose latest day is bounded, not before the last day of the one
/// observation and before the first day of the other. An ending bounds the last episode that was
/// observed on or before its latest day; an election the first one that was observed on or after
/// its earliest day, unless it was observed before that too (then it was no beginning).
std::vector<Episode> make_episodes(const StateEvidence& evidence, const ClaimWeights& weights);

}  // namespace entente
