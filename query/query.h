#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "graph/edge.h"
#include "graph/interval.h"
#include "query/source_grades.h"

namespace entente {

/// Which claims count at all: what these leave out is gone before any edge is derived.
struct EvidenceFilter {
  std::optional<Day> known_at;       ///< Drops what was published later.
  bool undated = false;              ///< Keeps undated claims under `known_at`.
  std::vector<std::string> sources;  ///< Only these, if there are any; as names are compared.
  std::vector<std::string> without_sources;  ///< None of these.
  /// Caps what the sources weigh, and asks for the grades of edges.
  std::optional<SourceGrades> grades;
};

/// Which edges an answer takes.
struct EdgeFilter {
  std::vector<std::string> relations;  ///< Only these, if there are any.
  double min_confidence = 0;
  bool negated = false, planned = false, possible = false, demanded = false;
  std::optional<DayRange> window;  ///< Edges that certainly or possibly hold on some day of it.

  /// Takes every polarity and modality, for the queries that list all, marked.
  EdgeFilter with_all() const;
  bool takes(const Edge& edge) const;
};

/// What a query is restricted to.
struct QueryFilters {
  EvidenceFilter evidence;
  EdgeFilter edges;
  std::size_t limit = 1000;  ///< The most items of an answer.
};

}  // namespace entente
