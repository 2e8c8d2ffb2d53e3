#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "graph/decision.h"
#include "graph/near_duplicates.h"
#include "graph/result.h"
#include "graph/store.h"

namespace entente {

/// The bytes of values: the one place that knows them. Each value begins with the version of its
/// kind. docs/storage_format.md gives the grammar. Decoders take any bytes: kCorruption for what no
/// encoder writes, kUnsupported for a newer version.

/// Of an entity: each name, country and code that claims give, and how many give it.
struct EntityRecord {
  struct Variant {
    std::string name;
    std::optional<std::string> country, code;
    std::uint64_t claims = 0;  ///< Ends of claims, to be exact; at least 1.

    bool operator==(const Variant&) const = default;
  };
  std::string id;
  std::vector<Variant> variants;  ///< In rising order of name, country, code.

  bool operator==(const EntityRecord&) const = default;
};

struct ArticleRecord {
  std::string id;
  std::vector<Publication> publications;  ///< In order.
  std::optional<std::size_t> extracted;   ///< A place in `publications`.
  std::string extractor;                  ///< Meaningful if extracted.
  bool has_text = false;
  TextSketch sketch;
  std::vector<ClaimNumber> claims;  ///< Rising.

  bool operator==(const ArticleRecord&) const = default;
};

/// How a claim names an end: the rest stands in the entity.
struct EndRecord {
  std::string name;
  std::optional<std::string> country, code;
  std::string mention;

  bool operator==(const EndRecord&) const = default;
};

struct ClaimRecord {
  ClaimEntry entry;  ///< Without `claim`, which is the key. Its ends say which of these there are:
  EndRecord subject;
  std::optional<EndRecord> object, place, attribution;
  std::uint32_t sentence = 0;
  std::optional<std::string> topic, plover, cameo;
  StatedTime time;
  std::variant<TextEvidence, RowEvidence> evidence;  ///< Of a row the data set is entry.source.

  bool operator==(const ClaimRecord&) const = default;
};

/// The next free numbers, and what there is.
struct MetaRecord {
  std::uint64_t next_entity = 0, next_article = 0, next_claim = 0;
  std::uint64_t next_label = 1;  ///< 0 is kNoLabel.
  StoreCounts counts;

  bool operator==(const MetaRecord&) const = default;
};

std::string encode_entry(const ClaimEntry& entry);
std::string encode_entity(const EntityRecord& record);
std::string encode_article(const ArticleRecord& record);
std::string encode_claim(const ClaimRecord& record);
std::string encode_meta(const MetaRecord& record);
std::string encode_decision(const Decision& decision);  ///< Without its id, which is the key.
std::string encode_format(std::uint32_t version);
std::string encode_count(std::uint64_t count);  ///< Family::kAliases. Without a version.

/// `claim` is the number in the key.
Result<ClaimEntry> decode_entry(std::string_view bytes, ClaimNumber claim);
Result<EntityRecord> decode_entity(std::string_view bytes);
Result<ArticleRecord> decode_article(std::string_view bytes);
Result<ClaimRecord> decode_claim(std::string_view bytes, ClaimNumber claim);
/// The entry at the head of a claim's value, without decoding the rest.
Result<ClaimEntry> decode_claim_entry(std::string_view bytes, ClaimNumber claim);
Result<MetaRecord> decode_meta(std::string_view bytes);
Result<Decision> decode_decision(std::string_view bytes, const ClaimId& id);
Result<std::uint32_t> decode_format(std::string_view bytes);
Result<std::uint64_t> decode_count(std::string_view bytes);

}  // namespace entente
