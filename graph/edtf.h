#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "graph/interval.h"
#include "graph/result.h"

namespace entente {

/// Dates as text: EDTF (ISO 8601-2, and loc.gov/standards/datetime), as ranges of days. Read are
///
///   2014, -0044           a year of four digits
///   2018-12               a month
///   2019-02-04            a day
///   2019-21 ... 2019-24   spring, summer, autumn, winter of the northern hemisphere: spring begins
///                         in March; winter runs from December to the end of the next February
///   2019-33 ... 2019-36   quarters; 2019-37 ... -39 thirds; 2019-40, -41 halves of the year
///   201X, 20XX            an unspecified digit; also 2018-XX, 2018-12-XX, 2018-XX-XX
///   2014~ 2014? 2014%     qualifiers, which are accepted and do not widen the range
///   a/b                   from the first day of a to the last day of b
///   ../b, a/.., /b, a/    open on one side; ../.. is every day
///
/// Times of day, sets ({...}, [...]) and years of five digits are not.
/// kInvalidArgument: the text is none of these, or its last day is before its first; the message
/// quotes the text.
Result<DayRange> parse_edtf(std::string_view text);

/// The shortest form that parse_edtf() reads back as `range`: a whole year "2003", a whole month
/// "2018-12", one day "2019-02-04", any other range "2003-03-01/2003-05-31", unbounded below
/// "../2019-02-05", above "2019-02-05/.."; nullopt for every day.
std::optional<std::string> format_edtf(const DayRange& range);

/// "2019-02-04"; years before 0 and after 9999 with a sign.
std::string format_day(Day day);

/// A day in full, YYYY-MM-DD, and nothing else. kInvalidArgument: `expected YYYY-MM-DD, got "x"`.
Result<Day> parse_day(std::string_view text);

/// The first and the last day of a date that a user gives as --from and --to: "2015" is 2015-01-01
/// for the one and 2015-12-31 for the other. kInvalidArgument also if that side is open.
Result<Day> parse_first_day(std::string_view text);
Result<Day> parse_last_day(std::string_view text);

}  // namespace entente
