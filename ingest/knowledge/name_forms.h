#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/knowledge/word_table.h"

namespace entente {

/// A person's name taken apart. Words are as normalize_name() (graph/text.h) writes them.
struct PersonName {
  std::vector<std::string> words;  ///< Given names first, as they stand: "joseph", "r", "biden".
  std::string generation;          ///< "jr", "sr", "iii" of "Joseph R. Biden Jr."; else empty.

  /// The words joined by blanks: "joseph r biden".
  std::string key() const;
};

/// Whether a normalised word after a name tells two persons of that name apart: "jr", "iii". Not
/// "senior", which may be part of an office that follows.
bool is_generation(std::string_view word);

/// Takes a normalised name apart: "St. Jerome" is Jerome, "Daniel Bernoulli FRS" Daniel Bernoulli,
/// "Patrick Gordon of Auchleuchries" Patrick Gordon. What would leave no word is left as it is.
PersonName read_person_name(const WordTable& words, std::string_view key);

/// Whether two given names may be one person's: the same, one the initial of the other, or forms of
/// one name ("joe" and "joseph", "pierre" and "peter").
bool are_forms_of_one(const WordTable& words, const std::string& a, const std::string& b);

/// Whether two names of two words or more are written like names of one person: surname and given
/// name agree, and so do the names between, where both have any; or family and given name have
/// changed places ("Higuchi Ichiyo"). "Jr." and "Sr." are two persons; a name without either may be
/// both's. Says nothing about whether the text means one person by them.
bool may_be_one_person(const WordTable& words, const PersonName& a, const PersonName& b);

/// The name of a body without what it may go without at its end: "chrysler" of "chrysler group".
/// Never empty for a name that is not.
std::string plain_body_key(const WordTable& words, const std::string& key);

/// Whether the letters of an acronym are the first ones of a name's words, those of its capitalised
/// words or all: "USI", "DoD". `name` is written as in a text. Acronyms have two letters or more.
bool is_acronym_of(std::string_view acronym, std::string_view name);

/// Whether a name of several words is another with some of its words cut to their first letters:
/// "UC Berkeley" of "University of California, Berkeley". Both are written as in a text.
bool is_contraction_of(std::string_view shorter, std::string_view name);

}  // namespace entente
