#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ingest/extraction/predicate_lexicon.h"
#include "ingest/extraction/syntax.h"
#include "ingest/extraction/time_expressions.h"

namespace entente {

/// The dates that a sentence gives to one predicate, by the words before them.
struct LinkedTime {
  const TimeExpression* at = nullptr;       ///< "on 4 February", "in 2014".
  const TimeExpression* since = nullptr;    ///< "since 2003", "from 2001".
  const TimeExpression* until = nullptr;    ///< "until 2014", "to 2014".
  const TimeExpression* by = nullptr;       ///< "by March 2012": no later.
  const TimeExpression* before = nullptr;   ///< "before 2010".
  const TimeExpression* after = nullptr;    ///< "after 2010".
  const TimeExpression* lasting = nullptr;  ///< "for 12 years".
  std::optional<std::string> text;          ///< The words: "in 2003".

  bool empty() const { return !at && !since && !until && !by && !before && !after && !lasting; }
};

/// Decides which time expressions of a document belong to which predicate, by where the parse
/// attaches them. Holds references; const and without state.
class TimeLinker {
 public:
  TimeLinker(const Document& document, const PredicateLexicon& lexicon,
             const std::vector<TimeExpression>& times);

  /// The dates of the predicate at `token`, with `support` its light verb.
  LinkedTime link(TokenIndex token, std::optional<TokenIndex> support) const;
  /// Only the dates that stand below the word itself: "the attack of 5 May", "a member since 2004".
  LinkedTime link_below(TokenIndex token) const;
  /// The first date that stands within the span: when a state began, or when an event was.
  LinkedTime link_within(TokenSpan span, bool begins) const;
  /// Whether the words point to the time of the event told before: "during his visit", "that day".
  bool is_anaphoric(TokenIndex token, std::optional<TokenIndex> support) const;

 private:
  bool refers_back(TokenIndex verb) const;
  LinkedTime link_from(TokenIndex token, std::optional<TokenIndex> support, int least) const;
  int closeness(const TimeExpression& time, TokenIndex token,
                std::optional<TokenIndex> support) const;
  int clause_closeness(const TimeExpression& time, TokenIndex verb) const;
  int noun_closeness(const TimeExpression& time, TokenIndex noun) const;
  bool is_mute(TokenIndex verb) const;
  std::optional<TokenIndex> telling_verb(TokenIndex noun) const;
  bool is_event_noun(TokenIndex token) const;
  bool takes_effect(TokenIndex verb) const;
  bool is_foreign(TokenIndex noun) const;
  bool is_scheduled_by(const TimeExpression& time, TokenIndex token) const;
  bool follows_closely(const TimeExpression& time, TokenIndex token) const;
  TokenIndex clause_of(TokenIndex token) const;
  TokenIndex carrier(const TimeExpression& time) const;
  void place(const TimeExpression& time, LinkedTime& linked) const;

  const Document& document_;
  const PredicateLexicon& lexicon_;
  const std::vector<TimeExpression>& times_;
};

}  // namespace entente
