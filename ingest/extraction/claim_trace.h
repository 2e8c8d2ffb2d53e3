#pragma once

#include <string>

#include "ingest/extraction/confidence.h"

namespace entente {

/// How one claim was found: what `entente explain` tells of it, and what the confidence model is
/// trained on.
struct ClaimTrace {
  std::string claim;    ///< Its id.
  std::string entry;    ///< The row of the lexicon: "predicates_acts.tsv:12"; empty if the shape of
                        ///< a phrase alone told it.
  std::string example;  ///< The row's example; empty without a row.
  std::string syntax;   ///< "visited (VBD): Lavrov by nsubj, Bishkek by dobj".
  std::string standing;  ///< What made it denied, planned, possible, demanded; empty if nothing.
  std::string dates;     ///< Where the bounds come from.
  MatchFeatures features;
};

}  // namespace entente
