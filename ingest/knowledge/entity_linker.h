#pragma once

#include <vector>

#include "ingest/knowledge/link_explanation.h"
#include "ingest/knowledge/reading_context.h"

namespace entente {

/// The named mentions of a document, each linked to the gazetteer or made an entity of its own.
///
/// A name that the gazetteer knows gets the reading with the highest score: how readily news means
/// it, how well its type goes with the recogniser's label, whether the document speaks of its
/// state, and whether it existed on the publication day. A surname means the person whom the
/// document names in full, before or after. Places that stand for a state are that state where they
/// act ("Moscow said", "between Moscow and Washington") and themselves where they are locations
/// ("met in Moscow"). Names that only the recogniser found become entities whose id is made of type
/// and name; acronyms introduced in brackets and names cut short mean what they abbreviate.
///
/// Where `explanations` is given, one is added for each name, in order.
Mentions link_names(const ReadingContext& context,
                    std::vector<NameExplanation>* explanations = nullptr);

}  // namespace entente
