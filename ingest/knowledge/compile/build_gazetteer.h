#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "graph/result.h"
#include "ingest/knowledge/compile/knowledge_draft.h"

namespace entente {

/// Reads and merges all knowledge of a data folder: facts, then data_dir/gazetteer/sources. Errors:
/// kIo; kCorruption with file, line and reason.
Result<KnowledgeDraft> read_knowledge(const std::filesystem::path& data_dir);

/// A checksum of the files that read_knowledge() reads, names included. Error: kIo.
Result<std::uint64_t> checksum_of_inputs(const std::filesystem::path& data_dir);

/// The bytes of the gazetteer of a data folder: read_knowledge(), then write_gazetteer(). Errors:
/// theirs.
Result<std::string> build_gazetteer(const std::filesystem::path& data_dir);

}  // namespace entente
