#pragma once

#include <optional>
#include <string>

#include "graph/interval.h"

namespace entente {

/// Days that a text means, with their two written forms.
struct NamedDays {
  DayRange days;
  std::string value;                ///< TIMEX3.
  std::optional<std::string> edtf;  ///< Nothing where EDTF has no single date for it: weeks.
};

/// Each gives nothing for numbers that are no date (a month 13).
std::optional<NamedDays> named_day(int year, int month, int day);
std::optional<NamedDays> named_month(int year, int month);
std::optional<NamedDays> named_year(int year);
std::optional<NamedDays> named_decade(int first_year);  ///< "the 1990s" from 1990.
std::optional<NamedDays> named_century(int ordinal);    ///< 20: 1901 to 2000, as the 1900s.
std::optional<NamedDays> named_season(int year,
                                      int season);  ///< 21 spring … 24 winter (from December).
std::optional<NamedDays> named_quarter(int year, int quarter);
NamedDays named_on(Day day);
NamedDays named_week(Day day);     ///< Monday to Sunday.
NamedDays named_weekend(Day day);  ///< Saturday and Sunday of the day's week.

}  // namespace entente
