#include "ingest/extraction/claim_bounds.h"

#include <doctest/doctest.h>

#include "graph/edtf.h"
#include "ingest/extraction/calendar_days.h"

namespace entente {
namespace {

TimeExpression expression(const NamedDays& named) {
  TimeExpression time;
  time.days = named.days;
  time.edtf = named.edtf;
  time.value = named.value;
  return time;
}

std::string show(const DayRange& range) { return format_edtf(range).value_or("any"); }

// The table of design/edges.md, "Bounds", read on 5 February 2019.
TEST_CASE("bounds are those of the table") {
  const TimeExpression day = expression(*named_day(2019, 2, 4));
  const TimeExpression year = expression(*named_year(2014));
  const TimeExpression start = expression(*named_year(2001));
  const TimeExpression spring = expression(*named_season(2019, 21));
  const TimeExpression month = expression(*named_month(2012, 3));
  TimeContext event;
  event.published = *parse_day("2019-02-05");
  TimeContext state = event;
  state.is_state = true;
  TimeContext past_state = state;
  past_state.told_as_past = true;
  TimeContext act = state;
  act.is_act = true;
  Standing actual, planned, ended;
  planned.modality = Modality::kPlanned;
  ended.ends = true;
  struct Case {
    const char* what;
    LinkedTime linked;
    const Standing& standing;
    const TimeContext& context;
    const char *start, *end;
  };
  LinkedTime none, on_day, in_year, in_spring, since, from_to, by;
  on_day.at = &day;
  in_year.at = &year;
  in_spring.at = &spring;
  since.since = &start;
  from_to.since = &start;
  from_to.until = &year;
  by.by = &month;
  const Case cases[] = {
      {"event on a day", on_day, actual, event, "2019-02-04", "2019-02-04"},
      {"event in a year", in_year, actual, event, "2014", "2014"},
      {"event without a date", none, actual, event, "../2019-02-05", "../2019-02-05"},
      {"planned event", in_spring, planned, event, "2019-03-01/2019-05-31",
       "2019-03-01/2019-05-31"},
      {"planned event without a date", none, planned, event, "any", "any"},
      {"state since a year", since, actual, state, "2001", "2019-02-05/.."},
      {"state without a date", none, actual, state, "../2019-02-05", "2019-02-05/.."},
      {"state from a year to another", from_to, actual, state, "2001", "2014"},
      {"past state", none, actual, past_state, "../2019-02-05", "../2019-02-05"},
      {"past state in a year", in_year, actual, past_state, "../2014-12-31",
       "2014-01-01/2019-02-05"},
      {"state ended by a month", by, ended, state, "../2012-03-31", "../2012-03-31"},
      {"act that starts a state", in_year, actual, act, "2014", "2019-02-05/.."},
  };
  for (const Case& c : cases) {
    INFO(std::string(c.what));
    const DatedClaim dated = date_claim(c.linked, c.standing, c.context);
    CHECK(show(dated.bounds.start) == c.start);
    CHECK(show(dated.bounds.end) == c.end);
  }
}

TEST_CASE("without a publication day an undated claim has no limits") {
  const DatedClaim dated = date_claim({}, {}, {});
  CHECK(dated.bounds == Bounds{});
  CHECK_FALSE(dated.time.start.has_value());
}

}  // namespace
}  // namespace entente
