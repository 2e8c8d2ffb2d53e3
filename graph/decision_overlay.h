#pragma once

// Part of the store: not for use outside this folder.

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "graph/decision.h"
#include "graph/record_codec.h"
#include "graph/rocks.h"
#include "graph/store.h"

namespace entente {

struct Labels;

/// The decisions that stand, in the numbers of one store, as reads apply them. What they do not
/// name costs a look into an empty table. Immutable once made.
class DecisionOverlay {
 public:
  /// kIo, kCorruption of the store. What the store does not know (any more) is left out.
  static Result<DecisionOverlay> make(const DecisionLog& log, const RocksView& view,
                                      const Labels& labels);

  /// The entity that answers show for this one.
  EntityNumber shown(EntityNumber entity) const;
  /// All that are shown as `entity`, itself first. Requires: `entity` is shown for itself.
  std::vector<EntityNumber> members(EntityNumber entity) const;
  /// The claims that a split moved to `entity`; rising.
  std::span<const ClaimNumber> arrived(EntityNumber entity) const;
  /// The entities that were split off `entity`.
  std::vector<EntityNumber> split_off(EntityNumber entity) const;
  /// The name that a decision gives it.
  const std::string* name(EntityNumber entity) const;
  /// Whether reads of this entity differ from what its index entries say.
  bool marks(EntityNumber entity) const;

  bool is_forgotten(ArticleNumber article) const { return forgotten_articles_.contains(article); }
  bool is_forgotten_source(LabelNumber source) const { return forgotten_sources_.contains(source); }
  bool forgets_sources() const { return !forgotten_sources_.empty(); }
  bool hides_claims() const {
    return !forgotten_articles_.empty() || !forgotten_sources_.empty() || !rejected_.empty();
  }
  bool is_rejected(ClaimNumber claim) const { return rejected_.contains(claim); }
  bool is_confirmed(ClaimNumber claim) const { return confirmed_.contains(claim); }

  /// Moves the ends of a claim as splits and merges say, and sets a confirmed one's confidence.
  void apply(ClaimEntry& entry) const;

 private:
  class Maker;

  struct Move {
    EntityNumber from{}, to{};
  };
  std::map<EntityNumber, EntityNumber> shown_;                 // Only of those that joined another.
  std::map<EntityNumber, std::vector<EntityNumber>> members_;  // Without itself.
  std::map<EntityNumber, std::string> names_;
  std::map<ClaimNumber, std::vector<Move>> moves_;
  std::map<EntityNumber, std::vector<ClaimNumber>> arrived_;
  std::map<EntityNumber, std::set<EntityNumber>> split_off_;
  std::set<ClaimNumber> rejected_, confirmed_;
  std::set<ArticleNumber> forgotten_articles_;
  std::set<LabelNumber> forgotten_sources_;
};

}  // namespace entente
