#pragma once

#include <optional>
#include <string>
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
