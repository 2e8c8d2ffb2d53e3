#include "ingest/knowledge/mention_states.h"

#include <algorithm>

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
  return inside || before || town;
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

}  // namespace entente
