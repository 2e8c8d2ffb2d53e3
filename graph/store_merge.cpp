#include "graph/store_merge.h"

#include <utility>
#include <vector>

namespace entente {

namespace {

constexpr std::size_t kRowsPerBatch = 1000;

Article article_of(const Publication& publication, const std::string& id) {
  return {id,
          publication.name,
          publication.title,
          publication.source,
          publication.url,
          publication.published,
          publication.published_by,
          publication.language,
          "",
          ""};
}

class Merger {
 public:
  Merger(Store& into, const Store& other)
      : into_(into),
        before_(into.snapshot(Decided::kIgnored)),
        theirs_(other.snapshot(Decided::kIgnored)) {}

  Result<MergeReport> run();

 private:
  Result<void> add_decisions();
  Result<void> add_article(ArticleNumber number);
  Result<void> put(const Article& article, std::span<const Claim> claims);
  Result<bool> stands(const StoredArticle& stored) const;
  Result<std::vector<Claim>> claims_of(ArticleNumber number) const;
  Result<void> add_rows();

  Store& into_;
  Snapshot before_, theirs_;
  MergeReport report_;
};

/// What undoes comes first: a purge that was taken back must delete nothing.
Result<void> Merger::add_decisions() {
  for (const bool undoing : {true, false}) {
    for (const Decision& decision : theirs_.decisions().all()) {
      if ((decision.kind == DecisionKind::kUndo) != undoing) continue;
      auto added = into_.put_decision(decision);
      if (!added) return added.error();
      report_.decisions_added += *added ? 1 : 0;
    }
  }
  return {};
}

Result<std::vector<Claim>> Merger::claims_of(ArticleNumber number) const {
  auto entries = theirs_.claims_of_article(number);
  if (!entries) return entries.error();
  std::vector<ClaimNumber> numbers;
  for (const ClaimEntry& entry : *entries)
    numbers.push_back(entry.claim);
  return theirs_.claims(numbers);
}

/// Whether the other store's extraction of an article takes the place of, or joins, ours.
Result<bool> Merger::stands(const StoredArticle& stored) const {
  auto known = before_.find_article(stored.article.id);
  if (!known) return known.error();
  if (!*known) return true;
  auto ours = before_.article(**known, Snapshot::Text::kWithout);
  if (!ours) return ours.error();
  return !ours->extracted || ours->article.extractor <= stored.article.extractor;
}

Result<void> Merger::put(const Article& article, std::span<const Claim> claims) {
  auto done = into_.put_article(article, claims);
  if (!done) return done.error();
  report_.articles_added += done->outcome == PutOutcome::kAdded ? 1 : 0;
  report_.articles_purged += done->outcome == PutOutcome::kPurged && !article.text.empty() ? 1 : 0;
  report_.claims_new += done->new_claims;
  return {};
}

Result<void> Merger::add_article(ArticleNumber number) {
  auto stored = theirs_.article(number, Snapshot::Text::kWith);
  if (!stored) return stored.error();
  ++report_.articles;
  const Publication main = stored->extracted ? *stored->extracted : stored->publications.front();
  Article article = article_of(main, stored->article.id);
  article.text = stored->article.text;
  std::vector<Claim> claims;
  if (stored->extracted) {
    auto ours = stands(*stored);
    if (!ours) return ours.error();
    if (*ours) {
      auto found = claims_of(number);
      if (!found) return found.error();
      claims = *std::move(found);
      article.extractor = stored->article.extractor;
    }
  }
  if (auto done = put(article, claims); !done) return done;
  for (const Publication& publication : stored->publications) {
    if (publication == main) continue;
    if (auto done = put(article_of(publication, stored->article.id), {}); !done) return done;
  }
  return {};
}

Result<void> Merger::add_rows() {
  if (theirs_.counts().rows == 0) return {};
  auto entries = theirs_.all_claims();
  if (!entries) return entries.error();
  std::vector<Claim> rows;
  const auto flush = [&]() -> Result<void> {
    auto added = into_.put_rows(rows);
    if (!added) return added.error();
    report_.rows += rows.size();
    report_.claims_new += *added;
    rows.clear();
    return {};
  };
  for (const ClaimEntry& entry : *entries) {
    if (!entry.is_row()) continue;
    auto row = theirs_.claim(entry.claim);
    if (!row) return row.error();
    rows.push_back(*std::move(row));
    if (rows.size() < kRowsPerBatch) continue;
    if (auto done = flush(); !done) return done;
  }
  return flush();
}

Result<MergeReport> Merger::run() {
  if (auto done = add_decisions(); !done) return done.error();
  auto articles = theirs_.all_articles();
  if (!articles) return articles.error();
  for (const ArticleNumber number : *articles) {
    if (auto done = add_article(number); !done) return done.error();
  }
  if (auto done = add_rows(); !done) return done.error();
  return report_;
}

}  // namespace

Result<MergeReport> merge_store(Store& into, const Store& other) {
  return Merger(into, other).run();
}

}  // namespace entente
