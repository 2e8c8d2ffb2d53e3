// The reads of graph/store.h: records, labels, articles. Those of entities are in
// entity_reads.cpp, those of claims in claim_reads.cpp.

#include <algorithm>

#include "graph/key_codec.h"
#include "graph/record_codec.h"
#include "graph/store.h"
#include "graph/store_state.h"

namespace entente {

Error missing_record(std::string_view what) {
  return {ErrorCode::kCorruption, std::string(what) + " is missing from the store"};
}

Result<EntityRecord> Snapshot::State::entity_record(EntityNumber number) const {
  auto bytes = view.get(Family::kEntities, encode_key(number));
  if (!bytes.ok()) return bytes.error();
  if (!*bytes) return missing_record("an entity");
  return decode_entity(**bytes);
}

Result<ArticleRecord> Snapshot::State::article_record(ArticleNumber number) const {
  auto bytes = view.get(Family::kArticles, encode_key(number));
  if (!bytes.ok()) return bytes.error();
  if (!*bytes) return missing_record("an article");
  return decode_article(**bytes);
}

Result<ClaimRecord> Snapshot::State::claim_record(ClaimNumber number) const {
  auto bytes = view.get(Family::kClaims, encode_key(number));
  if (!bytes.ok()) return bytes.error();
  if (!*bytes) return missing_record("a claim");
  return decode_claim(**bytes, number);
}

namespace {

bool is_forgotten(const Publication& publication, const Labels& labels,
                  const DecisionOverlay& overlay) {
  const auto at = labels.numbers.find(publication.source.value_or(""));
  return publication.source && at != labels.numbers.end() &&
         overlay.is_forgotten_source(at->second);
}

}  // namespace

std::vector<Publication> Snapshot::State::visible(std::vector<Publication> publications) const {
  if (!overlay || !overlay->forgets_sources()) return publications;
  std::vector<Publication> kept;
  for (const Publication& publication : publications)
    if (!is_forgotten(publication, *labels, *overlay)) kept.push_back(publication);
  return kept.empty() ? publications : kept;
}

bool Snapshot::State::is_hidden(ArticleNumber number, const ArticleRecord& record) const {
  if (!overlay) return false;
  if (overlay->is_forgotten(number)) return true;
  return overlay->forgets_sources() &&
         std::all_of(record.publications.begin(), record.publications.end(),
                     [this](const Publication& p) { return is_forgotten(p, *labels, *overlay); });
}

Result<bool> Snapshot::State::admit(ClaimEntry& entry) const {
  if (broken) return *broken;
  if (!overlay) return true;
  overlay->apply(entry);
  if (overlay->is_rejected(entry.claim)) return false;
  if (entry.article && overlay->is_forgotten(*entry.article)) return false;
  if (!overlay->is_forgotten_source(entry.source)) return true;
  if (!entry.article) return false;
  // Another source may have printed the same text: the claim is then that one's.
  auto record = article_record(*entry.article);
  if (!record.ok()) return record.error();
  if (is_hidden(*entry.article, *record)) return false;
  const Publication first = visible(std::move(record->publications)).front();
  entry.published = first.published;
  const auto source = labels->numbers.find(first.source.value_or(""));
  entry.source = source == labels->numbers.end() ? kNoLabel : source->second;
  return true;
}

Snapshot::Snapshot(std::unique_ptr<State> state) : state_(std::move(state)) {}
Snapshot::Snapshot(Snapshot&&) noexcept = default;
Snapshot& Snapshot::operator=(Snapshot&&) noexcept = default;
Snapshot::~Snapshot() = default;

StoreCounts Snapshot::counts() const { return state_->counts; }

std::string_view Snapshot::label(LabelNumber number) const {
  const auto place = static_cast<std::size_t>(number);
  const auto& texts = state_->labels->texts;
  return place < texts.size() ? std::string_view(texts[place]) : std::string_view();
}

std::optional<LabelNumber> Snapshot::find_label(std::string_view text) const {
  const auto at = state_->labels->numbers.find(text);
  return at == state_->labels->numbers.end() ? std::nullopt : std::optional(at->second);
}

Result<std::optional<ArticleNumber>> Snapshot::find_article(std::string_view id) const {
  const auto parsed = ClaimId::parse(id);
  if (!parsed) return std::optional<ArticleNumber>();
  auto bytes = state_->view.get(Family::kArticleIds, encode_key(*parsed));
  if (!bytes.ok()) return bytes.error();
  if (!*bytes) return std::optional<ArticleNumber>();
  const auto number = decode_article_key(**bytes);
  if (!number) return Error{ErrorCode::kCorruption, "damaged number of an article"};
  return number;
}

Result<StoredArticle> Snapshot::article(ArticleNumber number, Text text) const {
  StoredArticle stored;
  auto record = state_->article_record(number);
  if (!record.ok()) return record.error();
  if (record->extracted) stored.extracted = record->publications[*record->extracted];
  record->publications = state_->visible(std::move(record->publications));
  const Publication& first = record->publications.front();
  stored.article = {
      record->id,      first.name,         first.title,    first.source,      first.url,
      first.published, first.published_by, first.language, record->extractor, ""};
  if (text == Text::kWith && record->has_text) {
    auto bytes = state_->view.get(Family::kTexts, encode_key(number));
    if (!bytes.ok()) return bytes.error();
    if (!*bytes) return missing_record("a text");
    stored.article.text = std::move(**bytes);
  }
  stored.publications = std::move(record->publications);
  return stored;
}

Result<std::vector<ArticleNumber>> Snapshot::all_articles() const {
  std::vector<ArticleNumber> numbers;
  bool ok = true;
  auto scanned =
      state_->view.scan(Family::kArticleIds, "", [&](std::string_view, std::string_view value) {
        const auto number = decode_article_key(value);
        if ((ok = number.has_value())) numbers.push_back(*number);
        return ok;
      });
  if (!scanned.ok()) return scanned.error();
  if (!ok) return Error{ErrorCode::kCorruption, "damaged number of an article"};
  if (state_->broken) return *state_->broken;
  if (!state_->overlay || !state_->overlay->hides_claims()) return numbers;
  std::vector<ArticleNumber> shown;
  for (const ArticleNumber number : numbers) {
    auto record = state_->article_record(number);
    if (!record.ok()) return record.error();
    if (!state_->is_hidden(number, *record)) shown.push_back(number);
  }
  return shown;
}

const DecisionLog& Snapshot::decisions() const { return *state_->decisions; }

Result<TextSketch> Snapshot::sketch(ArticleNumber number) const {
  auto record = state_->article_record(number);
  if (!record.ok()) return record.error();
  return std::move(record->sketch);
}

}  // namespace entente
