#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace entente {

/// A day of the proleptic Gregorian calendar, without a time zone.
using Day = std::chrono::sys_days;

/// A non-empty run of days, half-open in memory: [begin, end). Either side may be unbounded. It
/// says where a bound lies, not for how long something holds: "in 2014" is all days of 2014.
/// Copy it freely.
class DayRange {
 public:
  /// Every day: nothing is known.
  DayRange() = default;
  /// From `first` to `last`, both included; nullopt if `last` is before `first`.
  static std::optional<DayRange> between(Day first, Day last);
  static DayRange on(Day day);
  static DayRange from(Day first);                       ///< `first` and all later days.
  static DayRange until(Day last);                       ///< `last` and all earlier days.
  static DayRange year(int year);                        ///< Requires: -9999 <= year <= 9999.
  static DayRange month(std::chrono::year_month month);  ///< Requires: month.ok().
  /// From optional inclusive limits, as in the exchange format; nullopt if empty.
  static std::optional<DayRange> of(std::optional<Day> first, std::optional<Day> last);

  bool has_first() const { return begin_ != kNoBegin; }
  bool has_last() const { return end_ != kNoEnd; }
  std::optional<Day> first() const;     ///< The earliest day; nullopt if unbounded.
  std::optional<Day> last() const;      ///< The latest day, included; nullopt if unbounded.
  Day begin() const { return begin_; }  ///< The first day, or Day::min().
  Day end() const { return end_; }      ///< The day after the last, or Day::max().

  bool contains(Day day) const { return begin_ <= day && day < end_; }
  /// The number of days; nullopt if a side is unbounded.
  std::optional<std::int64_t> size_days() const;
  /// The days in both; nullopt if there are none.
  std::optional<DayRange> intersection(const DayRange& other) const;
  bool operator==(const DayRange&) const = default;
  /// By begin, then by end.
  auto operator<=>(const DayRange&) const = default;

 private:
  static constexpr Day kNoBegin = Day::min(), kNoEnd = Day::max();

  DayRange(Day begin, Day end) : begin_(begin), end_(end) {}

  Day begin_ = kNoBegin, end_ = kNoEnd;
};

/// When something held or happened: where its start lies and where its end lies (design/edges.md,
/// "Bounds"). An event on one of some days has the same range twice.
struct Bounds {
  DayRange start;
  DayRange end;

  static Bounds event(DayRange when) { return {when, when}; }
  bool operator==(const Bounds&) const = default;
  auto operator<=>(const Bounds&) const = default;
};

/// The three answers to a question about time.
enum class Truth : std::uint8_t { kNo, kPossibly, kCertainly };

/// Whether what has these bounds holds on some day of [first, last], both included: certainly if it
/// began by the last and ended no sooner than the first whatever day of its ranges is the true one.
/// An event with one common range of several days is on one of them: it certainly lies in a window
/// only if that window covers the range.
/// Requires: first <= last.
Truth holds_within(const Bounds& bounds, Day first, Day last);

/// The same for a window of which either side may be unbounded.
Truth holds_within(const Bounds& bounds, const DayRange& window);

/// holds_within(bounds, day, day).
Truth holds_on(const Bounds& bounds, Day day);

/// Allen's thirteen relations between two certain intervals of days, [begin, end) each: J. F.
/// Allen, "Maintaining knowledge about temporal intervals" (CACM, 1983). Numbers are never stored.
enum class Allen : std::uint8_t {
  kBefore,
  kMeets,
  kOverlaps,
  kFinishedBy,
  kContains,
  kStarts,
  kEquals,
  kStartedBy,
  kDuring,
  kFinishes,
  kOverlappedBy,
  kMetBy,
  kAfter
};
Allen relate(const DayRange& a, const DayRange& b);

}  // namespace entente
