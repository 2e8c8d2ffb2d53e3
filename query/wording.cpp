#include "query/wording.h"

#include "graph/edtf.h"

namespace entente {

namespace {

/// A range with both sides: as EDTF, an interval with a dash for the slash.
std::string closed_range(const DayRange& range) {
  std::string text = format_edtf(range).value_or("");
  const std::size_t slash = text.find('/');
  if (slash != std::string::npos) text.replace(slash, 1, " – ");
  return text;
}

std::string event_words(const Bounds& bounds) {
  const DayRange &start = bounds.start, &end = bounds.end;
  if (!start.has_first() && !start.has_last()) return "undated";
  // Mostly the day on which it was told, of what has no date: it may also have been going on.
  if (!start.has_first()) return "known by " + format_day(*start.last());
  if (!start.has_last()) return "after " + format_day(*start.first());
  if (start == end || !end.has_first() || !end.has_last()) return closed_range(start);
  return closed_range(start) + " to " + closed_range(end);
}

std::string start_words(const DayRange& start) {
  if (start.has_first() && start.has_last()) return "since " + closed_range(start);
  if (start.has_first()) return "not before " + format_day(*start.first());
  if (start.has_last()) return "by " + format_day(*start.last());
  return "";
}

std::string end_words(const DayRange& end) {
  if (end.has_first() && end.has_last()) return "until " + closed_range(end);
  if (end.has_first()) return "still on " + format_day(*end.first());
  if (end.has_last()) return "over by " + format_day(*end.last());
  return "";
}

std::string state_words(const Bounds& bounds) {
  const DayRange &start = bounds.start, &end = bounds.end;
  const bool closed = start.has_first() && start.has_last() && end.has_first() && end.has_last();
  if (closed) return closed_range(start) + " to " + closed_range(end);
  // "By 2019-02-05, still on 2019-02-05" is one observation: on that day.
  if (!start.has_first() && !end.has_last() && start.has_last() && start.last() == end.first())
    return "on " + format_day(*end.first());
  if (!start.has_first() && start == end && start.has_last())
    return "over by " + format_day(*end.last());
  // "Since 2006, still on 2006-01-01" tells no more than "since 2006".
  const bool seen_later = !(start.has_first() && start.has_last() && end.has_first()) ||
                          end.has_last() || *start.last() < *end.first();
  const std::string from = start_words(start), to = seen_later ? end_words(end) : "";
  if (from.empty() && to.empty()) return "undated";
  return from + (from.empty() || to.empty() ? "" : ", ") + to;
}

}  // namespace

std::string time_in_words(const Edge& edge) {
  return edge.kind == RelationKind::kEvent ? event_words(edge.bounds) : state_words(edge.bounds);
}

std::string relation_in_words(const EdgeKey& key, const Ontology& ontology) {
  const Relation* relation = ontology.find(key.relation);
  return relation != nullptr && !relation->label.empty() ? relation->label : key.relation;
}

std::string marks_in_words(const Edge& edge) {
  std::string marks = edge.polarity == Polarity::kNegated ? "negated" : "";
  if (edge.modality != Modality::kActual)
    marks += (marks.empty() ? "" : ", ") + std::string(to_string(edge.modality));
  return marks;
}

}  // namespace entente
