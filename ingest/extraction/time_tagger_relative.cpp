// The patterns that count from the day of the report or from the day last told of.
#include <array>
#include <cstdio>

#include "ingest/extraction/time_tagger.h"

namespace entente {

using std::chrono::days;
using std::chrono::year_month_day;

// "Thursday night": the part of the day becomes part of the value.
void TimeTagger::with_daypart(TimeMatch& match) const {
  const auto part = words_.find("daypart", word(match.end));
  if (!part) return;
  ++match.end;
  if (match.days) match.value += "T" + std::string(*part);
  match.kind = TimeKind::kTime;
}

// "today", "yesterday evening", "currently", "very soon".
std::optional<TimeMatch> TimeTagger::match_relative(TokenIndex i) {
  if (const auto shift = number("relative", i)) {
    TimeMatch match{i + 1, TimeKind::kDate, *shift == 0 ? "PRESENT_REF" : "XXXX-XX-XX",
                    std::nullopt, std::nullopt};
    if (published_) match = match_of(i + 1, named_on(*published_ + days(*shift)));
    if (is(i, "tonight") && published_) {
      match.value += "TNI";
      match.kind = TimeKind::kTime;
    }
    with_daypart(match);
    return match;
  }
  const TokenIndex at = is(i, "very") || is(i, "more") || is(i, "most") ? i + 1 : i;
  const auto vague = words_.find("vague", word(at));
  if (!vague || document_.token(at).pos != PartOfSpeech::kAdv) return std::nullopt;
  return TimeMatch{at + 1, TimeKind::kDate, std::string(*vague), std::nullopt, std::nullopt};
}

// "this morning", "last night".
std::optional<TimeMatch> TimeTagger::match_daypart(TokenIndex i) {
  if (!is(i, "this") && !(is(i, "last") && is(i + 1, "night"))) return std::nullopt;
  if (!published_ || !is_in("daypart", i + 1)) return std::nullopt;
  TimeMatch match = match_of(i + 1, named_on(*published_ - days(is(i, "last") ? 1 : 0)));
  with_daypart(match);
  return match;
}

// `said`: "this weekend", "the weekend", which the tense decides.
std::optional<NamedDays> TimeTagger::weekend_of(TokenIndex i, bool said, int direction) const {
  if (!published_) return std::nullopt;
  const bool on_weekend = std::chrono::weekday(*published_).iso_encoding() >= 6;
  int weeks = direction;
  if (said) weeks = !on_weekend && outlook(i) == Outlook::kPast ? -1 : 0;
  return named_weekend(*published_ + days(7 * weeks));
}

// "last year", "this week", "next month", "last summer", "the weekend", "last March".
std::optional<TimeMatch> TimeTagger::match_directed(TokenIndex i) {
  auto direction = number("direction", i);
  const TokenIndex at = i + 1;
  if (is(i, "the") && is(at, "weekend")) direction = 0;
  if (!direction || is(at, "-")) return std::nullopt;
  std::optional<NamedDays> named;
  if (const auto unit = number("unit", at); unit && !word(at).ends_with('s')) {
    if (published_) named = unit_around(*published_, *unit, *direction);
  } else if (is(at, "weekend")) {
    named = weekend_of(i, *direction == 0, *direction);
  } else if (const auto season = number("season", at)) {
    if (!is_noun(document_.token(at))) return std::nullopt;
    if (published_) {
      const int year = static_cast<int>(year_month_day(*published_).year());
      named = named_season(year + *direction, *season);
      const auto this_year = named_season(year, *season);
      if (*direction < 0 && this_year && *this_year->days.last() < *published_) named = this_year;
    }
  } else if (const auto month = words_.find_number("month", word(at)); month && published_) {
    if (document_.token(at).text.front() > 'Z') return std::nullopt;  // "this may".
    const year_month_day date(*published_);
    const int now = static_cast<int>(static_cast<unsigned>(date.month()));
    int year = static_cast<int>(date.year());
    if (*direction < 0 && *month >= now) --year;
    if (*direction > 0 && *month <= now) ++year;
    const TokenIndex end = at + 1;
    if (const auto day = day_number(end)) return day_of_month(end + 1, *month, *day, year, i);
    named = named_month(year, *month);
  } else {
    return std::nullopt;
  }
  if (!named) return TimeMatch{at + 1, TimeKind::kDate, "XXXX-XX-XX", std::nullopt, std::nullopt};
  return match_of(at + 1, *named);
}

// "the same day", "that year", "the following month", "the day": from what was told last.
std::optional<TimeMatch> TimeTagger::match_same(TokenIndex i) {
  const auto direction = number("same", i);
  const auto unit = number("unit", i + 1);
  if (!direction || !unit || word(i + 1).ends_with('s') || is(i + 2, "-")) return std::nullopt;
  const Token& token = document_.token(i + 1);
  if (document_.token(i).head != i + 1 && is(i, "that")) return std::nullopt;
  if (is(i, "the")) {  // "late in the day", but not "the day of the vote", "the day after".
    const bool object = token.dep == Dependency::kPobj || token.dep == Dependency::kDobj;
    if (*unit != 1 || !object || is_in("day_tail", i + 2)) return std::nullopt;
    if (child_with(document_, i + 1, {Dependency::kPrep, Dependency::kRelcl, Dependency::kAcl})) {
      return std::nullopt;
    }
  }
  std::optional<Day> base = *unit == 1 && running_day_ ? running_day_ : published_;
  if (*unit > 1 && running_ && running_->size_days() <= *unit + 1) base = running_->first();
  const auto named = base ? unit_around(*base, *unit, *direction) : std::nullopt;
  if (!named) {
    return TimeMatch{i + 2, TimeKind::kDate, "XXXX-XX-XX", std::nullopt, std::nullopt};
  }
  return match_of(i + 2, *named);
}

// "the near future", "in the past", "recent attacks", "the current government".
std::optional<TimeMatch> TimeTagger::match_reference(TokenIndex i) {
  if (const auto value = words_.find("reference_adjective", word(i))) {
    if (document_.token(i).dep != Dependency::kAmod) return std::nullopt;
    return TimeMatch{i + 1, TimeKind::kDate, std::string(*value), std::nullopt, std::nullopt};
  }
  const TokenIndex at = is_in("reference_near", i) ? i + 1 : i;
  const auto value = words_.find(at > i ? "reference_term" : "reference_noun", word(at));
  const auto noun = value ? value : words_.find("reference_noun", word(at));
  const bool the = i > 0 && lower_ascii(document_.token(i - 1).text) == "the";
  if (!noun || !the || !is_noun(document_.token(at))) return std::nullopt;
  if (document_.token(at).dep == Dependency::kCompound || is(at + 1, "-")) return std::nullopt;
  return TimeMatch{at + 1, TimeKind::kDate, std::string(*noun), std::nullopt, std::nullopt};
}

// "16:08 UTC", "4 p.m. local time", "9:30 a.m. on Friday", "0100 GMT".
std::optional<TimeMatch> TimeTagger::match_clock(TokenIndex i) {
  const std::string text = word(i);
  const std::size_t colon = text.find(':');
  TokenIndex end = i + 1;
  const auto half = words_.find("half_day", word(end));
  std::optional<int> hour, minute;
  if (colon != std::string::npos) {
    hour = parse_digits(std::string_view(text).substr(0, colon));
    minute = parse_digits(std::string_view(text).substr(colon + 1));
    if (text.size() - colon != 3) return std::nullopt;
  } else if (half) {
    hour = parse_digits(text);
    minute = 0;
  } else if (text.size() == 4 && is_in("zone", end)) {
    hour = parse_digits(std::string_view(text).substr(0, 2));
    minute = parse_digits(std::string_view(text).substr(2));
  }
  if (!hour || !minute || *hour > 24 || *minute > 59) return std::nullopt;
  if (half) {
    if (*hour > 12 || *hour == 0) return std::nullopt;
    hour = *hour % 12 + (*half == "PM" ? 12 : 0);
    ++end;
  }
  const auto zone = words_.find("zone", word(end));
  if (zone) ++end;
  if (is(end, "local") && is(end + 1, "time")) end += 2;
  TimeMatch match{end, TimeKind::kTime, {}, std::nullopt, std::nullopt};
  std::optional<TimeMatch> day = match_weekday(end);
  if (!day) day = match_relative(end);
  if (day && day->days && day->days->size_days() == 1) {
    match = *day;
    match.kind = TimeKind::kTime;
  }
  std::string date = match.value.substr(0, 10);
  if (date.empty()) {
    const std::optional<Day> base = running_day_ ? running_day_ : published_;
    date = base ? named_on(*base).value : "XXXX-XX-XX";
  }
  std::array<char, 32> clock{};
  std::snprintf(clock.data(), clock.size(), "T%02d:%02d", *hour, *minute);
  match.value = date + clock.data() + std::string(zone.value_or(""));
  return match;
}

// "fiscal 2009", "fiscal year 2009", "FY2009": whose days depend on whose year it is.
std::optional<TimeMatch> TimeTagger::match_fiscal(TokenIndex i) {
  const std::string text = word(i);
  std::optional<int> year;
  TokenIndex end = i + 1;
  if (is_in("fiscal", i)) {
    end = skip(end, "year");
    year = year_number(end);
    ++end;
  } else if (text.size() == 6 && text.starts_with("fy")) {
    year = parse_digits(std::string_view(text).substr(2));
  }
  if (!year) return std::nullopt;
  return TimeMatch{end, TimeKind::kDate, "FY" + std::to_string(*year), std::nullopt, std::nullopt};
}

}  // namespace entente
