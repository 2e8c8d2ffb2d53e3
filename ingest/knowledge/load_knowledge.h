#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "graph/result.h"
#include "ingest/knowledge/knowledge_base.h"

namespace entente {

/// What is known before an article is read, with users' dictionaries laid over it.
struct LoadedKnowledge {
  KnowledgeBase base;
  std::optional<std::uint64_t> dictionaries;  ///< Their checksum; nothing if they name nobody.
  std::vector<std::string> problems;  ///< What of them could not be read, a line each with file,
                                      ///< line and reason.
};

/// Reads a data folder's gazetteer and lays the dictionaries over it; earlier ones win. Errors: as
/// KnowledgeBase::load() and ActorDictionary::read().
Result<LoadedKnowledge> load_knowledge(const std::filesystem::path& data_dir,
                                       const std::vector<std::filesystem::path>& dictionaries);

}  // namespace entente
