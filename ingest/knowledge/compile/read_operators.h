#pragma once

#include <filesystem>

#include "graph/result.h"
#include "ingest/knowledge/compile/knowledge_draft.h"

namespace entente {

/// Reads who runs or used which base abroad, operators.tsv. Requires: the draft has the states,
/// bodies and facilities. Errors as FactTable's; kCorruption for an id that no table defines.
Result<void> read_operators(const std::filesystem::path& facts_dir, KnowledgeDraft& draft);

}  // namespace entente
