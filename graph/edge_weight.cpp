#include "graph/edge_weight.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <tuple>

namespace entente {

namespace {

std::string origin_name(const Claim& claim, const Origins& origins) {
  if (const auto* row = std::get_if<RowEvidence>(&claim.evidence))
    return "data set " + row->dataset;
  const auto cluster = origins.cluster_of_article.find(claim.article);
  return "article " +
         (cluster == origins.cluster_of_article.end() ? claim.article : cluster->second);
}

}  // namespace

ClaimWeights::ClaimWeights(std::span<const Claim> claims, const Origins& origins)
    : claims_(claims) {
  std::map<std::string, std::uint32_t> numbers;
  origin_.reserve(claims.size());
  for (const Claim& claim : claims) {
    const auto next = static_cast<std::uint32_t>(numbers.size());
    origin_.push_back(numbers.try_emplace(origin_name(claim, origins), next).first->second);
  }
}

std::uint32_t ClaimWeights::origins(std::span<const ClaimIndex> claims) const {
  std::set<std::uint32_t> found;
  for (const ClaimIndex index : claims)
    found.insert(origin_[index]);
  return static_cast<std::uint32_t>(found.size());
}

double ClaimWeights::confidence(std::span<const ClaimIndex> claims) const {
  std::map<std::uint32_t, double> best;
  for (const ClaimIndex index : claims) {
    double& value = best[origin_[index]];
    value = std::max(value, claims_[index].confidence);
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
