#include "ingest/language/parser.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/support/language_model.h"

namespace entente {
namespace {

/// Whether every sentence holds one root, and all heads and children of its words.
void check_trees(const Document& document) {
  std::size_t roots = 0;
  for (TokenIndex i = 0; i < document.tokens().size(); ++i) {
    const Token& token = document.token(i);
    REQUIRE(document.sentences()[token.sentence].contains(token.head));
    roots += token.head == i ? 1 : 0;
  }
  CHECK(roots == document.sentences().size());
  for (const TokenSpan& sentence : document.sentences()) {
    TokenIndex root = sentence.begin;
    while (document.token(root).head != root)
      root = document.token(root).head;
    CHECK(document.subtree(root) == sentence);
  }
}

TEST_CASE("parser makes one tree of every sentence") {
  LanguageWorker worker = language_engine().make_worker();
  for (const char* text : {"x", "The treaty expired. So did the lease.", "((((", "- - - a . b ? !",
                           "\n\nHeadline\n\nBy A. Writer\n\nA bomb, which no one saw, fell.\n"}) {
    INFO(text);
    check_trees(worker.annotate(text));
  }
}

TEST_CASE("parser brings crossing arcs back") {
  // What the relative clause describes stands behind the verb that the noun depends on.
  LanguageWorker worker = language_engine().make_worker();
  const Document document = worker.annotate(
      "A treaty was signed that lets Russia keep the base, the ministry said on Monday.");
  check_trees(document);
  const Token& lets = document.token(5);
  CHECK(lets.text == "lets");
  CHECK(lets.dep == Dependency::kRelcl);
  CHECK(document.token(lets.head).text == "treaty");
}

TEST_CASE("parser goes on over texts of many blocks") {
  // The same sentence again and again: cutting the text into blocks must change none of its parses.
  const std::string sentence =
      "Russia and the United States, which both operate bases there, met. ";
  std::string text;
  for (int i = 0; i < 200; ++i)
    text += sentence;
  LanguageWorker worker = language_engine().make_worker();
  const Document document = worker.annotate(text);
  check_trees(document);
  REQUIRE(document.sentences().size() == 200);
  const TokenIndex size = document.sentences()[1].size();
  for (TokenIndex i = 2 * size; i < document.tokens().size() - size; ++i) {
    const Token &token = document.token(i), &twin = document.token(i - size);
    INFO("token " << i);
    CHECK(token.head == twin.head + size);
    CHECK(token.dep == twin.dep);
    CHECK(token.tag == twin.tag);
  }
}

TEST_CASE("parser cuts a text without ends of sentences") {
  std::string text;
  for (int i = 0; i < 3 * Parser::Run::kLongestSentence; ++i)
    text += "and ";
  LanguageWorker worker = language_engine().make_worker();
  const Document document = worker.annotate(text);
  check_trees(document);
  for (const TokenSpan& sentence : document.sentences()) {
    CHECK(sentence.size() <= 2 * Parser::Run::kLongestSentence);
  }
}

}  // namespace
}  // namespace entente
