#include "ingest/knowledge/actor_codes.h"

#include <algorithm>

namespace entente {
namespace {

constexpr std::size_t kGroupLetters = 3;

bool has_group(std::string_view code, std::string_view group) {
  for (std::size_t at = 0; at < code.size(); at += kGroupLetters) {
    if (code.substr(at, kGroupLetters) == group) {
      return true;
    }
  }
  return false;
}

/// Whether an entity is what the dictionary means by a name of the actor: itself, or a place of its
/// state.
bool is_meant(const Entity& actor, const Entity& entity) {
  return actor.id == entity.id || (actor.country && actor.country == entity.country) ||
         (actor.name == entity.name && entity.type == EntityType::kPerson);
}

class CodeGiver {
 public:
  explicit CodeGiver(const ReadingContext& context) : context_(context) {}

  void give(Mention& mention) const {
    const TokenSpan name = mention.name.size() > 0 ? mention.name : mention.tokens;
    const DictionaryActor* named = context_.gazetteer().find_actor(key_of(name));
    if (named != nullptr) {
      const Entity& actor = context_.gazetteer().entity_of(*named);
      give(named, actor, mention.entity);
      if (mention.place) {
        give(named, actor, *mention.place);
      }
    }
    give_by_id(mention.entity);
    if (mention.place) {
      give_by_id(*mention.place);
    }
    if (mention.role_of) {
      give_by_id(*mention.role_of);
    }
    for (Entity& member : mention.members) {
      give_by_id(member);
    }
  }

 private:
  void give(const DictionaryActor* named, const Entity& actor, Entity& entity) const {
    if (is_meant(actor, entity)) {
      entity.code = named->code_on(context_.published);
    }
  }

  void give_by_id(Entity& entity) const {
    if (entity.code) {
      return;
    }
    if (const DictionaryActor* actor = context_.gazetteer().find_actor_of(entity.id)) {
      entity.code = actor->code_on(context_.published);
    }
  }

  std::string key_of(TokenSpan span) const {
    std::string key;
    for (TokenIndex i = span.begin; i < span.end; ++i) {
      if (!context_.normalized[i].empty()) {
        key += (key.empty() ? "" : " ") + context_.normalized[i];
      }
    }
    return key;
  }

  const ReadingContext& context_;
};

}  // namespace

std::string join_code(std::string_view actor, std::string_view prefix, std::string_view suffix) {
  std::string code;
  for (const std::string_view part : {prefix, actor, suffix}) {
    const bool is_actor = part.data() == actor.data();
    for (std::size_t at = 0; at < part.size(); at += kGroupLetters) {
      const std::string_view group = part.substr(at, kGroupLetters);
      if (is_actor || !has_group(code, group)) {
        code += group;
      }
    }
  }
  return code;
}

void give_codes(const ReadingContext& context, Mentions& mentions) {
  if (context.gazetteer().dictionary().empty()) {
    return;
  }
  const CodeGiver giver(context);
  for (Mention& mention : mentions) {
    giver.give(mention);
  }
}

}  // namespace entente
