#pragma once

// Shared by the files that read and write a store: not for use outside this folder.

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/decision_overlay.h"
#include "graph/record_codec.h"
#include "graph/rocks.h"
#include "graph/schema.h"
#include "graph/store.h"

namespace entente {

/// The keys of Family::kMeta.
inline constexpr std::string_view kFormatKey = "format", kMetaKey = "meta";

/// Refuses what `bytes`, the format's record if there is one, says to be no store of ours.
Result<void> check_format(const std::string& path, const std::optional<std::string>& bytes);

/// Opens the database. Only one whose families are not those of the schema is opened once more, to
/// say why it is refused: each opening takes milliseconds.
Result<Rocks> open_rocks(const std::string& path, const StoreOptions& options, Rocks::Mode mode);

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
  std::mutex mutex;  ///< Guards what a snapshot takes while a writer changes it: the next three.
  MetaRecord meta;
  std::shared_ptr<const DecisionLog> decisions = std::make_shared<DecisionLog>();
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
  std::shared_ptr<const DecisionLog> decisions;
  /// What reads apply; nothing if there are no decisions, or if they are not asked for.
  std::optional<DecisionOverlay> overlay = std::nullopt;
  /// Why the overlay could not be made: every read of claims or entities then fails with it.
  std::optional<Error> broken = std::nullopt;

  /// The entity that stands for this one in answers.
  EntityNumber shown(EntityNumber entity) const {
    return overlay ? overlay->shown(entity) : entity;
  }
  /// Applies the decisions to an entry; false if they hide it.
  Result<bool> admit(ClaimEntry& entry) const;
  /// The publications that no decision hides: all of them if it hides every one.
  std::vector<Publication> visible(std::vector<Publication> publications) const;
  bool is_hidden(ArticleNumber number, const ArticleRecord& record) const;
  /// The variants of an entity and of those that were merged into it, and those that splits bring.
  Result<EntityRecord> united_record(EntityNumber number) const;
  Result<std::vector<EndRecord>> arrived_ends(EntityNumber number) const;

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
