#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "graph/claim.h"
#include "graph/ontology.h"
#include "ingest/extraction/argument_finder.h"
#include "ingest/extraction/attribution.h"
#include "ingest/extraction/claim_dater.h"
#include "ingest/extraction/claim_draft.h"
#include "ingest/extraction/claim_trace.h"
#include "ingest/extraction/confidence.h"

namespace entente {

/// A claim and how it was found.
struct FoundClaim {
  Claim claim;
  ClaimTrace trace;
};

/// Turns drafts into claims: checks the ontology's types, reads standing, dates, attribution, place
/// and topic, and cuts the evidence. One builder serves one document, in the order of its text.
class ClaimBuilder {
 public:
  struct Source {
    const Document& document;
    const Article& article;
    const ArgumentFinder& finder;
    const PredicateLexicon& lexicon;
    const Ontology& ontology;
    const std::vector<TimeExpression>& times;
    const ConfidenceModel& confidence;
  };

  explicit ClaimBuilder(const Source& source);

  /// Adds the claim of a draft; does nothing if its ends do not fit the relation, or if the same
  /// claim is there.
  void add(const ClaimDraft& draft);
  /// Lets the opening and closing of a thing, told in the sentence in which a state of it is told,
  /// bound that state; then gives the claims in the order of the text, with ids.
  std::vector<FoundClaim> finish();

 private:
  std::optional<Entity> end_entity(const Argument& argument, const std::vector<EntityType>& types,
                                   bool place_first) const;
  std::optional<ClaimEnd> make_end(const Argument& argument, const std::vector<EntityType>& types,
                                   bool place_first) const;
  TextEvidence evidence_of(const ClaimDraft& draft) const;
  std::optional<ClaimEnd> place_of(const ClaimDraft& draft, const Claim& claim) const;
  std::optional<ClaimEnd> attribution_of(const ClaimDraft& draft, const Standing& standing,
                                         const Claim& claim) const;
  std::optional<std::string> topic_of(const ClaimDraft& draft) const;
  void set_codes_of_word(const ClaimDraft& draft, Claim& claim) const;
  void set_codes(const ClaimDraft& draft, const Relation& relation, Claim& claim) const;
  MatchFeatures features_of(const ClaimDraft& draft, const Claim& claim) const;
  ClaimTrace trace_of(const ClaimDraft& draft, const Claim& claim, const Standing& standing,
                      const DatedClaim& dated) const;
  std::string syntax_of(const ClaimDraft& draft) const;
  bool is_known(const Claim& claim) const;
  void drop_repeated_states();
  void drop_vague_twins();

  Source source_;
  Attribution attribution_;
  ClaimDater dater_;
  std::vector<FoundClaim> found_;
  std::map<std::string, std::vector<std::size_t>> by_ends_;
};

}  // namespace entente
