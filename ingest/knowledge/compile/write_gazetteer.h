#pragma once

#include <cstdint>
#include <string>

#include "graph/result.h"
#include "ingest/knowledge/compile/knowledge_draft.h"

namespace entente {

/// The bytes of a gazetteer file (docs/gazetteer_format.md). The same draft gives the same bytes,
/// whatever the order of its things. `inputs` is a checksum of what the draft was made from.
/// Errors: kLimit if a number does not fit into its field.
Result<std::string> write_gazetteer(const KnowledgeDraft& draft, std::uint64_t inputs);

}  // namespace entente
