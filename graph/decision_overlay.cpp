#include "graph/decision_overlay.h"

#include <algorithm>

#include "graph/key_codec.h"
#include "graph/store_state.h"

namespace entente {

/// Turns ids into the numbers of one store.
class DecisionOverlay::Maker {
 public:
  Maker(const RocksView& view, const Labels& labels, DecisionOverlay& overlay)
      : view_(view), labels_(labels), overlay_(overlay) {}

  Result<void> take(const Decision& decision) {
    switch (decision.kind) {
      case DecisionKind::kForgetArticle:
      case DecisionKind::kPurgeArticle:
        return forget_article(decision.target);
      case DecisionKind::kForgetSource:
      case DecisionKind::kPurgeSource:
        if (const auto at = labels_.numbers.find(decision.target); at != labels_.numbers.end())
          overlay_.forgotten_sources_.insert(at->second);
        return {};
      case DecisionKind::kMerge:
        return merge(decision.target, decision.other);
      case DecisionKind::kRename:
        return rename(decision.target, decision.other);
      case DecisionKind::kSplit:
        return split(decision);
      case DecisionKind::kReject:
        return judge(decision, overlay_.rejected_, overlay_.confirmed_);
      case DecisionKind::kConfirm:
        return judge(decision, overlay_.confirmed_, overlay_.rejected_);
      case DecisionKind::kUndo:
        break;
    }
    return {};
  }

 private:
  Result<std::optional<EntityNumber>> entity(const std::string& id) const {
    auto bytes = view_.get(Family::kEntityIds, id);
    if (!bytes.ok()) return bytes.error();
    if (!*bytes) return std::optional<EntityNumber>();
    const auto number = decode_entity_key(**bytes);
    if (!number) return Error{ErrorCode::kCorruption, "damaged number of an entity"};
    return number;
  }

  Result<std::optional<ArticleNumber>> article(const std::string& id) const {
    auto bytes = view_.get(Family::kArticleIds, encode_key(*ClaimId::parse(id)));
    if (!bytes.ok()) return bytes.error();
    if (!*bytes) return std::optional<ArticleNumber>();
    const auto number = decode_article_key(**bytes);
    if (!number) return Error{ErrorCode::kCorruption, "damaged number of an article"};
    return number;
  }

  Result<void> forget_article(const std::string& id) {
    auto number = article(id);
    if (!number.ok()) return number.error();
    if (*number) overlay_.forgotten_articles_.insert(**number);
    return {};
  }

  Result<void> merge(const std::string& kept, const std::string& joins) {
    auto a = entity(kept), b = entity(joins);
    if (!a.ok()) return a.error();
    if (!b.ok()) return b.error();
    if (!*a || !*b) return {};
    const EntityNumber to = overlay_.shown(**a), from = overlay_.shown(**b);
    if (to == from) return {};
    std::vector<EntityNumber> joining = std::move(overlay_.members_[from]);
    overlay_.members_.erase(from);
    joining.insert(joining.begin(), from);
    for (const EntityNumber member : joining)
      overlay_.shown_[member] = to;
    auto& members = overlay_.members_[to];
    members.insert(members.end(), joining.begin(), joining.end());
    return {};
  }

  Result<void> rename(const std::string& id, const std::string& name) {
    auto number = entity(id);
    if (!number.ok()) return number.error();
    if (*number) overlay_.names_[**number] = name;
    return {};
  }

  Result<void> split(const Decision& decision) {
    auto from = entity(decision.target), to = entity(decision.other);
    if (!from.ok()) return from.error();
    if (!to.ok()) return to.error();
    if (!*from || !*to) return {};
    overlay_.split_off_[**from].insert(**to);
    for (const ClaimName& name : decision.claims) {
      auto claims = claims_of(name);
      if (!claims.ok()) return claims.error();
      for (const ClaimNumber claim : *claims) {
        overlay_.moves_[claim].push_back({**from, **to});
        auto& arrived = overlay_.arrived_[**to];
        const auto at = std::lower_bound(arrived.begin(), arrived.end(), claim);
        if (at == arrived.end() || *at != claim) arrived.insert(at, claim);
      }
    }
    return {};
  }

  Result<void> judge(const Decision& decision, std::set<ClaimNumber>& into,
                     std::set<ClaimNumber>& from) {
    for (const ClaimName& name : decision.claims) {
      auto claims = claims_of(name);
      if (!claims.ok()) return claims.error();
      for (const ClaimNumber claim : *claims) {
        into.insert(claim);
        from.erase(claim);
      }
    }
    return {};
  }

  /// The claims that answer to a name; there may be several, of different bounds or polarity.
  Result<std::vector<ClaimNumber>> claims_of(const ClaimName& name) const {
    auto candidates = name.article.empty() ? claims_between_ends(name) : claims_of_article(name);
    if (!candidates.ok()) return candidates.error();
    std::vector<ClaimNumber> found;
    for (const ClaimNumber number : *candidates) {
      auto bytes = view_.get(Family::kClaims, encode_key(number));
      if (!bytes.ok()) return bytes.error();
      if (!*bytes) return missing_record("a claim");
      auto record = decode_claim(**bytes, number);
      if (!record.ok()) return record.error();
      auto claim = make_claim(*record, labels_, [this](EntityNumber end) { return id_of(end); });
      if (!claim.ok()) return claim.error();
      claim->article = name.article;
      if (name_of(*claim) == name) found.push_back(number);
    }
    return found;
  }

  Result<std::vector<ClaimNumber>> claims_of_article(const ClaimName& name) const {
    auto number = article(name.article);
    if (!number.ok()) return number.error();
    if (!*number) return std::vector<ClaimNumber>();
    auto bytes = view_.get(Family::kArticles, encode_key(**number));
    if (!bytes.ok()) return bytes.error();
    if (!*bytes) return missing_record("an article");
    auto record = decode_article(**bytes);
    if (!record.ok()) return record.error();
    return std::move(record->claims);
  }

  /// For rows, which no index lists by data set: the claims of the subject with the relation.
  Result<std::vector<ClaimNumber>> claims_between_ends(const ClaimName& name) const {
    std::vector<ClaimNumber> numbers;
    auto subject = entity(name.subject);
    if (!subject.ok()) return subject.error();
    const auto relation = labels_.numbers.find(name.relation);
    if (!*subject || relation == labels_.numbers.end()) return numbers;
    bool ok = true;
    auto scanned = view_.scan(Family::kByEntity, entity_index_prefix(**subject, relation->second),
                              [&](std::string_view key, std::string_view) {
                                const auto claim = decode_index_claim(key);
                                if ((ok = claim.has_value())) numbers.push_back(*claim);
                                return ok;
                              });
    if (!scanned.ok()) return scanned.error();
    if (!ok) return Error{ErrorCode::kCorruption, "damaged index key"};
    return numbers;
  }

  Result<std::string> id_of(EntityNumber number) const {
    auto bytes = view_.get(Family::kEntities, encode_key(number));
    if (!bytes.ok()) return bytes.error();
    if (!*bytes) return missing_record("an entity");
    auto record = decode_entity(**bytes);
    if (!record.ok()) return record.error();
    return std::move(record->id);
  }

  const RocksView& view_;
  const Labels& labels_;
  DecisionOverlay& overlay_;
};

Result<DecisionOverlay> DecisionOverlay::make(const DecisionLog& log, const RocksView& view,
                                              const Labels& labels) {
  DecisionOverlay overlay;
  Maker maker(view, labels, overlay);
  for (const Decision& decision : log.all()) {
    if (!log.stands(decision)) continue;
    if (auto taken = maker.take(decision); !taken.ok()) return taken.error();
  }
  return overlay;
}

EntityNumber DecisionOverlay::shown(EntityNumber entity) const {
  const auto at = shown_.find(entity);
  return at == shown_.end() ? entity : at->second;
}

std::vector<EntityNumber> DecisionOverlay::members(EntityNumber entity) const {
  std::vector<EntityNumber> all{entity};
  if (const auto at = members_.find(entity); at != members_.end())
    all.insert(all.end(), at->second.begin(), at->second.end());
  return all;
}

std::span<const ClaimNumber> DecisionOverlay::arrived(EntityNumber entity) const {
  const auto at = arrived_.find(entity);
  return at == arrived_.end() ? std::span<const ClaimNumber>() : at->second;
}

std::vector<EntityNumber> DecisionOverlay::split_off(EntityNumber entity) const {
  const auto at = split_off_.find(entity);
  if (at == split_off_.end()) return {};
  return {at->second.begin(), at->second.end()};
}

const std::string* DecisionOverlay::name(EntityNumber entity) const {
  const auto at = names_.find(entity);
  return at == names_.end() ? nullptr : &at->second;
}

bool DecisionOverlay::marks(EntityNumber entity) const {
  return shown_.contains(entity) || members_.contains(entity) || arrived_.contains(entity) ||
         split_off_.contains(entity);
}

void DecisionOverlay::apply(ClaimEntry& entry) const {
  const auto replace = [](EntityNumber& end, const Move& move) {
    if (end == move.from) end = move.to;
  };
  if (const auto at = moves_.find(entry.claim); at != moves_.end()) {
    for (const Move& move : at->second) {
      replace(entry.subject, move);
      for (std::optional<EntityNumber>* end : {&entry.object, &entry.place, &entry.attribution})
        if (*end) replace(**end, move);
    }
  }
  entry.subject = shown(entry.subject);
  for (std::optional<EntityNumber>* end : {&entry.object, &entry.place, &entry.attribution})
    if (*end) **end = shown(**end);
  if (confirmed_.contains(entry.claim)) entry.confidence = 1.0;
}

}  // namespace entente
