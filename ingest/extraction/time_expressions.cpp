#include "ingest/extraction/time_expressions.h"

#include <algorithm>

#include "ingest/extraction/time_tagger.h"

namespace entente {

using std::chrono::days;
using std::chrono::year_month_day;

// "earlier this month", "late 2018", "the end of 2014", "mid-January": within a date that follows.
std::optional<TimeMatch> TimeTagger::match_part(TokenIndex i) {
  const std::string first = word(i);
  // "mid-2010" is one token.
  if (const auto dash = first.find('-'); dash != std::string::npos && dash > 0) {
    const std::string_view rest = std::string_view(first).substr(dash + 1);
    if (words_.find("part", first.substr(0, dash))) {
      const auto year = parse_digits(rest.ends_with('s') ? rest.substr(0, 4) : rest);
      const bool four = rest.size() == 4 || (rest.size() == 5 && rest.ends_with('s'));
      const auto named = !year || !four     ? std::optional<NamedDays>()
                         : rest.size() == 5 ? named_decade(*year)
                                            : named_year(*year);
      if (named) return match_of(i + 1, *named);
    }
  }
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
    const bool one = unit && published_ && !word(at).ends_with('s');
    const auto named = one ? unit_around(*published_, *unit, 0) : std::nullopt;
    if (named) date = match_of(at + 1, *named);
  }
  if (!date) date = match_season(at);
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
      return TimeMatch{end + 1, TimeKind::kSet, duration_value("1", *unit), std::nullopt,
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
      &TimeTagger::match_clock,    &TimeTagger::match_numeric,   &TimeTagger::match_daypart,
      &TimeTagger::match_part,     &TimeTagger::match_weekday,   &TimeTagger::match_day_month,
      &TimeTagger::match_month,    &TimeTagger::match_season,    &TimeTagger::match_window,
      &TimeTagger::match_same,     &TimeTagger::match_directed,  &TimeTagger::match_fiscal,
      &TimeTagger::match_decade,   &TimeTagger::match_counted,   &TimeTagger::match_year,
      &TimeTagger::match_relative, &TimeTagger::match_reference, &TimeTagger::match_set};
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
  time.is_run = match.is_run;
  time.ago = match.ago;
  time.head = begin;
  for (TokenIndex i = begin; i < match.end; ++i) {
    const TokenIndex head = document_.token(i).head;
    if (!time.tokens.contains(head) || head == i) {
      time.head = i;
      break;
    }
  }
  if (match.kind == TimeKind::kDate && match.days) {
    running_ = match.days;
    if (match.days->size_days() == 1) running_day_ = match.days->first();
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
