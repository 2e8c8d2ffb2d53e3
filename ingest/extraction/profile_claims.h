#pragma once

#include <vector>

#include "ingest/extraction/argument_finder.h"
#include "ingest/extraction/claim_builder.h"
#include "ingest/knowledge/knowledge_base.h"

namespace entente {

/// What a profile tells, and which of its words it was told by.
struct ProfileClaims {
  std::vector<ClaimDraft> drafts;
  std::vector<TokenSpan> read;  ///< Lines that are no sentences: nothing else is read from them.

  bool has_read(TokenIndex token) const;
};

/// The claims of a profile, a text of lines "label: value" and of headings about one state: its
/// capital, who holds which office since when, who was elected and of which party they are, envoys
/// to and from it, of what it is a member, whom it borders, from whom it is independent. The first
/// line opens with the name of the state ("Algeria - World Factbook"); texts that begin otherwise
/// give nothing. Labels are the `profile_*` classes of word_classes.tsv.
ProfileClaims find_profile_claims(const Document& document, const Mentions& mentions,
                                  const PredicateLexicon& lexicon, const KnowledgeBase& knowledge);

}  // namespace entente
