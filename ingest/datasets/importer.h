#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/ontology.h"
#include "graph/result.h"
#include "graph/store.h"
#include "ingest/datasets/actor_resolver.h"
#include "ingest/datasets/dataset_formats.h"
#include "ingest/datasets/event_codes.h"
#include "ingest/reading/byte_stream.h"

namespace entente {

/// What an import did. Rows with an error are left out, the rest goes on.
struct ImportReport {
  std::string format;                 ///< Of the last file.
  std::size_t rows = 0;               ///< Without headers and empty lines.
  std::size_t claims = 0;             ///< That the rows made.
  std::size_t claims_new = 0;         ///< Of those: that the store did not hold before.
  std::size_t without_relation = 0;   ///< Rows whose code the graph has no relation for.
  std::size_t errors = 0;             ///< Rows that were left out.
  std::vector<std::string> messages;  ///< "file:line: why" of the first kMaxMessages of them.

  static constexpr std::size_t kMaxMessages = 100;
};

/// Puts the rows of data sets of events into a store, as claims of which the row is the evidence.
/// The same file again adds nothing. One importer is one run. Not thread-safe.
class Importer {
 public:
  static constexpr std::size_t kRowsPerBatch = 2000;
  static constexpr std::size_t kMaxLineBytes = 1u << 20;

  /// `codes` and `actors` are moved in; the others must outlive it.
  Importer(Store& store, const Ontology& ontology, EventCodes codes, ActorResolver actors)
      : store_(store), ontology_(ontology), codes_(std::move(codes)), actors_(std::move(actors)) {}

  /// Reads a file. `format` is the name of one, or empty: then the first line decides. Errors: of
  /// the store or the stream; kInvalidArgument where nothing of the file is understood.
  Result<void> read(std::unique_ptr<ByteStream> bytes, std::string_view file,
                    std::string_view format);

  const ImportReport& report() const { return report_; }

 private:
  Result<void> add(const CodedRow& row, const DatasetFormat& format);
  std::optional<std::string> relation_of(const CodedRelation& coded, const Entity& subject,
                                         const Entity& object) const;
  void report_error(std::string_view file, std::size_t line, const std::string& why);
  Result<void> flush();

  Store& store_;
  const Ontology& ontology_;
  EventCodes codes_;
  ActorResolver actors_;
  std::vector<Claim> rows_;
  ImportReport report_;
};

}  // namespace entente
