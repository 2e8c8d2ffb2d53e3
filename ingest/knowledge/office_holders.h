#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/interval.h"
#include "ingest/knowledge/gazetteer.h"

namespace entente {

/// A person's time in an office.
struct Term {
  EntryIndex person = 0;
  EntryIndex of = 0;   ///< The state or body.
  std::string office;  ///< In lower case: "foreign minister".
  Bounds bounds;       ///< The end's range is without a last day if the term goes on.
};

/// Who held which office when. Knowledge for linking, never a claim. Shares the gazetteer's file.
class OfficeHolders {
 public:
  /// The terms in a gazetteer's file.
  explicit OfficeHolders(const Gazetteer& gazetteer);

  /// The one person who held the office on that day; nullopt if nobody or more than one is known
  /// to have. On the days of a succession whose date is uncertain there may be two: then nullopt.
  std::optional<EntryIndex> find_holder(EntryIndex of, std::string_view office, Day day) const;
  /// Whether anyone is known to have held that office of that state or body at any time.
  bool is_known_office(EntryIndex of, std::string_view office) const;
  /// The terms of one person, by start.
  std::vector<Term> terms_of(EntryIndex person) const;
  /// Whether any term of the person is known.
  bool ever_held_any(EntryIndex person) const;
  /// Whether the person ever held the office of that state or body.
  bool ever_held(EntryIndex person, EntryIndex of, std::string_view office) const;

 private:
  Bounds bounds_of(std::size_t term) const;
  std::size_t first_term_of(EntryIndex person) const;

  GazetteerFile file_;
  std::size_t entry_count_ = 0;
  StringTable offices_;
  RecordList terms_;      // By (of, office, bounds).
  RecordList by_person_;  // Numbers of terms, by (person, bounds).
};

}  // namespace entente
