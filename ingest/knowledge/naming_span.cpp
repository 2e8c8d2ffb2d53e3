#include "ingest/knowledge/naming_span.h"

#include <algorithm>

namespace entente {
namespace {

bool is_capitalised(const Token& token) {
  return token.text.front() >= 'A' && token.text.front() <= 'Z';
}

/// "Christian", "Democratic", "Kurds" of a group: adjectives and peoples, though the gazetteer has
/// them as names.
bool is_people(const Document& document, TokenSpan name) {
  for (TokenIndex i = name.begin; i < name.end; ++i) {
    const std::string_view tag = document.token(i).tag;
    if (tag != "JJ" && tag != "NNPS" && tag != "NNS") {
      return false;
    }
  }
  return true;
}

}  // namespace

std::optional<TokenSpan> naming_span(const Document& document, const Mention& mention) {
  const bool names = mention.kind == MentionKind::kName || mention.kind == MentionKind::kMetonym ||
                     (mention.kind == MentionKind::kDemonym && !mention.adjective);
  if (!names || mention.name.size() == 0) {
    return std::nullopt;
  }
  TokenSpan span = mention.name;
  if (mention.entity.type == EntityType::kGroup && is_people(document, span)) {
    return std::nullopt;
  }
  if (mention.entity.type == EntityType::kPerson) {
    while (span.begin > mention.tokens.begin && is_capitalised(document.token(span.begin - 1)) &&
           document.token(span.begin - 1).pos == PartOfSpeech::kPropn) {
      --span.begin;
    }
  }
  return span;
}

}  // namespace entente
