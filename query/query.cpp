#include "query/query.h"

#include <algorithm>

namespace entente {

EdgeFilter EdgeFilter::with_all() const {
  EdgeFilter filter = *this;
  filter.negated = filter.planned = filter.possible = filter.demanded = true;
  return filter;
}

bool EdgeFilter::takes(const Edge& edge) const {
  if (!relations.empty() &&
      std::find(relations.begin(), relations.end(), edge.key.relation) == relations.end())
    return false;
  if (edge.confidence < min_confidence) return false;
  if (edge.polarity == Polarity::kNegated && !negated) return false;
  const bool taken[] = {true, planned, possible, demanded};  // By the numbers of Modality.
  if (!taken[static_cast<std::size_t>(edge.modality)]) return false;
  return !window || holds_within(edge, *window) != Truth::kNo;
}

}  // namespace entente
