#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "graph/store.h"

namespace entente {

/// The bytes of keys: the one place that knows them. Numbers are big-endian, so that byte order is
/// the order of numbers; a key is its parts one after the other. docs/storage_format.md lists them.
/// Decoders return nullopt for bytes that no encoder writes.

std::string encode_key(EntityNumber entity);
std::string encode_key(ArticleNumber article);
std::string encode_key(ClaimNumber claim);
std::string encode_key(LabelNumber label);
std::string encode_key(const ClaimId& id);

std::optional<EntityNumber> decode_entity_key(std::string_view key);
std::optional<ArticleNumber> decode_article_key(std::string_view key);
std::optional<ClaimNumber> decode_claim_key(std::string_view key);
std::optional<LabelNumber> decode_label_key(std::string_view key);
std::optional<ClaimId> decode_claim_id_key(std::string_view key);

/// Family::kByEntity. Prefixes: all of an entity, all of a relation of it.
std::string entity_index_key(EntityNumber entity, LabelNumber relation, ClaimNumber claim);
std::string entity_index_prefix(EntityNumber entity, std::optional<LabelNumber> relation);

/// Family::kByPair, whichever end is the subject.
std::string pair_index_key(EntityNumber a, EntityNumber b, ClaimNumber claim);
std::string pair_index_prefix(EntityNumber a, EntityNumber b);

/// Family::kByRelation.
std::string relation_index_key(LabelNumber relation, ClaimNumber claim);

/// The claim at the end of a key of the three indexes.
std::optional<ClaimNumber> decode_index_claim(std::string_view key);

/// Family::kNames: the name, a zero byte, the entity. Requires: no zero byte in `normalized`.
struct NameKey {
  std::string_view name;  ///< A view into the key.
  EntityNumber entity{};
};
std::string name_key(std::string_view normalized, EntityNumber entity);
std::optional<NameKey> decode_name_key(std::string_view key);

/// Family::kAliases: the entity, then the name as written to the end of the key.
std::string alias_key(EntityNumber entity, std::string_view name);

}  // namespace entente
