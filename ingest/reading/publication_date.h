#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "graph/interval.h"

namespace entente {

/// A date inside a line, as publishers write it: bytes [begin, end) of the line.
struct StatedDay {
  Day day;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool has_weekday = false;
};

/// The complete date that begins at byte `at`, which must begin a word. Understood, in any case:
/// `2019-02-05` (also with a time), `2019/02/05`, `05.02.2019` (the day comes first with dots),
/// `5/2/2019` and `5-2-2019` only where one of the numbers is above 12, `February 5, 2019`,
/// `Feb. 5th 2019`, `5 February 2019`, `5-Feb-2019`, each with a weekday in front.
/// A date that no calendar has is none.
std::optional<StatedDay> parse_day_at(std::string_view line, std::size_t at);

/// The day of a line that says nothing but a date, and perhaps a time of day, in brackets or not.
std::optional<Day> parse_day_line(std::string_view line);

/// The last complete date of the line, if nothing but closing brackets, a time of day and a full
/// stop come after it.
std::optional<StatedDay> find_day_at_end(std::string_view line);

/// The date at the head of a file's name: `2019-02-05-lavrov-in-bishkek.txt`, `20190205_talks.md`.
std::optional<Day> parse_day_of_file_name(std::string_view name);

/// A month and a day without a year, as datelines have them ("Feb 5"), at byte `at`.
struct StatedMonthDay {
  std::chrono::month_day month_day;
  std::size_t end = 0;
};
std::optional<StatedMonthDay> parse_month_day_at(std::string_view line, std::size_t at);

}  // namespace entente
