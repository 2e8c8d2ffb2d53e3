#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/knowledge/name_spans.h"
#include "ingest/knowledge/reading_context.h"

namespace entente {

/// One sign for or against a reading, and how much it counts.
struct ScoreReason {
  std::string_view sign;  ///< "prior", "state spoken of": a constant of the program.
  double amount = 0;
};

/// Scores what a name may mean: how readily news means it, how well its type goes with the
/// recogniser's label, which states the document and the sentence speak of, the title, preposition
/// and town beside it, and whether it existed, or held that office, on the day spoken of.
class ReadingScorer {
 public:
  explicit ReadingScorer(const ReadingContext& context) : context_(context) {}

  /// Counts the states of the names that cannot mean another's.
  void count_states(const std::vector<NamedSpan>& spans);

  /// The sum of the signs; each non-zero one is added to `reasons`, where given.
  double score(const NamedSpan& span, const NameReading& reading,
               std::vector<ScoreReason>* reasons = nullptr) const;

  /// The reading with the highest score; nothing if none is believed.
  std::optional<NameReading> best(const NamedSpan& span) const;

 private:
  const OfficeTitle* title_before(TokenIndex begin) const;
  double state_sign(const NamedSpan& span, const Entity& entity) const;
  double owner_sign(const NamedSpan& span, const Entity& entity) const;
  double town_sign(const NamedSpan& span, const Entity& entity) const;
  double title_sign(const NamedSpan& span, const NameReading& reading) const;
  double position_sign(const NamedSpan& span, const Entity& entity) const;
  double term_sign(const NamedSpan& span, const NameReading& reading) const;
  std::optional<Day> day_of_offices(const NamedSpan& span) const;
  double date_sign(const NamedSpan& span, const GazetteerEntry& entry) const;

  const ReadingContext& context_;
  std::map<std::string, int> state_counts_;  // ISO code → names that cannot mean another.
  std::map<std::string, std::vector<std::uint32_t>> state_sentences_;  // The sentences of those.
  std::map<std::string, int> place_counts_;  // The same of places that stand for no state.
  int counted_ = 0, counted_places_ = 0;
};

}  // namespace entente
