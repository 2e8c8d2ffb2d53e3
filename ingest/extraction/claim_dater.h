#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "ingest/extraction/claim_bounds.h"
#include "ingest/extraction/claim_draft.h"
#include "ingest/extraction/standing.h"
#include "ingest/extraction/time_linker.h"

namespace entente {

/// Dates the drafts of one document in the order of its text: it remembers the day of the
/// narrative, to which "during the visit" and "that day" refer back. Holds references.
class ClaimDater {
 public:
  ClaimDater(const Document& document, const PredicateLexicon& lexicon,
             const std::vector<TimeExpression>& times, std::optional<Day> published)
      : document_(document), linker_(document, lexicon, times), published_(published) {
    narrative_ = day_of_lead();
  }

  /// The dates of a draft as it stands; `is_quoted` if the words are a quotation's.
  DatedClaim date(const ClaimDraft& draft, const Relation& relation, const Standing& standing,
                  bool is_quoted);

 private:
  LinkedTime link(const ClaimDraft& draft, const Relation& relation) const;
  std::optional<DayRange> day_of_lead() const;
  LinkedTime link_anniversary(TokenIndex anniversary);
  std::optional<DayRange> day_of_scene(const ClaimDraft& draft, const Standing& standing) const;
  std::optional<DayRange> continued_day(const ClaimDraft& draft, const Standing& standing) const;
  void observe(const ClaimDraft& draft, const Standing& standing, TimeContext& context) const;

  const Document& document_;
  TimeLinker linker_;
  std::optional<Day> published_;
  std::optional<DayRange> narrative_;  ///< The last single day that an event was dated to.
  struct Scene {
    std::string actor;
    DayRange days;
    TokenIndex predicate = 0;
    TokenIndex sentence = 0;
  };
  std::optional<Scene> scene_;           ///< The last act that words date to one day.
  std::deque<TimeExpression> reckoned_;  ///< Dates that no words give as they are.
  struct Visit {
    std::string visitor;
    DayRange days;
    TokenIndex sentence = 0;
  };
  std::optional<Visit> visit_;  ///< The last dated one.
};

}  // namespace entente
