#pragma once

// Part of store.cpp: not for use outside this folder.

#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "graph/entity_changes.h"
#include "graph/record_codec.h"
#include "graph/store_state.h"

namespace entente {

/// One atomic change of a store: collects what it touches, then writes it all or nothing.
class StoreWriter {
 public:
  explicit StoreWriter(Store::State& state);

  /// Store::put_article() and Store::put_rows().
  Result<PutReport> put_article(Article article, std::span<const Claim> claims);
  Result<std::size_t> put_rows(std::span<const Claim> rows);
  /// Store::decide() and Store::put_decision().
  Result<Decision> decide(Decision draft, std::int64_t now);
  Result<bool> put_decision(Decision decision);

 private:
  LabelNumber label_number(const std::string& text);

  Result<ClaimRecord> make_record(const Claim& claim);
  Result<ClaimNumber> add_claim(ClaimRecord record);
  Result<void> remove_claim(ClaimNumber number);
  void write_claim(const ClaimRecord& record);
  Result<ClaimRecord> load_claim(ClaimNumber number) const;
  Result<std::optional<ClaimNumber>> find_claim(const ClaimId& id) const;

  Result<std::optional<std::pair<ArticleNumber, ArticleRecord>>> find_article(
      const ClaimId& id) const;
  Result<void> replace_claims(ArticleNumber number, ArticleRecord& record, const Article& article,
                              std::span<const Claim> claims);
  Result<void> unite_claims(ArticleNumber number, ArticleRecord& record, const Article& article,
                            std::span<const Claim> claims);
  Result<void> republish_claims(const ArticleRecord& record);

  // In decision_writer.cpp:
  Result<void> check_known(const Decision& decision) const;
  Result<bool> knows_entity(const std::string& id) const;
  Result<bool> knows_claim(const ClaimName& name) const;
  Result<bool> knows_source(const std::string& source) const;
  Result<void> write_decision(const Decision& decision);
  Result<void> purge(const Decision& decision);
  Result<void> purge_article(ArticleNumber number, const ArticleRecord& record);
  Result<void> purge_source(const std::string& source);
  Result<void> purge_rows(LabelNumber dataset);

  Result<void> commit();

  Store::State& state_;
  RocksView view_;
  RocksBatch batch_;
  MetaRecord meta_;
  std::set<ClaimId> removed_;  // By this change; one that is added again is not new.
  std::size_t new_claims_ = 0;
  std::vector<Decision> new_decisions_;
  std::vector<std::string> new_labels_;  // In the order of their numbers.
  std::map<std::string, LabelNumber, std::less<>> new_label_numbers_;
  EntityChanges entities_;  // Of the three above.
};

}  // namespace entente
