#pragma once

#include <filesystem>

#include "graph/result.h"
#include "ingest/knowledge/compile/knowledge_draft.h"

namespace entente {

/// Reads the tables of data/facts into a draft: what each means stands in data/facts/README.md.
/// Errors: kIo; kCorruption with file, line and reason for a row that does not parse, has an id
/// that another row has (titles: as normalize_name() writes them), or names what no file defines.
Result<void> read_facts(const std::filesystem::path& facts_dir, KnowledgeDraft& draft);

/// Makes the capitals of the states stand for them. Call it when all things are there.
void link_capitals(KnowledgeDraft& draft);

}  // namespace entente
