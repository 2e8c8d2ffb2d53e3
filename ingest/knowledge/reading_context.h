#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/interval.h"
#include "ingest/knowledge/knowledge_base.h"
#include "ingest/knowledge/mention.h"
#include "ingest/language/document.h"

namespace entente {

/// What every step of find_mentions() looks at. Borrows: the document and the knowledge outlive it.
struct ReadingContext {
  const Document& document;
  const KnowledgeBase& knowledge;
  std::optional<Day> published;
  std::vector<std::string> normalized;  ///< normalize_tokens() of the document.

  const Token& token(TokenIndex index) const { return document.token(index); }
  /// The names of the world, with users' dictionaries laid over.
  const NameBook& gazetteer() const { return knowledge.names(); }
  const WordTable& words() const { return knowledge.words(); }
  const Entity& entity(EntryIndex index) const { return gazetteer().entry(index).entity; }

  /// The days of which a sentence speaks: the month or year that it states ("in 1991", "on 3 May
  /// 2004"), the nearest to the token; else the day of publication; nothing without one.
  std::optional<DayRange> days_spoken_of(TokenIndex at) const;
  /// The one who held an office for the most of the days of which the sentence speaks; where the
  /// state has no office of that name, that with the same work.
  std::optional<EntryIndex> holder_spoken_of(EntryIndex of, std::string_view office,
                                             TokenIndex at) const;
  /// That of a person, by the gazetteer or the given name; unknown for anything else.
  Gender gender_of(const Entity& entity) const;
};

/// The token of a span that governs the others: the first whose head lies outside.
TokenIndex root_of(const Document& document, TokenSpan span);

/// Whether the two spans share a token.
bool overlap(TokenSpan a, TokenSpan b);

/// Sorts by begin, longer first; of equal spans the earlier stays first.
void sort_mentions(Mentions& mentions);

/// Whether an entity is a state or may act like one.
bool is_state(const Entity& entity);

}  // namespace entente
