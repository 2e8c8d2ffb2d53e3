#include "ingest/language/vocabulary.h"

#include <doctest/doctest.h>

#include "tests/support/language_model.h"

namespace entente {
namespace {

WordRules rules() {
  Result<WordRules> loaded = WordRules::load(language_model_file());
  REQUIRE(loaded.ok());
  return *loaded;
}

TEST_CASE("vocabulary describes shapes") {
  const WordRules words = rules();
  const struct {
    std::string text, shape;
  } cases[] = {{"running", "xxxx"},
               {"U.S.", "X.X."},
               {"2003", "dddd"},
               {"Kant", "Xxxx"},
               {"don't", "xxx'x"},
               {"X-15", "X-dd"},
               {"ÉCOLE", "XXXX"},
               {"-----", "----"},
               {std::string(99, 'a'), "xxxx"},
               {std::string(100, 'a'), "LONG"}};
  for (const auto& [text, shape] : cases) {
    INFO(text);
    CHECK(word_shape(text, words.characters) == shape);
  }
}

TEST_CASE("vocabulary makes a word once and keeps its address") {
  const WordRules words = rules();
  Vocabulary vocabulary(words, nullptr);
  std::string text = "Bishkek";
  const auto [lexeme, is_new] = vocabulary.word(text);
  CHECK(is_new);
  text[0] = 'b';
  for (int i = 0; i < 5000; ++i)
    (void)vocabulary.word(std::to_string(i));
  CHECK(lexeme->text == "Bishkek");
  CHECK(lexeme->lower == "bishkek");
  CHECK(vocabulary.word("Bishkek").first == lexeme);
  CHECK_FALSE(vocabulary.word("Bishkek").second);
}

TEST_CASE("vocabulary numbers what the model reads of a word") {
  const WordRules words = rules();
  Vocabulary vocabulary(words, nullptr);
  const Lexeme& lexeme = *vocabulary.word("Djibouti").first;
  CHECK(lexeme.norm_number == words.numbers.number_of("djibouti"));
  CHECK(lexeme.prefix_number == words.numbers.number_of("D"));
  CHECK(lexeme.suffix_number == words.numbers.number_of("uti"));
  CHECK(lexeme.shape_number == words.numbers.number_of("Xxxxx"));
  CHECK(vocabulary.word("né").first->suffix_number == words.numbers.number_of("né"));
  CHECK(vocabulary.word("année").first->suffix_number == words.numbers.number_of("née"));
  CHECK(vocabulary.word("\n ").first->is_space);
  CHECK_FALSE(lexeme.is_space);
}

TEST_CASE("vocabulary keeps words of given norms apart") {
  const WordRules words = rules();
  Vocabulary vocabulary(words, nullptr);
  const Lexeme* plain = vocabulary.word("'s").first;
  const Lexeme* normed = vocabulary.word_with_norm("'s", "us").first;
  CHECK(plain != normed);
  CHECK(normed->norm == "us");
  CHECK(normed->orth == plain->orth);
  CHECK(vocabulary.word_with_norm("'s", "us").first == normed);
}

}  // namespace
}  // namespace entente
