#pragma once

#include <filesystem>

#include "graph/result.h"
#include "ingest/knowledge/compile/knowledge_draft.h"

namespace entente {

/// Merges the extracts in data/gazetteer/sources into a draft that has the facts: a thing that it
/// has gets the source's names beside its own, any other comes new. The facts' ids, names and
/// weights stay. docs/knowledge.md tells what is taken for the same thing, and the ids and weights
/// of new ones. given_names.tsv adds to the facts' words of that class. Errors: as read_facts(),
/// also for a source without a file.
Result<void> read_sources(const std::filesystem::path& sources_dir, KnowledgeDraft& draft);

}  // namespace entente
