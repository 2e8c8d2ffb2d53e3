#include "graph/store_writer.h"

#include <algorithm>
#include <tuple>

#include "graph/claim_index.h"
#include "graph/claim_json.h"
#include "graph/key_codec.h"

namespace entente {

namespace {

Publication publication_of(const Article& article) {
  return {article.name,      article.title,        article.source,  article.url,
          article.published, article.published_by, article.language};
}

EndRecord end_record(const ClaimEnd& end) {
  return {end.entity.name, end.entity.country, end.entity.code, end.mention};
}

/// Of two claims with one id the one that stays, whichever came first.
bool is_preferred(const Claim& a, const Claim& b) {
  if (a.confidence != b.confidence) return a.confidence > b.confidence;
  return to_json_line(a) < to_json_line(b);
}

}  // namespace

StoreWriter::StoreWriter(Store::State& state)
    : state_(state),
      view_(state.rocks.view()),
      meta_(state.meta),
      entities_(view_, batch_, meta_) {}

LabelNumber StoreWriter::label_number(const std::string& text) {
  const auto& stored = state_.labels->numbers;
  if (const auto at = stored.find(text); at != stored.end()) return at->second;
  const LabelNumber next{static_cast<std::uint32_t>(meta_.next_label)};
  const auto [at, added] = new_label_numbers_.try_emplace(text, next);
  if (!added) return at->second;
  ++meta_.next_label;
  new_labels_.push_back(text);
  batch_.put(Family::kLabels, encode_key(next), text);
  return next;
}

Result<ClaimRecord> StoreWriter::make_record(const Claim& claim) {
  ClaimRecord record;
  ClaimEntry& entry = record.entry;
  entry.id = *ClaimId::parse(claim.id);
  auto subject = entities_.number_of(claim.subject.entity.id);
  if (!subject.ok()) return subject.error();
  entry.subject = *subject;
  record.subject = end_record(claim.subject);
  const std::tuple<const std::optional<ClaimEnd>*, std::optional<EntityNumber>*,
                   std::optional<EndRecord>*>
      others[] = {{&claim.object, &entry.object, &record.object},
                  {&claim.place, &entry.place, &record.place},
                  {&claim.attribution, &entry.attribution, &record.attribution}};
  for (const auto& [end, number, end_to] : others) {
    if (!*end) continue;
    auto found = entities_.number_of((*end)->entity.id);
    if (!found.ok()) return found.error();
    *number = *found;
    *end_to = end_record(**end);
  }
  entry.relation = label_number(claim.relation);
  entry.role = label_number(claim.role.value_or(""));
  entry.published = claim.published;
  entry.bounds = claim.bounds;
  entry.polarity = claim.polarity;
  entry.modality = claim.modality;
  entry.confidence = claim.confidence;
  if (const auto* row = std::get_if<RowEvidence>(&claim.evidence))
    entry.source = label_number(row->dataset);
  record.sentence = claim.sentence;
  record.topic = claim.topic;
  record.plover = claim.plover;
  record.cameo = claim.cameo;
  record.time = claim.time;
  record.evidence = claim.evidence;
  return record;
}

void StoreWriter::write_claim(const ClaimRecord& record) {
  batch_.put(Family::kClaims, encode_key(record.entry.claim), encode_claim(record));
  for (const IndexRow& row : index_rows(record.entry))
    batch_.put(row.family, row.key, row.value);
}

Result<ClaimNumber> StoreWriter::add_claim(ClaimRecord record) {
  ClaimEntry& entry = record.entry;
  entry.claim = ClaimNumber{meta_.next_claim++};
  if (auto counted = entities_.count_ends(record, +1); !counted.ok()) return counted.error();
  write_claim(record);
  ++meta_.counts.claims;
  if (!removed_.contains(entry.id)) ++new_claims_;
  if (entry.is_row()) ++meta_.counts.rows;
  return entry.claim;
}

Result<void> StoreWriter::remove_claim(ClaimNumber number) {
  auto record = load_claim(number);
  if (!record.ok()) return record.error();
  const ClaimEntry& entry = record->entry;
  if (auto counted = entities_.count_ends(*record, -1); !counted.ok()) return counted;
  batch_.erase(Family::kClaims, encode_key(number));
  for (const IndexRow& row : index_rows(entry))
    batch_.erase(row.family, row.key);
  --meta_.counts.claims;
  removed_.insert(entry.id);
  if (entry.is_row()) --meta_.counts.rows;
  return {};
}

Result<ClaimRecord> StoreWriter::load_claim(ClaimNumber number) const {
  auto bytes = view_.get(Family::kClaims, encode_key(number));
  if (!bytes.ok()) return bytes.error();
  if (!*bytes) return Error{ErrorCode::kCorruption, "a claim record is missing"};
  return decode_claim(**bytes, number);
}

Result<std::optional<ClaimNumber>> StoreWriter::find_claim(const ClaimId& id) const {
  auto bytes = view_.get(Family::kClaimIds, encode_key(id));
  if (!bytes.ok()) return bytes.error();
  if (!*bytes) return std::optional<ClaimNumber>();
  const auto number = decode_claim_key(**bytes);
  if (!number) return Error{ErrorCode::kCorruption, "damaged number of a claim"};
  return number;
}

Result<std::optional<std::pair<ArticleNumber, ArticleRecord>>> StoreWriter::find_article(
    const ClaimId& id) const {
  using Found = std::optional<std::pair<ArticleNumber, ArticleRecord>>;
  auto key = view_.get(Family::kArticleIds, encode_key(id));
  if (!key.ok()) return key.error();
  if (!*key) return Found();
  const auto number = decode_article_key(**key);
  if (!number) return Error{ErrorCode::kCorruption, "damaged number of an article"};
  auto bytes = view_.get(Family::kArticles, **key);
  if (!bytes.ok()) return bytes.error();
  if (!*bytes) return Error{ErrorCode::kCorruption, "an article record is missing"};
  auto record = decode_article(**bytes);
  if (!record.ok()) return record.error();
  return Found(std::in_place, *number, std::move(*record));
}

Result<void> StoreWriter::replace_claims(ArticleNumber number, ArticleRecord& record,
                                         const Article& article, std::span<const Claim> claims) {
  for (const ClaimNumber old : record.claims)
    if (auto removed = remove_claim(old); !removed.ok()) return removed;
  record.claims.clear();
  return unite_claims(number, record, article, claims);
}

/// Adds the claims that the article does not have yet.
Result<void> StoreWriter::unite_claims(ArticleNumber number, ArticleRecord& record,
                                       const Article& article, std::span<const Claim> claims) {
  std::map<std::string, Claim> chosen;  // By id: a claim stands once.
  for (Claim claim : claims) {
    if (auto completed = complete_claim(claim, &article); !completed.ok()) return completed;
    const auto [at, added] = chosen.try_emplace(claim.id, claim);
    if (!added && is_preferred(claim, at->second)) at->second = std::move(claim);
  }
  for (const ClaimNumber old : record.claims) {
    auto claim = load_claim(old);
    if (!claim.ok()) return claim.error();
    chosen.erase(claim->entry.id.to_string());
  }
  const Publication& first = record.publications.front();
  for (const auto& [id, claim] : chosen) {
    auto made = make_record(claim);
    if (!made.ok()) return made.error();
    made->entry.article = number;
    made->entry.published = first.published;
    made->entry.source = label_number(first.source.value_or(""));
    auto added = add_claim(std::move(*made));
    if (!added.ok()) return added.error();
    record.claims.push_back(*added);
  }
  return {};
}

/// The first publication has changed, and entries carry its day and source.
Result<void> StoreWriter::republish_claims(const ArticleRecord& record) {
  const Publication& first = record.publications.front();
  const LabelNumber source = label_number(first.source.value_or(""));
  for (const ClaimNumber number : record.claims) {
    auto claim = load_claim(number);
    if (!claim.ok()) return claim.error();
    claim->entry.published = first.published;
    claim->entry.source = source;
    write_claim(*claim);
  }
  return {};
}

Result<PutReport> StoreWriter::put_article(Article article, std::span<const Claim> claims) {
  if (auto completed = complete_article(article); !completed.ok()) return completed.error();
  if (state_.decisions->is_purged_article(article.id) ||
      (article.source && state_.decisions->is_purged_source(*article.source)))
    return PutReport{PutOutcome::kPurged, 0};
  const ClaimId id = *ClaimId::parse(article.id);
  auto found = find_article(id);
  if (!found.ok()) return found.error();
  const bool is_new = !*found;
  const ArticleNumber number =
      is_new ? ArticleNumber{static_cast<std::uint32_t>(meta_.next_article++)} : (*found)->first;
  ArticleRecord record = is_new ? ArticleRecord() : std::move((*found)->second);
  record.id = article.id;
  const ArticleRecord before = record;

  const Publication publication = publication_of(article);
  auto& publications = record.publications;
  const auto at =
      std::lower_bound(publications.begin(), publications.end(), publication, comes_before);
  auto place = static_cast<std::size_t>(at - publications.begin());
  if (at == publications.end() || *at != publication) {
    publications.insert(at, publication);
    // Claims may become this source's if a decision hides those before it.
    if (publication.source) label_number(*publication.source);
    if (record.extracted && *record.extracted >= place) ++*record.extracted;
    ++meta_.counts.publications;
  }
  if (!record.has_text && !article.text.empty()) {
    record.has_text = true;
    record.sketch = make_sketch(article.text);
    batch_.put(Family::kTexts, encode_key(number), article.text);
  }
  const bool extracts = !article.extractor.empty() || !claims.empty();
  const bool replaces = extracts && (!record.extracted || record.extractor != article.extractor ||
                                     place < *record.extracted);
  if (replaces) {
    record.extracted = place;
    record.extractor = article.extractor;
    if (auto done = replace_claims(number, record, article, claims); !done.ok())
      return done.error();
  } else if (extracts && place == *record.extracted) {
    // What came before may have been a part: a stream that was cut, a higher threshold.
    if (auto done = unite_claims(number, record, article, claims); !done.ok()) return done.error();
  } else if (!is_new && publications.front() != before.publications.front()) {
    if (auto done = republish_claims(record); !done.ok()) return done.error();
  }
  if (record == before) return PutReport{};
  if (is_new) {
    ++meta_.counts.articles;
    batch_.put(Family::kArticleIds, encode_key(id), encode_key(number));
  }
  batch_.put(Family::kArticles, encode_key(number), encode_article(record));
  if (auto committed = commit(); !committed.ok()) return committed.error();
  if (is_new) return PutReport{PutOutcome::kAdded, new_claims_};
  const bool changed = replaces || record.claims != before.claims;
  return PutReport{changed ? PutOutcome::kReplaced : PutOutcome::kPublicationAdded, new_claims_};
}

Result<std::size_t> StoreWriter::put_rows(std::span<const Claim> rows) {
  std::map<std::string, Claim> chosen;
  for (Claim row : rows) {
    if (auto completed = complete_claim(row, nullptr); !completed.ok()) return completed.error();
    if (state_.decisions->is_purged_source(std::get<RowEvidence>(row.evidence).dataset)) continue;
    const auto [at, added] = chosen.try_emplace(row.id, row);
    if (!added && is_preferred(row, at->second)) at->second = std::move(row);
  }
  for (const auto& [id, row] : chosen) {
    auto old = find_claim(*ClaimId::parse(id));
    if (!old.ok()) return old.error();
    if (*old) {
      auto record = load_claim(**old);
      if (!record.ok()) return record.error();
      auto stored = make_claim(
          *record, *state_.labels,
          [&](EntityNumber entity) -> Result<std::string> { return entities_.id_of(entity); });
      if (!stored.ok()) return stored.error();
      if (!is_preferred(row, *stored)) continue;
      if (auto removed = remove_claim(**old); !removed.ok()) return removed.error();
    }
    auto record = make_record(row);
    if (!record.ok()) return record.error();
    if (auto put = add_claim(std::move(*record)); !put.ok()) return put.error();
  }
  if (auto committed = commit(); !committed.ok()) return committed.error();
  return new_claims_;
}

Result<void> StoreWriter::commit() {
  if (auto flushed = entities_.flush(); !flushed.ok()) return flushed;
  if (batch_.empty()) return {};
  batch_.put(Family::kMeta, kMetaKey, encode_meta(meta_));
  if (auto written = state_.rocks.write(batch_); !written.ok()) return written;
  const std::lock_guard lock(state_.mutex);
  state_.meta = meta_;
  state_.add_labels(new_labels_);
  if (new_decisions_.empty()) return {};
  std::vector<Decision> decisions = state_.decisions->all();
  decisions.insert(decisions.end(), new_decisions_.begin(), new_decisions_.end());
  state_.decisions = std::make_shared<const DecisionLog>(std::move(decisions));
  return {};
}

}  // namespace entente
