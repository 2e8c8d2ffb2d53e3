#include "ingest/knowledge/reference_offices.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace entente {
namespace {

constexpr std::uint32_t kReachSentences = 5;

/// Whether one who holds an office may be called by another: by the same, or by that of its kind,
/// as a president by "leader".
bool is_called(const ReadingContext& context, const std::string& held, const std::string& office) {
  return held == office || context.words().find(WordClass::kOfficeKind, held) == office ||
         context.words().find(WordClass::kKindredOffice, held) == office ||
         held.ends_with(" " + office);
}

bool may_hold(const ReadingContext& context, const Entity& person, const StatedOffices& stated,
              const std::string& office) {
  if (const auto found = stated.find(person.id);
      found != stated.end() && is_called(context, found->second, office)) {
    return true;
  }
  const std::optional<EntryIndex> entry = context.gazetteer().find_id(person.id);
  if (!entry) {
    return false;
  }
  const std::vector<Term> terms = context.knowledge.office_holders().terms_of(*entry);
  return std::any_of(terms.begin(), terms.end(),
                     [&](const Term& term) { return is_called(context, term.office, office); });
}

}  // namespace

std::optional<Entity> person_in_office(const ReadingContext& context, const Mentions& seen,
                                       const StatedOffices& stated, const std::string& office,
                                       const std::optional<Entity>& state, TokenIndex at) {
  for (auto mention = seen.rbegin(); mention != seen.rend(); ++mention) {
    if (context.token(at).sentence - context.token(mention->head).sentence > kReachSentences) {
      break;
    }
    const Entity& person = mention->entity;
    const bool of_state = !state || (person.country && person.country == state->country);
    if (person.type == EntityType::kPerson && of_state && mention->tokens.end <= at &&
        may_hold(context, person, stated, office)) {
      return person;
    }
  }
  return std::nullopt;
}

}  // namespace entente
