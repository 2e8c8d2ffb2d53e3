#include "graph/edge_weight.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <tuple>

namespace entente {

namespace {

/// The data set of a row, the article of a sentence.
std::string source_name(const Claim& claim) {
  if (const auto* row = std::get_if<RowEvidence>(&claim.evidence))
    return "data set " + row->dataset;
  return "article " + claim.article;
}

}  // namespace

ClaimWeights::ClaimWeights(std::span<const Claim> claims, const Origins& origins)
    : claims_(claims) {
  std::map<std::string, std::uint32_t> numbers;
  std::vector<std::uint32_t> with_sketch;
  std::vector<TextSketch> sketches;
  source_.reserve(claims.size());
  for (const Claim& claim : claims) {
    const auto next = static_cast<std::uint32_t>(sources_.size());
    const auto [at, added] = numbers.try_emplace(source_name(claim), next);
    source_.push_back(at->second);
    if (!added) continue;
    sources_.push_back({nullptr, next});
    const auto sketch = origins.sketch_of_article.find(claim.article);
    if (claim.article.empty() || sketch == origins.sketch_of_article.end()) continue;
    sources_.back().sketch = &sketch->second;
    with_sketch.push_back(next);
    sketches.push_back(sketch->second);
  }
  // Grouped once over all: within one edge, only what falls together here can be grouped again.
  const std::vector<std::size_t> groups = group_near_duplicates(sketches);
  for (std::size_t i = 0; i < groups.size(); ++i)
    sources_[with_sketch[i]].clump = with_sketch[groups[i]];
}

std::vector<std::uint32_t> ClaimWeights::origins_of(std::span<const ClaimIndex> claims) const {
  std::map<std::uint32_t, std::set<std::uint32_t>> clumps;
  for (const ClaimIndex index : claims)
    clumps[sources_[source_[index]].clump].insert(source_[index]);
  std::map<std::uint32_t, std::uint32_t> origin_of_source;
  for (const auto& [clump, members] : clumps) {
    const std::vector<std::uint32_t> sources(members.begin(), members.end());
    std::vector<std::size_t> groups(sources.size());
    if (sources.size() > 1) {
      std::vector<TextSketch> sketches;
      for (const std::uint32_t source : sources)
        sketches.push_back(*sources_[source].sketch);
      groups = group_near_duplicates(sketches);
    }
    for (std::size_t i = 0; i < sources.size(); ++i)
      origin_of_source[sources[i]] = sources[groups[i]];
  }
  std::vector<std::uint32_t> found;
  for (const ClaimIndex index : claims)
    found.push_back(origin_of_source.at(source_[index]));
  return found;
}

std::uint32_t ClaimWeights::origins(std::span<const ClaimIndex> claims) const {
  const std::vector<std::uint32_t> found = origins_of(claims);
  return static_cast<std::uint32_t>(std::set(found.begin(), found.end()).size());
}

double ClaimWeights::confidence(std::span<const ClaimIndex> claims) const {
  const std::vector<std::uint32_t> origins = origins_of(claims);
  std::map<std::uint32_t, double> best;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    double& value = best[origins[i]];
    value = std::max(value, claims_[claims[i]].confidence);
  }
  // Multiplied in the order of the values: the numbers of the origins depend on the input's order,
  // and a product of doubles on the order of its factors.
  std::vector<double> values;
  for (const auto& [origin, value] : best)
    values.push_back(value);
  std::sort(values.begin(), values.end());
  double doubt = 1;
  for (const double value : values)
    doubt *= 1 - value;
  // Far below a step, far above the rounding error of the product: a half that is a hair short in
  // binary still goes up.
  constexpr double kHair = 1e-9;
  return std::floor((1 - doubt) * 100 + 0.5 + kHair) / 100;
}

bool ClaimWeights::before(ClaimIndex a, ClaimIndex b) const {
  const Day never = Day::max();
  const Claim &x = claims_[a], &y = claims_[b];
  const Day x_day = x.published.value_or(never), y_day = y.published.value_or(never);
  return std::tie(x_day, x.id) < std::tie(y_day, y.id);
}

std::vector<ClaimIndex> ClaimWeights::in_order(std::vector<ClaimIndex> claims) const {
  std::sort(claims.begin(), claims.end(),
            [this](ClaimIndex a, ClaimIndex b) { return before(a, b); });
  claims.erase(std::unique(claims.begin(), claims.end()), claims.end());
  return claims;
}

}  // namespace entente
