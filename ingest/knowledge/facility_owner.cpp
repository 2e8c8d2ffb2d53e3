#include "ingest/knowledge/facility_owner.h"

#include <algorithm>

namespace entente {

const Mention* mention_headed_by(const Mentions& mentions, TokenIndex head) {
  // Names are short: those that hold the head begin at most a dozen tokens before it.
  constexpr TokenIndex kReach = 12;
  const TokenIndex from = head - std::min(head, kReach);
  auto at =
      std::lower_bound(mentions.begin(), mentions.end(), from,
                       [](const Mention& m, TokenIndex begin) { return m.tokens.begin < begin; });
  for (; at != mentions.end() && at->tokens.begin <= head; ++at) {
    if (at->tokens.contains(head) && (at->head == head || at->name.contains(head))) {
      return &*at;
    }
  }
  return nullptr;
}

const Mention* owner_of(const ReadingContext& context, const Mentions& mentions,
                        const Mention& facility) {
  for (TokenIndex child : context.document.children(facility.head)) {
    const Mention* owner = mention_headed_by(mentions, child);
    if (owner != nullptr && is_state(owner->entity)) {
      return owner;
    }
    if (context.token(child).tag != "PRP$") {
      continue;
    }
    TokenIndex verb = facility.head;
    while (context.token(verb).head != verb && context.token(verb).pos != PartOfSpeech::kVerb) {
      verb = context.token(verb).head;
    }
    for (TokenIndex subject : context.document.children(verb)) {
      const Mention* state = mention_headed_by(mentions, subject);
      if (context.token(subject).dep == Dependency::kNsubj && state != nullptr &&
          is_state(state->entity)) {
        return state;
      }
    }
  }
  return nullptr;
}

}  // namespace entente
