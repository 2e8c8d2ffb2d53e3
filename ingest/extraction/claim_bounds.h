#pragma once

#include <optional>
#include <string_view>

#include "graph/claim.h"
#include "ingest/extraction/standing.h"
#include "ingest/extraction/time_linker.h"

namespace entente {

/// What decides a claim's bounds beside its dates.
struct TimeContext {
  bool is_state = false;      ///< The relation holds over time.
  bool is_act = false;        ///< A state told by the act that starts it: "imposed sanctions".
  bool told_as_past = false;  ///< "former", "was a member".
  std::optional<Day> published;
  std::optional<DayRange> narrative;  ///< The day of the event that the words refer back to.
  /// When what goes on was seen to go on: "they are negotiating, he said on Monday"; a title borne
  /// by somebody in a story dated long before the report.
  std::optional<DayRange> observed;
  std::optional<std::string> observed_text;  ///< Its EDTF form, where the words date it.
};

/// Where a claim's bounds come from.
enum class DateSource {
  kNothing,    ///< Nothing dates it, not even the report.
  kReport,     ///< The day of the report alone, as the limit that it is.
  kWords,      ///< Words of its sentence.
  kNarrative,  ///< The event told before, to which the words refer back.
  kObserved    ///< When what went on was said or seen to go on.
};
std::string_view to_string(DateSource source);  ///< In words, for people.

struct DatedClaim {
  Bounds bounds;
  StatedTime time;
  DateSource source = DateSource::kNothing;
};

/// The bounds of a claim by the table of design/edges.md, "Bounds": what the text dates, and
/// nothing else; the publication day enters only as a limit. The end is never before the start.
DatedClaim date_claim(const LinkedTime& linked, const Standing& standing,
                      const TimeContext& context);

}  // namespace entente
