#include "graph/interval.h"

#include <doctest/doctest.h>

namespace entente {

using namespace std::chrono;

namespace {

DayRange march(int first, int last) {
  return *DayRange::between(sys_days{2014y / 3 / first}, sys_days{2014y / 3 / last});
}

}  // namespace

TEST_CASE("DayRange::between refuses a last day before the first") {
  CHECK_FALSE(DayRange::between(2014y / 3 / 2, 2014y / 3 / 1));
  CHECK(DayRange::between(2014y / 3 / 1, 2014y / 3 / 1) == DayRange::on(2014y / 3 / 1));
}

TEST_CASE("DayRange shows inclusive limits and nothing where it is unbounded") {
  const DayRange year = DayRange::year(2016);
  CHECK(year.first() == sys_days{2016y / 1 / 1});
  CHECK(year.last() == sys_days{2016y / 12 / 31});
  CHECK(year.size_days() == 366);
  CHECK(DayRange::month(2016y / 2).last() == sys_days{2016y / 2 / 29});
  CHECK_FALSE(DayRange::from(2016y / 1 / 1).last());
  CHECK_FALSE(DayRange::until(2016y / 1 / 1).first());
  CHECK_FALSE(DayRange().size_days());
  CHECK(DayRange::of(std::nullopt, std::nullopt) == DayRange());
}

TEST_CASE("holds_on follows the formula for every placement in a week") {
  const Day base{2014y / 3 / 1};
  const auto range = [&](int lo, int hi) {
    const auto limit = [&](int day) {
      return day < 0 ? std::nullopt : std::optional<Day>(base + days{day});
    };
    return DayRange::of(limit(lo), limit(hi));
  };
  // -1 is "unbounded"; every pair of ranges over five days, on every day around them.
  for (int a = -1; a < 5; ++a) {
    for (int b = -1; b < 5; ++b) {
      for (int c = -1; c < 5; ++c) {
        for (int d = -1; d < 5; ++d) {
          const auto start = range(a, b), end = range(c, d);
          if (!start || !end) continue;
          for (int t = -1; t < 6; ++t) {
            const bool no = (a >= 0 && t < a) || (d >= 0 && t > d);
            const bool certain = b >= 0 && b <= t && c >= 0 && t <= c;
            const Truth expected = no ? Truth::kNo : certain ? Truth::kCertainly : Truth::kPossibly;
            INFO(a, ' ', b, ' ', c, ' ', d, " on ", t);
            CHECK(holds_on({*start, *end}, base + days{t}) == expected);
          }
        }
      }
    }
  }
}

TEST_CASE("holds_within is certain for an event only where the window covers its range") {
  const Bounds event = Bounds::event(DayRange::year(2014));
  CHECK(holds_within(event, 2014y / 1 / 1, 2014y / 12 / 31) == Truth::kCertainly);
  CHECK(holds_within(event, 2014y / 1 / 2, 2014y / 12 / 31) == Truth::kPossibly);
  CHECK(holds_within(event, 2015y / 1 / 1, 2015y / 12 / 31) == Truth::kNo);
}

TEST_CASE("relate names each place of an interval beside 3 to 5 March") {
  const std::pair<DayRange, Allen> cases[] = {
      {march(1, 1), Allen::kBefore},       {march(1, 2), Allen::kMeets},
      {march(2, 4), Allen::kOverlaps},     {march(2, 5), Allen::kFinishedBy},
      {march(2, 6), Allen::kContains},     {march(3, 4), Allen::kStarts},
      {march(3, 5), Allen::kEquals},       {march(3, 6), Allen::kStartedBy},
      {march(4, 4), Allen::kDuring},       {march(4, 5), Allen::kFinishes},
      {march(4, 6), Allen::kOverlappedBy}, {march(6, 6), Allen::kMetBy},
      {march(7, 7), Allen::kAfter},
  };
  for (const auto& [interval, expected] : cases)
    CHECK(relate(interval, march(3, 5)) == expected);
}

}  // namespace entente
