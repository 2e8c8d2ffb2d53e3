#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/interval.h"
#include "ingest/extraction/calendar_days.h"
#include "ingest/extraction/time_words.h"
#include "ingest/language/document.h"

namespace entente {

/// The kinds of TIMEX3 (Pustejovsky et al., "TimeML", 2003).
enum class TimeKind : std::uint8_t { kDate, kTime, kDuration, kSet };

/// "DATE", "TIME", "DURATION", "SET".
std::string_view to_string(TimeKind kind);

/// Words that say when or for how long.
struct TimeExpression {
  TokenSpan tokens;
  TokenIndex head = 0;  ///< The token of the span where syntax attaches.
  TimeKind kind = TimeKind::kDate;
  std::string value;                ///< As TIMEX3 writes it: "2019-02-04", "2019-SP", "P12Y".
  std::optional<DayRange> days;     ///< The days meant; nothing if the text does not give them.
  std::optional<std::string> edtf;  ///< The same in one EDTF date, where one says it.
  bool is_run = false;              ///< Several days on end in one: "September 4-5".
  std::optional<NamedDays> ago;     ///< Of a duration: where it began if it ends today.
};

/// The time expressions of a parsed document, in order and without overlap. Words that leave the
/// year or the day open ("in March", "on Monday", "last year") are resolved against `published`
/// and, for a day without a year, the last year that the text names; what stays open has no days.
/// A pure function of its arguments, linear in the document.
std::vector<TimeExpression> find_time_expressions(const Document& document, const TimeWords& words,
                                                  std::optional<Day> published);

}  // namespace entente
