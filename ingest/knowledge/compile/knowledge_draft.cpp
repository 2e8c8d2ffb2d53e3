#include "ingest/knowledge/compile/knowledge_draft.h"

#include <algorithm>
#include <array>
#include <utility>

#include "graph/text.h"

namespace entente {
namespace {

/// In the order of KnowledgeSource.
constexpr std::array<std::string_view, kKnowledgeSources> kSourceNames = {
    "facts",       "cldr",     "i18n-iso-countries", "iso-3166",   "i18n-nationality",  "wordnet",
    "ourairports", "geonames", "factbook",           "iso-3166-3", "cldr-subdivisions", "un-m49"};

bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }

bool is_ascii_lower(char c) { return c >= 'a' && c <= 'z'; }

/// Capitals, digits and signs only, with two capitals or more: "US", "C5+1", "G-20".
bool is_acronym(std::string_view name) {
  const auto capitals = std::count_if(name.begin(), name.end(), is_ascii_upper);
  return capitals >= 2 && std::none_of(name.begin(), name.end(), [](char c) {
           return is_ascii_lower(c) || c == ' ' || static_cast<unsigned char>(c) >= 0x80;
         });
}

/// Short acronyms are words too when written small ("us", "who", "eta"); "Nato" and "Opec" are not.
constexpr std::size_t kLongestStrictAcronym = 3;

}  // namespace

std::string_view to_string(KnowledgeSource source) {
  return kSourceNames[static_cast<std::size_t>(source)];
}

std::optional<ThingIndex> KnowledgeDraft::find(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<ThingIndex> KnowledgeDraft::add(DraftThing thing) {
  if (!by_id_.emplace(thing.entity.id, things_.size()).second) {
    return std::nullopt;
  }
  things_.push_back(std::move(thing));
  return things_.size() - 1;
}

void KnowledgeDraft::add_name(ThingIndex index, std::string_view name, NameUse use,
                              KnowledgeSource source, std::optional<double> weight) {
  std::string key = normalize_name(name);
  if (key.empty()) {
    return;
  }
  const std::uint16_t bit = source_bit(source);
  std::vector<DraftName>& names = things_[index].names;
  const auto known = std::find_if(names.begin(), names.end(), [&](const DraftName& other) {
    return other.key == key && other.use == use;
  });
  if (known != names.end()) {
    known->sources |= bit;
    return;
  }
  const bool strict = is_acronym(name) && key.size() <= kLongestStrictAcronym;
  std::vector<ThingIndex>& bearers = by_name_[key];
  if (bearers.empty() || bearers.back() != index) {
    bearers.push_back(index);
  }
  names.push_back({std::move(key), use, strict, weight, bit});
}

std::vector<ThingIndex> KnowledgeDraft::named(std::string_view key) const {
  const auto found = by_name_.find(key);
  return found == by_name_.end() ? std::vector<ThingIndex>() : found->second;
}

}  // namespace entente
