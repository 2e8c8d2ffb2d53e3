#pragma once

#include <optional>

#include "graph/claim.h"
#include "ingest/extraction/predicate_lexicon.h"
#include "ingest/extraction/syntax.h"
#include "ingest/language/document.h"

namespace entente {

/// How a predicate stands in its sentence: affirmed or not, real or not, said by whom. Each word
/// above it in the parse may change it ("denied that", "plans to", "the possibility that"), as the
/// lexicon's shifts say.
struct Standing {
  Polarity polarity = Polarity::kAffirmed;
  Modality modality = Modality::kActual;
  std::optional<TokenIndex> speech;  ///< The nearest verb whose subject says it; see attribution.h.
  bool starts = false, ends = false;  ///< Told as beginning or ceasing: "began hosting".
  bool past = false;                  ///< Told in a past tense.
  bool presupposed = false;           ///< In a relative or adverbial clause: told for itself.
  bool untold = false;                ///< Only the demand for it is denied: nothing is said of it.
};

/// Reads the standing of the predicate at `token`; `support` is its light verb, if it has one.
Standing find_standing(const Document& document, const PredicateLexicon& lexicon, TokenIndex token,
                       std::optional<TokenIndex> support);

}  // namespace entente
