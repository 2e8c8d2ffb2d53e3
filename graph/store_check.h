#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "graph/result.h"
#include "graph/store.h"

namespace entente {

/// Something in a store that does not agree with the rest of it.
struct Finding {
  std::string what;         ///< One line: the column family, and what is wrong there.
  bool repairable = false;  ///< It follows from the claims and articles, and can be made anew.
};

enum class CheckMode {
  kLook,   ///< Reads only, beside a writer too.
  kRepair  ///< Makes anew what follows from claims and articles. Alone.
};

struct CheckReport {
  StoreCounts counts;           ///< As counted, not as recorded.
  std::uint64_t decisions = 0;  ///< That read well.
  std::uint64_t index_rows = 0;
  std::uint64_t findings = 0;
  std::uint64_t left = 0;  ///< Of another look, after the repair; else all findings.
};

/// Proves that a store is whole, or says where it is not: every file's checksums; every record
/// decodes; a claim's id is that of its content, its article lists it and its quote is the text at
/// its place; an article's id is that of its text; every index has the rows of the claims and no
/// other; names, counters and decisions agree with them. `on_finding` is called for each finding,
/// in the order of the column families' content.
///
/// Repairing writes the rows that are missing or wrong and erases those that belong to nothing, and
/// drops an index that cannot be read to write it again. Nothing is repaired while labels,
/// articles, texts, claims or decisions are damaged themselves: only a backup has those.
///
/// Errors as Store::open(). A store that is too damaged to be opened is a finding. Takes memory in
/// proportion to entities, names and articles.
Result<CheckReport> check_store(const std::string& path, const StoreOptions& options,
                                CheckMode mode,
                                const std::function<void(const Finding&)>& on_finding);

}  // namespace entente
