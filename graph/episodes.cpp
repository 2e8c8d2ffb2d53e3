// Episodes and readings. Reports are swept in the order of their first observed day; the ends that
// part them are looked up by binary search. The readings of an episode are its maximal groups of
// compatible reports: boxes in the plane (start, end), so that a group is compatible if each two of
// it are (Helly's theorem for boxes), and a report that fits several groups belongs to each.
// Tested by tests/graph/episodes_test.cpp and edge_test.cpp.
#include "graph/episodes.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <tuple>

namespace entente {

namespace {

bool overlap(const DayRange& a, const DayRange& b) {
  return a.begin() < b.end() && b.begin() < a.end();
}

bool compatible(const Bounds& a, const Bounds& b) {
  return overlap(a.start, b.start) && overlap(a.end, b.end);
}

/// A report's or an ending's bounds, and its claims; endings are no origins.
struct Voice {
  Bounds bounds;
  std::vector<ClaimIndex> claims;
  bool counts = true;
};

/// The reports and endings of one episode, before they are read together.
struct Run {
  std::vector<DayRange> observed;
  std::vector<Voice> voices;
};

/// The bounds that all voices of `bounds` share. Requires: not empty, pairwise compatible.
Bounds shared_bounds(const std::vector<Bounds>& all) {
  Bounds shared = all.front();
  for (const Bounds& bounds : all) {
    shared.start = shared.start.intersection(bounds.start).value_or(shared.start);
    shared.end = shared.end.intersection(bounds.end).value_or(shared.end);
  }
  return shared;
}

/// The begins of ranges at which a maximal group may have its corner: moving on to the next begin
/// loses a box.
std::vector<Day> corners(const std::set<Day>& begins, const std::set<Day>& ends) {
  std::vector<Day> found;
  for (auto begin = begins.begin(); begin != begins.end(); ++begin) {
    const auto next = std::next(begin);
    const auto end = ends.upper_bound(*begin);
    if (next == begins.end() || (end != ends.end() && *end <= *next)) found.push_back(*begin);
  }
  return found;
}

std::vector<Day> corners(const std::vector<Bounds>& boxes, DayRange Bounds::*side) {
  std::set<Day> begins, ends;
  for (const Bounds& box : boxes) {
    begins.insert((box.*side).begin());
    ends.insert((box.*side).end());
  }
  return corners(begins, ends);
}

/// The shared bounds of each maximal group of compatible boxes. A group's corner (latest start
/// begin, latest end begin) is some box's start begin and some box's end begin: only those are
/// tried.
std::vector<Bounds> maximal_groups(const std::set<Bounds>& distinct) {
  const std::vector<Bounds> boxes(distinct.begin(), distinct.end());
  std::set<Bounds> found;
  for (const Day start : corners(boxes, &Bounds::start)) {
    std::vector<Bounds> active;
    std::copy_if(boxes.begin(), boxes.end(), std::back_inserter(active),
                 [&](const Bounds& box) { return box.start.contains(start); });
    for (const Day end : corners(active, &Bounds::end)) {
      std::vector<Bounds> group;
      std::copy_if(active.begin(), active.end(), std::back_inserter(group),
                   [&](const Bounds& box) { return box.end.contains(end); });
      found.insert(shared_bounds(group));
    }
  }
  // A group is maximal if every box that meets what it shares is in it already.
  std::vector<Bounds> maximal;
  for (const Bounds& shared : found) {
    const bool grows = std::any_of(boxes.begin(), boxes.end(), [&](const Bounds& box) {
      const bool inside = box.start.intersection(shared.start) == shared.start &&
                          box.end.intersection(shared.end) == shared.end;
      return compatible(box, shared) && !inside;
    });
    if (!grows) maximal.push_back(shared);
  }
  return maximal;
}

std::vector<Reading> readings_of(const Run& run, const ClaimWeights& weights) {
  std::set<Bounds> boxes;
  for (const Voice& voice : run.voices)
    boxes.insert(voice.bounds);
  std::vector<Reading> readings;
  for (const Bounds& shared : maximal_groups(boxes)) {
    Reading reading{shared, 0, {}};
    std::vector<ClaimIndex> counted;
    for (const Voice& voice : run.voices) {
      if (!compatible(voice.bounds, shared)) continue;
      reading.claims.insert(reading.claims.end(), voice.claims.begin(), voice.claims.end());
      if (voice.counts) counted.insert(counted.end(), voice.claims.begin(), voice.claims.end());
    }
    reading.claims = weights.in_order(std::move(reading.claims));
    reading.origins = weights.origins(counted);
    readings.push_back(std::move(reading));
  }
  // More origins first, then the earlier publications; bounds break what ties are left.
  const auto earlier = [&](const Reading& a, const Reading& b) {
    return std::lexicographical_compare(
        a.claims.begin(), a.claims.end(), b.claims.begin(), b.claims.end(),
        [&](ClaimIndex x, ClaimIndex y) { return weights.before(x, y); });
  };
  std::sort(readings.begin(), readings.end(), [&](const Reading& a, const Reading& b) {
    if (a.origins != b.origins) return a.origins > b.origins;
    if (earlier(a, b)) return true;
    if (earlier(b, a)) return false;
    return a.bounds < b.bounds;
  });
  return readings;
}

std::vector<Run> part(std::vector<StateReport> reports, const std::vector<StateEvent>& endings) {
  std::set<Day> ends;  // The day after each bounded latest day.
  for (const StateEvent& ending : endings) {
    if (ending.when.has_last()) ends.insert(ending.when.end());
  }
  for (const StateReport& report : reports) {
    if (report.bounds.end.has_last()) ends.insert(report.bounds.end.end());
  }
  std::sort(reports.begin(), reports.end(), [](const StateReport& a, const StateReport& b) {
    return std::tie(a.observed, a.bounds, a.claims) < std::tie(b.observed, b.bounds, b.claims);
  });

  std::vector<Run> runs;
  Day first_left = Day::max();  // Of the current run, the earliest day after an observation.
  for (const StateReport& report : reports) {
    const auto end = ends.lower_bound(first_left);
    const bool parted = end != ends.end() && *end <= report.observed.begin();
    if (runs.empty() || parted) {
      runs.emplace_back();
      first_left = Day::max();
    }
    first_left = std::min(first_left, report.observed.end());
    runs.back().observed.push_back(report.observed);
    runs.back().voices.push_back({report.bounds, report.claims, true});
  }
  return runs;
}

void apply_endings(const std::vector<StateEvent>& endings, std::vector<Run>& runs) {
  for (const StateEvent& ending : endings) {
    // The observations of a run are in order: the first is the earliest.
    const auto last = std::find_if(runs.rbegin(), runs.rend(), [&](const Run& run) {
      return run.observed.front().begin() < ending.when.end();
    });
    if (last != runs.rend())
      last->voices.push_back({{DayRange(), ending.when}, ending.claims, false});
  }
}

/// The episode that an election may bound; nullptr if it begins none.
Episode* elected_episode(const StateEvent& election, std::vector<Episode>& episodes) {
  const Day earliest = election.when.begin();
  for (Episode& episode : episodes) {
    const auto after = [&](const DayRange& days) { return earliest < days.end(); };
    if (std::none_of(episode.observed.begin(), episode.observed.end(), after)) continue;
    const bool only_after = std::all_of(episode.observed.begin(), episode.observed.end(), after);
    return only_after ? &episode : nullptr;
  }
  return nullptr;
}

void apply_elections(const std::vector<StateEvent>& elections, std::vector<Episode>& episodes,
                     const ClaimWeights& weights) {
  for (const StateEvent& election : elections) {
    Episode* episode = elected_episode(election, episodes);
    if (episode == nullptr) continue;
    const DayRange since =
        election.when.has_first() ? DayRange::from(election.when.begin()) : DayRange();
    bool used = false;
    for (Reading& reading : episode->readings) {
      const auto start = reading.bounds.start.intersection(since);
      if (!start) continue;
      reading.bounds.start = *start;
      reading.claims.insert(reading.claims.end(), election.claims.begin(), election.claims.end());
      reading.claims = weights.in_order(std::move(reading.claims));
      used = true;
    }
    if (!used) continue;
    for (auto* list : {&episode->claims, &episode->counted})
      list->insert(list->end(), election.claims.begin(), election.claims.end());
  }
}

}  // namespace

DayRange observed_days(const Bounds& bounds) {
  if (bounds.end.has_first() && !bounds.end.has_last()) return DayRange::on(bounds.end.begin());
  const auto a = bounds.start.last(), b = bounds.end.first();
  if (a && b) return *DayRange::between(std::min(*a, *b), std::max(*a, *b));
  if (a) return DayRange::until(*a);
  if (b) return DayRange::from(*b);
  return {};
}

std::vector<Episode> make_episodes(const StateEvidence& evidence, const ClaimWeights& weights) {
  std::vector<Run> runs = part(evidence.reports, evidence.endings);
  apply_endings(evidence.endings, runs);
  std::vector<Episode> episodes;
  for (Run& run : runs) {
    Episode episode;
    for (const Voice& voice : run.voices) {
      episode.claims.insert(episode.claims.end(), voice.claims.begin(), voice.claims.end());
      if (voice.counts)
        episode.counted.insert(episode.counted.end(), voice.claims.begin(), voice.claims.end());
    }
    episode.readings = readings_of(run, weights);
    episode.observed = std::move(run.observed);
    episodes.push_back(std::move(episode));
  }
  apply_elections(evidence.elections, episodes, weights);
  for (Episode& episode : episodes)
    episode.claims = weights.in_order(std::move(episode.claims));
  return episodes;
}

}  // namespace entente
