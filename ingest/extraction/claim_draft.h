#pragma once

#include <optional>
#include <string>

#include "graph/ontology.h"
#include "ingest/extraction/argument_finder.h"

namespace entente {

/// A claim as it is found: which words link which ends by which relation.
struct ClaimDraft {
  std::string relation;
  Argument subject;
  std::optional<Argument> object;
  TokenIndex predicate = 0;
  std::optional<TokenIndex> support;
  const PredicateEntry* entry = nullptr;  ///< Nothing for structural claims.
  std::optional<std::string> role;
  bool told_as_past = false;
  bool structural = false;
  /// Where a list, not a sentence, tells when: only the dates there count.
  std::optional<TokenSpan> dated_within = {};
};

/// Whether the word is the predicate of its clause: "is the president of Iran".
bool is_predicative(const Document& document, TokenIndex noun);
/// Whether the words tell their claim in passing, as a title or an apposition does: it holds
/// whatever the clause around it does with it.
bool is_said_in_passing(const Document& document, const ClaimDraft& draft,
                        const Relation& relation);
/// Whether the words are themselves the act, which nobody reports: "we urge them to leave".
bool is_performative(const Document& document, const ClaimDraft& draft);

}  // namespace entente
