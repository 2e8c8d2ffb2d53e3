#include "graph/interval.h"

#include <algorithm>

namespace entente {

namespace {

constexpr std::chrono::days kOneDay{1};

}  // namespace

std::optional<DayRange> DayRange::between(Day first, Day last) {
  if (last < first) return std::nullopt;
  return DayRange(first, last + kOneDay);
}

DayRange DayRange::on(Day day) { return DayRange(day, day + kOneDay); }

DayRange DayRange::from(Day first) { return DayRange(first, Day::max()); }

DayRange DayRange::until(Day last) { return DayRange(Day::min(), last + kOneDay); }

DayRange DayRange::year(int year) {
  const std::chrono::year first{year};
  return DayRange(Day{first / 1 / 1}, Day{first / 12 / 31} + kOneDay);
}

DayRange DayRange::month(std::chrono::year_month month) {
  return DayRange(Day{month / 1}, Day{month / std::chrono::last} + kOneDay);
}

std::optional<DayRange> DayRange::of(std::optional<Day> first, std::optional<Day> last) {
  if (first && last) return between(*first, *last);
  if (first) return from(*first);
  if (last) return until(*last);
  return DayRange();
}

std::optional<Day> DayRange::first() const {
  return has_first() ? std::optional(begin_) : std::nullopt;
}

std::optional<Day> DayRange::last() const {
  return has_last() ? std::optional(end_ - kOneDay) : std::nullopt;
}

std::optional<std::int64_t> DayRange::size_days() const {
  if (!has_first() || !has_last()) return std::nullopt;
  return (end_ - begin_).count();
}

std::optional<DayRange> DayRange::intersection(const DayRange& other) const {
  const Day begin = std::max(begin_, other.begin_), end = std::min(end_, other.end_);
  if (end <= begin) return std::nullopt;
  return DayRange(begin, end);
}

Truth holds_within(const Bounds& bounds, const DayRange& window) {
  // A bound [lo, hi] of edges.md is [begin, end) here, so "hi <= T" reads "end <= T + 1 day".
  if (window.end() <= bounds.start.begin() || bounds.end.end() <= window.begin()) return Truth::kNo;
  const bool begun = bounds.start.has_last() && bounds.start.end() <= window.end();
  const bool not_ended = bounds.end.has_first() && window.begin() <= bounds.end.begin();
  return begun && not_ended ? Truth::kCertainly : Truth::kPossibly;
}

Truth holds_within(const Bounds& bounds, Day first, Day last) {
  return holds_within(bounds, *DayRange::between(first, last));
}

Truth holds_on(const Bounds& bounds, Day day) { return holds_within(bounds, day, day); }

Allen relate(const DayRange& a, const DayRange& b) {
  const auto inverse = [](Allen relation) {
    return Allen(static_cast<int>(Allen::kAfter) - static_cast<int>(relation));
  };
  if (a.end() < b.begin()) return Allen::kBefore;
  if (a.end() == b.begin()) return Allen::kMeets;
  if (b.end() <= a.begin()) return inverse(relate(b, a));

  // They share a day. Row: a begins before, with or after b. Column: the same of their ends.
  static constexpr Allen kSharing[3][3] = {
      {Allen::kOverlaps, Allen::kFinishedBy, Allen::kContains},
      {Allen::kStarts, Allen::kEquals, Allen::kStartedBy},
      {Allen::kDuring, Allen::kFinishes, Allen::kOverlappedBy},
  };
  const auto place = [](Day x, Day y) { return x < y ? 0 : x == y ? 1 : 2; };
  return kSharing[place(a.begin(), b.begin())][place(a.end(), b.end())];
}

}  // namespace entente
