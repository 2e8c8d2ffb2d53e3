#include "ingest/extraction/time_expressions.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "ingest/extraction/calendar_days.h"
#include "ingest/extraction/syntax.h"

namespace entente {
namespace {

using std::chrono::days;
using std::chrono::year_month_day;

// What a pattern found: how many tokens, and their meaning.
struct Match {
  TokenIndex end = 0;
  TimeKind kind = TimeKind::kDate;
  std::string value;
  std::optional<DayRange> days;
  std::optional<std::string> edtf;
};

Match match_of(TokenIndex end, const NamedDays& named) {
  return {end, TimeKind::kDate, named.value, named.days, named.edtf};
}

std::optional<int> digits(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return number;
}

/// Tries the patterns of dates and durations at each token, longest first.
class TimeTagger {
 public:
  TimeTagger(const Document& document, const TimeWords& words, std::optional<Day> published)
      : document_(document), words_(words), published_(published) {}

  std::vector<TimeExpression> tag();

 private:
  std::optional<Match> match_at(TokenIndex i);
  std::optional<Match> match_numeric(TokenIndex i);
  std::optional<Match> match_month(TokenIndex i);
  std::optional<Match> match_day_month(TokenIndex i);
  std::optional<Match> match_year(TokenIndex i);
  std::optional<Match> match_decade(TokenIndex i);
  std::optional<Match> match_season(TokenIndex i);
  std::optional<Match> match_weekday(TokenIndex i);
  std::optional<Match> match_relative(TokenIndex i);
  std::optional<Match> match_directed(TokenIndex i);
  std::optional<Match> match_counted(TokenIndex i);
  std::optional<Match> match_part(TokenIndex i);
  std::optional<Match> match_set(TokenIndex i);
  std::optional<Match> match_shifted(TokenIndex after, int count, int unit);
  Match day_of_month(TokenIndex end, int month, int day, std::optional<int> year, TokenIndex at);
  std::optional<int> day_number(TokenIndex i) const;
  std::optional<int> year_number(TokenIndex i) const;
  std::optional<int> count_at(TokenIndex i, TokenIndex& end) const;
  std::optional<NamedDays> unit_around(int unit, int direction) const;
  bool tells_future(TokenIndex i) const;

  std::string word(TokenIndex i) const {
    return i < limit_ ? lower_ascii(document_.token(i).text) : std::string();
  }
  std::optional<int> number(std::string_view word_class, TokenIndex i) const {
    return words_.find_number(word_class, word(i));
  }
  bool is(TokenIndex i, std::string_view text) const { return word(i) == text; }
  TokenIndex skip(TokenIndex i, std::string_view text) const { return is(i, text) ? i + 1 : i; }
  void add(TokenIndex begin, const Match& match);

  const Document& document_;
  const TimeWords& words_;
  std::optional<Day> published_;
  TokenIndex limit_ = 0;          // The end of the sentence.
  std::optional<int> told_year_;  // The last year that the text names.
  std::vector<TimeExpression> found_;
};

std::optional<int> TimeTagger::day_number(TokenIndex i) const {
  std::string text = word(i);
  for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
    if (text.size() > 2 && text.ends_with(ending)) text.resize(text.size() - 2);
  }
  const auto day = digits(text);
  if (!day || *day < 1 || *day > 31 || text.size() > 2) return std::nullopt;
  return day;
}

std::optional<int> TimeTagger::year_number(TokenIndex i) const {
  const std::string text = word(i);
  if (text.size() != 4) return std::nullopt;
  const auto year = digits(text);
  if (!year || *year < 1000 || *year > 2199) return std::nullopt;
  return year;
}

// "two", "12", "twenty" "five"; sets `end` behind it.
std::optional<int> TimeTagger::count_at(TokenIndex i, TokenIndex& end) const {
  end = i + 1;
  if (const auto written = digits(word(i)); written && *written > 0 && *written < 10000) {
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

// Whether the clause looks ahead: "will meet on Monday".
bool TimeTagger::tells_future(TokenIndex i) const {
  const TokenIndex verb = governing_verb(document_, i);
  for (const TokenIndex child : document_.children(verb)) {
    const std::string_view norm = document_.token(child).norm;
    if (norm == "will" || norm == "shall" || norm == "'ll") return true;
    if (norm == "to" && document_.token(child).dep == Dependency::kAux) return true;
    if (norm == "would") return true;
  }
  return false;
}

Match TimeTagger::day_of_month(TokenIndex end, int month, int day, std::optional<int> year,
                               TokenIndex at) {
  Match open{end, TimeKind::kDate, {}, std::nullopt, std::nullopt};
  open.value = "XXXX-" + std::string(month < 10 ? "0" : "") + std::to_string(month) +
               (day > 0 ? std::string(day < 10 ? "-0" : "-") + std::to_string(day) : "");
  const auto in_year = [&](int y) {
    return day > 0 ? named_day(y, month, day) : named_month(y, month);
  };
  if (year) {
    const auto named = in_year(*year);
    if (!named) return open;
    told_year_ = year;
    return match_of(end, *named);
  }
  if (!published_) {
    const auto named = told_year_ ? in_year(*told_year_) : std::nullopt;
    return named ? match_of(end, *named) : open;
  }
  const int now = static_cast<int>(year_month_day(*published_).year());
  const bool future = tells_future(at);
  // The nearest such day that the tense allows; a few days ahead of a report are still its past.
  std::optional<NamedDays> best;
  for (const int candidate : {now - 1, now, now + 1}) {
    const auto named = in_year(candidate);
    if (!named) continue;
    const bool fits =
        future ? *named->days.last() >= *published_ : *named->days.first() <= *published_ + days(1);
    if (!fits) continue;
    if (!best || !future) best = named;
    if (future) break;
  }
  return best ? match_of(end, *best) : open;
}

std::optional<Match> TimeTagger::match_numeric(TokenIndex i) {
  std::string text = word(i);
  TokenIndex end = i + 1;
  if (text.size() == 4 && year_number(i) && is(i + 1, "-") && digits(word(i + 2)) &&
      is(i + 3, "-") && digits(word(i + 4)) && word(i + 2).size() == 2) {
    text += "-" + word(i + 2) + "-" + word(i + 4);
    end = i + 5;
  }
  int parts[3] = {0, 0, 0};
  std::size_t sizes[3] = {0, 0, 0};
  int count = 0;
  char separator = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      if (sizes[count] >= 4) return std::nullopt;
      parts[count] = parts[count] * 10 + (c - '0');
      ++sizes[count];
    } else if (c == '-' || c == '/' || c == '.') {
      if ((separator != 0 && c != separator) || sizes[count] == 0 || ++count > 2)
        return std::nullopt;
      separator = c;
    } else {
      return std::nullopt;
    }
  }
  if (count != 2) return std::nullopt;
  std::optional<NamedDays> named;
  if (sizes[0] == 4) {
    named = named_day(parts[0], parts[1], parts[2]);
  } else if (sizes[2] == 4) {
    const bool day_first = separator == '.' || parts[0] > 12;
    named = day_first ? named_day(parts[2], parts[1], parts[0])
                      : named_day(parts[2], parts[0], parts[1]);
  }
  if (!named) return std::nullopt;
  return match_of(end, *named);
}

// "February 4, 2019", "October 2017", "March".
std::optional<Match> TimeTagger::match_month(TokenIndex i) {
  std::string name = word(i);
  if (name.ends_with('.')) name.pop_back();
  const auto month = words_.find_number("month", name);
  if (!month) return std::nullopt;
  const Token& token = document_.token(i);
  if (token.text.front() < 'A' || token.text.front() > 'Z') return std::nullopt;  // "may", "march".
  if (token.tag == "MD" || is_verb(token)) return std::nullopt;
  const TokenIndex after_name = i + 1;
  if (const auto day = day_number(after_name)) {
    TokenIndex end = after_name + 1;
    // "September 4 and 5", "April 3-4".
    const bool joined = is(end, "and") || is(end, "-") || is(end, "–") || is(end, "to");
    const auto last_day = joined ? day_number(end + 1) : std::nullopt;
    const bool run = last_day && *last_day > *day && !words_.find("month", word(end + 2));
    if (run) end += 2;
    const TokenIndex before_year = skip(end, ",");
    std::optional<int> year = year_number(before_year);
    if (year) end = before_year + 1;
    Match match = day_of_month(end, *month, *day, year, i);
    if (!run || !match.days) return match;
    const Match last = day_of_month(end, *month, *last_day, year, i);
    if (!last.days) return match;
    match.days = DayRange::between(*match.days->first(), *last.days->last());
    match.edtf.reset();
    return match;
  }
  const TokenIndex before_year = skip(skip(after_name, ","), "of");
  if (const auto year = year_number(before_year)) {
    return day_of_month(before_year + 1, *month, 0, year, i);
  }
  if (!is_noun(token)) return std::nullopt;
  if (i > 0 && document_.token(i).dep == Dependency::kCompound && i + 1 < limit_ &&
      document_.token(i + 1).pos == PartOfSpeech::kPropn) {
    return std::nullopt;  // "April Ryan".
  }
  return day_of_month(after_name, *month, 0, std::nullopt, i);
}

// "4 February 2019", "the 4th of May".
std::optional<Match> TimeTagger::match_day_month(TokenIndex i) {
  const auto day = day_number(i);
  if (!day) return std::nullopt;
  const TokenIndex at_month = skip(i + 1, "of");
  std::string name = word(at_month);
  if (name.ends_with('.')) name.pop_back();
  const auto month = words_.find_number("month", name);
  if (!month || document_.token(at_month).text.front() > 'Z') return std::nullopt;
  TokenIndex end = at_month + 1;
  const TokenIndex before_year = skip(end, ",");
  const auto year = year_number(before_year);
  if (year) end = before_year + 1;
  return day_of_month(end, *month, *day, year, i);
}

std::optional<Match> TimeTagger::match_year(TokenIndex i) {
  const auto year = year_number(i);
  if (!year) return std::nullopt;
  const TokenIndex begin = document_.sentences()[document_.token(i).sentence].begin;
  const std::string before = i > begin ? word(i - 1) : std::string();
  const Dependency dep = document_.token(i).dep;
  const bool context = words_.find("year_context", before).has_value() || before == "(" ||
                       before == "," || before == "-" || before == "–" || is(i + 1, ":") ||
                       is(i + 1, ")") || dep == Dependency::kNpadvmod;
  const bool counted = dep == Dependency::kNummod && i + 1 < limit_ &&
                       document_.token(i).head == i + 1 && document_.token(i + 1).tag == "NNS";
  bool named = false;
  for (const NameSpan& name : document_.names()) {
    if (name.tokens.begin > i) break;
    if (name.tokens.contains(i)) named = name.label == NameLabel::kDate;
  }
  if (counted || (!context && !named)) return std::nullopt;
  const auto days_of = named_year(*year);
  if (!days_of) return std::nullopt;
  told_year_ = year;
  return match_of(i + 1, *days_of);
}

std::optional<Match> TimeTagger::match_decade(TokenIndex i) {
  std::string text = word(i);
  TokenIndex end = i + 1;
  if (text.size() == 4 && year_number(i) && (is(i + 1, "s") || is(i + 1, "'s"))) {
    text += "s";
    end = i + 2;
  }
  if (text.size() == 5 && text.back() == 's') {
    const auto year = digits(std::string_view(text).substr(0, 4));
    const auto named = year ? named_decade(*year) : std::nullopt;
    if (named && *year >= 1000) return match_of(end, *named);
  }
  if (text.size() == 4 && text.ends_with("th") && (is(i + 1, "century"))) {
    const auto ordinal = digits(std::string_view(text).substr(0, 2));
    const auto named = ordinal ? named_century(*ordinal) : std::nullopt;
    if (named) return match_of(i + 2, *named);
  }
  if (text == "21st" && is(i + 1, "century")) return match_of(i + 2, *named_century(21));
  return std::nullopt;
}

// "spring of 2019", "summer 2014", "the first quarter of 2019".
std::optional<Match> TimeTagger::match_season(TokenIndex i) {
  TokenIndex at = i;
  std::optional<int> quarter;
  if (const auto ordinal = number("ordinal", i); ordinal && is(i + 1, "quarter")) {
    quarter = ordinal;
    at = i + 1;
  }
  const auto season = number("season", at);
  if (!season && !quarter) return std::nullopt;
  if (season && !is_noun(document_.token(at))) return std::nullopt;  // "to fall", "springs".
  const TokenIndex before_year = skip(at + 1, "of");
  const auto year = year_number(before_year);
  if (!year) return std::nullopt;
  const auto named = quarter ? named_quarter(*year, *quarter) : named_season(*year, *season);
  if (!named) return std::nullopt;
  told_year_ = year;
  return match_of(before_year + 1, *named);
}

std::optional<Match> TimeTagger::match_weekday(TokenIndex i) {
  TokenIndex at = i;
  std::optional<int> direction = number("direction", i);
  if (direction) ++at;
  const auto weekday = number("weekday", at);
  if (!weekday || document_.token(at).text.front() > 'Z') return std::nullopt;
  if (word(at).size() <= 3) return std::nullopt;  // "sun", "sat", "wed" are words.
  TokenIndex end = at + 1;
  const TokenIndex next = skip(end, ",");
  // "Monday, February 4": the date says more.
  if (auto date = match_month(next); date && date->days) return date;
  if (auto date = match_day_month(next); date && date->days) return date;
  if (words_.find("daypart", word(end))) ++end;
  Match match{end, TimeKind::kDate, "XXXX-WXX-" + std::to_string(*weekday), std::nullopt,
              std::nullopt};
  if (!published_) return match;
  const int today = static_cast<int>(std::chrono::weekday(*published_).iso_encoding());
  int back = (today - *weekday + 7) % 7;
  if (direction && *direction < 0 && back == 0) back = 7;
  Day day = *published_ - days(back);
  const bool future = direction ? *direction > 0 : tells_future(i);
  if (future) {
    const int ahead = (*weekday - today + 7) % 7;
    day = *published_ + days(ahead == 0 ? 7 : ahead);
  }
  const NamedDays named = named_on(day);
  return match_of(end, named);
}

// "today", "yesterday", "currently".
std::optional<Match> TimeTagger::match_relative(TokenIndex i) {
  if (const auto shift = number("relative", i)) {
    TokenIndex end = i + 1;
    if (words_.find("daypart", word(end))) ++end;
    if (!published_) {
      return Match{end, TimeKind::kDate, *shift == 0 ? "PRESENT_REF" : "XXXX-XX-XX", std::nullopt,
                   std::nullopt};
    }
    return match_of(end, named_on(*published_ + days(*shift)));
  }
  if (const auto vague = words_.find("vague", word(i))) {
    if (document_.token(i).pos != PartOfSpeech::kAdv) return std::nullopt;
    return Match{i + 1, TimeKind::kDate, std::string(*vague), std::nullopt, std::nullopt};
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
std::optional<Match> TimeTagger::match_directed(TokenIndex i) {
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
      return Match{at + 1, TimeKind::kDate, "XXXX-XX-XX", std::nullopt, std::nullopt};
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
  if (!named) return Match{at + 1, TimeKind::kDate, "XXXX-XX-XX", std::nullopt, std::nullopt};
  return match_of(at + 1, *named);
}

// "two years ago", "three days later".
std::optional<Match> TimeTagger::match_shifted(TokenIndex after, int count, int unit) {
  const auto direction = number("shift", after);
  if (!direction) return std::nullopt;
  const TokenIndex end = after + 1;
  if (!is(after, "ago")) {  // Counts from another event.
    return Match{end, TimeKind::kDate, "XXXX-XX-XX", std::nullopt, std::nullopt};
  }
  const auto named = unit_around(unit, count * *direction);
  if (!named) return Match{end, TimeKind::kDate, "PAST_REF", std::nullopt, std::nullopt};
  return match_of(end, *named);
}

// "for 12 years", "two months", "an eight-year", "two days ago", "years ago".
std::optional<Match> TimeTagger::match_counted(TokenIndex i) {
  if (const auto unit = number("unit", i); unit && is(i + 1, "ago") && word(i).ends_with('s')) {
    return Match{i + 2, TimeKind::kDate, "PAST_REF", std::nullopt, std::nullopt};
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
    return Match{end + 2, TimeKind::kDate, "PAST_REF", std::nullopt, std::nullopt};
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
  return Match{last, TimeKind::kDuration, value, std::nullopt, std::nullopt};
}

// "earlier this month", "late 2018", "the end of 2014", "mid-January": within a date that follows.
std::optional<Match> TimeTagger::match_part(TokenIndex i) {
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

std::optional<Match> TimeTagger::match_set(TokenIndex i) {
  if (words_.find("set", word(i))) {
    TokenIndex end = i + 1;
    if (const auto unit = number("unit", end)) {
      const char letter = *unit == 1 ? 'D' : *unit == 7 ? 'W' : *unit == 30 ? 'M' : 'Y';
      return Match{end + 1, TimeKind::kSet, std::string("P1") + letter, std::nullopt, std::nullopt};
    }
    if (const auto weekday = number("weekday", end)) {
      return Match{end + 1, TimeKind::kSet, "XXXX-WXX-" + std::to_string(*weekday), std::nullopt,
                   std::nullopt};
    }
    return std::nullopt;
  }
  if (const auto value = words_.find("adverb_set", word(i))) {
    return Match{i + 1, TimeKind::kSet, std::string(*value), std::nullopt, std::nullopt};
  }
  return std::nullopt;
}

std::optional<Match> TimeTagger::match_at(TokenIndex i) {
  using Pattern = std::optional<Match> (TimeTagger::*)(TokenIndex);
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

void TimeTagger::add(TokenIndex begin, const Match& match) {
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

}  // namespace

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
