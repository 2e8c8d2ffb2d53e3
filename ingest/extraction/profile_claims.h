#pragma once

#include <vector>

#include "ingest/extraction/argument_finder.h"
#include "ingest/extraction/claim_builder.h"
#include "ingest/knowledge/knowledge_base.h"

namespace entente {

/// The claims of a profile, a text of lines "label: value" and of headings about one state: its
/// capital, who holds which office, of what it is a member, whom it borders. The first line opens
/// with the name of the state ("Algeria - World Factbook"); texts that begin otherwise give
/// nothing. Labels are the `profile_*` classes of word_classes.tsv.
std::vector<ClaimDraft> find_profile_claims(const Document& document, const Mentions& mentions,
                                            const PredicateLexicon& lexicon,
                                            const KnowledgeBase& knowledge);

}  // namespace entente
