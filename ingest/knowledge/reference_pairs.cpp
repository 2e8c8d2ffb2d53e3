#include "ingest/knowledge/reference_pairs.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/knowledge/antecedents.h"

namespace entente {
namespace {

/// How many sentences back two are told of together.
constexpr std::uint32_t kReachSentences = 5;

class PairFinder {
 public:
  PairFinder(const ReadingContext& context, const Mentions& seen, TokenIndex at)
      : context_(context), seen_(seen), at_(at) {}

  std::vector<Entity> members(std::string_view type) const;

 private:
  bool is_near(const Mention& mention) const {
    return context_.token(at_).sentence - context_.token(mention.head).sentence <= kReachSentences;
  }
  bool may_be_side(const Mention& mention) const;
  std::vector<Entity> of_group(bool persons) const;
  std::vector<Entity> joined() const;
  std::vector<Entity> last_two(EntityType type, bool near) const;

  const ReadingContext& context_;
  const Mentions& seen_;
  TokenIndex at_;
};

bool PairFinder::may_be_side(const Mention& mention) const {
  return mention.members.empty() && mention.kind != MentionKind::kPronoun &&
         (is_state(mention.entity) || mention.entity.type == EntityType::kGroup ||
          mention.entity.type == EntityType::kOrganization);
}

/// The two of "the presidents of Kenya and Rwanda".
std::vector<Entity> PairFinder::of_group(bool persons) const {
  for (auto it = seen_.rbegin(); it != seen_.rend() && is_near(*it); ++it) {
    const bool fits =
        it->members.size() == 2 &&
        (persons ? it->role.has_value()
                 : std::all_of(it->members.begin(), it->members.end(),
                               [](const Entity& member) { return is_state(member); }));
    if (fits) {
      return it->members;
    }
  }
  return {};
}

/// The last two sides that "and" or "with" joins: an army and a militia, a state and a bloc.
std::vector<Entity> PairFinder::joined() const {
  for (auto it = seen_.rbegin(); it != seen_.rend() && is_near(*it); ++it) {
    const Token& head = context_.token(it->head);
    if (!may_be_side(*it) || head.dep != Dependency::kConj) {
      continue;
    }
    const auto other = std::find_if(seen_.begin(), seen_.end(), [&](const Mention& mention) {
      return mention.head == head.head && may_be_side(mention) &&
             mention.entity.id != it->entity.id;
    });
    if (other != seen_.end()) {
      return {other->entity, it->entity};
    }
  }
  return {};
}

std::vector<Entity> PairFinder::last_two(EntityType type, bool near) const {
  Wanted wanted;
  wanted.type = type;
  std::vector<Entity> members;
  for (auto it = seen_.rbegin(); it != seen_.rend() && members.size() < 2; ++it) {
    const bool known = std::any_of(members.begin(), members.end(), [&](const Entity& entity) {
      return entity.id == it->entity.id;
    });
    if (!known && (!near || is_near(*it)) && fits(context_, *it, wanted) &&
        it->kind != MentionKind::kPronoun) {
      members.insert(members.begin(), it->entity);
    }
  }
  return members;
}

std::vector<Entity> PairFinder::members(std::string_view type) const {
  std::vector<Entity> found;
  if (type == "any") {
    found = joined();
    return found.size() == 2 ? found : last_two(EntityType::kCountry, false);
  }
  const std::optional<EntityType> wanted = parse_entity_type(type);
  const bool persons = wanted == EntityType::kPerson;
  if (persons) {
    found = last_two(EntityType::kPerson, true);
  }
  if (found.size() < 2 && (persons || wanted == EntityType::kCountry)) {
    found = of_group(persons);
  }
  if (found.size() < 2 && wanted) {
    found = last_two(*wanted, false);
  }
  return found;
}

}  // namespace

std::optional<Mention> resolve_pair(const ReadingContext& context, const Mentions& seen,
                                    TokenIndex at, TokenIndex begin) {
  const auto type = context.words().find(WordClass::kPairNoun, context.normalized[at]);
  if (!type) {
    return std::nullopt;
  }
  const std::string& noun = context.normalized[at];
  bool all = noun == "sides" || noun == "pair" || noun == "duo";
  for (TokenIndex i = begin; i < at; ++i) {
    all |= context.normalized[i] == "two" || context.normalized[i] == "both";
  }
  Mention mention;
  mention.members = all ? PairFinder(context, seen, at).members(*type) : std::vector<Entity>();
  if (mention.members.size() < 2) {
    return std::nullopt;
  }
  mention.tokens = {begin, at + 1};
  mention.head = at;
  mention.kind = MentionKind::kDescription;
  mention.entity = mention.members.front();
  mention.confidence = 0.6;
  return mention;
}

}  // namespace entente
