#pragma once

#include "ingest/extraction/attribution.h"
#include "ingest/knowledge/knowledge_base.h"
#include "ingest/knowledge/mention.h"
#include "ingest/language/document.h"

namespace entente {

/// The mentions of a document with those that quotations add: "I" is whoever speaks, "we" the state
/// or body whose office the speaker holds, or the body that speaks; nothing is added where the
/// speaker, or whom he speaks for, is not known. Sorted as Mentions are.
Mentions with_first_persons(const Document& document, const Mentions& mentions,
                            const Attribution& attribution, const KnowledgeBase& knowledge);

}  // namespace entente
