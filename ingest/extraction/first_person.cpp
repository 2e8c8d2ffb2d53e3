#include "ingest/extraction/first_person.h"

#include <algorithm>
#include <string_view>

namespace entente {
namespace {

constexpr double kConfidence = 0.7;  // As of other pronouns that lean on one name.

bool is_singular(std::string_view word) {
  return word == "i" || word == "me" || word == "my" || word == "myself";
}

bool is_plural(std::string_view word) {
  return word == "we" || word == "us" || word == "our" || word == "ourselves";
}

// Whom a person speaks for: the state or body of the office that the text gives, or, of leaders
// that the gazetteer knows, their state.
std::optional<Entity> body_of(const Entity& person, const Mentions& mentions,
                              const KnowledgeBase& knowledge) {
  for (const Mention& mention : mentions) {
    if (mention.entity.id == person.id && mention.role_of &&
        mention.role_time != Mention::RoleTime::kFormer) {
      return mention.role_of;
    }
  }
  if (!person.country || !knowledge.names().find_id(person.id)) return std::nullopt;
  const auto state = knowledge.names().find_id("country/" + *person.country);
  if (!state) return std::nullopt;
  return knowledge.names().entry(*state).entity;
}

}  // namespace

Mentions with_first_persons(const Document& document, const Mentions& mentions,
                            const Attribution& attribution, const KnowledgeBase& knowledge) {
  Mentions all = mentions;
  for (TokenIndex i = 0; i < document.tokens().size(); ++i) {
    const Token& token = document.token(i);
    if (token.pos != PartOfSpeech::kPron || !attribution.is_quoted(i)) continue;
    const std::string word = lower_ascii(token.text);
    if (!is_singular(word) && !is_plural(word)) continue;
    const auto speaker = attribution.quoted_speaker(i);
    if (!speaker || speaker->entity.id == kUnknownActorId) continue;
    const bool person = speaker->entity.type == EntityType::kPerson;
    if (!person && is_singular(word)) continue;
    std::optional<Entity> meant = speaker->entity;
    if (person && is_plural(word)) meant = body_of(speaker->entity, mentions, knowledge);
    if (!meant) continue;
    Mention mention;
    mention.tokens = {i, i + 1};
    mention.head = i;
    mention.kind = MentionKind::kPronoun;
    mention.entity = std::move(*meant);
    mention.confidence = kConfidence;
    all.push_back(std::move(mention));
  }
  std::stable_sort(all.begin(), all.end(), [](const Mention& a, const Mention& b) {
    if (a.tokens.begin != b.tokens.begin) return a.tokens.begin < b.tokens.begin;
    return a.tokens.end > b.tokens.end;
  });
  return all;
}

}  // namespace entente
