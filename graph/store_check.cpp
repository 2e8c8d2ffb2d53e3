#include "graph/store_check.h"

#include <algorithm>
#include <utility>

#include "graph/claim_index.h"
#include "graph/entity_changes.h"
#include "graph/key_codec.h"
#include "graph/store_checker.h"

namespace entente {

namespace {

constexpr std::size_t kRepairsPerBatch = 10'000;
constexpr int kMostRepairs = 3;  // A repair may show what was hidden: then once more.

std::string number_text(auto number) { return std::to_string(static_cast<std::uint64_t>(number)); }

}  // namespace

StoreChecker::StoreChecker(Rocks& rocks, CheckMode mode, const OnFinding& on_finding)
    : rocks_(rocks), view_(rocks.view()), mode_(mode), on_finding_(on_finding) {}

void StoreChecker::report(Family family, const std::string& what, bool repairable) {
  ++report_.findings;
  const std::string name(kFamilyNames[static_cast<std::size_t>(family)]);
  on_finding_({(family == Family::kMeta ? "meta" : name) + ": " + what, repairable});
}

void StoreChecker::report_loss(Family family, const std::string& what) {
  lost_ = true;
  report(family, what, false);
}

bool StoreChecker::scan(Family family, const RocksView::Visit& visit) {
  auto scanned = view_.scan(family, "", visit);
  if (!scanned.ok()) report(family, scanned.error().message, false);
  return scanned.ok();
}

void StoreChecker::put(Family family, std::string key, std::string value) {
  if (mode_ != CheckMode::kRepair || lost_) return;
  repairs_.put(family, key, value);
  if (++repairs_waiting_ >= kRepairsPerBatch) write_repairs();
}

void StoreChecker::erase(Family family, std::string key) {
  if (mode_ != CheckMode::kRepair || lost_) return;
  repairs_.erase(family, key);
  if (++repairs_waiting_ >= kRepairsPerBatch) write_repairs();
}

void StoreChecker::write_repairs() {
  if (repairs_.empty()) return;
  auto written = rocks_.write(repairs_);
  if (!written.ok() && !write_error_) write_error_ = written.error();
  repairs_waiting_ = 0;
}

void StoreChecker::read_labels() {
  const bool read = scan(Family::kLabels, [&](std::string_view key, std::string_view text) {
    const auto number = decode_label_key(key);
    if (!number || static_cast<std::size_t>(*number) != labels_.texts.size())
      return report_loss(Family::kLabels,
                         "label " + std::to_string(labels_.texts.size()) + " is missing"),
             false;
    labels_.add(std::string(text));
    return true;
  });
  if (!read) lost_ = true;
}

/// From the records, and where those are missing or damaged from the index: either can be made of
/// the other.
void StoreChecker::read_entity_ids() {
  const bool records = scan(Family::kEntities, [&](std::string_view key, std::string_view value) {
    const auto number = decode_entity_key(key);
    auto record = decode_entity(value);
    if (number && record.ok()) entity_ids_.emplace(*number, std::move(record->id));
    return true;
  });
  const bool ids = scan(Family::kEntityIds, [&](std::string_view id, std::string_view value) {
    if (const auto number = decode_entity_key(value)) entity_ids_.try_emplace(*number, id);
    return true;
  });
  if (!records && !ids) lost_ = true;
}

void StoreChecker::check_text(ArticleNumber number, const ArticleRecord& record) {
  auto text = view_.get(Family::kTexts, encode_key(number));
  const std::string name = "article " + record.id;
  if (!text.ok()) return report_loss(Family::kTexts, name + ": " + text.error().message);
  if (record.has_text != text->has_value())
    return report_loss(Family::kTexts,
                       name + (record.has_text ? ": the text is missing" : ": a text too many"));
  if (!record.has_text) return;
  if (article_id(**text) != record.id)
    return report_loss(Family::kTexts, name + ": the text is another than the id tells");
  if (make_sketch(**text) == record.sketch) return;
  report(Family::kArticles, name + ": the sketch is not that of the text", true);
  ArticleRecord right = record;
  right.sketch = make_sketch(**text);
  put(Family::kArticles, encode_key(number), encode_article(right));
}

void StoreChecker::read_articles() {
  const bool read = scan(Family::kArticles, [&](std::string_view key, std::string_view value) {
    const auto number = decode_article_key(key);
    auto record = decode_article(value);
    if (!number || !record.ok())
      return report_loss(Family::kArticles, number ? record.error().message : "damaged key"), true;
    const auto& publications = record->publications;
    if (std::adjacent_find(publications.begin(), publications.end(),
                           [](const Publication& a, const Publication& b) {
                             return !comes_before(a, b);
                           }) != publications.end())
      report_loss(Family::kArticles, "article " + record->id + ": publications out of order");
    check_text(*number, *record);
    ++report_.counts.articles;
    report_.counts.publications += publications.size();
    const Publication& first = publications.front();
    articles_.emplace(*number, ArticleFacts{record->id, first.published, first.source.value_or(""),
                                            record->has_text, std::move(record->claims)});
    return true;
  });
  const bool texts = scan(Family::kTexts, [&](std::string_view key, std::string_view) {
    const auto number = decode_article_key(key);
    if (!number || !articles_.contains(*number)) {
      report(Family::kTexts, "a text without an article", true);
      erase(Family::kTexts, std::string(key));
    }
    return true;
  });
  if (!read || !texts) lost_ = true;
}

void StoreChecker::check_quote(const std::string& name, const ClaimEntry& entry,
                               const TextEvidence& span) {
  if (!text_ || text_->first != *entry.article) {
    auto text = view_.get(Family::kTexts, encode_key(*entry.article));
    text_.emplace(*entry.article, text.ok() ? text->value_or("") : "");
  }
  const std::string& text = text_->second;
  if (text.empty()) return;  // Without a text, or reported already.
  if (span.begin > span.end || span.end > text.size() ||
      text.compare(span.begin, span.end - span.begin, span.quote) != 0)
    report_loss(Family::kClaims, name + ": the quote is not the article's text at its place");
}

/// A claim and where it stands: its article, its text, its id.
void StoreChecker::check_origin(const std::string& name, const ClaimRecord& record) {
  const ClaimEntry& entry = record.entry;
  auto claim = make_claim(record, labels_, [&](EntityNumber entity) -> Result<std::string> {
    return entity_ids_.find(entity)->second;
  });
  if (entry.article) {
    const auto at = articles_.find(*entry.article);
    if (at == articles_.end()) return report_loss(Family::kClaims, name + ": no such article");
    claims_of_articles_.emplace_back(*entry.article, entry.claim);
    claim->article = at->second.id;
    const ArticleFacts& article = at->second;
    if (entry.published != article.published ||
        labels_.texts[static_cast<std::size_t>(entry.source)] != article.source) {
      const auto source = labels_.numbers.find(article.source);
      report(Family::kClaims, name + ": day or source are not the article's", true);
      ClaimRecord right = record;
      right.entry.published = article.published;
      if (source != labels_.numbers.end()) right.entry.source = source->second;
      put(Family::kClaims, encode_key(entry.claim), encode_claim(right));
    }
    check_quote(name, entry, std::get<TextEvidence>(record.evidence));
  }
  if (claim_id(*claim) != claim->id)
    report_loss(Family::kClaims, name + ": the id is not that of its content");
}

void StoreChecker::count_ends(const ClaimRecord& record) {
  const auto count = [&](EntityNumber entity, const EndRecord& end) {
    EntityTally& tally = entities_[entity];
    ++tally.variants[{end.name, end.country, end.code}];
    for (std::string& name : names_of(end))
      ++tally.names[std::move(name)];
  };
  const ClaimEntry& entry = record.entry;
  count(entry.subject, record.subject);
  if (entry.object) count(*entry.object, *record.object);
  if (entry.place) count(*entry.place, *record.place);
  if (entry.attribution) count(*entry.attribution, *record.attribution);
}

void StoreChecker::check_claim(const ClaimRecord& record) {
  const ClaimEntry& entry = record.entry;
  const std::string name = "claim " + entry.id.to_string();
  for (const LabelNumber label : {entry.relation, entry.role, entry.source})
    if (static_cast<std::size_t>(label) >= labels_.texts.size())
      return report_loss(Family::kClaims, name + ": no label " + number_text(label));
  for (const auto& end :
       {std::optional(entry.subject), entry.object, entry.place, entry.attribution})
    if (end && !entity_ids_.contains(*end))
      return report_loss(Family::kClaims, name + ": no entity " + number_text(*end));
  check_origin(name, record);
  count_ends(record);
  for (const IndexRow& row : index_rows(entry))
    claim_index_sums_[row.family].add(row.key, row.value);
}

void StoreChecker::read_claims() {
  for (const Family family : kClaimIndexes)
    claim_index_sums_[family];
  const bool read = scan(Family::kClaims, [&](std::string_view key, std::string_view value) {
    const auto number = decode_claim_key(key);
    auto record = number ? decode_claim(value, *number)
                         : Result<ClaimRecord>(Error{ErrorCode::kCorruption, "damaged key"});
    if (!record.ok()) return report_loss(Family::kClaims, record.error().message), true;
    ++report_.counts.claims;
    if (record->entry.is_row()) ++report_.counts.rows;
    next_claim_ = static_cast<std::uint64_t>(*number) + 1;
    check_claim(*record);
    return true;
  });
  if (!read) lost_ = true;
  report_.counts.entities = entities_.size();
}

/// Each article lists its claims, and no others.
void StoreChecker::check_article_claims() {
  std::sort(claims_of_articles_.begin(), claims_of_articles_.end());
  auto at = claims_of_articles_.begin();
  for (const auto& [number, facts] : articles_) {
    std::vector<ClaimNumber> claims;
    for (; at != claims_of_articles_.end() && at->first == number; ++at)
      claims.push_back(at->second);
    if (claims == facts.claims) continue;
    report(Family::kArticles, "article " + facts.id + ": does not list its claims", true);
    auto bytes = view_.get(Family::kArticles, encode_key(number));
    if (!bytes.ok() || !*bytes) continue;
    auto record = decode_article(**bytes);
    if (!record.ok()) continue;
    record->claims = std::move(claims);
    put(Family::kArticles, encode_key(number), encode_article(*record));
  }
}

void StoreChecker::check_decisions() {
  std::set<std::string_view> ids;
  for (const auto& [number, id] : entity_ids_)
    ids.insert(id);
  const bool read = scan(Family::kDecisions, [&](std::string_view key, std::string_view value) {
    const auto id = decode_claim_id_key(key);
    auto decision = id ? decode_decision(value, *id)
                       : Result<Decision>(Error{ErrorCode::kCorruption, "damaged key"});
    if (!decision.ok()) return report_loss(Family::kDecisions, decision.error().message), true;
    const std::string name = "decision " + decision->id;
    if (auto completed = complete_decision(*decision); !completed.ok())
      return report_loss(Family::kDecisions, name + ": " + completed.error().message), true;
    ++report_.decisions;
    const bool names_entities = decision->kind == DecisionKind::kMerge ||
                                decision->kind == DecisionKind::kSplit ||
                                decision->kind == DecisionKind::kRename;
    if (names_entities && !ids.contains(decision->target))
      report_loss(Family::kDecisions, name + ": no entity " + decision->target);
    return true;
  });
  if (!read) lost_ = true;
}

void StoreChecker::check_meta() {
  MetaRecord right;
  right.counts = report_.counts;
  right.next_label = labels_.texts.size();
  right.next_claim = next_claim_;
  if (!articles_.empty())
    right.next_article = static_cast<std::uint64_t>(articles_.rbegin()->first) + 1;
  if (!entity_ids_.empty())
    right.next_entity = static_cast<std::uint64_t>(entity_ids_.rbegin()->first) + 1;
  auto bytes = view_.get(Family::kMeta, kMetaKey);
  MetaRecord stored;
  if (!bytes.ok() || !*bytes) {
    report(Family::kMeta, bytes.ok() ? "no record" : bytes.error().message, true);
  } else if (auto record = decode_meta(**bytes); !record.ok()) {
    report(Family::kMeta, record.error().message, true);
  } else {
    stored = *record;
    const auto compare = [&](std::string_view what, std::uint64_t recorded, std::uint64_t found) {
      if (recorded != found)
        report(Family::kMeta,
               std::to_string(recorded) + " " + std::string(what) + " recorded, " +
                   std::to_string(found) + " found",
               true);
    };
    compare("articles", stored.counts.articles, right.counts.articles);
    compare("publications", stored.counts.publications, right.counts.publications);
    compare("entities", stored.counts.entities, right.counts.entities);
    compare("claims", stored.counts.claims, right.counts.claims);
    compare("rows", stored.counts.rows, right.counts.rows);
    compare("labels", stored.next_label, right.next_label);
    const auto free = [&](std::string_view what, std::uint64_t next, std::uint64_t least) {
      if (next < least) report(Family::kMeta, "the next " + std::string(what) + " is taken", true);
    };
    free("article", stored.next_article, right.next_article);
    free("entity", stored.next_entity, right.next_entity);
    free("claim", stored.next_claim, right.next_claim);
  }
  right.next_article = std::max(right.next_article, stored.next_article);
  right.next_entity = std::max(right.next_entity, stored.next_entity);
  right.next_claim = std::max(right.next_claim, stored.next_claim);
  if (stored != right) put(Family::kMeta, std::string(kMetaKey), encode_meta(right));
}

Result<CheckReport> StoreChecker::run() {
  if (auto verified = rocks_.verify_checksums(); !verified.ok()) {
    ++report_.findings;
    on_finding_({verified.error().message, false});
  }
  read_labels();
  read_entity_ids();
  read_articles();
  read_claims();
  check_decisions();
  if (!lost_) {  // Else what follows from them would be found wrong for nothing.
    check_article_claims();
    Rows article_ids, entity_ids;
    for (const auto& [number, facts] : articles_)
      article_ids.emplace(encode_key(*ClaimId::parse(facts.id)), encode_key(number));
    for (const auto& [number, id] : entity_ids_)
      entity_ids.emplace(id, encode_key(number));
    check_rows(Family::kEntityIds, entity_ids);
    check_rows(Family::kEntities, entity_rows());
    check_rows(Family::kAliases, alias_rows());
    check_rows(Family::kNames, name_rows());
    check_rows(Family::kArticleIds, article_ids);
    for (const Family family : kClaimIndexes)
      check_claim_index(family);
    check_meta();
  }
  write_repairs();
  if (write_error_) return *write_error_;
  report_.left = report_.findings;
  return report_;
}

Result<CheckReport> check_store(const std::string& path, const StoreOptions& options,
                                CheckMode mode,
                                const std::function<void(const Finding&)>& on_finding) {
  const bool repairs = mode == CheckMode::kRepair;
  auto rocks = open_rocks(path, options, repairs ? Rocks::Mode::kRepair : Rocks::Mode::kReadOnly);
  if (!rocks.ok() && rocks.error().code == ErrorCode::kCorruption) {
    on_finding({rocks.error().message, false});
    CheckReport report;
    report.findings = report.left = 1;
    return report;
  }
  if (!rocks.ok()) return rocks.error();
  {
    auto format = rocks->view().get(Family::kMeta, kFormatKey);
    if (!format.ok()) return format.error();
    if (auto checked = check_format(path, *format); !checked.ok()) return checked.error();
  }
  auto report = StoreChecker(*rocks, mode, on_finding).run();
  const std::function<void(const Finding&)> silent = [](const Finding&) {};
  std::uint64_t left = report.ok() ? report->findings : 0;
  for (int more = kMostRepairs; repairs && report.ok() && left > 0 && more > 0; --more) {
    auto again = StoreChecker(*rocks, mode, silent).run();
    if (!again.ok()) return again.error();
    left = again->findings;
    report->counts = again->counts;
  }
  if (report.ok()) report->left = left;
  if (auto closed = rocks->close(); !closed.ok()) return closed.error();
  return report;
}

}  // namespace entente
