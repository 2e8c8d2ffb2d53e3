#include "graph/claim.h"

#include <xxhash.h>

#include <algorithm>
#include <array>

namespace entente {

namespace {

constexpr std::array<std::string_view, 2> kPolarityNames = {"affirmed", "negated"};
constexpr std::array<std::string_view, 4> kModalityNames = {"actual", "planned", "possible",
                                                            "demanded"};

template <class Enum, std::size_t N>
std::optional<Enum> parse(const std::array<std::string_view, N>& names, std::string_view text) {
  const auto found = std::find(names.begin(), names.end(), text);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

std::string hex_of(const XXH128_hash_t& hash) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, hash);
  std::string out;
  for (const unsigned char byte : canonical.digest) {
    out += kDigits[byte >> 4];
    out += kDigits[byte & 0xF];
  }
  return out;
}

/// The bytes that claim_id() hashes; the header says which.
class HashedFields {
 public:
  void number(std::uint32_t value) {
    for (int shift = 0; shift < 32; shift += 8)
      bytes_ += static_cast<char>((value >> shift) & 0xFF);
  }
  void text(std::string_view value) {
    number(static_cast<std::uint32_t>(value.size()));
    bytes_ += value;
  }
  void absent() { number(0xFFFFFFFF); }
  void optional_text(const std::optional<std::string>& value) { value ? text(*value) : absent(); }
  void optional_end(const std::optional<ClaimEnd>& end) { end ? text(end->entity.id) : absent(); }
  void range(const DayRange& range) {
    day(range.first());
    day(range.last());
  }
  const std::string& bytes() const { return bytes_; }

 private:
  void day(std::optional<Day> day) {
    number(day ? static_cast<std::uint32_t>(day->time_since_epoch().count()) : 0x80000000);
  }

  std::string bytes_;
};

}  // namespace

std::string_view to_string(Polarity polarity) {
  return kPolarityNames[static_cast<std::size_t>(polarity)];
}

std::string_view to_string(Modality modality) {
  return kModalityNames[static_cast<std::size_t>(modality)];
}

std::optional<Polarity> parse_polarity(std::string_view text) {
  return parse<Polarity>(kPolarityNames, text);
}

std::optional<Modality> parse_modality(std::string_view text) {
  return parse<Modality>(kModalityNames, text);
}

std::string article_id(std::string_view text) {
  return hex_of(XXH3_128bits(text.data(), text.size()));
}

std::string claim_id(const Claim& claim) {
  HashedFields fields;
  if (const auto* span = std::get_if<TextEvidence>(&claim.evidence)) {
    fields.text("text");
    fields.text(claim.article);
    fields.number(span->begin);
    fields.number(span->end);
  } else {
    const auto& row = std::get<RowEvidence>(claim.evidence);
    fields.text("row");
    fields.text(row.dataset);
    fields.text(row.release);
    fields.text(row.row);
  }
  fields.text(claim.subject.entity.id);
  fields.text(claim.relation);
  fields.optional_end(claim.object);
  fields.optional_end(claim.place);
  fields.optional_text(claim.role);
  fields.range(claim.bounds.start);
  fields.range(claim.bounds.end);
  fields.number(static_cast<std::uint32_t>(claim.polarity));
  fields.number(static_cast<std::uint32_t>(claim.modality));
  fields.optional_end(claim.attribution);
  return hex_of(XXH3_128bits(fields.bytes().data(), fields.bytes().size()));
}

}  // namespace entente
