#pragma once

#include <vector>

#include "ingest/extraction/argument_finder.h"
#include "ingest/extraction/claim_builder.h"
#include "ingest/knowledge/knowledge_base.h"

namespace entente {

/// The claims of gaining and losing an office: "was elected president", "appointed him foreign
/// minister", "resigned as chancellor", "the ouster of". The words are the classes office_gain,
/// office_loss and their nouns; the office and its state come from the words beside the verb, else
/// from what the document calls the person. In the order of the text.
std::vector<ClaimDraft> find_office_claims(const Document& document, const Mentions& mentions,
                                           const ArgumentFinder& finder,
                                           const PredicateLexicon& lexicon,
                                           const KnowledgeBase& knowledge);

}  // namespace entente
