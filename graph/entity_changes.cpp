#include "graph/entity_changes.h"

#include <algorithm>
#include <tuple>

#include "graph/key_codec.h"
#include "graph/text.h"

namespace entente {

namespace {

bool begins_with_capital(std::string_view text) {
  // Upper case: folding changes the first character. ASCII decides almost all.
  if (text.empty()) return false;
  const char c = text.front();
  if (static_cast<unsigned char>(c) < 0x80) return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return true;  // Scripts without case, and accented capitals.
}

/// The two names of "Collective Security Treaty Organization (CSTO)".
std::vector<std::string> names_beside_brackets(std::string_view text) {
  const std::size_t open = text.find(" (");
  if (open == std::string_view::npos || open == 0 || text.back() != ')') return {};
  const std::string_view inside = text.substr(open + 2, text.size() - open - 3);
  if (inside.empty() || inside.find_first_of("()") != std::string_view::npos) return {};
  return {std::string(text.substr(0, open)), std::string(inside)};
}

}  // namespace

std::vector<std::string> names_of(const EndRecord& end) {
  std::vector<std::string> names{end.name};
  if (end.mention == end.name || !begins_with_capital(end.mention)) return names;
  names.push_back(end.mention);
  for (std::string& name : names_beside_brackets(end.mention))
    if (name != end.name) names.push_back(std::move(name));
  return names;
}

Result<EntityNumber> EntityChanges::number_of(const std::string& id) {
  if (const auto at = new_entities_.find(id); at != new_entities_.end()) return at->second;
  auto bytes = view_.get(Family::kEntityIds, id);
  if (!bytes.ok()) return bytes.error();
  if (*bytes) {
    const auto number = decode_entity_key(**bytes);
    if (!number) return Error{ErrorCode::kCorruption, "damaged number of entity " + id};
    return *number;
  }
  const EntityNumber number{static_cast<std::uint32_t>(meta_.next_entity++)};
  new_entities_.emplace(id, number);
  touched_[number].record.id = id;
  batch_.put(Family::kEntityIds, id, encode_key(number));
  return number;
}

Result<EntityChanges::Touched*> EntityChanges::touch(EntityNumber number) {
  if (const auto at = touched_.find(number); at != touched_.end()) return &at->second;
  auto bytes = view_.get(Family::kEntities, encode_key(number));
  if (!bytes.ok()) return bytes.error();
  if (!*bytes) return Error{ErrorCode::kCorruption, "an entity record is missing"};
  auto record = decode_entity(**bytes);
  if (!record.ok()) return record.error();
  Touched& touched = touched_[number];
  touched.record = std::move(*record);
  touched.had_claims = !touched.record.variants.empty();
  return &touched;
}

Result<std::string> EntityChanges::id_of(EntityNumber number) {
  auto touched = touch(number);
  if (!touched.ok()) return touched.error();
  return (*touched)->record.id;
}

Result<void> EntityChanges::count_end(EntityNumber number, const EndRecord& end, int change) {
  auto touched = touch(number);
  if (!touched.ok()) return touched.error();
  auto& variants = (*touched)->record.variants;
  const auto key = [](const auto& v) { return std::tie(v.name, v.country, v.code); };
  auto at = std::lower_bound(variants.begin(), variants.end(), end,
                             [&](const auto& v, const EndRecord& e) { return key(v) < key(e); });
  if (at == variants.end() || key(*at) != key(end))
    at = variants.insert(at, {end.name, end.country, end.code, 0});
  if (change < 0 && at->claims == 0)
    return Error{ErrorCode::kCorruption, "the names of an entity are miscounted"};
  at->claims = change < 0 ? at->claims - 1 : at->claims + 1;
  if (at->claims == 0) variants.erase(at);
  for (std::string& name : names_of(end))
    (*touched)->names[std::move(name)] += change;
  return {};
}

Result<void> EntityChanges::count_ends(const ClaimRecord& record, int change) {
  const ClaimEntry& entry = record.entry;
  if (auto done = count_end(entry.subject, record.subject, change); !done.ok()) return done;
  const std::pair<const std::optional<EntityNumber>*, const std::optional<EndRecord>*> others[] = {
      {&entry.object, &record.object},
      {&entry.place, &record.place},
      {&entry.attribution, &record.attribution}};
  for (const auto& [number, end] : others) {
    if (!*number) continue;
    if (auto done = count_end(**number, **end, change); !done.ok()) return done;
  }
  return {};
}

/// Whether some name of the entity has this normal form once the change is made.
Result<bool> EntityChanges::has_name(EntityNumber number, const std::string& normalized,
                                     const Touched& touched) const {
  for (const auto& [name, change] : touched.names)
    if (change > 0 && normalize_name(name) == normalized) return true;
  bool found = false;
  const std::string prefix = encode_key(number);
  auto scanned =
      view_.scan(Family::kAliases, prefix, [&](std::string_view key, std::string_view value) {
        const std::string_view name = key.substr(prefix.size());
        const auto changed = touched.names.find(name);
        const std::int64_t change = changed == touched.names.end() ? 0 : changed->second;
        const auto count = decode_count(value);
        found = normalize_name(name) == normalized &&
                (!count.ok() || static_cast<std::int64_t>(*count) + change > 0);
        return !found;
      });
  if (!scanned.ok()) return scanned.error();
  return found;
}

Result<void> EntityChanges::flush_names(EntityNumber number, const Touched& touched) {
  for (const auto& [name, change] : touched.names) {
    if (change == 0) continue;
    const std::string key = alias_key(number, name);
    auto bytes = view_.get(Family::kAliases, key);
    if (!bytes.ok()) return bytes.error();
    std::int64_t before = 0;
    if (*bytes) {
      auto count = decode_count(**bytes);
      if (!count.ok()) return count.error();
      before = static_cast<std::int64_t>(*count);
    }
    const std::int64_t now = before + change;
    if (now < 0) return Error{ErrorCode::kCorruption, "the names of an entity are miscounted"};
    now > 0 ? batch_.put(Family::kAliases, key, encode_count(static_cast<std::uint64_t>(now)))
            : batch_.erase(Family::kAliases, key);
    const std::string normalized = normalize_name(name);
    if (normalized.empty() || (before > 0) == (now > 0)) continue;
    auto has = has_name(number, normalized, touched);
    if (!has.ok()) return has.error();
    *has ? batch_.put(Family::kNames, name_key(normalized, number), "")
         : batch_.erase(Family::kNames, name_key(normalized, number));
  }
  return {};
}

Result<void> EntityChanges::flush() {
  for (const auto& [number, touched] : touched_) {
    batch_.put(Family::kEntities, encode_key(number), encode_entity(touched.record));
    const bool has_claims = !touched.record.variants.empty();
    if (has_claims && !touched.had_claims) ++meta_.counts.entities;
    if (!has_claims && touched.had_claims) --meta_.counts.entities;
    if (auto flushed = flush_names(number, touched); !flushed.ok()) return flushed;
  }
  return {};
}

}  // namespace entente
