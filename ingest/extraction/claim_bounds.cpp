#include "ingest/extraction/claim_bounds.h"

#include <array>

#include "ingest/extraction/calendar_days.h"

namespace entente {
namespace {

using std::chrono::days;

// Everything up to the publication day; nothing known without one.
DayRange by_publication(const TimeContext& context) {
  return context.published ? DayRange::until(*context.published) : DayRange();
}

DayRange from_publication(const TimeContext& context) {
  return context.published ? DayRange::from(*context.published) : DayRange();
}

DayRange up_to(const DayRange& range) {
  const auto last = range.last();
  return last ? DayRange::until(*last) : DayRange();
}

DayRange starting_with(const DayRange& range) {
  const auto first = range.first();
  return first ? DayRange::from(*first) : DayRange();
}

// The display form: the EDTF date, else the first or the last day.
std::string first_text(const TimeExpression& time) {
  if (time.edtf) return *time.edtf;
  const auto first = time.days->first();
  return first ? named_on(*first).value : time.value;
}

std::string last_text(const TimeExpression& time) {
  if (time.edtf) return *time.edtf;
  const auto last = time.days->last();
  return last ? named_on(*last).value : time.value;
}

DatedClaim date_event(const LinkedTime& linked, const Standing& standing,
                      const TimeContext& context) {
  DatedClaim dated;
  dated.time.text = linked.text;
  DayRange when;
  const bool told = standing.modality == Modality::kActual;
  if (linked.at != nullptr && standing.starts) {  // "started supporting in 2015".
    dated.bounds = {*linked.at->days, from_publication(context)};
    dated.time.start = first_text(*linked.at);
    return dated;
  }
  if (linked.at != nullptr) {
    when = *linked.at->days;
    dated.time.start = first_text(*linked.at);
    dated.time.end = last_text(*linked.at);
  } else if (linked.since != nullptr || linked.until != nullptr) {
    const DayRange start = linked.since ? *linked.since->days : DayRange();
    const DayRange end = linked.until ? *linked.until->days : by_publication(context);
    if (linked.since != nullptr) dated.time.start = first_text(*linked.since);
    if (linked.until != nullptr) dated.time.end = last_text(*linked.until);
    dated.bounds = {start, linked.since ? end : up_to(end)};
    if (!linked.since) dated.bounds.start = dated.bounds.end;
    return dated;
  } else if (linked.by != nullptr) {
    when = up_to(*linked.by->days);
    dated.time.end = last_text(*linked.by);
  } else if (linked.before != nullptr) {
    const auto first = linked.before->days->first();
    if (first) when = DayRange::until(*first - days(1));
  } else if (linked.after != nullptr) {
    const auto last = linked.after->days->last();
    if (last) when = DayRange::from(*last + days(1));
    if (told && context.published) {
      when = when.intersection(by_publication(context)).value_or(when);
    }
  } else if (context.observed) {
    dated.bounds = {up_to(*context.observed), starting_with(*context.observed)};
    dated.time.start = context.observed_text;
    return dated;
  } else if (context.narrative) {
    when = *context.narrative;
    if (when.has_first() && when.has_last()) {
      dated.time.start = named_on(*when.first()).value;
      dated.time.end = named_on(*when.last()).value;
    }
  } else if (told) {
    when = by_publication(context);
  }
  dated.bounds = Bounds::event(when);
  return dated;
}

DatedClaim date_state(const LinkedTime& linked, const Standing& standing,
                      const TimeContext& context) {
  DatedClaim dated;
  dated.time.text = linked.text;
  const bool past = context.told_as_past;
  Bounds& bounds = dated.bounds;
  bounds.start = by_publication(context);
  bounds.end = past ? by_publication(context) : from_publication(context);
  if (context.observed) bounds = {up_to(*context.observed), starting_with(*context.observed)};
  if (standing.modality != Modality::kActual) bounds = {};
  if (linked.at != nullptr) {
    if (standing.ends) {
      bounds = {up_to(*linked.at->days), *linked.at->days};
      dated.time.end = last_text(*linked.at);
    } else if (standing.starts || context.is_act) {
      bounds.start = *linked.at->days;
      dated.time.start = first_text(*linked.at);
    } else if (past) {  // It held on some day of the range.
      bounds.start = up_to(*linked.at->days);
      bounds.end = starting_with(*linked.at->days);
      if (context.published) {
        bounds.end = bounds.end.intersection(by_publication(context)).value_or(bounds.end);
      }
      dated.time.start = first_text(*linked.at);
    } else {
      bounds.start = up_to(*linked.at->days);
      dated.time.start = first_text(*linked.at);
    }
  }
  if (linked.since != nullptr) {
    bounds.start = *linked.since->days;
    dated.time.start = first_text(*linked.since);
  }
  if (linked.lasting != nullptr && !past && linked.since == nullptr && linked.at == nullptr) {
    bounds.start = linked.lasting->ago->days;  // "has been a member for 12 years".
    dated.time.start = linked.lasting->ago->edtf;
  }
  if (linked.until != nullptr) {
    bounds.end = *linked.until->days;
    if (!linked.since) bounds.start = up_to(*linked.until->days);
    dated.time.end = last_text(*linked.until);
  }
  if (linked.by != nullptr && (standing.ends || past)) {
    bounds = {up_to(*linked.by->days), up_to(*linked.by->days)};
  } else if (linked.by != nullptr) {
    bounds.start = up_to(*linked.by->days);
  }
  return dated;
}

DateSource source_of(const LinkedTime& linked, const Standing& standing,
                     const TimeContext& context) {
  if (!linked.empty()) return DateSource::kWords;
  if (context.observed) return DateSource::kObserved;
  if (context.narrative && !context.is_state) return DateSource::kNarrative;
  const bool limited = context.published && standing.modality == Modality::kActual;
  return limited ? DateSource::kReport : DateSource::kNothing;
}

}  // namespace

std::string_view to_string(DateSource source) {
  constexpr std::array<std::string_view, 5> kWords = {
      "nothing dates it", "no date in the words: only the day of the report limits it",
      "dated by the words", "dated by the event told before, to which the words refer back",
      "dated by when it was said or seen to go on"};
  return kWords[static_cast<std::size_t>(source)];
}

DatedClaim date_claim(const LinkedTime& linked, const Standing& standing,
                      const TimeContext& context) {
  DatedClaim dated = context.is_state ? date_state(linked, standing, context)
                                      : date_event(linked, standing, context);
  dated.source = source_of(linked, standing, context);
  // A start behind the report ("from March") leaves no limit by the report to its end.
  const auto first = dated.bounds.start.first();
  const auto last = dated.bounds.end.last();
  if (first && last && *last < *first) dated.bounds.end = DayRange::from(*first);
  return dated;
}

}  // namespace entente
