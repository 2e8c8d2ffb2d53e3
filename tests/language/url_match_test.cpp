#include "ingest/language/url_match.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/support/language_model.h"

namespace entente {
namespace {

TEST_CASE("url_match agrees with the expression that it replaces") {
  const Result<CharacterTable> characters = CharacterTable::load(language_model_file());
  REQUIRE(characters.ok());
  const struct {
    std::u32string text;
    bool expected;  // What the model's regular expression says in Python.
  } cases[] = {{U"example.com", true},
               {U"http://example.com", true},
               {U"https://a.b.co.uk:8080/p?q#f", true},
               {U"user@example.com", true},
               {U"ftp://user:pw@host.org", true},
               {U"a_b.com", true},
               {U"foo", false},
               {U"example.C", false},
               {U"-a.com", false},
               {U"a-.com", false},
               {U"a..com", false},
               {U"1.2.3.4", true},
               {U"172.32.0.1", true},
               {U"223.255.255.254", true},
               {U"8.8.8.8:53", true},
               {U"8.8.8.8:5", false},
               {U"10.0.0.1", false},
               {U"127.0.0.1", false},
               {U"172.16.0.1", false},
               {U"192.168.1.1", false},
               {U"256.1.1.1", false},
               {U"224.1.1.1", false},
               {U"223.255.255.255", false},
               {U"8.8.8.08", false},
               {U"8.8.8.8x", false}};
  for (const auto& [text, expected] : cases) {
    INFO(std::string(text.begin(), text.end()));
    CHECK(is_url(text, *characters) == expected);
  }
}

TEST_CASE("url_match reads long runs in linear time") {
  const Result<CharacterTable> characters = CharacterTable::load(language_model_file());
  REQUIRE(characters.ok());
  // Each of these makes a backtracking matcher try every start and end; a quadratic one would not
  // return while we wait.
  for (const std::u32string piece : {U"a@", U"a.", U"a@b.", U"http://", U"1.", U"-a.b"}) {
    std::u32string text;
    while (text.size() < 300'000)
      text += piece;
    CHECK_FALSE(is_url(text + U" ", *characters));
  }
}

}  // namespace
}  // namespace entente
