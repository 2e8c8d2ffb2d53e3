#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/entity.h"
#include "graph/interval.h"
#include "graph/result.h"
#include "ingest/knowledge/gazetteer_file.h"

namespace entente {

/// The number of an entry in its gazetteer: its rank by id. Never stored outside of the file.
using EntryIndex = std::uint32_t;

enum class Gender : std::uint8_t { kUnknown, kMale, kFemale };

/// A thing of the world that has names.
struct GazetteerEntry {
  Entity entity;
  std::string kind;                      ///< "capital", "strait", "igo", "ministry", "air base".
  Gender gender = Gender::kUnknown;      ///< Of persons.
  double weight = 1.0;                   ///< How readily news means it by its usual names.
  std::optional<EntryIndex> stands_for;  ///< The state or body that acts under its name: Russia for
                                         ///< Moscow and the Kremlin.
  std::optional<DayRange> begins, ends;  ///< When it came to be and ceased; nothing if unknown.
  std::vector<std::string>
      regions;  ///< Of states: "central asia", as normalize_name() (graph/text.h) writes it.
};

/// How a name means its entry. The numbers are in the file: never renumber.
enum class NameUse : std::uint8_t {
  kName = 0,       ///< "Russia", "Sergey Lavrov".
  kSurname = 1,    ///< The last word of a person's name.
  kAdjective = 2,  ///< "Russian", "Kyrgyz".
  kPeople = 3      ///< "Russians", "the Kyrgyz".
};

/// One meaning of a name.
struct NameReading {
  EntryIndex entry = 0;
  NameUse use = NameUse::kName;
  bool upper_case = false;    ///< An acronym: written in capitals only ("US", never "us").
  double weight = 1.0;        ///< How readily news means the entry by this name: the entry's own
                              ///< weight, or less where the name is a common word or namesake.
  std::uint16_t sources = 0;  ///< Bit i: sources()[i] has the name.
};

/// The names of the world: data/gazetteer/gazetteer.bin, mapped. Immutable; any number of threads
/// may read it. Opening reads the head of the file only, whatever its size, and entries are decoded
/// when they are first asked for.
class Gazetteer {
 public:
  /// Errors as GazetteerFile::open().
  static Result<Gazetteer> open(const std::filesystem::path& file);
  /// One that knows nothing.
  Gazetteer() : Gazetteer(GazetteerFile()) {}
  explicit Gazetteer(GazetteerFile file);
  Gazetteer(Gazetteer&&) noexcept;
  Gazetteer& operator=(Gazetteer&&) noexcept;
  ~Gazetteer();

  /// The number of entries.
  std::size_t size() const { return ids_.size(); }
  /// Requires: index < size(). Lives as long as this.
  const GazetteerEntry& entry(EntryIndex index) const;
  /// The entry with that id.
  std::optional<EntryIndex> find_id(std::string_view id) const;
  /// The meanings of a name in the form of normalize_name(), heavier first; empty if there is none.
  std::vector<NameReading> find(std::string_view key) const;
  /// How many words the longest name has that begins with this word of a key; 0 if none does.
  std::size_t longest_name_from(std::string_view first_word) const;
  /// The states of a region ("central asia", "baltic"), in the order of their ids.
  std::vector<EntryIndex> states_of_region(std::string_view region) const;
  /// The facilities abroad that a state or body runs or once ran, in the order of their ids.
  std::vector<EntryIndex> facilities_of(EntryIndex owner) const;
  /// The normalised names of an entry, in the order of bytes. Reads all names.
  std::vector<std::string> names_of(EntryIndex index) const;
  /// Where names come from: "facts", "geonames".
  std::vector<std::string> sources() const;

  const GazetteerFile& file() const { return file_; }

 private:
  class DecodedEntries;

  std::unique_ptr<const GazetteerEntry> decode(EntryIndex index) const;

  GazetteerFile file_;
  StringTable ids_, names_, kinds_, regions_, keys_;
  RecordList entries_, lifetimes_, entry_regions_, reading_begins_, longest_, readings_, operators_;
  std::unique_ptr<DecodedEntries> decoded_;
};

}  // namespace entente
