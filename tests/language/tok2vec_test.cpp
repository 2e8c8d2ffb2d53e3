#include "ingest/language/tok2vec.h"

#include <doctest/doctest.h>

#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "ingest/language/matrix.h"
#include "ingest/language/tagger.h"
#include "tests/support/language_model.h"

namespace entente {
namespace {

/// The pieces of a text, with what they view.
struct Text {
  WordRules rules;
  std::unique_ptr<Tokenizer> tokenizer;
  std::unique_ptr<Vocabulary> vocabulary;
  ChunkCache cache;
  std::vector<Piece> pieces;

  explicit Text(const std::string& text) {
    rules = *WordRules::load(language_model_file());
    tokenizer = std::make_unique<Tokenizer>(*Tokenizer::load(language_model_file(), rules));
    vocabulary = std::make_unique<Vocabulary>(rules, nullptr);
    pieces = tokenizer->tokenize(text, *vocabulary, cache);
  }
};

const std::string kText =
    "Russia has operated the air base at Kant since 2003, and the United States had used the "
    "airport "
    "of Manas from 2001 until the parliament ended the lease in 2014.";

float greatest_difference(std::span<const float> left, std::span<const float> right) {
  REQUIRE(left.size() == right.size());
  float greatest = 0;
  for (std::size_t i = 0; i < left.size(); ++i) {
    greatest = std::max(greatest, std::abs(left[i] - right[i]));
  }
  return greatest;
}

TEST_CASE("tok2vec gives the same vectors however a text is cut") {
  REQUIRE(open_matrix_library().ok());
  const WordVectors none;
  const Result<Tok2Vec> network = Tok2Vec::load(language_model_file(), "tok2vec", 0, none);
  REQUIRE(network.ok());
  Text text(kText);
  Tok2Vec::Scratch scratch;
  const std::size_t count = text.pieces.size();
  const auto whole = network->encode(text.pieces, 0, count, *text.vocabulary, scratch);
  const std::vector<float> expected(whole.begin(), whole.end());
  REQUIRE(expected.size() == count * network->width());
  for (const std::size_t block : {1, 2, 5, 13}) {
    std::vector<float> joined;
    for (std::size_t begin = 0; begin < count; begin += block) {
      const std::size_t end = std::min(count, begin + block);
      const auto part = network->encode(text.pieces, begin, end, *text.vocabulary, scratch);
      joined.insert(joined.end(), part.begin(), part.end());
    }
    CHECK(greatest_difference(joined, expected) < 1e-4f);
  }
}

TEST_CASE("tok2vec sees as far as its windows reach and no farther") {
  REQUIRE(open_matrix_library().ok());
  const WordVectors none;
  const Result<Tok2Vec> network = Tok2Vec::load(language_model_file(), "tok2vec", 0, none);
  REQUIRE(network.ok());
  Text text("a b c d e f g h i j k l"), changed("a b c d e f g h i j k Kant");
  Tok2Vec::Scratch scratch, other;
  const std::size_t count = text.pieces.size(), width = network->width();
  const auto one = network->encode(text.pieces, 0, count, *text.vocabulary, scratch);
  const auto two = network->encode(changed.pieces, 0, count, *changed.vocabulary, other);
  const std::size_t first_seen = count - 1 - network->reach();
  CHECK(greatest_difference(one.first(first_seen * width), two.first(first_seen * width)) == 0.0f);
  CHECK(greatest_difference(one.subspan(first_seen * width, width),
                            two.subspan(first_seen * width, width)) > 0.0f);
}

TEST_CASE("tagger tags words in context") {
  REQUIRE(open_matrix_library().ok());
  const WordVectors none;
  const Result<Tok2Vec> network = Tok2Vec::load(language_model_file(), "tok2vec", 0, none);
  REQUIRE(network.ok());
  const Result<Tagger> tagger = Tagger::load(language_model_file(), network->width());
  REQUIRE(tagger.ok());
  Text text("They lease the land; the lease ended.");
  Tok2Vec::Scratch scratch;
  const auto vectors =
      network->encode(text.pieces, 0, text.pieces.size(), *text.vocabulary, scratch);
  std::vector<std::uint32_t> numbers;
  tagger->tag(vectors, text.pieces.size(), numbers);
  std::string tags;
  for (const std::uint32_t number : numbers)
    tags += std::string(tagger->labels()[number]) + " ";
  CHECK(tags == "PRP VBP DT NN : DT NN VBD . ");
}

}  // namespace
}  // namespace entente
