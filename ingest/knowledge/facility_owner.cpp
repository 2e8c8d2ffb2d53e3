#include "ingest/knowledge/facility_owner.h"

#include <algorithm>
#include <string_view>

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

std::optional<Entity> operated_facility(const ReadingContext& context, const Entity& owner,
                                        const std::string& host, const std::string& noun,
                                        const std::string& kind) {
  const std::optional<EntryIndex> entry = context.gazetteer().find_id(owner.id);
  if (!entry) {
    return std::nullopt;
  }
  std::optional<Entity> found;
  for (const EntryIndex index : context.gazetteer().facilities_of(*entry)) {
    const GazetteerEntry& facility = context.gazetteer().entry(index);
    const auto is = [&](std::string_view word) {
      return kind.find(word) == std::string::npos || facility.kind.starts_with(word);
    };
    if (facility.entity.country != host || !facility.kind.ends_with(noun) || !is("air") ||
        !is("naval")) {
      continue;
    }
    if (found) {
      return std::nullopt;
    }
    found = facility.entity;
  }
  return found;
}

}  // namespace entente
