#include "graph/edtf.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

namespace entente {

namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::year;
using std::chrono::year_month;
using std::chrono::year_month_day;

/// Codes above 12 in the place of the month: which months they stand for.
struct PartOfYear {
  int code, first_month, length_months;
};
constexpr std::array<PartOfYear, 13> kPartsOfYear = {{{21, 3, 3},
                                                      {22, 6, 3},
                                                      {23, 9, 3},
                                                      {24, 12, 3},
                                                      {33, 1, 3},
                                                      {34, 4, 3},
                                                      {35, 7, 3},
                                                      {36, 10, 3},
                                                      {37, 1, 4},
                                                      {38, 5, 4},
                                                      {39, 9, 4},
                                                      {40, 1, 6},
                                                      {41, 7, 6}}};

Error not_a_date(std::string_view text) {
  // A message stays a line: long or odd text is cut.
  std::string shown(text.substr(0, 40));
  for (char& c : shown)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  return {ErrorCode::kInvalidArgument,
          "expected a date such as 2014, 2018-12, 2019-02-04 or 2003/2005, got \"" + shown + "\""};
}

/// The number that all of `digits` spell; nullopt if one is not a digit.
std::optional<int> number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return digits.empty() ? std::nullopt : std::optional(value);
}

/// The month `count` months after `from`, counted from 0.
year_month after(year_month from, int count) { return from + months{count}; }

DayRange months_from(year_month first, int count) {
  return *DayRange::between(Day{first / 1}, Day{after(first, count - 1) / std::chrono::last});
}

/// "2014", "201X", "20XX", "-0044".
std::optional<DayRange> parse_year(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (text.size() != 4) return std::nullopt;
  const std::size_t known = std::min(text.find('X'), text.size());
  if (known == 0 || text.find_first_not_of('X', known) != std::string_view::npos)
    return std::nullopt;
  const auto value = number(text.substr(0, known));
  if (!value) return std::nullopt;
  int span = 1;
  for (std::size_t i = known; i < text.size(); ++i)
    span *= 10;
  const int lowest = *value * span, highest = lowest + span - 1;
  if (!negative)
    return DayRange::between(*DayRange::year(lowest).first(), *DayRange::year(highest).last());
  if (lowest == 0 && span == 1) return std::nullopt;  // There is no year -0000.
  return DayRange::between(*DayRange::year(-highest).first(), *DayRange::year(-lowest).last());
}

/// "2018-12", "2019-21", "2018-XX", with the year given apart.
std::optional<DayRange> parse_month(int in_year, std::string_view text) {
  if (text == "XX") return DayRange::year(in_year);
  const auto value = text.size() == 2 ? number(text) : std::nullopt;
  if (!value) return std::nullopt;
  if (*value >= 1 && *value <= 12) return months_from(year{in_year} / *value, 1);
  for (const PartOfYear& part : kPartsOfYear)
    if (part.code == *value)
      return months_from(year{in_year} / part.first_month, part.length_months);
  return std::nullopt;
}

std::optional<DayRange> parse_month_and_day(int in_year, std::string_view month,
                                            std::string_view day) {
  if (day == "XX" && month == "XX") return DayRange::year(in_year);
  const auto month_number = month.size() == 2 ? number(month) : std::nullopt;
  if (!month_number || *month_number < 1 || *month_number > 12) return std::nullopt;
  if (day == "XX") return parse_month(in_year, month);
  const auto day_number = day.size() == 2 ? number(day) : std::nullopt;
  if (!day_number) return std::nullopt;
  const year_month_day date = year{in_year} / *month_number / *day_number;
  if (!date.ok()) return std::nullopt;
  return DayRange::on(Day{date});
}

/// One date without a slash.
std::optional<DayRange> parse_date(std::string_view text) {
  if (!text.empty() && std::string_view("~?%").find(text.back()) != std::string_view::npos)
    text.remove_suffix(1);
  const std::size_t year_length = text.starts_with('-') ? 5 : 4;
  const std::string_view year_text = text.substr(0, year_length);
  if (text.size() <= year_length) return parse_year(text);
  if (text[year_length] != '-' || year_text.find('X') != std::string_view::npos)
    return std::nullopt;
  const auto year_range = parse_year(year_text);
  if (!year_range) return std::nullopt;
  const int in_year = static_cast<int>(year_month_day(*year_range->first()).year());
  const std::string_view rest = text.substr(year_length + 1);
  if (rest.size() == 2) return parse_month(in_year, rest);
  if (rest.size() != 5 || rest[2] != '-') return std::nullopt;
  return parse_month_and_day(in_year, rest.substr(0, 2), rest.substr(3));
}

}  // namespace

Result<DayRange> parse_edtf(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) {
    if (const auto range = parse_date(text)) return *range;
    return not_a_date(text);
  }
  const auto is_open = [](std::string_view side) { return side.empty() || side == ".."; };
  const std::string_view from = text.substr(0, slash), to = text.substr(slash + 1);
  if (from.empty() && to.empty()) return not_a_date(text);
  std::optional<Day> first, last;
  if (!is_open(from)) {
    const auto range = parse_date(from);
    if (!range) return not_a_date(text);
    first = range->first();
  }
  if (!is_open(to)) {
    const auto range = parse_date(to);
    if (!range) return not_a_date(text);
    last = range->last();
  }
  if (const auto range = DayRange::of(first, last)) return *range;
  return Error{ErrorCode::kInvalidArgument,
               "the last day is before the first in \"" + std::string(text) + "\""};
}

std::string format_day(Day day) {
  const year_month_day date{day};
  const int in_year = static_cast<int>(date.year());
  const char* sign = in_year < 0 ? "-" : in_year > 9999 ? "+" : "";
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%s%04d-%02u-%02u", sign, std::abs(in_year),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return buffer.data();
}

std::optional<std::string> format_edtf(const DayRange& range) {
  const auto first = range.first(), last = range.last();
  if (!first && !last) return std::nullopt;
  if (!first) return "../" + format_day(*last);
  if (!last) return format_day(*first) + "/..";
  const std::string first_text = format_day(*first);
  if (*first == *last) return first_text;
  const year_month_day date{*first};
  if (date.day() == std::chrono::day{1}) {
    // The text of a day ends in "-MM-DD".
    if (range == DayRange::month(date.year() / date.month()))
      return first_text.substr(0, first_text.size() - 3);
    if (range == DayRange::year(static_cast<int>(date.year())))
      return first_text.substr(0, first_text.size() - 6);
  }
  return first_text + "/" + format_day(*last);
}

Result<Day> parse_day(std::string_view text) {
  const std::size_t length = text.starts_with('-') ? 11 : 10;
  const auto range = text.size() == length ? parse_date(text) : std::nullopt;
  if (!range || range->size_days() != 1 || text.ends_with('%') || text.ends_with('?'))
    return Error{ErrorCode::kInvalidArgument,
                 "expected YYYY-MM-DD, got \"" + std::string(text.substr(0, 40)) + "\""};
  return *range->first();
}

Result<Day> parse_first_day(std::string_view text) {
  auto range = parse_edtf(text);
  if (!range.ok()) return range.error();
  if (!range->has_first())
    return Error{ErrorCode::kInvalidArgument, "no first day in \"" + std::string(text) + "\""};
  return *range->first();
}

Result<Day> parse_last_day(std::string_view text) {
  auto range = parse_edtf(text);
  if (!range.ok()) return range.error();
  if (!range->has_last())
    return Error{ErrorCode::kInvalidArgument, "no last day in \"" + std::string(text) + "\""};
  return *range->last();
}

}  // namespace entente
