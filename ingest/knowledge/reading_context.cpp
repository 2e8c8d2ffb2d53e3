#include "ingest/knowledge/reading_context.h"

#include <algorithm>

namespace entente {

TokenIndex root_of(const Document& document, TokenSpan span) {
  for (TokenIndex i = span.begin; i < span.end; ++i) {
    const Token& token = document.token(i);
    const bool leaves = token.head == i || !span.contains(token.head);
    if (leaves && token.pos != PartOfSpeech::kPunct && token.pos != PartOfSpeech::kSpace &&
        token.pos != PartOfSpeech::kDet && token.dep != Dependency::kCase) {
      return i;
    }
  }
  return span.end - 1;
}

bool overlap(TokenSpan a, TokenSpan b) { return a.begin < b.end && b.begin < a.end; }

void sort_mentions(Mentions& mentions) {
  std::stable_sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) {
    return a.tokens.begin != b.tokens.begin ? a.tokens.begin < b.tokens.begin
                                            : a.tokens.end > b.tokens.end;
  });
}

bool is_state(const Entity& entity) {
  return entity.type == EntityType::kCountry || entity.type == EntityType::kTerritory;
}

}  // namespace entente
