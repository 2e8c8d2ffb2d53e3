#include "ingest/reading/publication_date.h"

#include <doctest/doctest.h>

#include <array>
#include <string_view>

using namespace entente;
using namespace std::chrono_literals;

namespace {

struct LineCase {
  std::string_view line;
  std::optional<Day> day;
};

constexpr Day kFifth = Day{2019y / 2 / 5};

}  // namespace

TEST_CASE("publication_date reads a line that is a date") {
  const std::array<LineCase, 24> cases{{
      {"2019-02-05", kFifth},
      {"2019-02-05T09:38:37-05:00", kFifth},
      {"2019-02-05 09:38:37.123Z", kFifth},
      {"2019/02/05", kFifth},
      {"05.02.2019", kFifth},
      {"5.2.2019", kFifth},
      {"13/02/2019", Day{2019y / 2 / 13}},
      {"02/13/2019", Day{2019y / 2 / 13}},
      {"02/02/2019", Day{2019y / 2 / 2}},
      {"05/02/2019", std::nullopt},  // February or May
      {"February 5, 2019", kFifth},
      {"Feb. 5th 2019", kFifth},
      {"5 February 2019", kFifth},
      {"5th of Feb, 2019", kFifth},
      {"5-Feb-2019", kFifth},
      {"TUESDAY, FEBRUARY 5, 2019", kFifth},
      {"Tue, 5 Feb 2019 10:00 GMT", kFifth},
      {"(5 February 2019)", kFifth},
      {"- 05.02.2019 -", kFifth},
      {"Sept 5, 2019", Day{2019y / 9 / 5}},
      {"31 February 2019", std::nullopt},
      {"February 2019", std::nullopt},
      {"February 5, 2019 was a Tuesday", std::nullopt},
      {"5 February 20190", std::nullopt},
  }};
  for (const LineCase& c : cases) {
    INFO(c.line);
    CHECK(parse_day_line(c.line) == c.day);
  }
}

TEST_CASE("publication_date finds the date at the end of a line") {
  const auto stated = find_day_at_end("The Times of Central Asia (5 February 2019)");
  REQUIRE(stated);
  CHECK(stated->day == kFifth);
  CHECK(stated->begin == 27);
  CHECK_FALSE(stated->has_weekday);
  CHECK(find_day_at_end("Interview with a founder Tuesday, February 5, 2019")->has_weekday);
  CHECK_FALSE(find_day_at_end("On February 5, 2019 they met"));
  CHECK_FALSE(find_day_at_end("order 12-2019-02-05"));
  CHECK_FALSE(find_day_at_end(""));
}

TEST_CASE("publication_date reads the date at the head of a file name") {
  CHECK(parse_day_of_file_name("news/2019-02-05-talks.txt") == kFifth);
  CHECK(parse_day_of_file_name("20190205_talks.md") == kFifth);
  CHECK(parse_day_of_file_name("2019-02-05.txt") == kFifth);
  CHECK_FALSE(parse_day_of_file_name("talks-2019-02-05.txt"));
  CHECK_FALSE(parse_day_of_file_name("201902051.txt"));
  CHECK_FALSE(parse_day_of_file_name("2019-13-05.txt"));
}

TEST_CASE("publication_date reads a month and a day without a year") {
  const auto stated = parse_month_day_at("BISHKEK, Feb 5 (Reuters)", 9);
  REQUIRE(stated);
  CHECK(stated->month_day == std::chrono::February / 5);
  CHECK(stated->end == 14);
  CHECK_FALSE(parse_month_day_at("February 31", 0));
  CHECK_FALSE(parse_month_day_at("Lavrov 5", 0));
}
