#pragma once

#include <cstddef>
#include <istream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/claim.h"
#include "graph/ontology.h"
#include "graph/result.h"
#include "graph/store.h"

namespace entente {

/// What a load did. Lines with an error are left out, the rest goes on.
struct LoadReport {
  std::size_t lines = 0;  ///< Without blank ones.
  std::size_t articles_added = 0;
  std::size_t articles_replaced = 0;  ///< Another extraction took the place of the claims.
  std::size_t publications_added = 0;
  std::size_t articles_unchanged = 0;
  std::size_t claims_read = 0;        ///< Of articles, and rows of data sets.
  std::size_t claims_new = 0;         ///< Of those: that the store did not hold before.
  std::size_t articles_purged = 0;    ///< Not stored: a decision purged them.
  std::size_t decisions_added = 0;    ///< That the store did not hold before.
  std::size_t errors = 0;             ///< Lines that were left out.
  std::vector<std::string> messages;  ///< "file:line: why" of the first kMaxMessages of them.

  static constexpr std::size_t kMaxMessages = 100;
};

/// Puts the exchange format (graph/claim_json.h) into a store: each article with the claims that
/// follow it in one batch, rows of data sets in batches of kRowsPerBatch.
///
/// Ids that are left out are computed. An `article` that is not 32 hex digits is a symbol: it names
/// the article within one file, and its id is that of its text. A claim stands after the line of
/// its article and before the line of the next. Decisions may stand anywhere. Checked are also the
/// relation, and that it has an object exactly if the ontology says so.
///
/// One loader is one run; files share nothing but the report. Not thread-safe.
class Loader {
 public:
  static constexpr std::size_t kRowsPerBatch = 1000;
  static constexpr std::size_t kMaxLineBytes = 256u << 20;

  /// Requires: both outlive the loader.
  Loader(Store& store, const Ontology& ontology) : store_(store), ontology_(ontology) {}

  /// Reads all of a file. An error is one of the store, or kIo of the stream; wrong lines are only
  /// reported.
  Result<void> load(std::istream& in, std::string_view file);

  const LoadReport& report() const { return report_; }

 private:
  struct Pending;
  Result<void> read_line(Pending& pending, std::string_view line);
  Result<void> take_article(Pending& pending, Article article);
  Result<void> take_claim(Pending& pending, Claim claim);
  Result<void> check_relation(const Claim& claim) const;
  Result<void> flush_article(Pending& pending);
  Result<void> flush_rows(Pending& pending);
  void report_error(std::string_view file, std::size_t line, const std::string& why);

  Store& store_;
  const Ontology& ontology_;
  LoadReport report_;
};

}  // namespace entente
