#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/extraction/calendar_days.h"
#include "ingest/extraction/syntax.h"
#include "ingest/extraction/time_expressions.h"

namespace entente {

/// What a pattern found: how many tokens, and their meaning.
struct TimeMatch {
  TokenIndex end = 0;
  TimeKind kind = TimeKind::kDate;
  std::string value;
  std::optional<DayRange> days;
  std::optional<std::string> edtf;
  bool is_run = false;
  std::optional<NamedDays> ago = std::nullopt;
};

/// Which way the clause around a date looks.
enum class Outlook : std::uint8_t { kPast, kOpen, kFuture };

/// For time_expressions.cpp: tries the patterns of dates and durations at each token, longest
/// first.
class TimeTagger {
 public:
  TimeTagger(const Document& document, const TimeWords& words, std::optional<Day> published)
      : document_(document), words_(words), published_(published) {
    for (const NameSpan& name : document.names()) {
      if (name.label != NameLabel::kPerson || name.tokens.size() < 2) continue;
      surnames_.insert(document.token(name.tokens.end - 1).text);
    }
  }

  std::vector<TimeExpression> tag();

 private:
  std::optional<TimeMatch> match_at(TokenIndex i);
  std::optional<TimeMatch> match_numeric(TokenIndex i);
  std::optional<TimeMatch> match_month(TokenIndex i);
  /// One expression of the days from the first to the last.
  static TimeMatch run_of(TimeMatch first, const TimeMatch& last);
  std::optional<TimeMatch> match_day_month(TokenIndex i);
  std::optional<TimeMatch> match_year(TokenIndex i);
  std::optional<TimeMatch> match_decade(TokenIndex i);
  std::optional<TimeMatch> match_season(TokenIndex i);
  std::optional<TimeMatch> match_weekday(TokenIndex i);
  std::optional<TimeMatch> match_relative(TokenIndex i);
  std::optional<TimeMatch> match_directed(TokenIndex i);
  std::optional<TimeMatch> match_counted(TokenIndex i);
  std::optional<TimeMatch> match_part(TokenIndex i);
  std::optional<TimeMatch> match_set(TokenIndex i);
  std::optional<TimeMatch> match_shifted(TokenIndex after, int count, int unit);
  std::optional<TimeMatch> match_window(TokenIndex i);
  std::optional<TimeMatch> match_same(TokenIndex i);
  std::optional<TimeMatch> match_reference(TokenIndex i);
  std::optional<TimeMatch> match_clock(TokenIndex i);
  std::optional<TimeMatch> match_daypart(TokenIndex i);
  std::optional<TimeMatch> match_fiscal(TokenIndex i);
  std::optional<TimeMatch> match_plural(TokenIndex i) const;
  std::optional<NamedDays> weekend_of(TokenIndex i, bool said, int direction) const;
  std::optional<int> season_year(TokenIndex i, int season) const;
  void with_daypart(TimeMatch& match) const;
  TimeMatch day_of_month(TokenIndex end, int month, int day, std::optional<int> year,
                         TokenIndex at);
  std::optional<int> day_number(TokenIndex i) const;
  std::optional<int> year_number(TokenIndex i) const;
  bool is_in_person(TokenIndex i) const;
  std::optional<int> count_at(TokenIndex i, TokenIndex& end) const;
  Outlook outlook(TokenIndex i) const;

  std::string word(TokenIndex i) const {
    return i < limit_ ? lower_ascii(document_.token(i).text) : std::string();
  }
  std::optional<int> number(std::string_view word_class, TokenIndex i) const {
    return words_.find_number(word_class, word(i));
  }
  bool is(TokenIndex i, std::string_view text) const { return word(i) == text; }
  TokenIndex skip(TokenIndex i, std::string_view text) const { return is(i, text) ? i + 1 : i; }
  bool is_in(std::string_view word_class, TokenIndex i) const {
    return words_.find(word_class, word(i)).has_value();
  }
  void add(TokenIndex begin, const TimeMatch& match);

  const Document& document_;
  const TimeWords& words_;
  std::optional<Day> published_;
  std::set<std::string_view> surnames_;  // Of the persons that the text names in full.
  TokenIndex limit_ = 0;                 // The end of the sentence.
  std::optional<int> told_year_;         // The last year that the text names.
  std::optional<DayRange> running_;      // The last days that it names.
  std::optional<Day> running_day_;       // The last single day.
  std::vector<TimeExpression> found_;
};

TimeMatch match_of(TokenIndex end, const NamedDays& named);
/// The day, week, month, … that is `direction` units from the one of `base`; `unit` in days, as
/// time_words.tsv names it.
std::optional<NamedDays> unit_around(Day base, int unit, int direction);
/// "P3W" for 3 and 7.
std::string duration_value(std::string_view count, int unit);
/// A number written in digits and nothing else.
std::optional<int> parse_digits(std::string_view text);

}  // namespace entente
