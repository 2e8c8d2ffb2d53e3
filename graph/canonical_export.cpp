#include "graph/canonical_export.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "graph/claim_json.h"

namespace entente {

namespace {

using WriteLine = std::function<Result<void>(std::string_view)>;

Article article_under(const Publication& publication, const std::string& id) {
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

Result<void> write_publications(StoredArticle stored, const WriteLine& write) {
  const Publication& main = stored.extracted ? *stored.extracted : stored.publications.front();
  for (const Publication& publication : stored.publications) {
    if (publication == main) continue;
    const Article other = article_under(publication, stored.article.id);
    if (auto done = write(to_json_line(other, ArticleText::kWithout)); !done.ok()) return done;
  }
  Article last = article_under(main, stored.article.id);
  if (stored.extracted) last.extractor = stored.article.extractor;
  last.text = std::move(stored.article.text);
  return write(to_json_line(last, last.text.empty() ? ArticleText::kWithout : ArticleText::kWith));
}

Result<void> write_claims(const Snapshot& snapshot, ArticleNumber article, const WriteLine& write) {
  auto entries = snapshot.claims_of_article(article);
  if (!entries.ok()) return entries.error();
  std::vector<Claim> claims;
  for (const ClaimEntry& entry : *entries) {
    auto claim = snapshot.claim(entry.claim);
    if (!claim.ok()) return claim.error();
    claims.push_back(std::move(*claim));
  }
  const auto place = [](const Claim& claim) {
    const auto* span = std::get_if<TextEvidence>(&claim.evidence);
    return span == nullptr ? std::tuple(0u, 0u) : std::tuple(span->begin, span->end);
  };
  // Entries come by id, which stays the second criterion.
  std::stable_sort(claims.begin(), claims.end(),
                   [&](const Claim& a, const Claim& b) { return place(a) < place(b); });
  for (const Claim& claim : claims)
    if (auto done = write(to_json_line(claim)); !done.ok()) return done;
  return {};
}

Result<void> write_rows(const Snapshot& snapshot, const WriteLine& write) {
  if (snapshot.counts().rows == 0) return {};
  auto entries = snapshot.all_claims();
  if (!entries.ok()) return entries.error();
  for (const ClaimEntry& entry : *entries) {
    if (!entry.is_row()) continue;
    auto row = snapshot.claim(entry.claim);
    if (!row.ok()) return row.error();
    if (auto done = write(to_json_line(*row)); !done.ok()) return done;
  }
  return {};
}

}  // namespace

Result<void> export_canonical(const Store& store, const WriteLine& write) {
  const Snapshot snapshot = store.snapshot(Decided::kIgnored);
  auto articles = snapshot.all_articles();
  if (!articles.ok()) return articles.error();
  for (const ArticleNumber number : *articles) {
    auto stored = snapshot.article(number, Snapshot::Text::kWith);
    if (!stored.ok()) return stored.error();
    if (auto done = write_publications(std::move(*stored), write); !done.ok()) return done;
    if (auto done = write_claims(snapshot, number, write); !done.ok()) return done;
  }
  if (auto done = write_rows(snapshot, write); !done.ok()) return done;
  for (const Decision& decision : snapshot.decisions().all())
    if (auto done = write(to_json_line(decision)); !done.ok()) return done;
  return {};
}

}  // namespace entente
