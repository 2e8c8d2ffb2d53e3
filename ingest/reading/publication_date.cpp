#include "ingest/reading/publication_date.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <string>

namespace entente {

namespace {

constexpr std::array<std::string_view, 12> kMonths{"january",   "february", "march",    "april",
                                                   "may",       "june",     "july",     "august",
                                                   "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                    "friday", "saturday", "sunday"};
constexpr std::size_t kLongestWord = 9;  // "wednesday", "september"
constexpr int kFirstYear = 1500, kLastYear = 2199;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Reads a line from the left; every take_ moves on only if it finds what it looks for.
class Scanner {
 public:
  Scanner(std::string_view line, std::size_t at) : line_(line), at_(at) {}

  std::size_t position() const { return at_; }
  bool done() const { return at_ >= line_.size(); }
  char peek() const { return done() ? '\0' : line_[at_]; }

  bool take(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }

  void skip(std::string_view any_of) {
    while (!done() && any_of.find(line_[at_]) != std::string_view::npos)
      ++at_;
  }

  /// 1 to 4 digits that no further digit follows.
  std::optional<int> take_number(std::size_t* digits = nullptr) {
    std::size_t end = at_;
    while (end < line_.size() && is_digit(line_[end]) && end - at_ < 5)
      ++end;
    if (end == at_ || end - at_ > 4) return std::nullopt;
    int value = 0;
    std::from_chars(line_.data() + at_, line_.data() + end, value);
    if (digits != nullptr) *digits = end - at_;
    at_ = end;
    return value;
  }

  /// An English ordinal's ending, if there is one.
  void skip_ordinal() {
    for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
      const std::string_view rest = line_.substr(at_);
      if (rest.starts_with(ending) && (rest.size() == 2 || !is_letter(rest[2]))) {
        at_ += 2;
        return;
      }
    }
  }

  /// The index of a name in `names`, whole or by its first three letters (and "sept"), any case.
  template <std::size_t N>
  std::optional<unsigned> take_name(const std::array<std::string_view, N>& names) {
    std::string word;
    std::size_t end = at_;
    for (; end < line_.size() && is_letter(line_[end]); ++end) {
      if (word.size() > kLongestWord) return std::nullopt;
      word.push_back(static_cast<char>(line_[end] | 0x20));
    }
    if (word.size() < 3) return std::nullopt;
    for (std::size_t i = 0; i < N; ++i) {
      if (!names[i].starts_with(word)) continue;
      if (word.size() != names[i].size() && word.size() > 4) continue;
      at_ = end;
      return static_cast<unsigned>(i);
    }
    return std::nullopt;
  }

 private:
  std::string_view line_;
  std::size_t at_;
};

std::optional<Day> make_day(int year, int month, int day) {
  if (year < kFirstYear || year > kLastYear || month < 1 || day < 1) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{year},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return Day{date};
}

/// "T09:38:37-05:00", " 09:38", ", 6:20 P.M. EDT": what may stand after a date.
void skip_time(Scanner& scanner) {
  Scanner ahead = scanner;
  ahead.skip(" ,T|");
  std::size_t digits = 0;
  if (!ahead.take_number(&digits) || digits > 2 || !ahead.take(':')) return;
  if (!ahead.take_number()) return;
  if (ahead.take(':')) (void)ahead.take_number();
  ahead.skip(".0123456789:+-Z");
  ahead.skip(" ");
  for (const std::string_view letters : {"AaPp", ".", "Mm", "."}) {
    if (letters.find(ahead.peek()) != std::string_view::npos) (void)ahead.take(ahead.peek());
  }
  ahead.skip(" ");
  // A time zone is two to five capitals.
  Scanner zone = ahead;
  zone.skip("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  const std::size_t size = zone.position() - ahead.position();
  scanner = size <= 5 && !is_letter(zone.peek()) ? zone : ahead;
}

/// All in numbers: year first, or day first with dots, or whatever is not ambiguous.
std::optional<Day> take_numbers(Scanner& scanner) {
  Scanner ahead = scanner;
  std::size_t first_digits = 0, last_digits = 0;
  const auto first = ahead.take_number(&first_digits);
  const char mark = ahead.peek();
  if (!first || (mark != '-' && mark != '/' && mark != '.') || !ahead.take(mark)) {
    return std::nullopt;
  }
  const auto second = ahead.take_number();
  if (!second || !ahead.take(mark)) return std::nullopt;
  const auto third = ahead.take_number(&last_digits);
  if (!third) return std::nullopt;
  std::optional<Day> day;
  if (first_digits == 4) {
    day = make_day(*first, *second, *third);
  } else if (last_digits == 4) {
    if (mark == '.' || *first > 12 || *first == *second) day = make_day(*third, *second, *first);
    if (mark != '.' && *second > 12) day = make_day(*third, *first, *second);
  }
  if (day) scanner = ahead;
  return day;
}

struct MonthDay {
  unsigned month = 0;
  int day = 0;
};

/// "February 5", "Feb. 5th", "5 February", "5th of Feb", "5-Feb".
std::optional<MonthDay> take_month_day(Scanner& scanner) {
  Scanner ahead = scanner;
  std::optional<unsigned> month = ahead.take_name(kMonths);
  std::optional<int> day;
  std::size_t digits = 0;
  if (month) {
    (void)ahead.take('.');
    ahead.skip(" ");
    day = ahead.take_number(&digits);
    ahead.skip_ordinal();
  } else {
    day = ahead.take_number(&digits);
    ahead.skip_ordinal();
    ahead.skip(" -");
    Scanner of = ahead;
    if (of.take('o') && of.take('f') && of.take(' ')) ahead = of;
    month = ahead.take_name(kMonths);
    (void)ahead.take('.');
  }
  if (!month || !day || digits > 2 || *day < 1 || *day > 31) return std::nullopt;
  scanner = ahead;
  return MonthDay{*month + 1, *day};
}

/// A month by name, a day, and a year of four digits.
std::optional<Day> take_words(Scanner& scanner) {
  Scanner ahead = scanner;
  const auto month_day = take_month_day(ahead);
  if (!month_day) return std::nullopt;
  ahead.skip(" ,-");
  std::size_t digits = 0;
  const auto year = ahead.take_number(&digits);
  if (!year || digits != 4 || is_letter(ahead.peek())) return std::nullopt;
  const auto day = make_day(*year, static_cast<int>(month_day->month), month_day->day);
  if (day) scanner = ahead;
  return day;
}

bool begins_word(std::string_view line, std::size_t at) {
  if (at == 0) return true;
  const char before = line[at - 1];
  return !is_letter(before) && !is_digit(before) && before != '-' && before != '/' && before != '.';
}

/// Only what may stand around a date in a line of its own is left.
bool rest_is_closing(std::string_view rest) {
  return rest.find_first_not_of(" .,;)]|*_-") == std::string_view::npos;
}

}  // namespace

std::optional<StatedDay> parse_day_at(std::string_view line, std::size_t at) {
  Scanner scanner(line, at);
  StatedDay stated;
  stated.begin = at;
  if (scanner.take_name(kWeekdays)) {
    stated.has_weekday = true;
    scanner.skip(" ,.");
  }
  std::optional<Day> day = take_numbers(scanner);
  if (!day) day = take_words(scanner);
  if (!day) return std::nullopt;
  stated.day = *day;
  skip_time(scanner);
  stated.end = scanner.position();
  return stated;
}

std::optional<Day> parse_day_line(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" ([|*_-");
  if (begin == std::string_view::npos) return std::nullopt;
  const auto stated = parse_day_at(line, begin);
  if (!stated || !rest_is_closing(line.substr(stated->end))) return std::nullopt;
  return stated->day;
}

std::optional<StatedDay> find_day_at_end(std::string_view line) {
  constexpr std::size_t kLongest = 64;  // "Wednesday, 23rd of September, 2019, 09:38:37 A.M. EDT"
  const std::size_t from = line.size() > kLongest ? line.size() - kLongest : 0;
  for (std::size_t at = from; at < line.size(); ++at) {
    if ((!is_letter(line[at]) && !is_digit(line[at])) || !begins_word(line, at)) continue;
    const auto stated = parse_day_at(line, at);
    if (stated && rest_is_closing(line.substr(stated->end))) return stated;
  }
  return std::nullopt;
}

std::optional<Day> parse_day_of_file_name(std::string_view name) {
  const std::size_t slash = name.rfind('/');
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  std::string digits;
  std::size_t at = 0;
  for (; at < name.size() && digits.size() < 8; ++at) {
    if (is_digit(name[at])) {
      digits.push_back(name[at]);
    } else if (name[at] != '-' && name[at] != '_') {
      return std::nullopt;
    }
  }
  if (digits.size() != 8 || (at < name.size() && is_digit(name[at]))) return std::nullopt;
  int number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return make_day(number / 10000, number / 100 % 100, number % 100);
}

std::optional<StatedMonthDay> parse_month_day_at(std::string_view line, std::size_t at) {
  Scanner scanner(line, at);
  const auto month_day = take_month_day(scanner);
  if (!month_day) return std::nullopt;
  const std::chrono::month_day stated{std::chrono::month{month_day->month},
                                      std::chrono::day{static_cast<unsigned>(month_day->day)}};
  if (!stated.ok()) return std::nullopt;
  return StatedMonthDay{stated, scanner.position()};
}

}  // namespace entente
