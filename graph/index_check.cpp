// The part of a check that compares indexes with what they are made of.

#include <xxhash.h>

#include <set>

#include "graph/claim_index.h"
#include "graph/key_codec.h"
#include "graph/store_checker.h"
#include "graph/text.h"

namespace entente {

void RowSum::add(std::string_view key, std::string_view value) {
  const auto hash =
      XXH3_128bits_withSeed(value.data(), value.size(), XXH3_64bits(key.data(), key.size()));
  low += hash.low64;
  high += hash.high64;
  ++rows;
}

StoreChecker::Rows StoreChecker::entity_rows() const {
  Rows rows;
  for (const auto& [number, id] : entity_ids_) {
    EntityRecord record{id, {}};
    if (const auto at = entities_.find(number); at != entities_.end())
      for (const auto& [variant, claims] : at->second.variants)
        record.variants.push_back(
            {std::get<0>(variant), std::get<1>(variant), std::get<2>(variant), claims});
    rows.emplace(encode_key(number), encode_entity(record));
  }
  return rows;
}

StoreChecker::Rows StoreChecker::alias_rows() const {
  Rows rows;
  for (const auto& [number, tally] : entities_)
    for (const auto& [name, count] : tally.names)
      rows.emplace(alias_key(number, name), encode_count(count));
  return rows;
}

StoreChecker::Rows StoreChecker::name_rows() const {
  Rows rows;
  for (const auto& [number, tally] : entities_)
    for (const auto& [name, count] : tally.names)
      if (const std::string normalized = normalize_name(name); !normalized.empty())
        rows.emplace(name_key(normalized, number), "");
  return rows;
}

std::optional<ClaimEntry> StoreChecker::stored_entry(ClaimNumber number) const {
  auto bytes = view_.get(Family::kClaims, encode_key(number));
  if (!bytes.ok() || !*bytes) return std::nullopt;
  auto entry = decode_claim_entry(**bytes, number);
  return entry.ok() ? std::optional(*entry) : std::nullopt;
}

/// What a row is of, for people.
std::string StoreChecker::owner_of(Family family, std::string_view key) const {
  const auto entity = [&](std::optional<EntityNumber> number) -> std::string {
    const auto at = number ? entity_ids_.find(*number) : entity_ids_.end();
    return at == entity_ids_.end() ? "no entity" : at->second;
  };
  switch (family) {
    case Family::kEntityIds:
      return quoted(key);
    case Family::kEntities:
      return entity(decode_entity_key(key));
    case Family::kAliases:
      return key.size() < 4
                 ? "no entity"
                 : quoted(key.substr(4)) + " of " + entity(decode_entity_key(key.substr(0, 4)));
    case Family::kNames: {
      const auto name = decode_name_key(key);
      return name ? quoted(name->name) + " of " + entity(name->entity) : "no entity";
    }
    case Family::kArticleIds:
    case Family::kClaimIds: {
      const auto id = decode_claim_id_key(key);
      return id ? id->to_string() : "no id";
    }
    default: {
      const auto number = decode_index_claim(key);
      const auto entry = number ? stored_entry(*number) : std::nullopt;
      return entry ? "claim " + entry->id.to_string() : "no claim";
    }
  }
}

/// Whether a family holds the rows of that sum. One that cannot be read is made empty by a repair.
bool StoreChecker::same_sum(Family family, const RowSum& expected) {
  RowSum stored;
  const bool read = scan(family, [&](std::string_view key, std::string_view value) {
    stored.add(key, value);
    return true;
  });
  report_.index_rows += stored.rows;
  if (!read && mode_ == CheckMode::kRepair) {
    write_repairs();
    if (auto made = rocks_.recreate(family); !made.ok() && !write_error_)
      write_error_ = made.error();
  }
  return read && stored == expected;
}

void StoreChecker::check_rows(Family family, const Rows& expected) {
  RowSum sum;
  for (const auto& [key, value] : expected)
    sum.add(key, value);
  if (same_sum(family, sum)) return;
  for (const auto& [key, value] : expected) {
    auto stored = view_.get(family, key);
    if (stored.ok() && *stored == value) continue;
    const bool missing = !stored.ok() || !*stored;
    report(family, (missing ? "no row of " : "wrong row of ") + owner_of(family, key), true);
    put(family, key, value);
  }
  // A family that cannot be read was reported by same_sum().
  [[maybe_unused]] const auto scanned =
      view_.scan(family, "", [&](std::string_view key, std::string_view) {
        if (expected.contains(std::string(key))) return true;
        report(family, "stray row of " + owner_of(family, key), true);
        erase(family, std::string(key));
        return true;
      });
}

void StoreChecker::check_claim_index(Family family) {
  if (same_sum(family, claim_index_sums_[family])) return;
  std::set<std::string> wrong;  // Keys that were reported.
  [[maybe_unused]] const auto claims =
      view_.scan(Family::kClaims, "", [&](std::string_view key, std::string_view value) {
        const auto number = decode_claim_key(key);
        auto entry = decode_claim_entry(value, number.value_or(ClaimNumber{}));
        if (!entry.ok()) return true;  // Reported before.
        for (const IndexRow& row : index_rows(*entry)) {
          if (row.family != family) continue;
          auto stored = view_.get(family, row.key);
          if (stored.ok() && *stored == row.value) continue;
          const bool missing = !stored.ok() || !*stored;
          report(family,
                 (missing ? "no row of claim " : "wrong row of claim ") + entry->id.to_string(),
                 true);
          put(family, row.key, row.value);
          wrong.insert(row.key);
        }
        return true;
      });
  [[maybe_unused]] const auto rows =
      view_.scan(family, "", [&](std::string_view key, std::string_view value) {
        const auto number =
            family == Family::kClaimIds ? decode_claim_key(value) : decode_index_claim(key);
        const auto entry = number ? stored_entry(*number) : std::nullopt;
        if (entry)
          for (const IndexRow& row : index_rows(*entry))
            if (row.family == family && row.key == key) return true;
        if (wrong.contains(std::string(key))) return true;
        report(family, "stray row of " + owner_of(family, key), true);
        erase(family, std::string(key));
        return true;
      });
}

}  // namespace entente
