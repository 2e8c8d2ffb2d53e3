#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/result.h"
#include "ingest/knowledge/name_book.h"
#include "ingest/knowledge/office_holders.h"
#include "ingest/knowledge/word_table.h"

namespace entente {

/// What is known of the world before an article is read: names, offices and who held them, and the
/// words that describe things. Immutable after load; any number of threads may read it.
class KnowledgeBase {
 public:
  /// The gazetteer's file, under a data folder.
  static constexpr std::string_view kGazetteerFile = "gazetteer/gazetteer.bin";

  /// Maps data_dir/kGazetteerFile and checks its checksum. Errors: as GazetteerFile::open();
  /// kCorruption also if any byte was changed.
  static Result<KnowledgeBase> load(const std::filesystem::path& data_dir);

  /// Lays a user's dictionary over the names. Returns what of it cannot be used, a line each.
  std::vector<std::string> lay_over(ActorDictionary dictionary) {
    return names_.lay_over(std::move(dictionary));
  }

  /// The names as built, without users' dictionaries.
  const Gazetteer& gazetteer() const { return names_.gazetteer(); }
  /// The names with users' dictionaries laid over.
  const NameBook& names() const { return names_; }
  const OfficeHolders& office_holders() const { return office_holders_; }
  const WordTable& words() const { return words_; }

 private:
  explicit KnowledgeBase(Gazetteer gazetteer);

  NameBook names_;
  OfficeHolders office_holders_;
  WordTable words_;
};

}  // namespace entente
