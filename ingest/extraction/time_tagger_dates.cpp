// The patterns of calendar dates: days, months, years, decades, seasons, weekdays.
#include <charconv>

#include "ingest/extraction/time_tagger.h"

namespace entente {

using std::chrono::days;
using std::chrono::year_month_day;

TimeMatch match_of(TokenIndex end, const NamedDays& named) {
  return {end, TimeKind::kDate, named.value, named.days, named.edtf};
}

std::optional<int> parse_digits(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return number;
}

std::optional<int> TimeTagger::day_number(TokenIndex i) const {
  std::string text = word(i);
  for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
    if (text.size() > 2 && text.ends_with(ending)) text.resize(text.size() - 2);
  }
  const auto day = parse_digits(text);
  if (!day || *day < 1 || *day > 31 || text.size() > 2) return std::nullopt;
  return day;
}

std::optional<int> TimeTagger::year_number(TokenIndex i) const {
  const std::string text = word(i);
  if (text.size() != 4) return std::nullopt;
  const auto year = parse_digits(text);
  if (!year || *year < 1000 || *year > 2199) return std::nullopt;
  return year;
}

// "will meet on Monday", "is meeting on Monday", "scheduled for Monday": ahead. "met on Monday".
Outlook TimeTagger::outlook(TokenIndex i) const {
  const TokenIndex verb = governing_verb(document_, i);
  const Token& token = document_.token(verb);
  bool past = token.tag == "VBD" || token.tag == "VBN", present = token.tag == "VBG";
  for (const TokenIndex child :
       children_with(document_, verb, {Dependency::kAux, Dependency::kAuxpass})) {
    const Token& helper = document_.token(child);
    if (helper.tag == "TO") return Outlook::kFuture;
    if (helper.tag == "MD") return token.tag == "VBN" ? Outlook::kOpen : Outlook::kFuture;
    past = past || helper.tag == "VBD";
    present = present && (helper.tag == "VBZ" || helper.tag == "VBP");
  }
  if (words_.find("ahead", lower_lemma(token))) return Outlook::kFuture;
  if (past) return Outlook::kPast;
  const bool helped = child_with(document_, verb, {Dependency::kAux}).has_value();
  return present && helped ? Outlook::kFuture : Outlook::kOpen;
}

TimeMatch TimeTagger::day_of_month(TokenIndex end, int month, int day, std::optional<int> year,
                                   TokenIndex at) {
  TimeMatch open{end, TimeKind::kDate, {}, std::nullopt, std::nullopt};
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
  const Outlook ahead = outlook(at);
  // The nearest such day that the tense allows; a day ahead of a report is still its past.
  const auto distance = [&](const NamedDays& named) {
    if (named.days.contains(*published_)) return 0;
    const auto first = *named.days.first();
    return first > *published_ ? static_cast<int>((first - *published_).count())
                               : -static_cast<int>((*published_ - *named.days.last()).count());
  };
  std::optional<NamedDays> past, future;
  for (const int candidate : {now - 1, now, now + 1}) {
    const auto named = in_year(candidate);
    if (!named) continue;
    if (distance(*named) <= 1) past = named;
    if (distance(*named) >= 0 && !future) future = named;
  }
  if (!past || !future) return open;
  const int back = -distance(*past), forward = distance(*future);
  const bool nearer = ahead == Outlook::kOpen && forward > 1 && forward < back;
  const bool choose_future = ahead == Outlook::kFuture || nearer;
  return match_of(end, choose_future ? *future : *past);
}

std::optional<TimeMatch> TimeTagger::match_numeric(TokenIndex i) {
  std::string text = word(i);
  TokenIndex end = i + 1;
  if (text.size() == 4 && year_number(i) && is(i + 1, "-") && parse_digits(word(i + 2)) &&
      is(i + 3, "-") && parse_digits(word(i + 4)) && word(i + 2).size() == 2) {
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

// "Theresa May", "April Ryan", also by the last name alone.
bool TimeTagger::is_in_person(TokenIndex i) const {
  for (const NameSpan& name : document_.names()) {
    if (name.tokens.begin > i) break;
    if (name.tokens.contains(i) && name.label == NameLabel::kPerson) return true;
  }
  return surnames_.contains(document_.token(i).text);
}

// "February 4, 2019", "October 2017", "March".
std::optional<TimeMatch> TimeTagger::match_month(TokenIndex i) {
  std::string name = word(i);
  if (name.ends_with('.')) name.pop_back();
  const auto month = words_.find_number("month", name);
  if (!month) return std::nullopt;
  const Token& token = document_.token(i);
  if (token.text.front() < 'A' || token.text.front() > 'Z') return std::nullopt;  // "may", "march".
  if (token.tag == "MD" || is_verb(token) || is_in_person(i)) return std::nullopt;
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
    TimeMatch match = day_of_month(end, *month, *day, year, i);
    if (!run || !match.days) return match;
    const TimeMatch last = day_of_month(end, *month, *last_day, year, i);
    return last.days ? run_of(match, last) : match;
  }
  const TokenIndex before_year = skip(skip(after_name, ","), "of");
  if (const auto year = year_number(before_year)) {
    return day_of_month(before_year + 1, *month, 0, year, i);
  }
  // "April–May 1983", "in August and September 1944": one year is of both.
  if (is(after_name, "-") || is(after_name, "–") || is(after_name, "and") || is(after_name, "or")) {
    const auto second = words_.find_number("month", word(after_name + 1));
    if (const auto year = second ? year_number(after_name + 2) : std::nullopt) {
      return day_of_month(after_name, *month, 0, year, i);
    }
  }
  if (!is_noun(token)) return std::nullopt;
  if (i > 0 && document_.token(i).dep == Dependency::kCompound && i + 1 < limit_ &&
      document_.token(i + 1).pos == PartOfSpeech::kPropn) {
    return std::nullopt;  // "April Ryan".
  }
  return day_of_month(after_name, *month, 0, std::nullopt, i);
}

// "4 February 2019", "the 4th of May", "3-4 April".
std::optional<TimeMatch> TimeTagger::match_day_month(TokenIndex i) {
  const auto day = day_number(i);
  if (!day) return std::nullopt;
  const bool joined = is(i + 1, "and") || is(i + 1, "-") || is(i + 1, "–") || is(i + 1, "to");
  const int last_day = joined ? day_number(i + 2).value_or(0) : 0;
  const bool run = last_day > *day;
  const TokenIndex at_month = run ? i + 3 : skip(i + 1, "of");
  std::string name = word(at_month);
  if (name.ends_with('.')) name.pop_back();
  const auto month = words_.find_number("month", name);
  if (!month || document_.token(at_month).text.front() > 'Z') return std::nullopt;
  TokenIndex end = at_month + 1;
  const TokenIndex before_year = skip(end, ",");
  const auto year = year_number(before_year);
  if (year) end = before_year + 1;
  TimeMatch match = day_of_month(end, *month, *day, year, i);
  if (!run || !match.days) return match;
  const TimeMatch last = day_of_month(end, *month, last_day, year, i);
  return last.days ? run_of(match, last) : match;
}

TimeMatch TimeTagger::run_of(TimeMatch first, const TimeMatch& last) {
  first.days = DayRange::between(*first.days->first(), *last.days->last());
  first.edtf.reset();
  first.is_run = true;
  return first;
}

std::optional<TimeMatch> TimeTagger::match_year(TokenIndex i) {
  if ((is(i, "'") || is(i, "’")) && word(i + 1).size() == 2) {  // "since '82".
    const auto short_year = parse_digits(word(i + 1));
    const auto named = short_year ? named_year(1900 + *short_year) : std::nullopt;
    if (named && *short_year > 20) return match_of(i + 2, *named);
  }
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

std::optional<TimeMatch> TimeTagger::match_decade(TokenIndex i) {
  std::string text = word(i);
  TokenIndex end = i + 1;
  if (text.size() == 4 && year_number(i) && (is(i + 1, "s") || is(i + 1, "'s"))) {
    text += "s";
    end = i + 2;
  }
  if (text == "'" || text == "’") {  // "the '80s".
    text = word(i + 1);
    end = i + 2;
  }
  // "the '70s and 80s".
  const bool apostrophe = end == i + 2 || (i > 1 && (word(i - 1) == "the" || word(i - 1) == "and"));
  if (text.size() == 3 && text.ends_with("0s") && text.front() >= '2' && apostrophe) {
    if (const auto named = named_decade(1900 + (text.front() - '0') * 10)) {
      return match_of(end, *named);
    }
  }
  if (const auto tens = words_.find_number("decade", word(i));
      tens && i > 0 && word(i - 1) == "the") {
    if (const auto named = named_decade(1900 + *tens)) return match_of(i + 1, *named);
  }
  if (text.size() == 5 && text.back() == 's') {
    const auto year = parse_digits(std::string_view(text).substr(0, 4));
    const auto named = year ? named_decade(*year) : std::nullopt;
    if (named && *year >= 1000) return match_of(end, *named);
  }
  if (text.size() == 4 && text.ends_with("th") && (is(i + 1, "century"))) {
    const auto ordinal = parse_digits(std::string_view(text).substr(0, 2));
    const auto named = ordinal ? named_century(*ordinal) : std::nullopt;
    if (named) return match_of(i + 2, *named);
  }
  const TokenIndex at_century = skip(i + 1, "-");
  if (const auto ordinal = number("ordinal", i); ordinal && is(at_century, "century")) {
    if (const auto named = named_century(*ordinal)) return match_of(at_century + 1, *named);
  }
  return std::nullopt;
}

// The year of a season or quarter that stands without one: the nearest that the tense allows.
std::optional<int> TimeTagger::season_year(TokenIndex i, int season) const {
  if (!published_) return std::nullopt;
  const int now = static_cast<int>(year_month_day(*published_).year());
  const auto named = season > 20 ? named_season(now, season) : named_quarter(now, season);
  if (outlook(i) == Outlook::kFuture) return *named->days.last() < *published_ ? now + 1 : now;
  return *named->days.first() > *published_ ? now - 1 : now;
}

// "spring of 2019", "summer 2014", "the first quarter of last year", "in the summer".
std::optional<TimeMatch> TimeTagger::match_season(TokenIndex i) {
  TokenIndex at = i;
  const auto quarter = number("ordinal", i);
  const bool half = quarter && is(i + 1, "half");
  if (quarter) {
    if (*quarter > (half ? 2 : 4) || (!half && !is(i + 1, "quarter"))) return std::nullopt;
    at = i + 1;
  }
  const auto season = number("season", at);
  if (!season && !quarter) return std::nullopt;
  if (season && !is_noun(document_.token(at))) return std::nullopt;  // "to fall", "springs".
  const TokenIndex before_year = skip(skip(at + 1, "of"), "the");
  std::optional<int> year = year_number(before_year);
  TokenIndex end = before_year + 1;
  if (year) told_year_ = year;
  if (!year && before_year > at + 1) {
    const auto told = match_directed(before_year);
    if (told && told->days && told->days->size_days() > 300) {
      year = static_cast<int>(year_month_day(*told->days->first()).year());
      end = told->end;
    } else if (half || season) {
      return std::nullopt;  // "the fall of the town".
    }
  }
  if (!year) {
    const bool set =
        i > 0 && (word(i - 1) == "the" || word(i - 1) == "in" || word(i - 1) == "this");
    if (half || !set) return std::nullopt;
    year = season_year(i, quarter ? *quarter : *season);
    end = at + 1;
  }
  if (!year) return std::nullopt;
  if (half) {
    const int from = *quarter == 1 ? 1 : 3;
    const auto named = named_quarter(*year, from), last = named_quarter(*year, from + 1);
    if (!named || !last) return std::nullopt;
    return TimeMatch{end, TimeKind::kDate, std::to_string(*year) + "-H" + std::to_string(*quarter),
                     DayRange::between(*named->days.first(), *last->days.last()), std::nullopt};
  }
  const auto named = quarter ? named_quarter(*year, *quarter) : named_season(*year, *season);
  if (!named) return std::nullopt;
  return match_of(end, *named);
}

std::optional<TimeMatch> TimeTagger::match_weekday(TokenIndex i) {
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
  TimeMatch match{end, TimeKind::kDate, "XXXX-WXX-" + std::to_string(*weekday), std::nullopt,
                  std::nullopt};
  if (published_) {
    const int today = static_cast<int>(std::chrono::weekday(*published_).iso_encoding());
    int back = (today - *weekday + 7) % 7;
    if (direction && *direction < 0 && back <= 1) back += 7;  // Not today, nor yesterday.
    Day day = *published_ - days(back);
    const std::string before = i > 0 ? lower_ascii(document_.token(i - 1).text) : std::string();
    const Outlook ahead = outlook(i);
    const bool deadline = ahead != Outlook::kPast && words_.find("deadline", before).has_value();
    const bool future =
        direction && *direction != 0 ? *direction > 0 : ahead == Outlook::kFuture || deadline;
    if (future) {
      const int forward = (*weekday - today + 7) % 7;
      day = *published_ + days(forward == 0 && direction ? 7 : forward);
    }
    match = match_of(end, named_on(day));
  }
  with_daypart(match);
  return match;
}

}  // namespace entente
