#pragma once

#include "ingest/knowledge/reading_context.h"

namespace entente {

/// Adds pronouns and definite descriptions to a document's mentions (sorted), each with the entity
/// that it refers to, and returns them sorted. What refers to nothing found is left out.
///
/// One pass in reading order, as in Lappin and Leass, "An Algorithm for Pronominal Anaphora
/// Resolution" (Computational Linguistics, 1994): a reference takes the most salient entity
/// mentioned before it whose type, number and gender fit and that is no other argument of the same
/// verb. Salience falls with the distance in sentences and is higher for subjects. "The Central
/// Asian country" takes a state of that region, "the base" a facility, "its closure" the owner of
/// the type that can be closed, "both sides" and "the two leaders" the last two that fit, as
/// members. "His Kyrgyz counterpart" takes the office of whom "his" refers to: the person who holds
/// it for Kyrgyzstan in this text or on the publication day, else the state.
///
/// References look back at most a fixed number of mentions, so time is linear in the document.
Mentions resolve_references(const ReadingContext& context, Mentions mentions);

}  // namespace entente
