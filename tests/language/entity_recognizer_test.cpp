#include "ingest/language/entity_recognizer.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/support/language_model.h"

namespace entente {
namespace {

TEST_CASE("entity_recognizer finds names of several words") {
  LanguageWorker worker = language_engine().make_worker();
  const Document document = worker.annotate(
      "Vladimir Putin visited the United Arab Emirates on October 15, 2019, Reuters reported.");
  std::string found;
  for (const NameSpan& name : document.names()) {
    found +=
        std::string(document.text_of(name.tokens)) + "=" + std::string(to_string(name.label)) + ";";
  }
  CHECK(found ==
        "Vladimir Putin=PERSON;the United Arab Emirates=GPE;October 15, 2019=DATE;"
        "Reuters=ORG;");
}

TEST_CASE("entity_recognizer keeps names apart and inside sentences") {
  LanguageWorker worker = language_engine().make_worker();
  std::string text;
  // Long enough that names begin in one block and end in the next.
  for (int i = 0; i < 120; ++i)
    text += "Sergey Lavrov met Wang Yi in New York City. Qatar \n Emir! ";
  const Document document = worker.annotate(text);
  CHECK(document.names().size() > 300);
  TokenIndex last_end = 0;
  for (const NameSpan& name : document.names()) {
    REQUIRE(name.tokens.begin < name.tokens.end);
    CHECK(name.tokens.begin >= last_end);
    last_end = name.tokens.end;
    const Token &first = document.token(name.tokens.begin), &last = document.token(last_end - 1);
    CHECK(first.sentence == last.sentence);
    CHECK(first.pos != PartOfSpeech::kSpace);
  }
}

}  // namespace
}  // namespace entente
