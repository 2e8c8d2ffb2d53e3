#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "graph/result.h"

namespace entente {

/// What a title says: "FM" and "foreign minister" are one office.
struct OfficeTitle {
  std::string office;       ///< In lower case: "foreign minister".
  bool functional = false;  ///< One holder at a time.
  bool of_state = false;    ///< Its holder acts for a whole state: a president, a minister.
};

/// The kinds of words in data/facts/words.tsv.
enum class WordClass : std::uint8_t {
  kTypeNoun,  ///< What a common noun can refer to: "country" → country, "alliance" → organization.
  kFacilityNoun,      ///< A noun that heads the description of a facility: "base" → "base".
  kBodyNoun,          ///< What a state's adjective makes a body of: "Russian army" → "forces".
  kPairNoun,          ///< Plurals that mean all of a few: "sides", "leaders" → the type of each.
  kGivenName,         ///< "angela" → "f".
  kHonorific,         ///< "mr", "sen", "gen" → the gender, or "-".
  kRoleTime,          ///< "former", "then", "acting" → the time of an office.
  kPlacePreposition,  ///< "in", "near": what follows is a location.
  kPlaceVerb,         ///< "visit", "shell": the object is a location.
  kBridge,            ///< A noun whose "its" tells the type of the owner: "closure" → facility.
  kRank,              ///< "deputy", "assistant": with a title, another office below it.
  kNotName,           ///< Capitalised words that name nobody: "internet", "bible".
  kNameWord           ///< A word in a name that tells its type: "university" → organization.
};

/// The words by which texts describe what they do not name, and the titles of offices.
class WordTable {
 public:
  /// Reads offices.tsv and words.tsv. Errors: kIo; kCorruption with file, line and reason.
  static Result<WordTable> load(const std::filesystem::path& facts_dir);

  /// The office that a title names, by its normalize_name(); nullptr if it names none. Lives as
  /// long as this.
  const OfficeTitle* find_office(const std::string& key) const;
  /// How many words the longest title has.
  std::size_t longest_title() const { return longest_title_; }
  /// What the class says of a word in lower case.
  std::optional<std::string_view> find(WordClass word_class, const std::string& word) const;

 private:
  std::unordered_map<std::string, OfficeTitle> offices_;
  std::size_t longest_title_ = 0;
  std::array<std::unordered_map<std::string, std::string>, 13> classes_;
};

}  // namespace entente
