#include "ingest/reading/encoding.h"
#include "ingest/reading/clean_characters.h"

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
      {"high bytes in any order", "\x8F\xFD\xA1\x8E\xF0\xAC\x90\xFF\x80 \xB7\xFE\x9D",
       "encoding is not recognised"},
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

TEST_CASE("encoding tells encodings by what they declare and by what they look like") {
  const std::array<DecodeCase, 9> cases{{
      {"declared by a page", "<html><meta charset=\"koi8-r\">\xF2\xCF\xD3\xD3\xC9\xD1",
       "<html><meta charset=\"koi8-r\">\u0420\u043E\u0441\u0441\u0438\u044F"},
      {"declared by xml", "<?xml version='1.0' encoding='euc-kr'?><a>\xB3\xE2</a>",
       "<?xml version='1.0' encoding='euc-kr'?><a>\uB144</a>"},
      {"declared utf-8 but it is not", "<meta charset=utf-8>The caf\xE9 in Oslo",
       "<meta charset=utf-8>The caf\u00E9 in Oslo"},
      {"declared otherwise but it is utf-8", "<meta charset=iso-8859-1>caf\xC3\xA9",
       "<meta charset=iso-8859-1>caf\u00E9"},
      {"windows-1251 by its letters",
       "\xCC\xE8\xED\xE8\xF1\xF2\xF0 \xE8\xED\xEE\xF1\xF2\xF0\xE0\xED\xED\xFB\xF5 \xE4\xE5\xEB "
       "\xEF\xF0\xE8\xE1\xFB\xEB \xE2 \xEF\xFF\xF2\xED\xE8\xF6\xF3 \xED\xE0 "
       "\xEF\xE5\xF0\xE5\xE3\xEE\xE2\xEE\xF0\xFB",
       "\u041C\u0438\u043D\u0438\u0441\u0442\u0440 "
       "\u0438\u043D\u043E\u0441\u0442\u0440\u0430\u043D\u043D\u044B\u0445 \u0434\u0435\u043B "
       "\u043F\u0440\u0438\u0431\u044B\u043B \u0432 \u043F\u044F\u0442\u043D\u0438\u0446\u0443 "
       "\u043D\u0430 \u043F\u0435\u0440\u0435\u0433\u043E\u0432\u043E\u0440\u044B"},
      {"the euro of iso-8859-15", "It cost \xA4 5, said Ren\xE9.",
       "It cost \u20AC 5, said Ren\u00E9."},
      {"macroman by quotes and letters", "Ren\x8E said it\xD5s a \xD2na\x95ve\xD3 plan",
       "Ren\u00E9 said it\u2019s a \u201Cna\u00EFve\u201D plan"},
      {"utf-32be without a mark", "\0\0\0K\0\0\0a\0\0\0n"s, "Kan"},
      {"iso-2022-jp", "\x1B$B%H%k%3$H%m%7%\"\x1B(B", "\u30C8\u30EB\u30B3\u3068\u30ED\u30B7\u30A2"},
  }};
  for (const DecodeCase& c : cases) {
    INFO(c.what);
    const auto text = decode_text(c.bytes);
    REQUIRE(text.ok());
    CHECK(*text == c.text);
  }
}

TEST_CASE("encoding decodes streams a piece at a time") {
  std::string wide, expected;
  for (int i = 0; i < 100'000; ++i) {
    wide += std::string("\x00K\xD8\x3D\xDE\x00"s);
    expected += "K\U0001F600";
  }
  auto stream = decode_text(BufferedStream(stream_of("\xFE\xFF" + wide)));
  REQUIRE(stream.ok());
  const auto text = stream->read_all(expected.size());
  REQUIRE(text.ok());
  CHECK(*text == expected);
}
