#include "ingest/language/characters.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/support/language_model.h"

namespace entente {
namespace {

CharacterTable table() {
  Result<CharacterTable> loaded = CharacterTable::load(language_model_file());
  REQUIRE(loaded.ok());
  return *loaded;
}

TEST_CASE("characters decode UTF-8") {
  const struct {
    std::string text;
    char32_t code;
    std::uint32_t bytes;
  } cases[] = {{"a", U'a', 1},
               {"\xC3\xA9", U'\u00E9', 2},
               {"\xE2\x82\xAC", U'\u20AC', 3},
               {"\xF0\x9F\x98\x80", U'\U0001F600', 4},
               {"\xF4\x8F\xBF\xBF", U'\U0010FFFF', 4}};
  for (const auto& [text, code, bytes] : cases) {
    INFO(text);
    CHECK(decode_character(text, 0).code == code);
    CHECK(decode_character(text, 0).bytes == bytes);
  }
}

TEST_CASE("characters count invalid bytes as one unknown character each") {
  for (const std::string text :
       {"\x80", "\xC3", "\xC3z", "\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
        "\xFF", "\xE2\x82", "\xF0\x9F\x98"}) {
    INFO(text);
    CHECK(decode_character(text, 0).code == 0xFFFD);
    CHECK(decode_character(text, 0).bytes == 1);
  }
}

TEST_CASE("characters have the properties of Unicode") {
  const CharacterTable characters = table();
  CHECK(characters.is_space(U' '));
  CHECK(characters.is_space(U'\u00A0'));
  CHECK_FALSE(characters.is_space(U'\u200B'));
  CHECK(characters.is_alpha(U'\u00DF'));
  CHECK_FALSE(characters.is_alpha(U'1'));
  CHECK(characters.is_upper(U'\u0416'));
  CHECK_FALSE(characters.is_upper(U'\u01C5'));  // A title-case letter.
  CHECK(characters.is_digit(U'\u00B2'));
  CHECK_FALSE(characters.is_decimal(U'\u00B2'));
  CHECK(characters.is_decimal(U'\u0663'));
  CHECK(characters.is_word(U'_'));
  CHECK(characters.is_host(U'\u00A1'));
  CHECK_FALSE(characters.is_host(U'\U0001F600'));
  CHECK(characters.is_top_level_domain(U'z'));
  CHECK_FALSE(characters.is_top_level_domain(U'Z'));
}

TEST_CASE("characters lower as Unicode says") {
  const CharacterTable characters = table();
  const struct {
    std::string text, lower;
  } cases[] = {{"", ""},
               {"Kant", "kant"},
               {"ÉCOLE", "école"},
               {"ΟΔΟΣ", "οδος"},    // A sigma at the end of a word,
               {"ΣΑΣ Σ", "σας σ"},  // and one that stands alone.
               {"Σ'Α", "σ'α"},
               {"ΑΣ'Α", "ασ'α"},  // What can be ignored does not end a word.
               {"İstanbul", "i\u0307stanbul"},
               {"Straße", "straße"},
               {"A\xFF\xC3", "a\xFF\xC3"}};
  for (const auto& [text, lower] : cases) {
    INFO(text);
    CHECK(characters.to_lower(text) == lower);
  }
}

}  // namespace
}  // namespace entente
