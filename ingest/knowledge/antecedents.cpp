#include "ingest/knowledge/antecedents.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "graph/text.h"

namespace entente {
namespace {

/// Whether a thing may be called by the noun: by the name of its type, or by a word of its own name
/// or kind. States, persons, places and groups may by any noun of their type.
bool is_called(const ReadingContext& context, const Entity& entity, const std::string& noun) {
  const bool any_noun = entity.type == EntityType::kPerson || entity.type == EntityType::kPlace ||
                        entity.type == EntityType::kGroup || is_state(entity);
  if (any_noun || noun == to_string(entity.type) ||
      normalize_name(entity.name).find(noun) != std::string::npos) {
    return true;
  }
  const auto entry = context.gazetteer().find_id(entity.id);
  if (!entry) {
    return false;
  }
  const std::string& kind = context.gazetteer().entry(*entry).kind;
  return kind.find(noun) != std::string::npos ||
         context.words().find(WordClass::kKindNoun, noun) == kind;
}

/// "The Islamic republic" of Iran: whether "islamic republic of iran" is a name of the state.
bool is_formally(const ReadingContext& context, const Entity& state, const std::string& formal) {
  const std::vector<NameReading> readings =
      context.gazetteer().find(formal + " of " + normalize_name(state.name));
  return std::any_of(readings.begin(), readings.end(), [&](const NameReading& reading) {
    return context.entity(reading.entry).id == state.id;
  });
}

}  // namespace

std::string region_before(const ReadingContext& context, TokenIndex noun, TokenIndex begin) {
  std::string words;
  for (TokenIndex i = begin; i < noun; ++i) {
    const std::string& word = context.normalized[i];
    const bool capital = context.token(i).text.front() >= 'A' &&
                         context.token(i).text.front() <= 'Z' &&
                         context.token(i).pos != PartOfSpeech::kDet;
    if (!word.empty() && (capital || !context.gazetteer().states_of_region(word).empty())) {
      words += (words.empty() ? "" : " ") + word;
    }
  }
  constexpr std::pair<std::string_view, std::string_view> kEndings[] = {
      {"", ""}, {"n", ""}, {"ean", "e"}, {"an", ""}, {"ern", ""}};
  for (const auto& [ending, put_back] : kEndings) {
    if (words.ends_with(ending)) {
      const std::string region =
          words.substr(0, words.size() - ending.size()) + std::string(put_back);
      if (!region.empty() && !context.gazetteer().states_of_region(region).empty()) {
        return region;
      }
    }
  }
  return words.empty() ? "" : "?";  // Another adjective: "the Islamic country".
}

std::string formal_before(const ReadingContext& context, TokenIndex noun, TokenIndex begin) {
  std::string words;
  for (TokenIndex i = begin; i <= noun; ++i) {
    const Token& token = context.token(i);
    const bool of_name =
        token.text.front() >= 'A' && token.text.front() <= 'Z' && token.pos != PartOfSpeech::kDet;
    if (!context.normalized[i].empty() && (of_name || i == noun)) {
      words += (words.empty() ? "" : " ") + context.normalized[i];
    }
  }
  return words;
}

bool fits(const ReadingContext& context, const Mention& mention, const Wanted& wanted) {
  const Entity& entity = mention.entity;
  if (!mention.members.empty()) {
    return false;
  }
  if (!wanted.type) {
    return entity.type != EntityType::kPerson && mention.kind != MentionKind::kDemonym &&
           entity.type != EntityType::kPlace;
  }
  if (*wanted.type == EntityType::kCountry) {
    if (!is_state(entity)) {
      return false;
    }
    if (wanted.region == "?") {
      return !wanted.formal.empty() && is_formally(context, entity, wanted.formal);
    }
    if (wanted.region.empty()) {
      return true;
    }
    const auto entry = context.gazetteer().find_id(entity.id);
    if (!entry) {
      return false;
    }
    const std::vector<std::string>& regions = context.gazetteer().entry(*entry).regions;
    return std::find(regions.begin(), regions.end(), wanted.region) != regions.end();
  }
  if (entity.type != *wanted.type || mention.kind == MentionKind::kDemonym) {
    return false;
  }
  if (!wanted.noun.empty() && !is_called(context, entity, wanted.noun)) {
    return false;
  }
  const Gender gender = context.gender_of(mention.entity);
  return wanted.gender == Gender::kUnknown || gender == Gender::kUnknown || gender == wanted.gender;
}

}  // namespace entente
