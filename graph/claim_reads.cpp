// The reads of graph/store.h that tell of claims.

#include <algorithm>
#include <functional>
#include <map>

#include "graph/key_codec.h"
#include "graph/record_codec.h"
#include "graph/store.h"
#include "graph/store_state.h"

namespace entente {

namespace {

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

namespace {

Result<ClaimEntry> read_entry(const RocksView& view, ClaimNumber number) {
  auto bytes = view.get(Family::kClaims, encode_key(number));
  if (!bytes.ok()) return bytes.error();
  if (!*bytes) return missing_record("a claim");
  return decode_claim_entry(**bytes, number);
}

/// Hands each entry of the entity's index to `take`, as it was put in, until it returns an error.
Result<void> scan_entity(const RocksView& view, EntityNumber entity,
                         std::optional<LabelNumber> relation,
                         const std::function<Result<void>(ClaimEntry)>& take) {
  std::optional<Error> error;
  auto scanned = view.scan(
      Family::kByEntity, entity_index_prefix(entity, relation),
      [&](std::string_view key, std::string_view value) {
        const auto claim = decode_index_claim(key);
        auto entry = claim ? decode_entry(value, *claim)
                           : Result<ClaimEntry>(Error{ErrorCode::kCorruption, "damaged index key"});
        if (!entry.ok()) return error = entry.error(), false;
        auto taken = take(std::move(*entry));
        if (!taken.ok()) error = taken.error();
        return taken.ok();
      });
  if (!scanned.ok()) return scanned;
  if (error) return *error;
  return {};
}

}  // namespace

Result<std::vector<ClaimEntry>> Snapshot::claims_of(EntityNumber entity,
                                                    const ClaimFilter& filter) const {
  const EntityNumber shown = state_->shown(entity);
  const auto& overlay = state_->overlay;
  const bool marked = overlay && overlay->marks(shown);
  std::map<ClaimNumber, ClaimEntry> found;  // A claim may be under two members.
  std::vector<ClaimEntry> entries;
  const auto take = [&](ClaimEntry entry) -> Result<void> {
    auto admitted = state_->admit(entry);
    if (!admitted.ok()) return admitted.error();
    if (!*admitted || !passes(entry, filter)) return {};
    if (!marked)
      entries.push_back(std::move(entry));
    else if (entry.subject == shown || entry.object == shown)
      found.try_emplace(entry.claim, std::move(entry));
    return {};
  };
  const auto members = marked ? overlay->members(shown) : std::vector<EntityNumber>{shown};
  for (const EntityNumber member : members) {
    auto scanned = scan_entity(state_->view, member, filter.relation, take);
    if (!scanned.ok()) return scanned.error();
    if (!marked) continue;
    for (const ClaimNumber number : overlay->arrived(member)) {
      auto entry = read_entry(state_->view, number);
      if (!entry.ok()) return entry.error();
      if (auto taken = take(std::move(*entry)); !taken.ok()) return taken.error();
    }
  }
  for (auto& [number, entry] : found)
    entries.push_back(std::move(entry));
  sort_by_id(entries);
  return entries;
}

namespace {

/// Entries of the claims at the ends of the keys under `prefix`.
Result<std::vector<ClaimEntry>> read_index(const Snapshot::State& state, Family family,
                                           std::string_view prefix, const ClaimFilter& filter) {
  std::vector<ClaimNumber> numbers;
  bool ok = true;
  auto scanned = state.view.scan(family, prefix, [&](std::string_view key, std::string_view) {
    const auto claim = decode_index_claim(key);
    if ((ok = claim.has_value())) numbers.push_back(*claim);
    return ok;
  });
  if (!scanned.ok()) return scanned.error();
  if (!ok) return Error{ErrorCode::kCorruption, "damaged index key"};
  std::vector<ClaimEntry> entries;
  for (const ClaimNumber number : numbers) {
    auto entry = read_entry(state.view, number);
    if (!entry.ok()) return entry.error();
    auto admitted = state.admit(*entry);
    if (!admitted.ok()) return admitted.error();
    if (*admitted && passes(*entry, filter)) entries.push_back(std::move(*entry));
  }
  sort_by_id(entries);
  return entries;
}

}  // namespace

Result<std::vector<ClaimEntry>> Snapshot::claims_between(EntityNumber a, EntityNumber b,
                                                         const ClaimFilter& filter) const {
  a = state_->shown(a), b = state_->shown(b);
  if (!state_->overlay || (!state_->overlay->marks(a) && !state_->overlay->marks(b)))
    return read_index(*state_, Family::kByPair, pair_index_prefix(a, b), filter);
  auto entries = claims_of(a, filter);
  if (!entries.ok()) return entries;
  std::erase_if(*entries, [&](const ClaimEntry& entry) {
    return !(entry.subject == a && entry.object == b) && !(entry.subject == b && entry.object == a);
  });
  return entries;
}

Result<std::vector<ClaimEntry>> Snapshot::claims_by_relation(LabelNumber relation,
                                                             const ClaimFilter& filter) const {
  return read_index(*state_, Family::kByRelation, encode_key(relation), filter);
}

Result<std::vector<ClaimEntry>> Snapshot::claims_of_article(ArticleNumber article) const {
  auto record = state_->article_record(article);
  if (!record.ok()) return record.error();
  std::vector<ClaimEntry> entries;
  for (const ClaimNumber number : record->claims) {
    auto entry = read_entry(state_->view, number);
    if (!entry.ok()) return entry.error();
    auto admitted = state_->admit(*entry);
    if (!admitted.ok()) return admitted.error();
    if (*admitted) entries.push_back(std::move(*entry));
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
        auto admitted = state_->admit(*entry);
        if (!admitted.ok()) return error = admitted.error(), false;
        if (*admitted) entries.push_back(std::move(*entry));
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
  // What is hidden can still be looked at.
  if (auto admitted = state_->admit(record->entry); !admitted.ok()) return admitted.error();
  auto claim = make_claim(*record, *state_->labels,
                          [this](EntityNumber entity) { return entity_id(entity); });
  if (!claim.ok()) return claim;
  if (auto named = name_decided_ends(record->entry, *claim); !named.ok()) return named.error();
  if (!record->entry.article) return claim;
  auto article = state_->article_record(*record->entry.article);
  if (!article.ok()) return article.error();
  claim->article = article->id;
  claim->document = state_->visible(std::move(article->publications)).front().name;
  return claim;
}

/// The ends of a claim whose names a merge, a split or a renaming decides.
Result<void> Snapshot::name_decided_ends(const ClaimEntry& entry, Claim& claim) const {
  if (!state_->overlay) return {};
  const auto rename = [this](EntityNumber number, ClaimEnd& end) -> Result<void> {
    if (!state_->overlay->marks(number) && state_->overlay->name(number) == nullptr) return {};
    auto decided = entity(number);
    if (!decided.ok()) return decided.error();
    end.entity = std::move(*decided);
    return {};
  };
  if (auto done = rename(entry.subject, claim.subject); !done.ok()) return done;
  const std::pair<const std::optional<EntityNumber>*, std::optional<ClaimEnd>*> others[] = {
      {&entry.object, &claim.object},
      {&entry.place, &claim.place},
      {&entry.attribution, &claim.attribution}};
  for (const auto& [number, end] : others)
    if (*number && *end)
      if (auto done = rename(**number, **end); !done.ok()) return done;
  return {};
}

Result<const Decision*> Snapshot::decision_on(ClaimNumber number) const {
  if (state_->decisions->empty()) return static_cast<const Decision*>(nullptr);
  auto record = state_->claim_record(number);
  if (!record.ok()) return record.error();
  auto claim = make_claim(*record, *state_->labels, [this](EntityNumber entity) {
    auto stored = state_->entity_record(entity);
    return stored.ok() ? Result<std::string>(std::move(stored->id)) : stored.error();
  });
  if (!claim.ok()) return claim.error();
  std::string source(label(record->entry.source));
  if (record->entry.article) {
    auto article = state_->article_record(*record->entry.article);
    if (!article.ok()) return article.error();
    claim->article = article->id;
    if (!state_->is_hidden(*record->entry.article, *article)) source.clear();
  }
  const ClaimName name = name_of(*claim);
  const auto concerns = [&](const Decision& decision) {
    switch (decision.kind) {
      case DecisionKind::kReject:
      case DecisionKind::kConfirm:
        return std::binary_search(decision.claims.begin(), decision.claims.end(), name);
      case DecisionKind::kForgetArticle:
        return decision.target == name.article;
      case DecisionKind::kForgetSource:
        return !source.empty() && decision.target == source;
      default:
        return false;
    }
  };
  const auto& all = state_->decisions->all();
  for (auto at = all.rbegin(); at != all.rend(); ++at)
    if (state_->decisions->stands(*at) && concerns(*at)) return &*at;
  return static_cast<const Decision*>(nullptr);
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
    auto entry = read_entry(state_->view, number);
    if (!entry.ok()) return entry.error();
    if (auto admitted = state_->admit(*entry); !admitted.ok()) return admitted.error();
    entries.push_back(std::move(*entry));
  }
  return entries;
}

}  // namespace entente
