#include "ingest/knowledge/antecedents.h"

#include <algorithm>

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
  return entry && context.gazetteer().entry(*entry).kind.find(noun) != std::string::npos;
}

}  // namespace

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
