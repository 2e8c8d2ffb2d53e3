#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "graph/json.h"
#include "ingest/reading/article_reader.h"
#include "ingest/reading/article_record.h"

namespace entente {

/// A record of an input with several, or why it cannot be had.
struct NumberedRecord {
  Result<Json> record;
  std::size_t number = 0;  ///< Its line, or which one it is.
};

/// The records of an input, one after the other.
/// Thread safety: one thread at a time.
class RecordSource {
 public:
  virtual ~RecordSource() = default;
  /// The next record; after an error the next one follows. nullopt at the end.
  virtual std::optional<NumberedRecord> next() = 0;
};

/// The articles of an input with records, called by its name and their numbers where they have no
/// ids: `articles.jsonl:17`. Errors of next() name the place: those of the source, and those of
/// article_of_record(); a date that does not read is one, and the article follows without it.
/// kUnsupported if there are no records at all.
/// `dated_by` is what gives the dates (Article::published_by).
std::unique_ptr<ArticleReader> read_records(std::string name, std::unique_ptr<RecordSource> source,
                                            FieldMap fields, std::string dated_by);

}  // namespace entente
