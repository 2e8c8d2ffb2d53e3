#pragma once

#include <string>
#include <vector>

#include "graph/claim.h"
#include "graph/ontology.h"
#include "graph/result.h"
#include "ingest/extraction/claim_trace.h"
#include "ingest/extraction/confidence.h"
#include "ingest/extraction/predicate_lexicon.h"
#include "ingest/extraction/time_expressions.h"
#include "ingest/knowledge/knowledge_base.h"
#include "ingest/knowledge/mention.h"
#include "ingest/language/document.h"

namespace entente {

/// What one document yields.
struct Extraction {
  std::vector<Claim> claims;          ///< In the order of the text, with ids.
  std::vector<TimeExpression> times;  ///< In order.
  std::vector<ClaimTrace> traces;     ///< How each claim was found, in the order of the claims.
};

/// From a parsed document with its mentions to claims: the predicates of the lexicon, the shapes of
/// noun phrases, their standing, dates and sources. Immutable after load; any number of threads may
/// use one extractor.
class Extractor {
 public:
  /// Reads data_dir/lexicon. `ontology` and `knowledge` must outlive the extractor. Errors: kIo;
  /// kInvalidArgument with file, line and reason, also for an entry whose relation the ontology
  /// does not have.
  static Result<Extractor> load(const std::string& data_dir, const Ontology& ontology,
                                const KnowledgeBase& knowledge);

  /// A pure function of its arguments.
  Extraction extract(const Document& document, const Mentions& named, const Article& article) const;

  const PredicateLexicon& lexicon() const { return lexicon_; }
  const ConfidenceModel& confidence() const { return confidence_; }

 private:
  Extractor(const Ontology& ontology, const KnowledgeBase& knowledge, PredicateLexicon lexicon,
            TimeWords time_words, ConfidenceModel confidence);

  const Ontology* ontology_;
  const KnowledgeBase* knowledge_;
  PredicateLexicon lexicon_;
  TimeWords time_words_;
  ConfidenceModel confidence_;
};

}  // namespace entente
