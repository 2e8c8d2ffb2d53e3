#include "ingest/knowledge/find_mentions.h"

#include <utility>

#include "ingest/knowledge/actor_codes.h"
#include "ingest/knowledge/agents.h"
#include "ingest/knowledge/coreference.h"
#include "ingest/knowledge/described_things.h"
#include "ingest/knowledge/entity_linker.h"
#include "ingest/knowledge/mention_states.h"
#include "ingest/knowledge/name_matcher.h"
#include "ingest/knowledge/office_groups.h"
#include "ingest/knowledge/reading_context.h"
#include "ingest/knowledge/roles.h"

namespace entente {

Mentions find_mentions(const Document& document, const KnowledgeBase& knowledge,
                       std::optional<Day> published, std::vector<NameExplanation>* explanations) {
  const ReadingContext context{document, knowledge, published, normalize_tokens(document)};
  Mentions mentions = link_names(context, explanations);
  sort_mentions(mentions);
  mentions = find_roles(context, std::move(mentions));
  mentions = find_office_groups(context, std::move(mentions));
  mentions = describe_things(context, std::move(mentions));
  give_home_states(context, mentions);
  give_codes(context, mentions);
  mentions = find_agents(context, std::move(mentions));
  return resolve_references(context, std::move(mentions));
}

}  // namespace entente
