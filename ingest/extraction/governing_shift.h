#pragma once

#include <string_view>

#include "ingest/extraction/predicate_lexicon.h"
#include "ingest/language/document.h"

namespace entente {

/// Whether a governor and what it governs are one act ("began to attack"), so that its negation and
/// its auxiliaries are of both, or two ("said that they attacked").
enum class Clauses { kShared, kSeparate };

/// The row of shifts.tsv by which `governor` changes what stands below it as its `complement`
/// ("clause", "infinitive", "noun"); nullptr if it has none. A particle, adverb or adjective beside
/// it may be part of its word ("rule out", "is likely to"); `below` is the child on the way down,
/// which has been read for itself. The row lives as long as the lexicon.
const Shift* find_governing_shift(const Document& document, const PredicateLexicon& lexicon,
                                  TokenIndex governor, std::string_view complement,
                                  TokenIndex below);
/// The same for the clause whose verb is `clause`: an infinitive has rows of its own.
const Shift* find_clause_shift(const Document& document, const PredicateLexicon& lexicon,
                               TokenIndex governor, TokenIndex clause);
/// The row of the adjective that a copula says of its subject: "an agreement is impossible".
const Shift* find_predicative_shift(const Document& document, const PredicateLexicon& lexicon,
                                    TokenIndex verb);

}  // namespace entente
