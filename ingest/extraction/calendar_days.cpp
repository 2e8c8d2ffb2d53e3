#include "ingest/extraction/calendar_days.h"

#include <array>
#include <cstdio>

namespace entente {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

template <typename... Numbers>
std::string print(const char* format, Numbers... numbers) {
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), format, numbers...);
  return text.data();
}

std::string print_day(Day day) {
  const year_month_day date(day);
  return print("%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
               static_cast<unsigned>(date.day()));
}

bool is_year(int year) { return year >= 1 && year <= 9998; }

Day first_of(int year, int month) {
  return sys_days(std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) /
                  std::chrono::day(1));
}

// The days of `count` months from the first of `month`.
DayRange months(int year, int month, int count) {
  const int after = month - 1 + count;
  const Day end = first_of(year + after / 12, after % 12 + 1);
  return *DayRange::between(first_of(year, month), end - days(1));
}

Day monday_of(Day day) {
  const std::chrono::weekday weekday(day);
  return day - days(weekday.iso_encoding() - 1);
}

}  // namespace

std::optional<NamedDays> named_day(int year, int month, int day) {
  if (!is_year(year) || month < 1 || day < 1) return std::nullopt;
  const auto date = std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) /
                    std::chrono::day(static_cast<unsigned>(day));
  if (!date.ok()) return std::nullopt;
  return named_on(sys_days(date));
}

std::optional<NamedDays> named_month(int year, int month) {
  if (!is_year(year) || month < 1 || month > 12) return std::nullopt;
  const std::string text = print("%04d-%02d", year, month);
  return NamedDays{months(year, month, 1), text, text};
}

std::optional<NamedDays> named_year(int year) {
  if (!is_year(year)) return std::nullopt;
  const std::string text = print("%04d", year);
  return NamedDays{DayRange::year(year), text, text};
}

std::optional<NamedDays> named_decade(int first_year) {
  if (!is_year(first_year) || first_year % 10 != 0) return std::nullopt;
  const std::string text = print("%03d", first_year / 10);
  return NamedDays{
      *DayRange::between(first_of(first_year, 1), first_of(first_year + 10, 1) - days(1)), text,
      text + "X"};
}

std::optional<NamedDays> named_century(int ordinal) {
  if (ordinal < 2 || ordinal > 99) return std::nullopt;
  const int first_year = (ordinal - 1) * 100;
  const std::string text = print("%02d", ordinal - 1);
  return NamedDays{
      *DayRange::between(first_of(first_year, 1), first_of(first_year + 100, 1) - days(1)), text,
      text + "XX"};
}

std::optional<NamedDays> named_season(int year, int season) {
  if (!is_year(year) || season < 21 || season > 24) return std::nullopt;
  static constexpr std::array<const char*, 4> kNames = {"SP", "SU", "FA", "WI"};
  return NamedDays{months(year, 3 * (season - 20), 3),
                   print("%04d-%s", year, kNames[static_cast<std::size_t>(season - 21)]),
                   print("%04d-%02d", year, season)};
}

std::optional<NamedDays> named_quarter(int year, int quarter) {
  if (!is_year(year) || quarter < 1 || quarter > 4) return std::nullopt;
  // EDTF level 2 writes quarters as months 33 to 36; readers of level 1 take the days.
  return NamedDays{months(year, 3 * quarter - 2, 3), print("%04d-Q%d", year, quarter),
                   std::nullopt};
}

NamedDays named_on(Day day) { return {DayRange::on(day), print_day(day), print_day(day)}; }

NamedDays named_week(Day day) {
  const Day monday = monday_of(day);
  // The ISO week belongs to the year of its Thursday.
  const year_month_day thursday(monday + days(3));
  const auto first = first_of(static_cast<int>(thursday.year()), 1);
  const int week = static_cast<int>((monday + days(3) - first).count()) / 7 + 1;
  return {*DayRange::between(monday, monday + days(6)),
          print("%04d-W%02d", static_cast<int>(thursday.year()), week), std::nullopt};
}

NamedDays named_weekend(Day day) {
  NamedDays week = named_week(day);
  const Day monday = week.days.begin();
  return {*DayRange::between(monday + days(5), monday + days(6)), week.value + "-WE", std::nullopt};
}

}  // namespace entente
