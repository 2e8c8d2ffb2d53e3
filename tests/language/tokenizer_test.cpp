#include "ingest/language/tokenizer.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "tests/support/language_model.h"

namespace entente {
namespace {

/// A tokenizer of the committed model with its rules and words.
struct Fixture {
  WordRules rules;
  std::unique_ptr<Tokenizer> tokenizer;
  std::unique_ptr<Vocabulary> vocabulary;
  ChunkCache cache;

  Fixture() {
    Result<WordRules> loaded = WordRules::load(language_model_file());
    REQUIRE(loaded.ok());
    rules = *loaded;
    Result<Tokenizer> made = Tokenizer::load(language_model_file(), rules);
    REQUIRE(made.ok());
    tokenizer = std::make_unique<Tokenizer>(std::move(*made));
    vocabulary = std::make_unique<Vocabulary>(rules, nullptr);
  }
  std::vector<Piece> split(std::string_view text) {
    return tokenizer->tokenize(text, *vocabulary, cache);
  }
};

std::vector<std::string> texts_of(const std::vector<Piece>& pieces) {
  std::vector<std::string> texts;
  for (const Piece& piece : pieces)
    texts.emplace_back(piece.lexeme->text);
  return texts;
}

TEST_CASE("tokenizer splits as spaCy does") {
  Fixture fixture;
  using Texts = std::vector<std::string>;
  const struct {
    std::string text;
    Texts tokens;
  } cases[] = {{"", {}},
               {"don't", {"do", "n't"}},
               {"cannot", {"can", "not"}},
               {"it's...", {"it", "'s", "..."}},
               {"AT&T's", {"AT&T", "'s"}},
               {"U.S.-led", {"U.S.-led"}},
               {"well-known,", {"well", "-", "known", ","}},
               {"a--b", {"a", "--", "b"}},
               {"x=y", {"x", "=", "y"}},
               {"10:30", {"10:30"}},
               {"C++/Java", {"C++/Java"}},
               {"(10km)", {"(", "10", "km", ")"}},
               {"90°F.", {"90", "°", "F", "."}},
               {"$1.2bn", {"$", "1.2bn"}},
               {"US$5", {"US$", "5"}},
               {"5US$", {"5", "US$"}},
               {"+5", {"+5"}},
               {"++", {"+", "+"}},
               {"'Tis", {"'", "Tis"}},
               {"8-)", {"8-)"}},  // Torn by its affixes and mended.
               {"(8-))", {"(", "8-)", ")"}},
               {"http://x.io/a?b", {"http://x.io/a?b"}},
               {"a.b@c.org", {"a.b@c.org"}},
               {" a  b\n\nc ", {" ", "a", " ", "b", "\n\n", "c"}}};
  for (const auto& [text, tokens] : cases) {
    INFO(text);
    CHECK(texts_of(fixture.split(text)) == tokens);
    CHECK(texts_of(fixture.split(text)) == tokens);  // From the cache.
  }
}

TEST_CASE("tokenizer knows which blanks follow words") {
  Fixture fixture;
  const std::vector<Piece> pieces = fixture.split("One two  three\n");
  REQUIRE(texts_of(pieces) == std::vector<std::string>{"One", "two", " ", "three", "\n"});
  CHECK(pieces[0].space_after);
  CHECK(pieces[1].space_after);
  CHECK_FALSE(pieces[2].space_after);
  CHECK_FALSE(pieces[3].space_after);
  CHECK(pieces[3].begin_byte == 9);
}

TEST_CASE("tokenizer gives special cases their norms") {
  Fixture fixture;
  const std::vector<Piece> pieces = fixture.split("won't he's");
  REQUIRE(pieces.size() == 4);
  CHECK(pieces[0].lexeme->norm == "will");
  CHECK(pieces[1].lexeme->norm == "not");
  // The same letters as a word of their own keep their own norm.
  CHECK(fixture.split("wo")[0].lexeme->norm == "wo");
}

TEST_CASE("tokenizer loses no byte of any text") {
  Fixture fixture;
  std::uint32_t random = 20140603;  // The seed.
  const std::string alphabet = "ab.,'\"-()$ \n\t\xC3\xA9\xE2\x80\x99\xFF\x80:/@0123";
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int i = 0; i < 20; ++i) {
      random = random * 1664525 + 1013904223;
      text += alphabet[(random >> 16) % alphabet.size()];
    }
    std::string joined;
    for (const Piece& piece : fixture.split(text)) {
      REQUIRE(piece.begin_byte == joined.size());
      joined += piece.lexeme->text;
      if (piece.space_after) joined += ' ';
    }
    CHECK(joined == text);
  }
}

TEST_CASE("tokenizer reads long runs in linear time") {
  Fixture fixture;
  for (const std::string piece : {"a", ".", "(", "a.", "'s", "a-b", "a@b.co", ")('", "http://"}) {
    std::string text;
    while (text.size() < 100'000)
      text += piece;
    INFO(piece);
    CHECK(!fixture.split(text).empty());
  }
}

}  // namespace
}  // namespace entente
