#pragma once

#include <cstddef>

#include "graph/result.h"
#include "graph/store.h"

namespace entente {

/// What a union of stores did.
struct MergeReport {
  std::size_t articles = 0;        ///< Of the other store.
  std::size_t articles_added = 0;  ///< That this store did not hold.
  std::size_t claims_new = 0;      ///< Rows included.
  std::size_t rows = 0;            ///< Of the other store.
  std::size_t decisions_added = 0;
  std::size_t articles_purged = 0;  ///< Left out: a decision purged them.
};

/// Puts all that another store holds into this one: articles with their publications, claims, rows
/// and decisions. In whatever order stores are united, and however often, the canonical export is
/// the same. Where two stores extracted one article differently, the extraction of the greater
/// fingerprint stands: which of two extractors is the newer, the fingerprints do not tell, and a
/// later `ingest` replaces either. A purge that was undone deletes nothing.
///
/// Each article is one atomic batch: an interrupted union is completed by running it again. Not
/// safe beside other writes to `into`. kIo, kCorruption: of either store.
Result<MergeReport> merge_store(Store& into, const Store& other);

}  // namespace entente
