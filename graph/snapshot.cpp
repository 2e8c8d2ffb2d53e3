// The reads of graph/store.h.

#include <algorithm>
#include <functional>

#include "graph/key_codec.h"
#include "graph/near_duplicates.h"
#include "graph/record_codec.h"
#include "graph/store.h"
#include "graph/store_state.h"
#include "graph/text.h"

namespace entente {

namespace {

Error missing(std::string_view what) {
  return {ErrorCode::kCorruption, std::string(what) + " is missing from the store"};
}

bool passes(const ClaimEntry& entry, const ClaimFilter& filter) {
  if (filter.relation && entry.relation != *filter.relation) return false;
  if (!filter.first && !filter.last) return true;
  // Far outside all stored days, and far inside what a Day can hold.
  constexpr Day kEver{std::chrono::days{100'000'000}};
  const Day first = filter.first.value_or(Day{-kEver.time_since_epoch()});
  return holds_within(entry.bounds, first, filter.last.value_or(kEver)) != Truth::kNo;
}

void sort_by_id(std::vector<ClaimEntry>& entries) {
  std::sort(entries.begin(), entries.end(),
            [](const ClaimEntry& a, const ClaimEntry& b) { return a.id < b.id; });
}

ClaimEnd make_end(const std::string& id, const EndRecord& record) {
  ClaimEnd end;
  end.entity = {id, record.name, type_of_id(id).value_or(EntityType::kActor), record.country,
                record.code};
  end.mention = record.mention;
  return end;
}

}  // namespace

Result<Claim> make_claim(const ClaimRecord& record, const Labels& labels,
                         const std::function<Result<std::string>(EntityNumber)>& id_of) {
  const ClaimEntry& entry = record.entry;
  const auto text_of = [&](LabelNumber number) {
    const auto place = static_cast<std::size_t>(number);
    return place < labels.texts.size() ? labels.texts[place] : std::string();
  };
  Claim claim;
  claim.id = entry.id.to_string();
  claim.published = entry.published;
  claim.sentence = record.sentence;
  auto subject = id_of(entry.subject);
  if (!subject.ok()) return subject.error();
  claim.subject = make_end(*subject, record.subject);
  const std::tuple<const std::optional<EntityNumber>*, const std::optional<EndRecord>*,
                   std::optional<ClaimEnd>*>
      others[] = {{&entry.object, &record.object, &claim.object},
                  {&entry.place, &record.place, &claim.place},
                  {&entry.attribution, &record.attribution, &claim.attribution}};
  for (const auto& [number, end, to] : others) {
    if (!*number) continue;
    auto id = id_of(**number);
    if (!id.ok()) return id.error();
    *to = make_end(*id, **end);
  }
  claim.relation = text_of(entry.relation);
  if (entry.role != kNoLabel) claim.role = text_of(entry.role);
  claim.topic = record.topic;
  claim.time = record.time;
  claim.bounds = entry.bounds;
  claim.polarity = entry.polarity;
  claim.modality = entry.modality;
  claim.plover = record.plover;
  claim.cameo = record.cameo;
  claim.confidence = entry.confidence;
  claim.evidence = record.evidence;
  if (auto* row = std::get_if<RowEvidence>(&claim.evidence)) row->dataset = text_of(entry.source);
  return claim;
}

Result<EntityRecord> Snapshot::State::entity_record(EntityNumber number) const {
  auto bytes = view.get(Family::kEntities, encode_key(number));
  if (!bytes.ok()) return bytes.error();
  if (!*bytes) return missing("an entity");
  return decode_entity(**bytes);
}

Result<ArticleRecord> Snapshot::State::article_record(ArticleNumber number) const {
  auto bytes = view.get(Family::kArticles, encode_key(number));
  if (!bytes.ok()) return bytes.error();
  if (!*bytes) return missing("an article");
  return decode_article(**bytes);
}

Result<ClaimRecord> Snapshot::State::claim_record(ClaimNumber number) const {
  auto bytes = view.get(Family::kClaims, encode_key(number));
  if (!bytes.ok()) return bytes.error();
  if (!*bytes) return missing("a claim");
  return decode_claim(**bytes, number);
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

Result<std::optional<EntityNumber>> Snapshot::find_entity(std::string_view id) const {
  auto bytes = state_->view.get(Family::kEntityIds, id);
  if (!bytes.ok()) return bytes.error();
  if (!*bytes) return std::optional<EntityNumber>();
  const auto number = decode_entity_key(**bytes);
  if (!number) return Error{ErrorCode::kCorruption, "damaged number of an entity"};
  auto record = state_->entity_record(*number);
  if (!record.ok()) return record.error();
  return record->variants.empty() ? std::optional<EntityNumber>() : number;
}

Result<Entity> Snapshot::entity(EntityNumber number) const {
  auto record = state_->entity_record(number);
  if (!record.ok()) return record.error();
  if (record->variants.empty())
    return Error{ErrorCode::kNotFound, "no claim speaks of \"" + record->id + "\""};
  // Name, country and code are chosen apart, each by the number of claims that give it; the map
  // settles ties by the smallest value.
  std::map<std::string, std::uint64_t> names, countries, codes;
  for (const auto& variant : record->variants) {
    names[variant.name] += variant.claims;
    if (variant.country) countries[*variant.country] += variant.claims;
    if (variant.code) codes[*variant.code] += variant.claims;
  }
  const auto most_frequent = [](const std::map<std::string, std::uint64_t>& counts) {
    const auto at =
        std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
          return a.second < b.second;  // The first of the greatest: the smallest value.
        });
    return at == counts.end() ? std::nullopt : std::optional(at->first);
  };
  return Entity{record->id, most_frequent(names).value_or(""),
                type_of_id(record->id).value_or(EntityType::kActor), most_frequent(countries),
                most_frequent(codes)};
}

Result<std::vector<Entity>> Snapshot::entities(std::span<const EntityNumber> numbers) const {
  std::vector<Entity> found;
  for (const EntityNumber number : numbers) {
    auto one = entity(number);
    if (!one.ok()) return one.error();
    found.push_back(std::move(*one));
  }
  return found;
}

Result<std::string> Snapshot::entity_id(EntityNumber number) const {
  auto record = state_->entity_record(number);
  if (!record.ok()) return record.error();
  return std::move(record->id);
}

Result<std::vector<EntityNumber>> Snapshot::all_entities() const {
  std::vector<EntityNumber> numbers, living;
  bool ok = true;
  auto scanned =
      state_->view.scan(Family::kEntityIds, "", [&](std::string_view, std::string_view value) {
        const auto number = decode_entity_key(value);
        if ((ok = number.has_value())) numbers.push_back(*number);
        return ok;
      });
  if (!scanned.ok()) return scanned.error();
  if (!ok) return Error{ErrorCode::kCorruption, "damaged number of an entity"};
  for (const EntityNumber number : numbers) {
    auto record = state_->entity_record(number);
    if (!record.ok()) return record.error();
    if (!record->variants.empty()) living.push_back(number);
  }
  return living;
}

Result<std::vector<EntityNumber>> Snapshot::find_name(std::string_view name) const {
  const std::string normalized = normalize_name(name);
  if (normalized.empty()) return std::vector<EntityNumber>();
  std::vector<std::pair<std::string, EntityNumber>> found;  // By id.
  std::vector<EntityNumber> numbers;
  bool ok = true;
  auto scanned = state_->view.scan(Family::kNames, normalized + '\0',
                                   [&](std::string_view key, std::string_view) {
                                     const auto parts = decode_name_key(key);
                                     if ((ok = parts.has_value())) numbers.push_back(parts->entity);
                                     return ok;
                                   });
  if (!scanned.ok()) return scanned.error();
  if (!ok) return Error{ErrorCode::kCorruption, "damaged key of a name"};
  for (const EntityNumber number : numbers) {
    auto id = entity_id(number);
    if (!id.ok()) return id.error();
    found.emplace_back(std::move(*id), number);
  }
  std::sort(found.begin(), found.end());
  numbers.clear();
  for (const auto& [id, number] : found)
    numbers.push_back(number);
  return numbers;
}

namespace {

/// Names under `key_prefix` that `accept` takes, in byte order of name and then of id.
Result<std::vector<NameMatch>> match_names(const RocksView& view, const Snapshot& snapshot,
                                           std::string_view key_prefix, std::size_t limit,
                                           const std::function<bool(std::string_view)>& accept) {
  std::vector<NameMatch> matches;
  bool ok = true;
  // One more name than asked for ends the scan, so that all entities of the last name are there:
  // which of them stay is then a matter of ids, not of numbers.
  auto scanned = view.scan(Family::kNames, key_prefix, [&](std::string_view key, std::string_view) {
    const auto parts = decode_name_key(key);
    if (!(ok = parts.has_value())) return false;
    if (!accept(parts->name)) return true;
    if (matches.size() >= limit && matches.back().name != parts->name) return false;
    matches.push_back({std::string(parts->name), parts->entity});
    return true;
  });
  if (!scanned.ok()) return scanned.error();
  if (!ok) return Error{ErrorCode::kCorruption, "damaged key of a name"};
  std::vector<std::pair<std::pair<std::string, std::string>, NameMatch>> keyed;
  for (NameMatch& match : matches) {
    auto id = snapshot.entity_id(match.entity);
    if (!id.ok()) return id.error();
    std::string name = match.name;
    keyed.emplace_back(std::pair(std::move(name), std::move(*id)), std::move(match));
  }
  std::sort(keyed.begin(), keyed.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  if (keyed.size() > limit) keyed.resize(limit);
  matches.clear();
  for (auto& [key, match] : keyed)
    matches.push_back(std::move(match));
  return matches;
}

}  // namespace

Result<std::vector<NameMatch>> Snapshot::find_name_prefix(std::string_view prefix,
                                                          std::size_t limit) const {
  const std::string normalized = normalize_name(prefix);
  if (normalized.empty() || limit == 0) return std::vector<NameMatch>();
  return match_names(state_->view, *this, normalized, limit, [](std::string_view) { return true; });
}

Result<std::vector<NameMatch>> Snapshot::find_name_word(std::string_view prefix,
                                                        std::size_t limit) const {
  const std::string normalized = normalize_name(prefix);
  if (normalized.empty() || limit == 0) return std::vector<NameMatch>();
  const std::string inner = " " + normalized;
  return match_names(state_->view, *this, "", limit, [&](std::string_view name) {
    return name.starts_with(normalized) || name.find(inner) != std::string_view::npos;
  });
}

Result<std::vector<std::string>> Snapshot::names_of(EntityNumber number) const {
  std::vector<std::string> names;
  const std::string prefix = encode_key(number);
  auto scanned =
      state_->view.scan(Family::kAliases, prefix, [&](std::string_view key, std::string_view) {
        names.emplace_back(key.substr(prefix.size()));
        return true;
      });
  if (!scanned.ok()) return scanned.error();
  return names;
}

Result<std::vector<ClaimEntry>> Snapshot::claims_of(EntityNumber entity,
                                                    const ClaimFilter& filter) const {
  std::vector<ClaimEntry> entries;
  std::optional<Error> error;
  auto scanned = state_->view.scan(
      Family::kByEntity, entity_index_prefix(entity, filter.relation),
      [&](std::string_view key, std::string_view value) {
        const auto claim = decode_index_claim(key);
        auto entry = claim ? decode_entry(value, *claim)
                           : Result<ClaimEntry>(Error{ErrorCode::kCorruption, "damaged index key"});
        if (!entry.ok()) return error = entry.error(), false;
        if (passes(*entry, filter)) entries.push_back(std::move(*entry));
        return true;
      });
  if (!scanned.ok()) return scanned.error();
  if (error) return *error;
  sort_by_id(entries);
  return entries;
}

namespace {

/// Entries of the claims at the ends of the keys under `prefix`.
Result<std::vector<ClaimEntry>> read_index(const RocksView& view, Family family,
                                           std::string_view prefix, const ClaimFilter& filter) {
  std::vector<ClaimNumber> numbers;
  bool ok = true;
  auto scanned = view.scan(family, prefix, [&](std::string_view key, std::string_view) {
    const auto claim = decode_index_claim(key);
    if ((ok = claim.has_value())) numbers.push_back(*claim);
    return ok;
  });
  if (!scanned.ok()) return scanned.error();
  if (!ok) return Error{ErrorCode::kCorruption, "damaged index key"};
  std::vector<ClaimEntry> entries;
  for (const ClaimNumber number : numbers) {
    auto bytes = view.get(Family::kClaims, encode_key(number));
    if (!bytes.ok()) return bytes.error();
    if (!*bytes) return missing("a claim");
    auto entry = decode_claim_entry(**bytes, number);
    if (!entry.ok()) return entry.error();
    if (passes(*entry, filter)) entries.push_back(std::move(*entry));
  }
  sort_by_id(entries);
  return entries;
}

}  // namespace

Result<std::vector<ClaimEntry>> Snapshot::claims_between(EntityNumber a, EntityNumber b,
                                                         const ClaimFilter& filter) const {
  return read_index(state_->view, Family::kByPair, pair_index_prefix(a, b), filter);
}

Result<std::vector<ClaimEntry>> Snapshot::claims_by_relation(LabelNumber relation,
                                                             const ClaimFilter& filter) const {
  return read_index(state_->view, Family::kByRelation, encode_key(relation), filter);
}

Result<std::vector<ClaimEntry>> Snapshot::claims_of_article(ArticleNumber article) const {
  auto record = state_->article_record(article);
  if (!record.ok()) return record.error();
  std::vector<ClaimEntry> entries;
  for (const ClaimNumber number : record->claims) {
    auto claim = state_->claim_record(number);
    if (!claim.ok()) return claim.error();
    entries.push_back(claim->entry);
  }
  sort_by_id(entries);
  return entries;
}

Result<std::vector<ClaimEntry>> Snapshot::all_claims() const {
  std::vector<ClaimEntry> entries;
  std::optional<Error> error;
  auto scanned =
      state_->view.scan(Family::kClaims, "", [&](std::string_view key, std::string_view value) {
        const auto number = decode_claim_key(key);
        auto entry = number
                         ? decode_claim_entry(value, *number)
                         : Result<ClaimEntry>(Error{ErrorCode::kCorruption, "damaged claim key"});
        if (!entry.ok()) return error = entry.error(), false;
        entries.push_back(std::move(*entry));
        return true;
      });
  if (!scanned.ok()) return scanned.error();
  if (error) return *error;
  sort_by_id(entries);
  return entries;
}

Result<Claim> Snapshot::claim(ClaimNumber number) const {
  auto record = state_->claim_record(number);
  if (!record.ok()) return record.error();
  auto claim = make_claim(*record, *state_->labels,
                          [this](EntityNumber entity) { return entity_id(entity); });
  if (!claim.ok() || !record->entry.article) return claim;
  auto article = state_->article_record(*record->entry.article);
  if (!article.ok()) return article.error();
  claim->article = article->id;
  claim->document = article->publications.front().name;
  return claim;
}

Result<std::vector<Claim>> Snapshot::claims(std::span<const ClaimNumber> numbers) const {
  std::vector<Claim> found;
  for (const ClaimNumber number : numbers) {
    auto one = claim(number);
    if (!one.ok()) return one.error();
    found.push_back(std::move(*one));
  }
  return found;
}

Result<std::optional<ClaimEntry>> Snapshot::find_claim(std::string_view id) const {
  if (!ClaimId::parse(id)) return std::optional<ClaimEntry>();
  auto found = find_claim_prefix(id, 1);
  if (!found.ok()) return found.error();
  return found->empty() ? std::optional<ClaimEntry>() : std::optional(found->front());
}

Result<std::vector<ClaimEntry>> Snapshot::find_claim_prefix(std::string_view hex,
                                                            std::size_t limit) const {
  std::vector<ClaimNumber> numbers;
  // Whole bytes are the prefix of the scan; a last half byte is looked at in the hex digits.
  std::string padded(hex.substr(0, hex.size() / 2 * 2));
  const std::size_t whole_bytes = padded.size() / 2;
  padded.resize(32, '0');
  const auto lowest = ClaimId::parse(padded);
  if (!lowest || hex.size() > 32 || limit == 0) return std::vector<ClaimEntry>();
  bool ok = true;
  auto scanned = state_->view.scan(Family::kClaimIds, encode_key(*lowest).substr(0, whole_bytes),
                                   [&](std::string_view key, std::string_view value) {
                                     const auto id = decode_claim_id_key(key);
                                     const auto number = decode_claim_key(value);
                                     if (!(ok = id && number)) return false;
                                     if (id->to_string().starts_with(hex))
                                       numbers.push_back(*number);
                                     return numbers.size() < limit;
                                   });
  if (!scanned.ok()) return scanned.error();
  if (!ok) return Error{ErrorCode::kCorruption, "damaged number of a claim"};
  std::vector<ClaimEntry> entries;
  for (const ClaimNumber number : numbers) {
    auto record = state_->claim_record(number);
    if (!record.ok()) return record.error();
    entries.push_back(record->entry);
  }
  return entries;
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
  auto record = state_->article_record(number);
  if (!record.ok()) return record.error();
  const Publication& first = record->publications.front();
  StoredArticle stored;
  stored.article = {
      record->id,      first.name,         first.title,    first.source,      first.url,
      first.published, first.published_by, first.language, record->extractor, ""};
  if (record->extracted) stored.extracted = record->publications[*record->extracted];
  if (text == Text::kWith && record->has_text) {
    auto bytes = state_->view.get(Family::kTexts, encode_key(number));
    if (!bytes.ok()) return bytes.error();
    if (!*bytes) return missing("a text");
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
  return numbers;
}

Result<TextSketch> Snapshot::sketch(ArticleNumber number) const {
  auto record = state_->article_record(number);
  if (!record.ok()) return record.error();
  return std::move(record->sketch);
}

}  // namespace entente
