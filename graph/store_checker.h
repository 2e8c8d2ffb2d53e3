#pragma once

// Part of store_check.cpp and index_check.cpp: not for use outside this folder.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "graph/record_codec.h"
#include "graph/rocks.h"
#include "graph/store_check.h"
#include "graph/store_state.h"

namespace entente {

/// The rows of a family, in any order, as one number: two families with the same sum hold the same
/// rows (by 128-bit hashes).
struct RowSum {
  std::uint64_t low = 0, high = 0, rows = 0;

  void add(std::string_view key, std::string_view value);
  bool operator==(const RowSum&) const = default;
};

/// One look at a store, from its first file to its last counter.
class StoreChecker {
 public:
  using OnFinding = std::function<void(const Finding&)>;

  /// Borrows both.
  StoreChecker(Rocks& rocks, CheckMode mode, const OnFinding& on_finding);

  /// Errors are those of writing a repair.
  Result<CheckReport> run();

 private:
  using Rows = std::map<std::string, std::string>;
  /// What the rows of a claim must agree with.
  struct ArticleFacts {
    std::string id;
    std::optional<Day> published;
    std::string source;
    bool has_text = false;
    std::vector<ClaimNumber> claims;
  };
  /// What claims say of an entity.
  struct EntityTally {
    std::map<std::tuple<std::string, std::optional<std::string>, std::optional<std::string>>,
             std::uint64_t>
        variants;
    std::map<std::string, std::uint64_t> names;
  };

  void report(Family family, const std::string& what, bool repairable);
  /// Something that no other part of the store tells of.
  void report_loss(Family family, const std::string& what);
  /// Scans a family; false, and reported, if it cannot be read.
  bool scan(Family family, const RocksView::Visit& visit);
  void put(Family family, std::string key, std::string value);
  void erase(Family family, std::string key);
  void write_repairs();

  // What is stored, in store_check.cpp:
  void read_labels();
  void read_entity_ids();
  void read_articles();
  void check_text(ArticleNumber number, const ArticleRecord& record);
  void read_claims();
  void check_claim(const ClaimRecord& record);
  void check_origin(const std::string& name, const ClaimRecord& record);
  void check_quote(const std::string& name, const ClaimEntry& entry, const TextEvidence& span);
  void count_ends(const ClaimRecord& record);
  void check_article_claims();
  void check_decisions();
  void check_meta();

  // What follows from it, in index_check.cpp:
  void check_claim_index(Family family);
  void check_rows(Family family, const Rows& expected);
  bool same_sum(Family family, const RowSum& expected);
  Rows entity_rows() const;
  Rows alias_rows() const;
  Rows name_rows() const;
  std::string owner_of(Family family, std::string_view key) const;
  std::optional<ClaimEntry> stored_entry(ClaimNumber number) const;

  Rocks& rocks_;
  RocksView view_;
  CheckMode mode_;
  const OnFinding& on_finding_;
  CheckReport report_;
  bool lost_ = false;  // What cannot be made anew is damaged: nothing is repaired.
  RocksBatch repairs_;
  std::size_t repairs_waiting_ = 0;
  std::optional<Error> write_error_;

  Labels labels_;
  std::map<EntityNumber, std::string> entity_ids_;
  std::map<ArticleNumber, ArticleFacts> articles_;
  std::vector<std::pair<ArticleNumber, ClaimNumber>> claims_of_articles_;
  std::map<EntityNumber, EntityTally> entities_;
  std::map<Family, RowSum> claim_index_sums_;
  std::uint64_t next_claim_ = 0;
  std::optional<std::pair<ArticleNumber, std::string>> text_;  // Of the last claim's article.
};

}  // namespace entente
