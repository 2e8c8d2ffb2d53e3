#pragma once

#include "graph/claim.h"

namespace entente {

/// What is known of how a claim was found.
struct MatchFeatures {
  double subject_mention = 1.0, object_mention = 1.0;  ///< That the mentions name these entities.
  bool subject_by_proxy = false, object_by_proxy = false;  ///< "Russian troops" for Russia.
  bool pronoun = false;     ///< An end is a pronoun or a description.
  bool structural = false;  ///< From the shape of a noun phrase: a title, an apposition.
  bool noun_predicate = false;
  bool light_verb = false;  ///< The noun is carried by a light verb.
  bool dated = false;
  unsigned distance = 0;         ///< Tokens between the two ends.
  unsigned sentence_length = 0;  ///< Tokens.
};

/// How likely the claim is to be right in subject, relation and object: a logistic model over the
/// features. Its weights are set by hand so far; none has been fitted.
double confidence_of(const MatchFeatures& features);

}  // namespace entente
