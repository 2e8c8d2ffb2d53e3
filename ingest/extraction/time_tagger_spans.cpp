// The patterns that count: durations, windows that end or begin today, "two years ago".
#include "ingest/extraction/time_tagger.h"

namespace entente {

using std::chrono::days;
using std::chrono::year_month_day;

std::string duration_value(std::string_view count, int unit) {
  std::string value = "P" + std::string(count);
  switch (unit) {
    case 1:
      return value + 'D';
    case 7:
    case 14:
      return value + 'W';
    case 30:
      return value + 'M';
    case 90:
      return value + 'Q';
    case 3650:
      return value + "DE";
    case 36500:
      return value + "CE";
    default:
      return value + 'Y';
  }
}

std::optional<NamedDays> unit_around(Day base, int unit, int direction) {
  const year_month_day date(base);
  const int year = static_cast<int>(date.year());
  const int month = static_cast<int>(static_cast<unsigned>(date.month()));
  switch (unit) {
    case 1:
      return named_on(base + days(direction));
    case 7:
      return named_week(base + days(7 * direction));
    case 14:
      return named_week(base + days(14 * direction));
    case 30: {
      const int months = year * 12 + month - 1 + direction;
      return named_month(months / 12, months % 12 + 1);
    }
    case 90: {
      const int quarters = year * 4 + (month - 1) / 3 + direction;
      return named_quarter(quarters / 4, quarters % 4 + 1);
    }
    case 365:
      return named_year(year + direction);
    case 3650:
      return named_decade((year / 10 + direction) * 10);
    case 36500:
      return named_century(year / 100 + 1 + direction);
    default:
      return std::nullopt;
  }
}

// "two", "12", "twenty" "five"; sets `end` behind it.
std::optional<int> TimeTagger::count_at(TokenIndex i, TokenIndex& end) const {
  end = i + 1;
  if (const auto written = parse_digits(word(i)); written && *written > 0 && *written < 10000) {
    return written;
  }
  const auto first = number("number", i);
  if (!first) return std::nullopt;
  if (*first >= 20) {
    TokenIndex next = skip(i + 1, "-");
    if (const auto second = number("number", next); second && *second < 10) {
      end = next + 1;
      return *first + *second;
    }
  }
  return first;
}

// "the past nine days", "over the next six months", "the past decade": up to or from today.
std::optional<TimeMatch> TimeTagger::match_window(TokenIndex i) {
  const auto direction = number("direction", i);
  if (!direction || *direction == 0 || is(i, "previous") || is(i, "preceding")) return std::nullopt;
  TokenIndex at = i + 1;
  std::string count = "1";
  int size = 1;
  if (const auto some = is_in("some", at); some) {
    count = "X";
    ++at;
  } else if (const auto counted = count_at(i + 1, at)) {
    size = *counted;
    count = std::to_string(size);
  } else {
    at = i + 1;
  }
  const bool counted = at > i + 1;
  at = skip(at, "-");
  if (is_in("between", at)) ++at;
  const auto unit = number("unit", at);
  if (!unit) return std::nullopt;
  const bool plural = word(at).ends_with('s');
  if (!counted && plural) {  // "the coming weeks".
    return TimeMatch{at + 1, TimeKind::kDate, *direction < 0 ? "PAST_REF" : "FUTURE_REF",
                     std::nullopt, std::nullopt};
  }
  if (!counted && !is(i, "past")) return std::nullopt;  // "last week" is a week of the calendar.
  if (!counted && *unit == 3650) count = "10";
  const int named_unit = !counted && *unit == 3650 ? 365 : *unit;
  TimeMatch match{at + 1, TimeKind::kDuration, duration_value(count, named_unit), std::nullopt,
                  std::nullopt};
  if (!published_ || count == "X") return match;
  const Day other = *published_ + days(*direction * size * *unit);
  match.days = *direction < 0 ? DayRange::between(other, *published_)
                              : DayRange::between(*published_, other);
  return match;
}

// "two years ago"; "three days later", "a day earlier", from the day last told of.
std::optional<TimeMatch> TimeTagger::match_shifted(TokenIndex after, int count, int unit) {
  const auto direction = number("shift", after);
  if (!direction) return std::nullopt;
  const TokenIndex end = after + 1;
  const bool ago = is(after, "ago");
  std::optional<Day> base = ago ? published_ : running_day_;
  if (!ago && unit >= 30 && running_) base = running_->first();
  const auto named = base ? unit_around(*base, unit, count * *direction) : std::nullopt;
  if (!named) {
    return TimeMatch{end, TimeKind::kDate, ago ? "PAST_REF" : "XXXX-XX-XX", std::nullopt,
                     std::nullopt};
  }
  return match_of(end, *named);
}

// "for decades", "years-long".
std::optional<TimeMatch> TimeTagger::match_plural(TokenIndex i) const {
  const Token& token = document_.token(i);
  if (token.tag != "NNS") return std::nullopt;
  const auto unit = number("unit", i);
  if (unit) {
    return TimeMatch{i + 1, TimeKind::kDuration, duration_value("X", *unit), std::nullopt,
                     std::nullopt};
  }
  if (!is(i, "hours")) return std::nullopt;
  return TimeMatch{i + 1, TimeKind::kDuration, "PTXH", std::nullopt, std::nullopt};
}

// "for 12 years", "two and a half years", "six straight days", "a year", "two days ago".
std::optional<TimeMatch> TimeTagger::match_counted(TokenIndex i) {
  if (const auto unit = number("unit", i); unit && word(i).ends_with('s')) {
    if (!is(i + 1, "ago")) return match_plural(i);
    return TimeMatch{i + 2, TimeKind::kDate, "PAST_REF", std::nullopt, std::nullopt};
  }
  TokenIndex end = i + 1;
  const auto count = count_at(i, end);
  const bool some = is_in("some", i);
  if (!count && !some) return std::nullopt;
  const bool half = is(end, "and") && is(end + 1, "a") && is(end + 2, "half");
  if (half) end += 3;
  if (is(end, "-")) ++end;
  if (is_in("between", end)) ++end;
  const auto unit = number("unit", end);
  const auto clock = number("clock", end);
  if (!unit && (!clock || *clock > 3)) return std::nullopt;
  const bool article = is(i, "a") || is(i, "an");
  if (article && (!unit || *unit == 90)) return std::nullopt;  // "a second", "a quarter of".
  if (unit && count) {
    if (auto shifted = match_shifted(end + 1, *count, *unit)) return shifted;
  } else if (unit && is(end + 1, "ago")) {
    return TimeMatch{end + 2, TimeKind::kDate, "PAST_REF", std::nullopt, std::nullopt};
  }
  if (is(i, "recent")) {
    return TimeMatch{end + 1, TimeKind::kDate, "PAST_REF", std::nullopt, std::nullopt};
  }
  if (is(end + 1, "-") && is(end + 2, "old")) return std::nullopt;
  std::string amount = count ? std::to_string(*count * (unit && *unit == 14 ? 2 : 1)) : "X";
  if (half) amount += ".5";
  static constexpr std::string_view kClock = "HMS";
  const std::string value = unit ? duration_value(amount, *unit)
                                 : "PT" + amount + kClock[static_cast<std::size_t>(*clock - 1)];
  TimeMatch match{end + 1, TimeKind::kDuration, value, std::nullopt, std::nullopt};
  if (published_ && unit && count && !half) match.ago = unit_around(*published_, *unit, -*count);
  return match;
}

}  // namespace entente
