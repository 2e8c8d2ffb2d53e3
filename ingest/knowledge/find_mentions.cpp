#include "ingest/knowledge/find_mentions.h"

#include "ingest/knowledge/entity_linker.h"
#include "ingest/knowledge/name_matcher.h"
#include "ingest/knowledge/reading_context.h"

namespace entente {

Mentions find_mentions(const Document& document, const KnowledgeBase& knowledge,
                       std::optional<Day> published) {
  const ReadingContext context{document, knowledge, published, normalize_tokens(document)};
  Mentions mentions = link_names(context);
  sort_mentions(mentions);
  return mentions;
}

}  // namespace entente
