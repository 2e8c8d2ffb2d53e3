#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace entente {

/// The format of the stores that this build writes. A store of a higher one is refused; a lower one
/// is migrated, once there is one.
inline constexpr std::uint32_t kFormatVersion = 1;

/// The column families of a store, one an index; docs/storage_format.md gives their keys and
/// values. The names are stored, the numbers are not.
enum class Family : std::uint8_t {
  kMeta,        ///< Format, counters: RocksDB's default family.
  kLabels,      ///< label -> text
  kEntityIds,   ///< id -> entity
  kEntities,    ///< entity -> id, names, countries, codes with the number of claims that give them
  kAliases,     ///< entity, name as written -> number of claims that give it
  kNames,       ///< normalised name, entity ->
  kArticleIds,  ///< id -> article
  kArticles,    ///< article -> publications, extraction, sketch, claims
  kTexts,       ///< article -> text
  kClaimIds,    ///< id -> claim
  kClaims,      ///< claim -> entry and evidence
  kByEntity,    ///< entity, relation, claim -> entry
  kByPair,      ///< smaller entity, larger entity, claim ->
  kByRelation,  ///< relation, claim ->
  kDecisions    ///< Reserved: merges, splits, renames, withdrawals.
};

inline constexpr std::array<std::string_view, 15> kFamilyNames = {
    "default", "labels",      "entity_ids", "entities",    "aliases",
    "names",   "article_ids", "articles",   "texts",       "claim_ids",
    "claims",  "by_entity",   "by_pair",    "by_relation", "decisions"};
inline constexpr std::size_t kFamilyCount = kFamilyNames.size();

}  // namespace entente
