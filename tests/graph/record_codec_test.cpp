#include "graph/record_codec.h"

#include <doctest/doctest.h>

#include "graph/edtf.h"
#include "graph/key_codec.h"

namespace entente {

namespace {

std::string hex(std::string_view bytes) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    out += kDigits[static_cast<unsigned char>(c) >> 4];
    out += kDigits[static_cast<unsigned char>(c) & 0xF];
  }
  return out;
}

ClaimRecord sample_claim() {
  ClaimRecord record;
  ClaimEntry& entry = record.entry;
  entry.id = *ClaimId::parse("000102030405060708090a0b0c0d0e0f");
  entry.claim = ClaimNumber{7};
  entry.subject = EntityNumber{1};
  entry.object = EntityNumber{300};
  entry.relation = LabelNumber{1};
  entry.article = ArticleNumber{5};
  entry.source = LabelNumber{2};
  entry.published = *parse_day("2019-02-05");
  entry.bounds = {DayRange::year(2003), *parse_edtf("2019-02-05/..")};
  entry.confidence = 0.5;
  record.subject = {"Russia", "RUS", std::nullopt, "Moscow"};
  record.object = EndRecord{"Kant", "KGZ", "X", ""};
  record.sentence = 3;
  record.time = {"2003", std::nullopt, "in 2003"};
  record.evidence = TextEvidence{10, 14, "Kant"};
  return record;
}

ArticleRecord sample_article() {
  ArticleRecord record;
  record.id = "000102030405060708090a0b0c0d0e0f";
  record.publications = {{"a.md", "T", "S", std::nullopt, *parse_day("2019-02-05"), "x", "en"},
                         {"b.md", "T", std::nullopt, "u", std::nullopt, std::nullopt, "en"}};
  record.extracted = 1;
  record.extractor = "e1";
  record.has_text = true;
  record.sketch.hashes = {5, 300, 0xFFFFFFFF};
  record.claims = {ClaimNumber{7}, ClaimNumber{200}};
  return record;
}

/// Truncated at each byte and with each bit flipped: an error, or a value that is written back as
/// those very bytes. Never a crash.
template <class Decode, class Encode>
void damage(const std::string& bytes, const Decode& decode, const Encode& encode) {
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    const auto value = decode(bytes.substr(0, length));
    REQUIRE_FALSE(value.ok());
    CHECK(value.error().code == ErrorCode::kCorruption);
  }
  CHECK_FALSE(decode(bytes + '\0').ok());
  for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
    std::string flipped = bytes;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
    const auto value = decode(flipped);
    if (value.ok()) CHECK(hex(encode(*value)) == hex(flipped));
  }
}

}  // namespace

TEST_CASE("key_codec writes numbers with the highest byte first") {
  CHECK(hex(encode_key(EntityNumber{0x01020304})) == "01020304");
  CHECK(hex(encode_key(ClaimNumber{258})) == "0000000000000102");
  CHECK(hex(entity_index_key(EntityNumber{1}, LabelNumber{2}, ClaimNumber{3})) ==
        "00000001000000020000000000000003");
  CHECK(hex(pair_index_key(EntityNumber{9}, EntityNumber{4}, ClaimNumber{3})) ==
        "00000004000000090000000000000003");
  CHECK(hex(relation_index_key(LabelNumber{2}, ClaimNumber{3})) == "000000020000000000000003");
  CHECK(hex(name_key("kant", EntityNumber{1})) == "6b616e740000000001");
  CHECK(hex(alias_key(EntityNumber{1}, "Kant")) == "000000014b616e74");
}

TEST_CASE("key_codec reads back its keys and refuses others") {
  CHECK(decode_entity_key(encode_key(EntityNumber{77})) == EntityNumber{77});
  CHECK_FALSE(decode_entity_key("abc"));
  CHECK_FALSE(decode_claim_key("abcd"));
  const std::string key = name_key("us air base", EntityNumber{256});
  CHECK(decode_name_key(key)->name == "us air base");
  CHECK(decode_name_key(key)->entity == EntityNumber{256});
  CHECK_FALSE(decode_name_key("abcd"));
  CHECK_FALSE(decode_name_key("no zero byte"));
  CHECK(decode_index_claim(relation_index_key(LabelNumber{2}, ClaimNumber{9})) == ClaimNumber{9});
  CHECK_FALSE(decode_index_claim("short"));
}

TEST_CASE("record_codec pins the bytes of an entry and a format") {
  CHECK(hex(encode_entry(sample_claim().entry)) ==
        "01000102030405060708090a0b0c0d0e0f1901ac020100050298980203aabc01ec0201989802000000000000e0"
        "3f");
  CHECK(hex(encode_format(1)) == "656e74656e746501");
  CHECK(*decode_format(encode_format(300)) == 300);
  CHECK_FALSE(decode_format("entent").ok());
  CHECK_FALSE(decode_format("another").ok());
}

TEST_CASE("record_codec reads back what it wrote and survives damage") {
  const ClaimRecord claim = sample_claim();
  CHECK(*decode_claim(encode_claim(claim), ClaimNumber{7}) == claim);
  CHECK(*decode_claim_entry(encode_claim(claim), ClaimNumber{7}) == claim.entry);
  damage(
      encode_claim(claim), [](const std::string& b) { return decode_claim(b, ClaimNumber{7}); },
      encode_claim);
  damage(
      encode_entry(claim.entry),
      [](const std::string& b) { return decode_entry(b, ClaimNumber{7}); }, encode_entry);
  CHECK(*decode_article(encode_article(sample_article())) == sample_article());
  damage(
      encode_article(sample_article()), [](const std::string& b) { return decode_article(b); },
      encode_article);
  const EntityRecord entity{"country/RUS",
                            {{"Russia", "RUS", std::nullopt, 300}, {"X", {}, "Y", 1}}};
  CHECK(*decode_entity(encode_entity(entity)) == entity);
  damage(
      encode_entity(entity), [](const std::string& b) { return decode_entity(b); }, encode_entity);
  const MetaRecord meta{1, 2, 3, 4, {5, 6, 7, 8, 9}};
  CHECK(*decode_meta(encode_meta(meta)) == meta);
  damage(
      encode_meta(meta), [](const std::string& b) { return decode_meta(b); }, encode_meta);
}

TEST_CASE("record_codec refuses a newer version of a value") {
  std::string bytes = encode_entity({"country/RUS", {}});
  bytes[0] = 2;
  const auto record = decode_entity(bytes);
  REQUIRE_FALSE(record.ok());
  CHECK(record.error() ==
        Error{ErrorCode::kUnsupported, "entity record of version 2, newer than this build"});
}

}  // namespace entente
