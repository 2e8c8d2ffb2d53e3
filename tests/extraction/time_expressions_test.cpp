#include <doctest/doctest.h>

#include <string>

#include "ingest/extraction/calendar_days.h"
#include "tests/extraction/read_sentence.h"

namespace entente {
namespace {

// All values of a sentence, joined by blanks.
std::string values_of(const std::string& text, const std::string& published) {
  std::string values;
  for (const TimeRow& time : read_sentence(text, published).times) {
    values += (values.empty() ? "" : " ") + time.value;
  }
  return values;
}

TEST_CASE("dates are read and resolved against the publication day") {
  struct Case {
    const char* text;
    const char* values;
  };
  // 5 February 2019 was a Tuesday.
  const Case cases[] = {
      {"The base opened on 23 October 2003.", "2003-10-23"},
      {"The base opened on October 23, 2003.", "2003-10-23"},
      {"The base opened on 2003-10-23.", "2003-10-23"},
      {"The base opened in October 2003.", "2003-10"},
      {"The base opened in 2003.", "2003"},
      {"The base opened in the autumn of 2003.", "2003-FA"},
      {"The base opened in the first quarter of 2003.", "2003-Q1"},
      {"The base opened in the 1990s.", "199"},
      {"He arrived on February 4.", "2019-02-04"},
      {"He arrived in March.", "2018-03"},
      {"He will arrive in March.", "2019-03"},
      {"He arrived on Monday.", "2019-02-04"},
      {"He arrived on Friday.", "2019-02-01"},
      {"He will arrive on Friday.", "2019-02-08"},
      {"He arrived yesterday.", "2019-02-04"},
      {"He arrived last week.", "2019-W05"},
      {"He arrived last month.", "2019-01"},
      {"He arrived last year.", "2018"},
      {"He will arrive next year.", "2020"},
      {"He arrived two years ago.", "2017"},
      {"He arrived earlier this month.", "2019-02"},
      {"He stayed for 12 years.", "P12Y"},
      {"He stayed for three weeks.", "P3W"},
      {"They meet every year.", "P1Y"},
      {"Troops stayed from 2001 to 2014.", "2001 2014"},
      {"He visited Kyiv on September 4 and 5, 2018.", "2018-09-04"},
      {"The deal may collapse.", ""},
      {"He leaves at 16:08 UTC.", "2019-02-05T16:08Z"},
      {"He left at 4 p.m. on Monday.", "2019-02-05T16:00 2019-02-04"},
      {"He spoke this morning.", "2019-02-05TMO"},
      {"He spoke on Monday night.", "2019-02-04TNI"},
      {"He spoke last night.", "2019-02-04TNI"},
      {"He fought for the past nine days.", "P9D"},
      {"Prices rose in the past decade.", "P10Y"},
      {"They will meet in the coming weeks.", "FUTURE_REF"},
      {"It lasted two and a half years.", "P2.5Y"},
      {"It fell for six straight days.", "P6D"},
      {"It fought for decades.", "PXDE"},
      {"He stayed for a year.", "P1Y"},
      {"He came on 3 May 2018 and left two days later.", "2018-05-03 2018-05-05"},
      {"He came on 3 May 2018 and left the same day.", "2018-05-03 2018-05-03"},
      {"He came in 2014 and left the following year.", "2014 2015"},
      {"Sales rose in the first quarter of last year.", "2018-Q1"},
      {"Sales rose in the second half of 2017.", "2017-H2"},
      {"Sales fell in the fourth quarter.", "2018-Q4"},
      {"Prices fell in the '80s.", "198"},
      {"Prices fell in mid-2010.", "2010"},
      {"Envoys met in August and September 1944.", "1944-08 1944-09"},
      {"Envoys met in the nineteenth century.", "18"},
      {"It earned less in fiscal 2017.", "FY2017"},
      {"It may end in the near future.", "FUTURE_REF"},
      {"Recent attacks angered him.", "PAST_REF"},
      {"He met them over the weekend.", "2019-W05-WE"},
      {"He will meet them this weekend.", "2019-W06-WE"},
      {"The vote is scheduled for Friday.", "2019-02-08"},
      {"He is visiting Ankara on Thursday.", "2019-02-07"},
      {"He wants an answer by Friday.", "2019-02-08"},
      {"They need that this may.", ""},
      {"They march on the capital.", ""},
      {"About 2000 soldiers arrived.", ""},
  };
  for (const Case& c : cases) {
    INFO(std::string(c.text));
    CHECK(values_of(c.text, "2019-02-05") == c.values);
  }
}

TEST_CASE("without a publication day nothing is made up") {
  CHECK(values_of("He arrived on Monday.", "") == "XXXX-WXX-1");
  CHECK(values_of("He arrived last year.", "") == "XXXX-XX-XX");
  CHECK(values_of("He came in May 2003 and left on June 5.", "") == "2003-05 2003-06-05");
}

TEST_CASE("named days have their limits") {
  CHECK_FALSE(named_day(2019, 2, 29).has_value());
  CHECK(named_day(2020, 2, 29).has_value());
  CHECK_FALSE(named_month(2019, 13).has_value());
  CHECK(named_season(2019, 24)->days.last() == *named_day(2020, 2, 29)->days.first());
  CHECK(named_week(*named_day(2021, 1, 1)->days.first()).value == "2020-W53");
}

}  // namespace
}  // namespace entente
