#include "ingest/language/document.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <utility>

#include "tests/support/make_document.h"

namespace entente {
namespace {

Document make_example() {
  return make_document(R"(
    Russia   Russia  PROPN NNP nsubj 2 B-GPE
    operates operate VERB  VBZ ROOT  0
    an       an      DET   DT  det   5
    air      air     NOUN  NN  compound 5
    base     base    NOUN  NN  dobj  2
    near     near    ADP   IN  prep  5
    Kant     Kant    PROPN NNP pobj  6 B-FAC +
    .        .       PUNCT .   punct 2

    It       it      PRON  PRP nsubj 2
    opened   open    VERB  VBD ROOT  0
    on       on      ADP   IN  prep  2
    October  October PROPN NNP pobj  3 B-DATE
    23       23      NUM   CD  nummod 4 I-DATE
  )");
}

TEST_CASE("document keeps the text and the bytes of its tokens") {
  const Document document = make_example();
  CHECK(document.text() == "Russia operates an air base near Kant. It opened on October 23");
  for (const Token& token : document.tokens()) {
    CHECK(token.text ==
          document.text().substr(token.begin_byte, token.end_byte - token.begin_byte));
  }
  CHECK(document.text_of({2, 5}) == "an air base");
  CHECK(document.text_of({6, 8}) == "Kant.");
}

TEST_CASE("document divides its tokens into sentences") {
  const Document document = make_example();
  REQUIRE(document.sentences().size() == 2);
  CHECK(document.sentences()[0] == TokenSpan{0, 8});
  CHECK(document.sentences()[1] == TokenSpan{8, 13});
  CHECK(document.token(7).sentence == 0);
  CHECK(document.token(8).sentence == 1);
  CHECK(document.token(8).head == 9);
}

TEST_CASE("document lists the direct dependents in order") {
  const Document document = make_example();
  const auto children = document.children(1);
  CHECK(std::vector<TokenIndex>(children.begin(), children.end()) ==
        std::vector<TokenIndex>{0, 4, 7});
  CHECK(document.children(7).empty());
}

TEST_CASE("document knows the span of all that depends on a token") {
  const Document document = make_example();
  CHECK(document.subtree(1) == TokenSpan{0, 8});
  CHECK(document.subtree(4) == TokenSpan{2, 7});
  CHECK(document.subtree(5) == TokenSpan{5, 7});
  CHECK(document.subtree(0) == TokenSpan{0, 1});
  CHECK(document.subtree(9) == TokenSpan{8, 13});
}

TEST_CASE("document holds names as spans of tokens") {
  const Document document = make_example();
  REQUIRE(document.names().size() == 3);
  CHECK(document.names()[0] == NameSpan{{0, 1}, NameLabel::kGpe});
  CHECK(document.names()[1] == NameSpan{{6, 7}, NameLabel::kFac});
  CHECK(document.names()[2] == NameSpan{{11, 13}, NameLabel::kDate});
}

TEST_CASE("document keeps its views valid when it moves") {
  Document document = make_example();
  const std::string_view kept = document.keep("kept");
  const Document moved = std::move(document);
  CHECK(kept == "kept");
  CHECK(moved.token(0).text.data() == moved.text().data());
  CHECK(moved.token(1).lemma == "operate");
}

TEST_CASE("document without tokens has no sentences") {
  Document document("");
  document.set_syntax({});
  CHECK(document.tokens().empty());
  CHECK(document.sentences().empty());
}

TEST_CASE("document labels survive printing and parsing") {
  for (int i = 0; i <= static_cast<int>(PartOfSpeech::kSpace); ++i) {
    const auto value = static_cast<PartOfSpeech>(i);
    CHECK(parse_part_of_speech(to_string(value)) == value);
  }
  for (int i = 0; i <= static_cast<int>(Dependency::kXcomp); ++i) {
    const auto value = static_cast<Dependency>(i);
    CHECK(parse_dependency(to_string(value)) == value);
  }
  for (int i = 0; i <= static_cast<int>(NameLabel::kWorkOfArt); ++i) {
    const auto value = static_cast<NameLabel>(i);
    CHECK(parse_name_label(to_string(value)) == value);
  }
  CHECK(to_string(PartOfSpeech::kPropn) == "PROPN");
  CHECK(to_string(Dependency::kNsubjpass) == "nsubjpass");
  CHECK(to_string(NameLabel::kWorkOfArt) == "WORK_OF_ART");
  CHECK_FALSE(parse_dependency("subject"));
}

TEST_CASE("make_document rejects a bad table") {
  CHECK_THROWS_AS(make_document("Russia Russia PROPN NNP nsubj"), std::invalid_argument);
  CHECK_THROWS_AS(make_document("Russia Russia NAME NNP nsubj 0"), std::invalid_argument);
  CHECK_THROWS_AS(make_document("Russia Russia PROPN NNP subject 0"), std::invalid_argument);
  CHECK_THROWS_AS(make_document("Russia Russia PROPN NNP nsubj 7"), std::invalid_argument);
  CHECK_THROWS_AS(make_document("Russia Russia PROPN NNP ROOT 0 I-GPE"), std::invalid_argument);
}

}  // namespace
}  // namespace entente
