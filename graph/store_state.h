#pragma once

// Shared by the files that read and write a store: not for use outside this folder.

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/record_codec.h"
#include "graph/rocks.h"
#include "graph/store.h"

namespace entente {

/// The texts that have numbers, all in memory.
struct Labels {
  std::vector<std::string> texts{""};  ///< By number.
  std::map<std::string, LabelNumber, std::less<>> numbers{{"", kNoLabel}};

  void add(std::string text) {
    numbers.emplace(text, LabelNumber{static_cast<std::uint32_t>(texts.size())});
    texts.push_back(std::move(text));
  }
};

struct Store::State {
  Rocks rocks;
  OpenMode mode = OpenMode::kReadOnly;
  bool open = true;
  std::mutex mutex;  ///< Guards what a snapshot takes while a writer changes it: the next two.
  MetaRecord meta;
  std::shared_ptr<Labels> labels;  ///< Shared with snapshots: changed by add_labels() alone.

  explicit State(Rocks r) : rocks(std::move(r)) {}

  /// Adds labels with the next numbers. Requires: the mutex is held. Copies the table only if a
  /// snapshot holds it, so a load, which takes none, stays linear in the number of labels.
  void add_labels(const std::vector<std::string>& texts);
};

struct Snapshot::State {
  RocksView view;
  StoreCounts counts;
  std::shared_ptr<const Labels> labels;

  Result<EntityRecord> entity_record(EntityNumber number) const;
  Result<ArticleRecord> article_record(ArticleNumber number) const;
  Result<ClaimRecord> claim_record(ClaimNumber number) const;
};

/// kCorruption: what an index promises is not there.
Error missing_record(std::string_view what);

/// A claim's record as a claim. `id_of` gives the id of an entity's number.
Result<Claim> make_claim(const ClaimRecord& record, const Labels& labels,
                         const std::function<Result<std::string>(EntityNumber)>& id_of);

}  // namespace entente
