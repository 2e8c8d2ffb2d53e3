#include "graph/entity.h"

#include <xxhash.h>

#include <algorithm>
#include <array>

#include "graph/text.h"

namespace entente {

namespace {

constexpr std::array<std::string_view, 10> kTypeNames = {
    "country", "territory", "place",     "organization", "group",
    "person",  "facility",  "agreement", "event",        "actor"};

constexpr std::size_t kMaxSlugBytes = 120;  // A longer name ends in a hash of it all.

std::string hash_suffix(std::string_view name) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  const std::uint64_t hash = XXH3_64bits(name.data(), name.size());
  std::string out;
  for (int shift = 60; shift >= 28; shift -= 4)
    out += kDigits[(hash >> shift) & 0xF];
  return out;
}

}  // namespace

std::string_view to_string(EntityType type) { return kTypeNames[static_cast<std::size_t>(type)]; }

std::optional<EntityType> parse_entity_type(std::string_view text) {
  const auto found = std::find(kTypeNames.begin(), kTypeNames.end(), text);
  if (found == kTypeNames.end()) return std::nullopt;
  return static_cast<EntityType>(found - kTypeNames.begin());
}

std::optional<EntityType> type_of_id(std::string_view id) {
  const std::size_t slash = id.find('/');
  if (slash == std::string_view::npos || slash + 1 == id.size()) return std::nullopt;
  return parse_entity_type(id.substr(0, slash));
}

std::string make_entity_id(EntityType type, std::string_view name) {
  std::string slug;
  bool lost_letters = false, pending_hyphen = false;
  const std::string normal = normalize_name(name);
  for (const char c : normal) {
    if (c == ' ') {
      pending_hyphen = true;
    } else if (static_cast<unsigned char>(c) >= 0x80) {
      lost_letters = true;
    } else {
      if (pending_hyphen && !slug.empty()) slug += '-';
      pending_hyphen = false;
      slug += c;
    }
  }
  if (slug.empty()) {
    slug = "x-" + hash_suffix(normal.empty() ? name : normal);
  } else if (lost_letters || slug.size() > kMaxSlugBytes) {
    slug = slug.substr(0, kMaxSlugBytes) + "-" + hash_suffix(normal);
  }
  return std::string(to_string(type)) + "/" + slug;
}

}  // namespace entente
