#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/interval.h"
#include "graph/result.h"
#include "ingest/knowledge/gazetteer.h"

namespace entente {

/// A person's time in an office.
struct Term {
  EntryIndex person = 0;
  EntryIndex of = 0;   ///< The state or body.
  std::string office;  ///< In lower case: "foreign minister".
  Bounds bounds;       ///< The end's range is without a last day if the term goes on.
};

/// Who held which office when: data/facts/terms.tsv. Knowledge for linking, never a claim.
class OfficeHolders {
 public:
  /// Errors: kIo; kCorruption with file, line and reason, also for ids that the gazetteer lacks.
  static Result<OfficeHolders> load(const std::filesystem::path& facts_dir,
                                    const Gazetteer& gazetteer);

  /// The one person who held the office on that day; nullopt if nobody or more than one is known
  /// to have. On the days of a succession whose date is uncertain there may be two: then nullopt.
  std::optional<EntryIndex> find_holder(EntryIndex of, std::string_view office, Day day) const;
  /// The terms of one person, by start.
  std::vector<Term> terms_of(EntryIndex person) const;
  /// Whether the person ever held the office of that state or body.
  bool ever_held(EntryIndex person, EntryIndex of, std::string_view office) const;

 private:
  std::vector<Term> terms_;  // By (of, office, start).
  std::unordered_map<EntryIndex, std::vector<std::size_t>> by_person_;
};

}  // namespace entente
