#pragma once

#include <memory>
#include <string>

#include "cli/console.h"
#include "cli/query_options.h"
#include "graph/ontology.h"
#include "graph/result.h"
#include "graph/store.h"
#include "query/entity_search.h"
#include "query/query.h"

namespace entente {

/// How an answer is printed.
enum class Format { kTable, kJson, kNdjson, kCsv };

/// An open store with the question's shared options, checked.
struct QuerySession {
  Store store;
  Snapshot snapshot;
  Ontology ontology;
  QueryFilters filters;
  std::string data_folder;  ///< Where ontology and gazetteer are.
  Format format = Format::kTable;
};

/// kInvalidArgument: an option that does not read, a relation that the ontology does not know;
/// otherwise as Store::open() and Ontology::load().
Result<std::unique_ptr<QuerySession>> open_session(const Arguments& arguments,
                                                   OpenMode mode = OpenMode::kReadOnly);
/// The same for commands that read --format themselves.
Result<std::unique_ptr<QuerySession>> open_unformatted_session(const Arguments& arguments,
                                                               OpenMode mode = OpenMode::kReadOnly);

/// The entity that the user means; says on standard error which of several it took.
Result<ResolvedEntity> resolve_word(const QuerySession& session, std::string_view word,
                                    Console& console);

/// The claim that `text` names: a whole id, its first digits, or "edge:" and either. kNotFound,
/// kInvalidArgument: none, or several.
Result<ClaimEntry> resolve_claim(const Snapshot& snapshot, std::string_view text);

/// Reports an error of a query: nothing found is a status of its own.
ExitStatus fail_query(const Error& error, Console& console);

}  // namespace entente
