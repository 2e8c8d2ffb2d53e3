#pragma once

#include <filesystem>

#include "graph/result.h"
#include "ingest/knowledge/gazetteer.h"
#include "ingest/knowledge/office_holders.h"
#include "ingest/knowledge/word_table.h"

namespace entente {

/// What is known of the world before an article is read: names, offices and who held them, and the
/// words that describe things. Immutable after load; any number of threads may read it.
class KnowledgeBase {
 public:
  /// Reads data_dir/facts/*.tsv. Errors: kIo if a file cannot be read; kCorruption with file, line
  /// and reason if a row does not parse or names an entity that no file defines.
  static Result<KnowledgeBase> load(const std::filesystem::path& data_dir);

  const Gazetteer& gazetteer() const { return gazetteer_; }
  const OfficeHolders& office_holders() const { return office_holders_; }
  const WordTable& words() const { return words_; }

 private:
  Gazetteer gazetteer_;
  OfficeHolders office_holders_;
  WordTable words_;
};

}  // namespace entente
