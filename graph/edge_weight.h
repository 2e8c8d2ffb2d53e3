#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/claim.h"
#include "graph/edge.h"

namespace entente {

/// How much claims weigh together (edges.md, "Weight"). Borrows claims and origins, which must
/// outlive it.
class ClaimWeights {
 public:
  ClaimWeights(std::span<const Claim> claims, const Origins& origins);

  const Claim& claim(ClaimIndex index) const { return claims_[index]; }
  std::span<const Claim> claims() const { return claims_; }
  /// The number of independent origins of these claims.
  std::uint32_t origins(std::span<const ClaimIndex> claims) const;
  /// 1 - product of (1 - best confidence) over the origins, rounded to 0.01, halves up.
  double confidence(std::span<const ClaimIndex> claims) const;
  /// By publication, undated ones last, then by id.
  bool before(ClaimIndex a, ClaimIndex b) const;
  /// Sorted by before(), each once.
  std::vector<ClaimIndex> in_order(std::vector<ClaimIndex> claims) const;

 private:
  /// For each of the claims, in their order, a number that those of one origin among them share.
  std::vector<std::uint32_t> origins_of(std::span<const ClaimIndex> claims) const;

  /// An article or a data set.
  struct Source {
    const TextSketch* sketch = nullptr;  ///< Null if nothing can repeat it.
    std::uint32_t clump = 0;             ///< Only sources of one clump may repeat each other.
  };

  std::span<const Claim> claims_;
  std::vector<std::uint32_t> source_;  // Of each claim, in sources_.
  std::vector<Source> sources_;
};

}  // namespace entente
