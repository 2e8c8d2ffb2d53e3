#include "graph/edtf.h"

#include <doctest/doctest.h>

namespace entente {

using namespace std::chrono;

TEST_CASE("parse_edtf reads dates as ranges and format_edtf prints the shortest form") {
  const std::pair<const char*, const char*> cases[] = {
      {"2003", "2003"},
      {"2018-12", "2018-12"},
      {"2019-02-04", "2019-02-04"},
      {"2019-21", "2019-03-01/2019-05-31"},
      {"2019-22", "2019-06-01/2019-08-31"},
      {"2019-23", "2019-09-01/2019-11-30"},
      {"2019-24", "2019-12-01/2020-02-29"},
      {"2019-34", "2019-04-01/2019-06-30"},
      {"2019-38", "2019-05-01/2019-08-31"},
      {"2019-41", "2019-07-01/2019-12-31"},
      {"201X", "2010-01-01/2019-12-31"},
      {"20XX", "2000-01-01/2099-12-31"},
      {"2018-XX", "2018"},
      {"2018-XX-XX", "2018"},
      {"2018-02-XX", "2018-02"},
      {"2003~", "2003"},
      {"2003-05?", "2003-05"},
      {"2003-05-06%", "2003-05-06"},
      {"2003/2005", "2003-01-01/2005-12-31"},
      {"2003-02/2003-02", "2003-02"},
      {"2003-01-01/2003-12-31", "2003"},
      {"../2019-02-05", "../2019-02-05"},
      {"2019-02-05/..", "2019-02-05/.."},
      {"/2019", "../2019-12-31"},
      {"2019/", "2019-01-01/.."},
      {"-0044-03-15", "-0044-03-15"},
      {"-0044", "-0044"},
      {"0000", "0000"},
      {"-00XX", "-0099-01-01/0000-12-31"},
  };
  for (const auto& [text, shown] : cases) {
    INFO(text);
    const auto range = parse_edtf(text);
    REQUIRE(range.ok());
    CHECK(format_edtf(*range) == shown);
    CHECK(*parse_edtf(*format_edtf(*range)) == *range);
  }
}

TEST_CASE("format_edtf has no text for every day") {
  CHECK(*parse_edtf("../..") == DayRange());
  CHECK_FALSE(format_edtf(DayRange()));
}

TEST_CASE("parse_edtf refuses what is no date") {
  const char* cases[] = {"",           "/",          "2",       "20",         "20140",
                         "2014-",      "2014-13",    "2014-00", "2014-02-30", "2014-2-3",
                         "2014-02-3",  "X014",       "2X14",    "-0000",      "2014-X1",
                         "201X-03",    "March",      "2014/x",  "2014//2015", "2014-01-01T10:00",
                         "2014-21-01", "2014-XX-03", "2014~?",  "..",         "{2014}"};
  for (const char* text : cases) {
    INFO(text);
    const auto range = parse_edtf(text);
    REQUIRE_FALSE(range.ok());
    CHECK(range.error().code == ErrorCode::kInvalidArgument);
  }
  CHECK(parse_edtf("2015/2014").error().message ==
        "the last day is before the first in \"2015/2014\"");
}

TEST_CASE("parse_day takes a day in full and nothing else") {
  CHECK(*parse_day("2019-02-04") == sys_days{2019y / 2 / 4});
  for (const char* text :
       {"2019", "2019-02", "2019-02-XX", "2019-02-30", "18/03/2014", "2019-02-4~", "2019/2020-"})
    CHECK_FALSE(parse_day(text).ok());
  CHECK(parse_day("18/03/2014").error().message == "expected YYYY-MM-DD, got \"18/03/2014\"");
}

TEST_CASE("flags expand to the first and the last day") {
  CHECK(*parse_first_day("2015") == sys_days{2015y / 1 / 1});
  CHECK(*parse_last_day("2015") == sys_days{2015y / 12 / 31});
  CHECK(*parse_last_day("2016-02") == sys_days{2016y / 2 / 29});
  CHECK_FALSE(parse_last_day("2015/..").ok());
  CHECK_FALSE(parse_first_day("../2015").ok());
}

TEST_CASE("format_edtf and parse_edtf agree on every pair of days around two years") {
  const Day base{2015y / 12 / 25};
  for (int first = 0; first < 400; first += 1) {
    for (const int length : {0, 1, 28, 29, 30, 31, 364, 365, 366, 700}) {
      const auto range = DayRange::between(base + days{first}, base + days{first + length});
      CHECK(*parse_edtf(*format_edtf(*range)) == *range);
    }
  }
}

}  // namespace entente
