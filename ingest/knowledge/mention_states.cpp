#include "ingest/knowledge/mention_states.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

namespace entente {
namespace {

/// Whether a state's mention says whose the other one is.
bool says_state_of(const ReadingContext& context, const Mention& state, const Mention& mention) {
  const bool demonym = state.kind == MentionKind::kDemonym;
  const bool inside =
      mention.tokens.begin <= state.tokens.begin && state.tokens.end <= mention.tokens.end;
  const TokenIndex state_head = context.token(state.head).head;
  const bool before =
      demonym && state.tokens.end <= mention.tokens.begin &&
      mention.tokens.begin - state.tokens.end <= 3 &&
      (state_head == mention.head || context.token(mention.head).head == state_head) &&
      context.token(mention.head).dep != Dependency::kConj;
  const bool town = mention.entity.type == EntityType::kPlace &&
                    state.tokens.begin == mention.tokens.end + 1 &&
                    context.token(mention.tokens.end).text == ",";
  // "Ivory Coast's Supreme Court".
  const bool owner = context.token(state.head).dep == Dependency::kPoss &&
                     state_head == mention.head && mention.entity.type != EntityType::kPerson;
  return inside || before || town || owner;
}

/// Whether the words before a person's name say that they hold an office or a rank.
bool has_rank(const ReadingContext& context, const Mention& mention) {
  if (mention.role) return true;
  if (mention.name.begin == 0) return false;
  const std::string& before = context.normalized[mention.name.begin - 1];
  const auto title = context.words().find(WordClass::kHonorific, before);
  const bool rank = title && title != "m" && title != "f";  // "Mr." tells no rank.
  return rank || context.words().find_office(before) != nullptr;
}

/// The one state that a text speaks of; nothing if there are several.
std::optional<std::string> only_state(const Mentions& mentions) {
  std::optional<std::string> only;
  for (const Mention& mention : mentions) {
    const std::optional<std::string>& country = mention.entity.country;
    if (!country) continue;
    if (only && *only != *country) return std::nullopt;
    only = country;
  }
  return only;
}

}  // namespace

void give_states(const ReadingContext& context, Mentions& mentions) {
  constexpr std::size_t kWindow = 6;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    Mention& mention = mentions[i];
    if (mention.entity.country || is_state(mention.entity) ||
        context.gazetteer().find_id(mention.entity.id)) {
      continue;
    }
    const std::size_t last = std::min(mentions.size(), i + kWindow);
    for (std::size_t k = i - std::min(i, kWindow); k < last; ++k) {
      if (is_state(mentions[k].entity) && says_state_of(context, mentions[k], mention)) {
        mention.entity.country = mentions[k].entity.country;
        break;
      }
    }
  }
}

void give_home_states(const ReadingContext& context, Mentions& mentions) {
  const std::optional<std::string> home = only_state(mentions);
  if (!home) return;
  std::set<std::string> theirs;
  for (const Mention& mention : mentions) {
    const EntityType type = mention.entity.type;
    const bool body = type == EntityType::kOrganization || type == EntityType::kGroup;
    const bool official = type == EntityType::kPerson && has_rank(context, mention);
    if (mention.entity.country || !(body || official)) continue;
    if (context.gazetteer().find_id(mention.entity.id)) continue;
    theirs.insert(mention.entity.id);
  }
  for (Mention& mention : mentions) {
    if (theirs.contains(mention.entity.id)) mention.entity.country = home;
  }
}

}  // namespace entente
