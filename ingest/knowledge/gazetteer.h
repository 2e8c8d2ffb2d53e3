#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/entity.h"
#include "graph/interval.h"
#include "graph/result.h"

namespace entente {

/// The number of an entry in its gazetteer. Never stored.
using EntryIndex = std::uint32_t;

enum class Gender : std::uint8_t { kUnknown, kMale, kFemale };

/// A thing of the world that has names.
struct GazetteerEntry {
  Entity entity;
  std::string kind;                      ///< "capital", "strait", "igo", "ministry", "air base".
  Gender gender = Gender::kUnknown;      ///< Of persons.
  double weight = 1.0;                   ///< How readily news means it by one of its names.
  std::optional<EntryIndex> stands_for;  ///< The state or body that acts under its name: Russia for
                                         ///< Moscow and the Kremlin.
  std::optional<DayRange> begins, ends;  ///< When it came to be and ceased; nothing if unknown.
  std::vector<std::string>
      regions;  ///< Of states: "central asia", as normalize_name() (graph/text.h) writes it.
};

/// How a name means its entry.
enum class NameUse : std::uint8_t {
  kName,       ///< "Russia", "Sergey Lavrov".
  kSurname,    ///< The last word of a person's name.
  kAdjective,  ///< "Russian", "Kyrgyz".
  kPeople      ///< "Russians", "the Kyrgyz".
};

/// One meaning of a name.
struct NameReading {
  EntryIndex entry = 0;
  NameUse use = NameUse::kName;
  bool upper_case = false;  ///< An acronym: written in capitals only ("US", never "us").
};

/// The names of the world: data/facts in memory. Immutable after load.
class Gazetteer {
 public:
  /// Reads the fact files of a folder. Errors: kIo; kCorruption with file, line and reason.
  static Result<Gazetteer> load(const std::filesystem::path& facts_dir);

  std::span<const GazetteerEntry> entries() const { return entries_; }
  const GazetteerEntry& entry(EntryIndex index) const { return entries_[index]; }
  /// The entry with that id.
  std::optional<EntryIndex> find_id(std::string_view id) const;
  /// The meanings of a name in the form of normalize_name(), heavier first; empty if there is none.
  std::span<const NameReading> find(const std::string& key) const;
  /// How many words the longest name has that begins with this word of a key; 0 if none does.
  std::size_t longest_name_from(const std::string& first_word) const;
  /// The states of a region ("central asia", "baltic"), in the order of their ids.
  std::vector<EntryIndex> states_of_region(std::string_view region) const;

 private:
  friend class GazetteerLoader;

  std::vector<GazetteerEntry> entries_;
  std::unordered_map<std::string, EntryIndex> by_id_;
  std::unordered_map<std::string, std::vector<NameReading>> names_;
  std::unordered_map<std::string, std::size_t> longest_from_;
};

}  // namespace entente
