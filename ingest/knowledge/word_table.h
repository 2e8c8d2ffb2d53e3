#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/knowledge/gazetteer_file.h"

namespace entente {

/// What a title says: "FM" and "foreign minister" are one office.
struct OfficeTitle {
  std::string office;       ///< In lower case: "foreign minister".
  bool functional = false;  ///< One holder at a time.
  bool of_state = false;    ///< Its holder acts for a whole state: a president, a minister.
};

/// The kinds of words in data/facts/words.tsv and name_forms.tsv; given names also come from a
/// source.
enum class WordClass : std::uint8_t {
  kTypeNoun,  ///< What a common noun can refer to: "country" → country, "alliance" → organization.
  kFacilityNoun,      ///< A noun that heads the description of a facility: "base" → "base".
  kBodyNoun,          ///< What a state's adjective makes a body of: "Russian army" → "forces".
  kPairNoun,          ///< Plurals that mean all of a few: "sides", "leaders" → the type of each.
  kGivenName,         ///< "angela" → "f", "sasha" → "-".
  kHonorific,         ///< "mr", "sen", "gen" → the gender, or "-".
  kRoleTime,          ///< "former", "then", "acting" → the time of an office.
  kPlacePreposition,  ///< "in", "near": what follows is a location.
  kPlaceVerb,         ///< "visit", "shell": the object is a location.
  kBridge,            ///< A noun whose "its" tells the type of the owner: "closure" → facility.
  kRank,              ///< "deputy", "assistant": with a title, another office below it.
  kNotName,           ///< Capitalised words that name nobody: "internet", "bible".
  kNameWord,          ///< A word in a name that tells its type: "university" → organization.
  kGivenForm,         ///< A short or foreign form of given names: "ted" → "edward|theodore".
  kNamePrefix,        ///< What may stand before a person's name and is none: "saint".
  kNameSuffix,        ///< What may stand behind a person's name: "jr", "phd".
  kBodySuffix,        ///< What a body's name may go without at its end: "corporation".
  kKindredOffice,     ///< The same work under another name, where a state has no such office.
  kOfficeKind,        ///< What the holder of an office is also called: "president" → "leader".
  kKindNoun,          ///< What things of a kind are called: "bloc" → "igo".
  kAliasCue  ///< Between two names of one thing: "also known as" → "any", "person", "body".
};

/// The names of the classes in those tables, in the order of WordClass.
std::span<const std::string_view> word_class_names();

/// The words by which texts describe what they do not name, and the titles of offices. Shares the
/// gazetteer's file.
class WordTable {
 public:
  /// The titles and words in a gazetteer's file.
  explicit WordTable(const GazetteerFile& file);

  /// The office that a title names, by its normalize_name(); nullptr if it names none. Lives as
  /// long as this.
  const OfficeTitle* find_office(std::string_view key) const;
  /// How many words the longest title has.
  std::size_t longest_title() const { return longest_title_; }
  /// Whether the class has the word.
  bool has(WordClass word_class, std::string_view word) const {
    return find(word_class, word).has_value();
  }
  /// What the class says of a word in lower case. Lives as long as this.
  std::optional<std::string_view> find(WordClass word_class, std::string_view word) const;

 private:
  /// Where the words of a class are.
  struct Range {
    std::size_t begin = 0, end = 0;
  };

  GazetteerFile file_;
  StringTable titles_, words_, values_;
  std::vector<OfficeTitle> offices_;  // By title.
  std::vector<Range> classes_;        // By WordClass.
  std::size_t longest_title_ = 0;
};

}  // namespace entente
