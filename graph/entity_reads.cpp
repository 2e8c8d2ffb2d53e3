// The reads of graph/store.h that tell of entities and their names.

#include <algorithm>
#include <functional>
#include <set>

#include "graph/key_codec.h"
#include "graph/record_codec.h"
#include "graph/store.h"
#include "graph/store_state.h"
#include "graph/text.h"

namespace entente {

/// How claims that a split moved to this entity name it.
Result<std::vector<EndRecord>> Snapshot::State::arrived_ends(EntityNumber number) const {
  std::vector<EndRecord> ends;
  if (!overlay) return ends;
  for (const ClaimNumber claim : overlay->arrived(number)) {
    auto record = claim_record(claim);
    if (!record.ok()) return record.error();
    ClaimEntry moved = record->entry;
    overlay->apply(moved);
    const auto take = [&](const std::optional<EntityNumber>& before,
                          const std::optional<EntityNumber>& after,
                          const std::optional<EndRecord>& end) {
      if (after == shown(number) && before != after && end) ends.push_back(*end);
    };
    take(record->entry.subject, moved.subject, record->subject);
    take(record->entry.object, moved.object, record->object);
    take(record->entry.place, moved.place, record->place);
    take(record->entry.attribution, moved.attribution, record->attribution);
  }
  return ends;
}

Result<EntityRecord> Snapshot::State::united_record(EntityNumber number) const {
  if (broken) return *broken;
  auto record = entity_record(shown(number));
  if (!record.ok() || !overlay || !overlay->marks(shown(number))) return record;
  for (const EntityNumber member : overlay->members(shown(number))) {
    std::vector<EntityRecord::Variant> added;
    if (member != shown(number)) {
      auto other = entity_record(member);
      if (!other.ok()) return other.error();
      added = std::move(other->variants);
    }
    auto ends = arrived_ends(member);
    if (!ends.ok()) return ends.error();
    for (EndRecord& end : *ends)
      added.push_back({std::move(end.name), std::move(end.country), std::move(end.code), 1});
    // A merge shows the name of the entity that was kept: another's counts if that has none.
    const bool has_name = !record->variants.empty();
    for (EntityRecord::Variant& variant : added) {
      if (has_name && member != shown(number)) variant.name.clear();
      record->variants.push_back(std::move(variant));
    }
  }
  return record;
}

Result<std::optional<EntityNumber>> Snapshot::find_entity(std::string_view id) const {
  auto bytes = state_->view.get(Family::kEntityIds, id);
  if (!bytes.ok()) return bytes.error();
  if (!*bytes) return std::optional<EntityNumber>();
  const auto number = decode_entity_key(**bytes);
  if (!number) return Error{ErrorCode::kCorruption, "damaged number of an entity"};
  auto record = state_->united_record(*number);
  if (!record.ok()) return record.error();
  return record->variants.empty() ? std::nullopt : std::optional(state_->shown(*number));
}

Result<Entity> Snapshot::entity(EntityNumber number) const {
  auto record = state_->united_record(number);
  if (!record.ok()) return record.error();
  if (record->variants.empty())
    return Error{ErrorCode::kNotFound, "no claim speaks of \"" + record->id + "\""};
  // Name, country and code are chosen apart, each by the number of claims that give it; the map
  // settles ties by the smallest value.
  std::map<std::string, std::uint64_t> names, countries, codes;
  for (const auto& variant : record->variants) {
    if (!variant.name.empty()) names[variant.name] += variant.claims;
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
  const std::string* decided =
      state_->overlay ? state_->overlay->name(state_->shown(number)) : nullptr;
  return Entity{record->id, decided != nullptr ? *decided : most_frequent(names).value_or(""),
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
  auto record = state_->entity_record(state_->shown(number));
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
    if (state_->shown(number) != number) continue;
    auto record = state_->united_record(number);
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
  std::set<EntityNumber> shown;
  for (const EntityNumber number : numbers) {
    shown.insert(state_->shown(number));
    if (!state_->overlay) continue;
    for (const EntityNumber other : state_->overlay->split_off(number))
      shown.insert(state_->shown(other));
  }
  for (const EntityNumber number : shown) {
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
Result<std::vector<NameMatch>> match_names(const Snapshot::State& state, const Snapshot& snapshot,
                                           std::string_view key_prefix, std::size_t limit,
                                           const std::function<bool(std::string_view)>& accept) {
  std::vector<NameMatch> matches;
  bool ok = true;
  // One more name than asked for ends the scan, so that all entities of the last name are there:
  // which of them stay is then a matter of ids, not of numbers.
  auto scanned =
      state.view.scan(Family::kNames, key_prefix, [&](std::string_view key, std::string_view) {
        const auto parts = decode_name_key(key);
        if (!(ok = parts.has_value())) return false;
        if (!accept(parts->name)) return true;
        if (matches.size() >= limit && matches.back().name != parts->name) return false;
        matches.push_back({std::string(parts->name), state.shown(parts->entity)});
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
  keyed.erase(std::unique(keyed.begin(), keyed.end(),
                          [](const auto& a, const auto& b) { return a.first == b.first; }),
              keyed.end());  // Of entities that were merged.
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
  return match_names(*state_, *this, normalized, limit, [](std::string_view) { return true; });
}

Result<std::vector<NameMatch>> Snapshot::find_name_word(std::string_view prefix,
                                                        std::size_t limit) const {
  const std::string normalized = normalize_name(prefix);
  if (normalized.empty() || limit == 0) return std::vector<NameMatch>();
  const std::string inner = " " + normalized;
  return match_names(*state_, *this, "", limit, [&](std::string_view name) {
    return name.starts_with(normalized) || name.find(inner) != std::string_view::npos;
  });
}

Result<std::vector<std::string>> Snapshot::names_of(EntityNumber number) const {
  std::set<std::string> names;
  const EntityNumber shown = state_->shown(number);
  const auto members =
      state_->overlay ? state_->overlay->members(shown) : std::vector<EntityNumber>{shown};
  for (const EntityNumber member : members) {
    const std::string prefix = encode_key(member);
    auto scanned =
        state_->view.scan(Family::kAliases, prefix, [&](std::string_view key, std::string_view) {
          names.emplace(key.substr(prefix.size()));
          return true;
        });
    if (!scanned.ok()) return scanned.error();
    auto ends = state_->arrived_ends(member);
    if (!ends.ok()) return ends.error();
    for (EndRecord& end : *ends)
      names.insert(std::move(end.name));
  }
  return std::vector<std::string>(names.begin(), names.end());
}

}  // namespace entente
