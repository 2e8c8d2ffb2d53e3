#pragma once

#include <vector>

#include "ingest/extraction/argument_finder.h"
#include "ingest/extraction/claim_builder.h"
#include "ingest/knowledge/knowledge_base.h"

namespace entente {

/// The claims that the shape of a noun phrase states, without a predicate of the lexicon: offices
/// ("Foreign Minister Sergey Lavrov"), places of things ("a base at Kant, in northern Kyrgyzstan",
/// "Omsk, Russia"), owners of bases ("Russia's base"), capitals ("the capital, Bishkek"). In the
/// order of the text.
std::vector<ClaimDraft> find_structure_claims(const Document& document, const Mentions& mentions,
                                              const ArgumentFinder& finder,
                                              const PredicateLexicon& lexicon,
                                              const KnowledgeBase& knowledge);

}  // namespace entente
