#include "ingest/extraction/time_expressions.h"

#include <algorithm>

#include "ingest/extraction/time_tagger.h"

namespace entente {

using std::chrono::days;
using std::chrono::year_month_day;

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

// "today", "yesterday", "currently".
std::optional<TimeMatch> TimeTagger::match_relative(TokenIndex i) {
  if (const auto shift = number("relative", i)) {
    TokenIndex end = i + 1;
    if (words_.find("daypart", word(end))) ++end;
    if (!published_) {
      return TimeMatch{end, TimeKind::kDate, *shift == 0 ? "PRESENT_REF" : "XXXX-XX-XX",
                       std::nullopt, std::nullopt};
    }
    return match_of(end, named_on(*published_ + days(*shift)));
  }
  if (const auto vague = words_.find("vague", word(i))) {
    if (document_.token(i).pos != PartOfSpeech::kAdv) return std::nullopt;
    return TimeMatch{i + 1, TimeKind::kDate, std::string(*vague), std::nullopt, std::nullopt};
  }
  return std::nullopt;
}

// The week, month, … that is `direction` units from the publication day's.
std::optional<NamedDays> TimeTagger::unit_around(int unit, int direction) const {
  if (!published_) return std::nullopt;
  const year_month_day date(*published_);
  const int year = static_cast<int>(date.year());
  const int month = static_cast<int>(static_cast<unsigned>(date.month()));
  switch (unit) {
    case 1:
      return named_on(*published_ + days(direction));
    case 7:
      return named_week(*published_ + days(7 * direction));
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

// "last year", "this week", "next month", "last summer", "the weekend", "last March".
std::optional<TimeMatch> TimeTagger::match_directed(TokenIndex i) {
  auto direction = number("direction", i);
  TokenIndex at = i + 1;
  if (is(i, "the") && is(i + 1, "weekend")) direction = 0;
  if (!direction) return std::nullopt;
  if (is(at, "-")) return std::nullopt;
  std::optional<NamedDays> named;
  if (const auto unit = number("unit", at); unit && !word(at).ends_with('s')) {
    const bool same =
        is(i, "same") || is(i, "following") || is(i, "previous") || is(i, "preceding");
    if (same && *unit <= 7) {
      return TimeMatch{at + 1, TimeKind::kDate, "XXXX-XX-XX", std::nullopt, std::nullopt};
    }
    named = unit_around(*unit, *direction);
  } else if (is(at, "weekend")) {
    if (published_) named = named_weekend(*published_ + days(7 * std::min(*direction, 0)));
  } else if (const auto season = number("season", at); season && published_) {
    const int year = static_cast<int>(year_month_day(*published_).year());
    named = named_season(year + *direction, *season);
    if (*direction < 0 && named) {
      const auto this_year = named_season(year, *season);
      if (this_year && *this_year->days.last() < *published_) named = this_year;
    }
  } else if (const auto month = words_.find_number("month", word(at)); month && published_) {
    const year_month_day date(*published_);
    const int now = static_cast<int>(static_cast<unsigned>(date.month()));
    int year = static_cast<int>(date.year());
    if (*direction < 0 && *month >= now) --year;
    if (*direction > 0 && *month <= now) ++year;
    TokenIndex end = at + 1;
    if (const auto day = day_number(end)) return day_of_month(end + 1, *month, *day, year, i);
    named = named_month(year, *month);
  } else {
    return std::nullopt;
  }
  if (!named) return TimeMatch{at + 1, TimeKind::kDate, "XXXX-XX-XX", std::nullopt, std::nullopt};
  return match_of(at + 1, *named);
}

// "two years ago", "three days later".
std::optional<TimeMatch> TimeTagger::match_shifted(TokenIndex after, int count, int unit) {
  const auto direction = number("shift", after);
  if (!direction) return std::nullopt;
  const TokenIndex end = after + 1;
  if (!is(after, "ago")) {  // Counts from another event.
    return TimeMatch{end, TimeKind::kDate, "XXXX-XX-XX", std::nullopt, std::nullopt};
  }
  const auto named = unit_around(unit, count * *direction);
  if (!named) return TimeMatch{end, TimeKind::kDate, "PAST_REF", std::nullopt, std::nullopt};
  return match_of(end, *named);
}

// "for 12 years", "two months", "an eight-year", "two days ago", "years ago".
std::optional<TimeMatch> TimeTagger::match_counted(TokenIndex i) {
  if (const auto unit = number("unit", i); unit && is(i + 1, "ago") && word(i).ends_with('s')) {
    return TimeMatch{i + 2, TimeKind::kDate, "PAST_REF", std::nullopt, std::nullopt};
  }
  TokenIndex end = i + 1;
  const auto count = count_at(i, end);
  const bool some = words_.find("some", word(i)).has_value();
  if (!count && !some) return std::nullopt;
  if (is(end, "-")) ++end;
  const auto unit = number("unit", end);
  const auto clock = number("clock", end);
  if (!unit && !clock) return std::nullopt;
  if ((is(i, "a") || is(i, "an")) && !words_.find("shift", word(end + 1))) return std::nullopt;
  if (unit && count) {
    if (auto shifted = match_shifted(end + 1, *count, *unit)) return shifted;
  } else if (unit && is(end + 1, "ago")) {
    return TimeMatch{end + 2, TimeKind::kDate, "PAST_REF", std::nullopt, std::nullopt};
  }
  const std::string amount = count ? std::to_string(*count * (unit && *unit == 14 ? 2 : 1)) : "X";
  std::string value = clock ? "PT" : "P";
  const int size = unit ? *unit : 0;
  const char letter = clock           ? (*clock == 1   ? 'H'
                                         : *clock == 2 ? 'M'
                                                       : 'S')
                      : size == 1     ? 'D'
                      : size <= 14    ? 'W'
                      : size == 30    ? 'M'
                      : size == 90    ? 'Q'
                      : size == 3650  ? 'E'
                      : size == 36500 ? 'C'
                                      : 'Y';
  value += amount == "X" ? "X" : amount;
  value += letter;
  TokenIndex last = end + 1;
  if (is(last, "-") && is(last + 1, "old")) return std::nullopt;
  return TimeMatch{last, TimeKind::kDuration, value, std::nullopt, std::nullopt};
}

// "earlier this month", "late 2018", "the end of 2014", "mid-January": within a date that follows.
std::optional<TimeMatch> TimeTagger::match_part(TokenIndex i) {
  const std::string first = word(i);
  const auto part = words_.find_number("part", first);
  const bool comparative = first == "earlier" || first == "later";
  if (!part && !comparative) return std::nullopt;
  TokenIndex at = i + 1;
  at = skip(at, "-");
  at = skip(at, "of");
  at = skip(at, "in");
  at = skip(at, "on");
  at = skip(at, "the");
  auto date = match_directed(at);
  if (!date && comparative && at > i + 1) {  // "earlier in the month".
    const auto unit = number("unit", at);
    const auto named = unit && !word(at).ends_with('s') ? unit_around(*unit, 0) : std::nullopt;
    if (named) date = match_of(at + 1, *named);
  }
  if (!date) date = match_month(at);
  if (!date) date = match_year(at);
  if (!date) date = match_decade(at);
  if (!date) date = match_weekday(at);
  if (!date && comparative) {
    date = match_relative(at);
    if (date && !date->days) return std::nullopt;
  }
  if (!date || !date->days) return std::nullopt;
  if (comparative && published_ && first == "earlier" && date->days->contains(*published_)) {
    date->days = DayRange::between(*date->days->first(), *published_);
  } else if (comparative && published_ && first == "later" && date->days->contains(*published_)) {
    date->days = DayRange::between(*published_, *date->days->last());
  }
  return date;
}

std::optional<TimeMatch> TimeTagger::match_set(TokenIndex i) {
  if (words_.find("set", word(i))) {
    TokenIndex end = i + 1;
    if (const auto unit = number("unit", end)) {
      const char letter = *unit == 1 ? 'D' : *unit == 7 ? 'W' : *unit == 30 ? 'M' : 'Y';
      return TimeMatch{end + 1, TimeKind::kSet, std::string("P1") + letter, std::nullopt,
                       std::nullopt};
    }
    if (const auto weekday = number("weekday", end)) {
      return TimeMatch{end + 1, TimeKind::kSet, "XXXX-WXX-" + std::to_string(*weekday),
                       std::nullopt, std::nullopt};
    }
    return std::nullopt;
  }
  if (const auto value = words_.find("adverb_set", word(i))) {
    return TimeMatch{i + 1, TimeKind::kSet, std::string(*value), std::nullopt, std::nullopt};
  }
  return std::nullopt;
}

std::optional<TimeMatch> TimeTagger::match_at(TokenIndex i) {
  using Pattern = std::optional<TimeMatch> (TimeTagger::*)(TokenIndex);
  static constexpr Pattern kPatterns[] = {
      &TimeTagger::match_numeric,   &TimeTagger::match_part,     &TimeTagger::match_weekday,
      &TimeTagger::match_day_month, &TimeTagger::match_month,    &TimeTagger::match_season,
      &TimeTagger::match_directed,  &TimeTagger::match_counted,  &TimeTagger::match_decade,
      &TimeTagger::match_year,      &TimeTagger::match_relative, &TimeTagger::match_set};
  for (const Pattern pattern : kPatterns) {
    if (auto match = (this->*pattern)(i)) return match;
  }
  return std::nullopt;
}

void TimeTagger::add(TokenIndex begin, const TimeMatch& match) {
  TimeExpression time;
  time.tokens = {begin, match.end};
  time.kind = match.kind;
  time.value = match.value;
  time.days = match.days;
  time.edtf = match.edtf;
  time.head = begin;
  for (TokenIndex i = begin; i < match.end; ++i) {
    const TokenIndex head = document_.token(i).head;
    if (!time.tokens.contains(head) || head == i) {
      time.head = i;
      break;
    }
  }
  found_.push_back(std::move(time));
}

std::vector<TimeExpression> TimeTagger::tag() {
  for (const TokenSpan sentence : document_.sentences()) {
    limit_ = sentence.end;
    for (TokenIndex i = sentence.begin; i < sentence.end;) {
      const auto match = match_at(i);
      if (!match || match->end <= i || match->end > limit_) {
        ++i;
        continue;
      }
      add(i, *match);
      i = match->end;
    }
  }
  return std::move(found_);
}

std::string_view to_string(TimeKind kind) {
  switch (kind) {
    case TimeKind::kDate:
      return "DATE";
    case TimeKind::kTime:
      return "TIME";
    case TimeKind::kDuration:
      return "DURATION";
    case TimeKind::kSet:
      return "SET";
  }
  return "";
}

std::vector<TimeExpression> find_time_expressions(const Document& document, const TimeWords& words,
                                                  std::optional<Day> published) {
  return TimeTagger(document, words, published).tag();
}

}  // namespace entente
