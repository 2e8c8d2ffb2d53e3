#include "ingest/knowledge/stated_aliases.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace entente {
namespace {

/// How many words a cue has at most, and how many may stand between it and the names.
constexpr int kLongestCue = 6;
constexpr int kMostBetween = 3;

bool is_word(const ReadingContext& context, TokenIndex at) {
  return !context.normalized[at].empty();
}

/// "Her pseudonym", "the", quotation marks: what may stand between a cue and the alias.
bool may_introduce(const ReadingContext& context, TokenIndex at) {
  const Token& token = context.token(at);
  return token.pos == PartOfSpeech::kDet || token.pos == PartOfSpeech::kPunct ||
         token.tag == "PRP$" || token.pos == PartOfSpeech::kAdj ||
         (token.pos == PartOfSpeech::kNoun && token.text.front() >= 'a');
}

struct Cue {
  TokenIndex begin = 0;
  std::string_view kind;
};

/// The longest cue that ends right before the token, at most a few words off.
std::optional<Cue> cue_before(const ReadingContext& context, TokenIndex alias) {
  const std::uint32_t sentence = context.token(alias).sentence;
  TokenIndex end = alias;
  for (int skipped = 0; skipped <= kMostBetween && end > 0; ++skipped, --end) {
    if (context.token(end - 1).sentence != sentence) {
      return std::nullopt;
    }
    std::optional<Cue> longest;
    std::string key;
    int words = 0;
    for (TokenIndex i = end; i > 0 && words < kLongestCue; --i) {
      if (context.token(i - 1).sentence != sentence) break;
      if (!is_word(context, i - 1)) continue;
      key = context.normalized[i - 1] + (key.empty() ? "" : " ") + key;
      ++words;
      const auto kind = context.words().find(WordClass::kAliasCue, key);
      const bool needs_colon = kind == "gloss";
      if (kind && (!needs_colon || context.token(end).text == ":")) {
        longest = Cue{i - 1, *kind};
      }
    }
    if (longest) {
      return longest;
    }
    if (!may_introduce(context, end - 1)) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

std::optional<EntityType> type_of_span(const ReadingContext& context, const NamedSpan& span) {
  if (!span.readings.empty()) {
    return context.entity(span.readings.front().entry).type;
  }
  return span.label ? type_of(*span.label) : std::nullopt;
}

/// Whether a cue of that kind may stand between two things of the type.
bool is_for(std::string_view kind, EntityType type) {
  const bool body = type == EntityType::kOrganization || type == EntityType::kGroup;
  const bool person = type == EntityType::kPerson;
  return (person && kind != "body") || (body && kind != "person");
}

bool are_alike(EntityType a, EntityType b) {
  return (a == EntityType::kPerson) == (b == EntityType::kPerson);
}

/// Whether nothing but brackets and a few words stands between a name and the cue: no verb but
/// "be", and no clause.
bool is_near(const ReadingContext& context, TokenIndex end, TokenIndex cue) {
  int depth = 0, words = 0;
  for (TokenIndex i = end; i < cue; ++i) {
    const Token& token = context.token(i);
    const bool opens = token.text == "(" || token.text == "[";
    const bool closes = token.text == ")" || token.text == "]";
    depth += opens ? 1 : closes && depth > 0 ? -1 : 0;
    if (depth > 0 || closes) continue;
    if (token.pos == PartOfSpeech::kVerb && token.lemma != "be" && token.lemma != "know") {
      return false;
    }
    words += is_word(context, i) ? 1 : 0;
  }
  return words <= kMostBetween;
}

}  // namespace

std::vector<StatedAlias> find_stated_aliases(const ReadingContext& context,
                                             const std::vector<NamedSpan>& spans) {
  constexpr std::size_t kFurthest = 4;  // Names between, all in brackets.
  std::vector<StatedAlias> aliases;
  for (std::size_t k = 1; k < spans.size(); ++k) {
    const TokenSpan alias = spans[k].tokens;
    const std::optional<EntityType> type = type_of_span(context, spans[k]);
    const std::optional<Cue> cue = type ? cue_before(context, alias.begin) : std::nullopt;
    if (!cue || !is_for(cue->kind, *type)) {
      continue;
    }
    for (std::size_t i = k; i-- > k - std::min(k, kFurthest);) {
      const TokenSpan name = spans[i].tokens;
      const std::optional<EntityType> other = type_of_span(context, spans[i]);
      const bool same_sentence =
          context.token(name.begin).sentence == context.token(alias.begin).sentence;
      if (!same_sentence || name.end > cue->begin) {
        continue;
      }
      if (other && are_alike(*type, *other) && is_for(cue->kind, *other) &&
          is_near(context, name.end, cue->begin)) {
        aliases.push_back({i, k});
        break;
      }
    }
  }
  return aliases;
}

}  // namespace entente
