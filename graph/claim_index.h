#pragma once

// Part of the store: not for use outside this folder.

#include <string>
#include <vector>

#include "graph/schema.h"
#include "graph/store.h"

namespace entente {

/// A row of an index.
struct IndexRow {
  Family family;
  std::string key, value;
};

/// The families whose rows are those of index_rows().
inline constexpr Family kClaimIndexes[] = {Family::kClaimIds, Family::kByEntity, Family::kByPair,
                                           Family::kByRelation};

/// Every row by which a claim is found: what a claim that comes puts, and one that goes erases.
std::vector<IndexRow> index_rows(const ClaimEntry& entry);

}  // namespace entente
