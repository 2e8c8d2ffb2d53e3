#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/interval.h"
#include "graph/result.h"
#include "ingest/knowledge/gazetteer.h"
#include "ingest/knowledge/word_table.h"

namespace entente {

/// The number of a thing in its draft, by the order in which things came.
using ThingIndex = std::size_t;

/// Where knowledge comes from. The order is that of the bits in a reading's sources and of
/// precedence: an earlier source decides what a thing is called.
enum class KnowledgeSource : std::uint8_t {
  kFacts,
  kCldr,
  kIsoCountries,
  kIso3166,
  kNationality,
  kWordNet,
  kOurAirports,
  kGeoNames,
  kFactbook,
  kIso31663,
  kSubdivisions,
  kUnM49
};
inline constexpr std::size_t kKnowledgeSources = 12;
/// "facts", "geonames", ...: by KnowledgeSource.
std::string_view to_string(KnowledgeSource source);
/// In a name's sources.
constexpr std::uint16_t source_bit(KnowledgeSource source) {
  return static_cast<std::uint16_t>(1U << static_cast<unsigned>(source));
}

/// A name that a thing is to have.
struct DraftName {
  std::string key;  ///< As normalize_name() writes it; never empty.
  NameUse use = NameUse::kName;
  bool upper_case = false;       ///< As NameReading's.
  std::optional<double> weight;  ///< Of this name, if not the thing's own.
  std::uint16_t sources = 0;
};

/// A thing on its way into a gazetteer.
struct DraftThing {
  Entity entity;
  std::string kind;
  Gender gender = Gender::kUnknown;
  double weight = 1.0;
  std::optional<ThingIndex> stands_for;
  std::optional<DayRange> begins, ends;
  std::vector<std::string> regions;  ///< As normalize_name() writes them.
  std::vector<DraftName> names;      ///< One for each key and use, in the order in which they came.
};

/// A person's time in an office.
struct DraftTerm {
  ThingIndex person = 0, of = 0;
  std::string office;
  Bounds bounds;
};

/// All that a gazetteer is made from, in memory.
class KnowledgeDraft {
 public:
  std::vector<DraftTerm> terms;
  /// States with the normalised names of their capitals.
  std::vector<std::pair<ThingIndex, std::string>> capitals;
  /// Who runs or ran a facility abroad, with the facility.
  std::vector<std::pair<ThingIndex, ThingIndex>> operators;
  std::map<std::string, OfficeTitle> titles;  ///< By normalize_name().
  /// By the name of the class, then by the word in lower case.
  std::map<std::string, std::map<std::string, std::string>> words;

  const std::vector<DraftThing>& things() const { return things_; }
  DraftThing& thing(ThingIndex index) { return things_[index]; }
  std::optional<ThingIndex> find(std::string_view id) const;
  /// Adds a thing; nullopt if there is one of that id.
  std::optional<ThingIndex> add(DraftThing thing);
  /// Gives a thing a name, or the name that it has one source more. Names without a letter or digit
  /// are passed over.
  void add_name(ThingIndex index, std::string_view name, NameUse use, KnowledgeSource source,
                std::optional<double> weight = std::nullopt);
  /// The things that have the name, in the order in which they came.
  std::vector<ThingIndex> named(std::string_view key) const;

 private:
  std::vector<DraftThing> things_;
  std::map<std::string, ThingIndex, std::less<>> by_id_;
  std::map<std::string, std::vector<ThingIndex>, std::less<>> by_name_;
};

}  // namespace entente
