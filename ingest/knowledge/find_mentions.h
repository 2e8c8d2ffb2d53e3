#pragma once

#include <optional>
#include <vector>

#include "graph/interval.h"
#include "ingest/knowledge/knowledge_base.h"
#include "ingest/knowledge/link_explanation.h"
#include "ingest/knowledge/mention.h"
#include "ingest/language/document.h"

namespace entente {

/// The mentions of a parsed document: names linked to the gazetteer or made entities of their own,
/// roles with their holders, described facilities ("a U.S. air base outside Bishkek" becomes
/// facility/us-air-base-near-bishkek), definite descriptions and pronouns resolved to what they
/// refer to. Pronouns and descriptions that refer to nothing found are left out. `published`
/// decides who held an office where the text names nobody. Sorted by begin, longer first; a pure
/// function of its arguments.
///
/// The steps, each a file: name_matcher.h, roles.h, entity_linker.h, described_things.h,
/// coreference.h.
///
/// Where `explanations` is given, one is added for each name that was looked at, in order.
Mentions find_mentions(const Document& document, const KnowledgeBase& knowledge,
                       std::optional<Day> published,
                       std::vector<NameExplanation>* explanations = nullptr);

}  // namespace entente
