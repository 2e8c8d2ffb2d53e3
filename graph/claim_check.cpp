// complete_article() and complete_claim() of graph/store.h.

#include <cmath>

#include "graph/store.h"
#include "graph/store_state.h"
#include "graph/text.h"

namespace entente {

namespace {

Error wrong(std::string_view field, const std::string& why) {
  return {ErrorCode::kInvalidArgument, "field \"" + std::string(field) + "\": " + why};
}

/// The first text that is not UTF-8, by the name of its field; empty if all are.
class Utf8Check {
 public:
  void operator()(std::string_view field, const std::string& text) {
    if (field_.empty() && !is_valid_utf8(text)) field_ = field;
  }
  void optional(std::string_view field, const std::optional<std::string>& text) {
    if (text) (*this)(field, *text);
  }
  Result<void> done() const {
    if (field_.empty()) return {};
    return wrong(field_, "not UTF-8");
  }

 private:
  std::string_view field_;
};

Result<void> check_end(std::string_view field, const ClaimEnd& end) {
  const Entity& entity = end.entity;
  const auto type = type_of_id(entity.id);
  if (!type) return wrong(field, "the id \"" + entity.id.substr(0, 80) + "\" has no entity type");
  // Who is not named may be said to be of any type; it is stored as the one actor.
  if (*type != entity.type && entity.id != kUnknownActorId)
    return wrong(field, "the type of \"" + entity.id.substr(0, 80) + "\" is not " +
                            std::string(to_string(entity.type)));
  if (entity.name.empty()) return wrong(field, "the name is empty");
  Utf8Check utf8;
  utf8(field, entity.id);
  utf8(field, entity.name);
  utf8.optional(field, entity.country);
  utf8.optional(field, entity.code);
  utf8(field, end.mention);
  // Keys are delimited by what ids may not hold.
  if (entity.id.find('\0') != std::string::npos) return wrong(field, "the id has a zero byte");
  return utf8.done();
}

Result<void> check_span(TextEvidence& span, const Article& article) {
  if (span.begin > span.end) return wrong("evidence", "ends before it begins");
  if (article.text.empty()) return {};
  if (span.end > article.text.size())
    return wrong("evidence", "ends at byte " + std::to_string(span.end) + ", the text at " +
                                 std::to_string(article.text.size()));
  const auto words = std::string_view(article.text).substr(span.begin, span.end - span.begin);
  if (!is_valid_utf8(words)) return wrong("evidence", "cuts a character");
  if (span.quote.empty()) span.quote = words;
  if (span.quote != words) return wrong("evidence", "the quote is not the text at its place");
  return {};
}

Result<void> check_texts(const Claim& claim) {
  Utf8Check utf8;
  utf8("relation", claim.relation);
  utf8("document", claim.document);
  utf8.optional("role", claim.role);
  utf8.optional("topic", claim.topic);
  utf8.optional("time", claim.time.start);
  utf8.optional("time", claim.time.end);
  utf8.optional("time", claim.time.text);
  utf8.optional("plover", claim.plover);
  utf8.optional("cameo", claim.cameo);
  if (const auto* span = std::get_if<TextEvidence>(&claim.evidence)) {
    utf8("evidence", span->quote);
  } else {
    const auto& row = std::get<RowEvidence>(claim.evidence);
    utf8("evidence", row.dataset);
    utf8("evidence", row.release);
    utf8("evidence", row.row);
    utf8.optional("evidence", row.url);
  }
  return utf8.done();
}

Result<void> check_ends(const Claim& claim) {
  if (auto subject = check_end("subject", claim.subject); !subject.ok()) return subject;
  const std::pair<std::string_view, const std::optional<ClaimEnd>*> others[] = {
      {"object", &claim.object}, {"place", &claim.place}, {"attribution", &claim.attribution}};
  for (const auto& [field, end] : others) {
    if (!*end) continue;
    if (auto checked = check_end(field, **end); !checked.ok()) return checked;
  }
  return {};
}

/// What depends on where the claim stands: an article or a row.
Result<void> complete_origin(Claim& claim, const Article* article) {
  auto* span = std::get_if<TextEvidence>(&claim.evidence);
  if (article == nullptr) {
    if (span != nullptr) return wrong("article", "a claim with a quote needs an article");
    const auto& row = std::get<RowEvidence>(claim.evidence);
    if (row.dataset.empty() || row.row.empty())
      return wrong("evidence", "a row needs the names of its data set and of itself");
    claim.article.clear();
    claim.document.clear();
    claim.sentence = 0;
    return {};
  }
  if (span == nullptr) return wrong("article", "a row of a data set is of no article");
  claim.article = article->id;
  claim.document = article->name;
  claim.published = article->published;
  return check_span(*span, *article);
}

}  // namespace

Result<void> complete_claim(Claim& claim, const Article* article) {
  if (claim.relation.empty()) return wrong("relation", "empty");
  if (!(claim.confidence >= 0 && claim.confidence <= 1))
    return wrong("confidence", "expected 0 to 1");
  if (auto checked = check_ends(claim); !checked.ok()) return checked;
  if (auto checked = check_texts(claim); !checked.ok()) return checked;
  // Half-open ends, so the last possible day of the end is before the first of the start.
  if (claim.bounds.end.end() <= claim.bounds.start.begin())
    return wrong("bounds", "ends before it starts");
  if (auto completed = complete_origin(claim, article); !completed.ok()) return completed;
  std::string id = claim_id(claim);
  if (!claim.id.empty() && claim.id != id)
    return wrong("claim",
                 "expected " + id + " by its content, got \"" + claim.id.substr(0, 40) + "\"");
  claim.id = std::move(id);
  return {};
}

Result<void> complete_article(Article& article) {
  Utf8Check utf8;
  utf8("name", article.name);
  utf8("title", article.title);
  utf8.optional("source", article.source);
  utf8.optional("url", article.url);
  utf8.optional("published_by", article.published_by);
  utf8("language", article.language);
  utf8("extractor", article.extractor);
  utf8("text", article.text);
  if (auto checked = utf8.done(); !checked.ok()) return checked;
  if (article.text.empty()) {
    if (ClaimId::parse(article.id)) return {};
    return wrong("article", "without a text it needs an id of 32 hex digits");
  }
  std::string id = article_id(article.text);
  if (!article.id.empty() && article.id != id)
    return wrong("article",
                 "expected " + id + " by its text, got \"" + article.id.substr(0, 40) + "\"");
  article.id = std::move(id);
  return {};
}

}  // namespace entente
