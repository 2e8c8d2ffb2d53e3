#include "graph/key_codec.h"

#include <algorithm>

namespace entente {

namespace {

template <class Number>
void append(std::string& key, Number number) {
  using Raw = std::underlying_type_t<Number>;
  for (std::size_t shift = sizeof(Raw) * 8; shift > 0; shift -= 8)
    key += static_cast<char>((static_cast<Raw>(number) >> (shift - 8)) & 0xFF);
}

/// The number that all of `bytes` spell.
template <class Number>
std::optional<Number> decode(std::string_view bytes) {
  using Raw = std::underlying_type_t<Number>;
  if (bytes.size() != sizeof(Raw)) return std::nullopt;
  Raw value = 0;
  for (const char c : bytes)
    value = static_cast<Raw>((value << 8) | static_cast<unsigned char>(c));
  return Number{value};
}

template <class... Numbers>
std::string key_of(Numbers... numbers) {
  std::string key;
  (append(key, numbers), ...);
  return key;
}

}  // namespace

std::string encode_key(EntityNumber entity) { return key_of(entity); }
std::string encode_key(ArticleNumber article) { return key_of(article); }
std::string encode_key(ClaimNumber claim) { return key_of(claim); }
std::string encode_key(LabelNumber label) { return key_of(label); }
std::string encode_key(const ClaimId& id) { return {id.bytes.begin(), id.bytes.end()}; }

std::optional<EntityNumber> decode_entity_key(std::string_view key) {
  return decode<EntityNumber>(key);
}
std::optional<ArticleNumber> decode_article_key(std::string_view key) {
  return decode<ArticleNumber>(key);
}
std::optional<ClaimNumber> decode_claim_key(std::string_view key) {
  return decode<ClaimNumber>(key);
}
std::optional<LabelNumber> decode_label_key(std::string_view key) {
  return decode<LabelNumber>(key);
}
std::optional<ClaimId> decode_claim_id_key(std::string_view key) {
  ClaimId id;
  if (key.size() != id.bytes.size()) return std::nullopt;
  std::copy(key.begin(), key.end(), id.bytes.begin());
  return id;
}

std::string entity_index_key(EntityNumber entity, LabelNumber relation, ClaimNumber claim) {
  return key_of(entity, relation, claim);
}

std::string entity_index_prefix(EntityNumber entity, std::optional<LabelNumber> relation) {
  return relation ? key_of(entity, *relation) : key_of(entity);
}

std::string pair_index_key(EntityNumber a, EntityNumber b, ClaimNumber claim) {
  return key_of(std::min(a, b), std::max(a, b), claim);
}

std::string pair_index_prefix(EntityNumber a, EntityNumber b) {
  return key_of(std::min(a, b), std::max(a, b));
}

std::string relation_index_key(LabelNumber relation, ClaimNumber claim) {
  return key_of(relation, claim);
}

std::optional<ClaimNumber> decode_index_claim(std::string_view key) {
  constexpr std::size_t kLength = sizeof(ClaimNumber);
  if (key.size() < kLength + sizeof(LabelNumber)) return std::nullopt;
  return decode<ClaimNumber>(key.substr(key.size() - kLength));
}

std::string name_key(std::string_view normalized, EntityNumber entity) {
  std::string key(normalized);
  key += '\0';
  append(key, entity);
  return key;
}

std::optional<NameKey> decode_name_key(std::string_view key) {
  constexpr std::size_t kTail = 1 + sizeof(EntityNumber);
  if (key.size() < kTail || key.find('\0') != key.size() - kTail) return std::nullopt;
  const auto entity = decode<EntityNumber>(key.substr(key.size() - kTail + 1));
  return NameKey{key.substr(0, key.size() - kTail), *entity};
}

std::string alias_key(EntityNumber entity, std::string_view name) {
  return key_of(entity) + std::string(name);
}

}  // namespace entente
