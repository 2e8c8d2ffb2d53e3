#include "graph/text.h"

#include <doctest/doctest.h>

namespace entente {

TEST_CASE("is_valid_utf8 follows table 3-7 of the Unicode standard") {
  for (const char* text : {"", "abc", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80",
                           "\xF4\x8F\xBF\xBF", "\xED\x9F\xBF"})
    CHECK(is_valid_utf8(text));
  for (const char* text : {"\x80", "\xC0\x80", "\xC3", "\xE0\x9F\xBF", "\xED\xA0\x80",
                           "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "a\xFF"})
    CHECK_FALSE(is_valid_utf8(text));
  CHECK(find_invalid_utf8("ab\xC3(") == 2);
}

TEST_CASE("repair_utf8 puts one mark for each maximal ill-formed part") {
  CHECK(repair_utf8("a\xFF"
                    "b") ==
        "a\xEF\xBF\xBD"
        "b");
  CHECK(repair_utf8("\xE2\x82"
                    "x") ==
        "\xEF\xBF\xBD"
        "x");
  CHECK(repair_utf8("\xED\xA0\x80") == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(repair_utf8("\xF0\x9F\x98") == "\xEF\xBF\xBD");
  CHECK(repair_utf8("caf\xC3\xA9") == "caf\xC3\xA9");
}

TEST_CASE("normalize_name makes spellings of one name equal") {
  const std::pair<const char*, const char*> cases[] = {
      {"Kant Air Base", "kant air base"},
      {"  Kant   Air-Base ", "kant air base"},
      {"U.S.", "us"},
      {"U.S. air base near Bishkek", "us air base near bishkek"},
      {"the U.S.A.'s bases", "the usa bases"},
      {"Russia's", "russia"},
      {"Russia\xE2\x80\x99s base", "russia base"},
      {"C\xC3\xB4te d'Ivoire", "cote divoire"},
      {"Erdo\xC4\x9F"
       "an",
       "erdogan"},
      {"S\xC3\xB8ren \xC5\x81ukasz", "soren lukasz"},
      {"\xC4\xB0stanbul", "istanbul"},
      {"Stra\xC3\x9F"
       "e",
       "strasse"},
      {"\xD0\x9C\xD0\xBE\xD1\x81\xD0\xBA\xD0\xB2\xD0\xB0",
       "\xD0\xBC\xD0\xBE\xD1\x81\xD0\xBA\xD0\xB2\xD0\xB0"},
      {"the United States' forces", "the united states forces"},
      {"S. Jeenbekov", "s jeenbekov"},
      {"...", ""},
      {"\xFF", ""},
      {"New START (2010)", "new start 2010"},
  };
  for (const auto& [name, expected] : cases) {
    INFO(name);
    CHECK(normalize_name(name) == expected);
    CHECK(normalize_name(expected) == expected);
  }
}

}  // namespace entente
