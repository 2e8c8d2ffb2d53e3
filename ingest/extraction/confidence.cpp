#include "ingest/extraction/confidence.h"

#include <algorithm>
#include <cmath>

namespace entente {

double confidence_of(const MatchFeatures& features) {
  double score = 1.6;
  if (features.structural) score += 0.8;
  if (features.noun_predicate) score -= 0.5;
  if (features.light_verb) score += 0.3;
  if (features.subject_by_proxy) score -= 0.2;
  if (features.object_by_proxy) score -= 0.3;
  if (features.pronoun) score -= 0.5;
  if (features.dated) score += 0.2;
  if (features.distance > 12) score -= 0.4;
  if (features.sentence_length > 50) score -= 0.4;
  const double model = 1.0 / (1.0 + std::exp(-score));
  const double mentions = std::clamp(features.subject_mention, 0.0, 1.0) *
                          std::clamp(features.object_mention, 0.0, 1.0);
  return std::round(model * mentions * 1000.0) / 1000.0;
}

}  // namespace entente
