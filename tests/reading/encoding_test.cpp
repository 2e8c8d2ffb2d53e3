#include "ingest/reading/encoding.h"

#include <doctest/doctest.h>

#include <array>

using namespace entente;
using namespace std::string_literals;

namespace {

struct DecodeCase {
  const char* what;
  std::string bytes;
  std::string text;
};

}  // namespace

TEST_CASE("encoding decodes what it recognises") {
  const std::array<DecodeCase, 12> cases{{
      {"utf-8", "Ka\xC3\xB1t", "Ka\xC3\xB1t"},
      {"utf-8 with a mark", "\xEF\xBB\xBFKant", "Kant"},
      {"utf-16le with a mark", "\xFF\xFEK\0a\0"s, "Ka"},
      {"utf-16be with a mark", "\xFE\xFF\0K\0a"s, "Ka"},
      {"utf-16le without a mark", "K\0a\0n\0t\0 \0b\0a\0s\0e\0"s, "Kant base"},
      {"utf-16be without a mark", "\0K\0a\0n\0t\0 \0b\0a\0s\0e"s, "Kant base"},
      {"utf-16 surrogates", "\xFF\xFE\x3D\xD8\x00\xDE"s, "\xF0\x9F\x98\x80"},
      {"utf-16 half a pair", "\xFF\xFE\x3D\xD8"s, "\xEF\xBF\xBD"},
      {"utf-32le with a mark", "\xFF\xFE\0\0K\0\0\0"s, "K"},
      {"windows-1252", "\x93Talks\x94 in the caf\xE9",
       "\xE2\x80\x9CTalks\xE2\x80\x9D in the caf\xC3\xA9"},
      {"damaged utf-8", "caf\xC3\xA9 caf\xC3\xA9 \xFFx", "caf\xC3\xA9 caf\xC3\xA9 \xEF\xBF\xBDx"},
      {"a stray zero", "Talks were held in Bishkek on Tuesday\0 and Wednesday"s,
       "Talks were held in Bishkek on Tuesday\0 and Wednesday"s},
  }};
  for (const DecodeCase& c : cases) {
    INFO(c.what);
    const auto text = decode_text(c.bytes);
    REQUIRE(text.ok());
    CHECK(*text == c.text);
  }
}

TEST_CASE("encoding says what it refuses") {
  const std::array<DecodeCase, 4> cases{{
      {"png", "\x89PNG\r\n\x1A\n", "not a text but a png image"},
      {"pdf", "%PDF-1.4", "not a text but a pdf document"},
      {"zeros", std::string(64, '\0') + "\x01\x02", "not a text but binary data"},
      {"koi8-r", "\xF2\xCF\xD3\xD3\xC9\xD1 \xC9 \xEB\xC9\xD4\xC1\xCA",
       "encoding is neither utf-8 nor windows-1252"},
  }};
  for (const DecodeCase& c : cases) {
    INFO(c.what);
    const auto text = decode_text(c.bytes);
    REQUIRE_FALSE(text.ok());
    CHECK(text.error() == Error{ErrorCode::kUnsupported, c.text});
  }
}

TEST_CASE("encoding cleans characters") {
  const std::array<DecodeCase, 9> cases{{
      {"line ends",
       "a\r\nb\rc\n\rd\xC2\x85"
       "e\xE2\x80\xA8"
       "f",
       "a\nb\nc\nd\ne\nf"},
      {"empty lines", "a\r\n\r\nb\n\r\n\rc\n\nd", "a\n\nb\n\nc\n\nd"},
      {"page break", "a\fb", "a\nb"},
      {"blanks",
       "a\xC2\xA0"
       "b\xE2\x80\xAF"
       "c\td",
       "a b c\td"},
      {"invisible", "Rus\xC2\xADsia\xE2\x80\x8B\xEF\xBB\xBF", "Russia"},
      {"controls",
       "a\0b\x07"
       "c\x7F"s,
       "abc"},
      {"terminal", "\x1B[31mred\x1B[0m \x1B]x", "red ]x"},
      {"directions",
       "\xE2\x80\xAE"
       "abc\xE2\x81\xA9",
       "abc"},
      {"joined emoji keep their joiner", "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9",
       "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9"},
  }};
  for (const DecodeCase& c : cases) {
    INFO(c.what);
    CHECK(clean_characters(c.bytes) == c.text);
    CHECK(clean_characters(c.text) == c.text);
  }
}
