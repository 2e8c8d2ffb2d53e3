// The writes of graph/store.h that record decisions, and the deletions that a purge asks for.

#include <algorithm>

#include "graph/key_codec.h"
#include "graph/store_writer.h"

namespace entente {

namespace {

Error unknown(const std::string& what) { return {ErrorCode::kNotFound, what}; }

}  // namespace

Result<bool> StoreWriter::knows_entity(const std::string& id) const {
  auto bytes = view_.get(Family::kEntityIds, id);
  if (!bytes.ok()) return bytes.error();
  return bytes->has_value();
}

Result<bool> StoreWriter::knows_claim(const ClaimName& name) const {
  for (const std::string* end : {&name.subject, &name.object}) {
    if (end->empty()) continue;
    auto known = knows_entity(*end);
    if (!known.ok() || !*known) return known;
  }
  if (name.article.empty()) return true;
  auto article = find_article(*ClaimId::parse(name.article));
  if (!article.ok()) return article.error();
  return article->has_value();
}

/// Reads as far as the first article or row of that source.
Result<bool> StoreWriter::knows_source(const std::string& source) const {
  const auto label = state_.labels->numbers.find(source);
  if (label == state_.labels->numbers.end()) return false;
  bool found = false;
  std::optional<Error> error;
  const auto stop = [&](Error why) {
    error = std::move(why);
    return false;
  };
  auto articles = view_.scan(Family::kArticles, "", [&](std::string_view, std::string_view value) {
    auto record = decode_article(value);
    if (!record.ok()) return stop(record.error());
    const auto& publications = record->publications;
    found = std::any_of(publications.begin(), publications.end(),
                        [&](const Publication& p) { return p.source == source; });
    return !found;
  });
  if (!articles.ok()) return articles.error();
  if (error) return *error;
  if (found || meta_.counts.rows == 0) return found;
  auto rows = view_.scan(Family::kClaims, "", [&](std::string_view, std::string_view value) {
    auto entry = decode_claim_entry(value, ClaimNumber{});
    if (!entry.ok()) return stop(entry.error());
    found = entry->is_row() && entry->source == label->second;
    return !found;
  });
  if (!rows.ok()) return rows.error();
  if (error) return *error;
  return found;
}

/// What a person decides about must be there; what another store decided need not be, yet.
Result<void> StoreWriter::check_known(const Decision& decision) const {
  const auto require = [](Result<bool> known, const std::string& what) -> Result<void> {
    if (!known.ok()) return known.error();
    if (!*known) return unknown(what);
    return {};
  };
  for (const ClaimName& claim : decision.claims) {
    auto known = require(knows_claim(claim), "no such claim of " + claim.subject);
    if (!known.ok()) return known;
  }
  switch (decision.kind) {
    case DecisionKind::kForgetArticle:
    case DecisionKind::kPurgeArticle: {
      auto article = find_article(*ClaimId::parse(decision.target));
      if (!article.ok()) return article.error();
      return *article ? Result<void>() : unknown("no article has the id " + decision.target);
    }
    case DecisionKind::kForgetSource:
    case DecisionKind::kPurgeSource:
      return require(knows_source(decision.target),
                     "no source is called \"" + decision.target + "\"");
    case DecisionKind::kMerge:  // The id that is shown may be one that no claim gives yet.
      return require(knows_entity(decision.other), "no entity has the id " + decision.other);
    case DecisionKind::kSplit:
    case DecisionKind::kRename:
      return require(knows_entity(decision.target), "no entity has the id " + decision.target);
    case DecisionKind::kUndo: {
      const Decision* undone = state_.decisions->find(decision.target);
      if (undone == nullptr) return unknown("no decision has the id " + decision.target);
      if (!state_.decisions->stands(*undone))
        return Error{ErrorCode::kInvalidArgument,
                     undone->kind == DecisionKind::kUndo
                         ? "an undo cannot be undone: decide again what it took back"
                         : "decision " + decision.target + " was undone already"};
      return {};
    }
    case DecisionKind::kReject:
    case DecisionKind::kConfirm:
      break;
  }
  return {};
}

Result<void> StoreWriter::purge_article(ArticleNumber number, const ArticleRecord& record) {
  for (const ClaimNumber claim : record.claims)
    if (auto removed = remove_claim(claim); !removed.ok()) return removed;
  batch_.erase(Family::kTexts, encode_key(number));
  batch_.erase(Family::kArticles, encode_key(number));
  batch_.erase(Family::kArticleIds, encode_key(*ClaimId::parse(record.id)));
  --meta_.counts.articles;
  meta_.counts.publications -= record.publications.size();
  return {};
}

/// Deletes the rows of a data set.
Result<void> StoreWriter::purge_rows(LabelNumber dataset) {
  std::vector<ClaimNumber> rows;
  std::optional<Error> error;
  auto scanned = view_.scan(Family::kClaims, "", [&](std::string_view key, std::string_view value) {
    const auto number = decode_claim_key(key);
    auto entry = number ? decode_claim_entry(value, *number)
                        : Result<ClaimEntry>(Error{ErrorCode::kCorruption, "damaged claim key"});
    if (!entry.ok()) return error = entry.error(), false;
    if (entry->is_row() && entry->source == dataset) rows.push_back(*number);
    return true;
  });
  if (!scanned.ok()) return scanned;
  if (error) return *error;
  for (const ClaimNumber row : rows)
    if (auto removed = remove_claim(row); !removed.ok()) return removed;
  return {};
}

/// Deletes what only this source published, and its publications of what others print too.
Result<void> StoreWriter::purge_source(const std::string& source) {
  const auto label = state_.labels->numbers.find(source);
  if (label == state_.labels->numbers.end()) return {};
  if (auto purged = purge_rows(label->second); !purged.ok()) return purged;
  std::vector<std::pair<ArticleNumber, ArticleRecord>> articles;
  std::optional<Error> error;
  auto scanned =
      view_.scan(Family::kArticles, "", [&](std::string_view key, std::string_view value) {
        const auto number = decode_article_key(key);
        auto record = number ? decode_article(value)
                             : Result<ArticleRecord>(
                                   Error{ErrorCode::kCorruption, "damaged number of an article"});
        if (!record.ok()) return error = record.error(), false;
        const auto& publications = record->publications;
        if (std::any_of(publications.begin(), publications.end(),
                        [&](const Publication& p) { return p.source == source; }))
          articles.emplace_back(*number, std::move(*record));
        return true;
      });
  if (!scanned.ok()) return scanned;
  if (error) return *error;
  for (auto& [number, record] : articles) {
    const std::size_t before = record.publications.size();
    const std::optional<Publication> extracted =
        record.extracted ? std::optional(record.publications[*record.extracted]) : std::nullopt;
    std::vector<Publication> kept;
    for (const Publication& publication : record.publications)
      if (publication.source != source) kept.push_back(publication);
    if (kept.empty()) {
      if (auto purged = purge_article(number, record); !purged.ok()) return purged;
      continue;
    }
    record.publications = std::move(kept);
    meta_.counts.publications -= before - record.publications.size();
    if (extracted) {
      const auto at = std::find(record.publications.begin(), record.publications.end(), *extracted);
      record.extracted = at == record.publications.end()
                             ? 0
                             : static_cast<std::size_t>(at - record.publications.begin());
    }
    if (auto done = republish_claims(record); !done.ok()) return done;
    batch_.put(Family::kArticles, encode_key(number), encode_article(record));
  }
  return {};
}

/// Deletes what a purge asks for.
Result<void> StoreWriter::purge(const Decision& decision) {
  if (decision.kind == DecisionKind::kPurgeSource) return purge_source(decision.target);
  if (decision.kind != DecisionKind::kPurgeArticle) return {};
  auto article = find_article(*ClaimId::parse(decision.target));
  if (!article.ok()) return article.error();
  return *article ? purge_article((*article)->first, (*article)->second) : Result<void>();
}

Result<void> StoreWriter::write_decision(const Decision& decision) {
  // What a decision names has a number, though no stored claim may speak of it (yet).
  const bool names_target = decision.kind == DecisionKind::kMerge ||
                            decision.kind == DecisionKind::kSplit ||
                            decision.kind == DecisionKind::kRename;
  const bool names_other = names_target && decision.kind != DecisionKind::kRename;
  if (names_target)
    if (auto number = entities_.number_of(decision.target); !number.ok()) return number.error();
  if (names_other)
    if (auto number = entities_.number_of(decision.other); !number.ok()) return number.error();
  if (decision.kind == DecisionKind::kForgetSource || decision.kind == DecisionKind::kPurgeSource)
    label_number(decision.target);
  batch_.put(Family::kDecisions, encode_key(*ClaimId::parse(decision.id)),
             encode_decision(decision));
  new_decisions_.push_back(decision);
  return commit();
}

Result<Decision> StoreWriter::decide(Decision draft, std::int64_t now) {
  const auto& decided = state_.decisions->all();
  draft.when = decided.empty() ? now : std::max(now, decided.back().when + 1);
  draft.id.clear();
  if (auto completed = complete_decision(draft); !completed.ok()) return completed.error();
  if (auto known = check_known(draft); !known.ok()) return known.error();
  if (auto purged = purge(draft); !purged.ok()) return purged.error();
  if (auto written = write_decision(draft); !written.ok()) return written.error();
  return draft;
}

Result<bool> StoreWriter::put_decision(Decision decision) {
  if (auto completed = complete_decision(decision); !completed.ok()) return completed.error();
  if (state_.decisions->find(decision.id) != nullptr) return false;
  std::vector<Decision> with_it = state_.decisions->all();
  with_it.push_back(decision);
  // An undo that came first has taken it back: then it deletes nothing.
  if (DecisionLog(std::move(with_it)).stands(decision))
    if (auto purged = purge(decision); !purged.ok()) return purged.error();
  if (auto written = write_decision(decision); !written.ok()) return written.error();
  return true;
}

}  // namespace entente
