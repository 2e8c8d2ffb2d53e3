#include "ingest/language/language_engine.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace entente {
namespace {

const char* const kModelPath = ENTENTE_SOURCE_DIR "/data/models/en_core_web_sm-3.8.0.bin";

LanguageWorker make_worker() {
  const Result<LanguageEngine> engine = LanguageEngine::open(kModelPath);
  REQUIRE_MESSAGE(engine.ok(), engine.error().message);
  return engine->make_worker();
}

/// Whether two documents say the same, byte for byte.
bool same_annotations(const Document& left, const Document& right) {
  if (left.tokens().size() != right.tokens().size()) return false;
  for (TokenIndex i = 0; i < left.tokens().size(); ++i) {
    const Token &a = left.token(i), &b = right.token(i);
    if (a.begin_byte != b.begin_byte || a.text != b.text || a.norm != b.norm || a.tag != b.tag ||
        a.lemma != b.lemma || a.pos != b.pos || a.dep != b.dep || a.head != b.head) {
      return false;
    }
  }
  const auto equal = [](auto a, auto b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
  };
  return equal(left.sentences(), right.sentences()) && equal(left.names(), right.names());
}

TEST_CASE("language_engine annotates a sentence") {
  LanguageWorker worker = make_worker();
  const Document document = worker.annotate(
      "Russia has operated the air base at Kant since Oct. 2003. It wasn't closed.");
  REQUIRE(document.sentences().size() == 2);
  const Token& operated = document.token(2);
  CHECK(operated.text == "operated");
  CHECK(operated.lemma == "operate");
  CHECK(operated.tag == "VBN");
  CHECK(operated.pos == PartOfSpeech::kVerb);
  CHECK(operated.head == 2);
  CHECK(operated.dep == Dependency::kRoot);
  CHECK(document.token(0).dep == Dependency::kNsubj);
  CHECK(document.token(0).head == 2);
  CHECK(document.text_of(document.subtree(5)) == "the air base");
  const TokenIndex negation = 14;
  CHECK(document.token(negation).text == "n't");
  CHECK(document.token(negation).norm == "not");
  CHECK(document.token(negation).lemma == "not");
  REQUIRE(!document.names().empty());
  CHECK(document.names()[0] == NameSpan{{0, 1}, NameLabel::kGpe});
}

TEST_CASE("language_engine takes any bytes") {
  LanguageWorker worker = make_worker();
  const std::vector<std::string> texts = {
      "",          " ",         "\n\n", std::string(1, '\0'),     "\xFF\xFE\xC3",
      "\xE2\x82",  "a\xF0\x9F", "(((",  std::string("a\0b\0", 4), "\xED\xA0\x80 x",
      "  leading", "trailing ", "...",  "\xC2\xA0\xC2\xA0",       "\xF4\x90\x80\x80"};
  for (const std::string& text : texts) {
    const Document document = worker.annotate(text);
    std::string joined;
    for (const Token& token : document.tokens()) {
      CHECK(token.begin_byte >= joined.size());
      joined += std::string(token.begin_byte - joined.size(), ' ');
      joined += token.text;
    }
    joined += std::string(text.size() - joined.size(), ' ');
    CHECK(joined == text);
  }
}

TEST_CASE("language_engine annotates an article whatever was read before") {
  const std::string article =
      "The Ministry of Foreign Affairs of Djibouti said on Tuesday that China's base had opened. "
      "Its commander, Liang Yang, met reporters in Obock.";
  LanguageWorker fresh = make_worker();
  const Document expected = fresh.annotate(article);
  LanguageWorker used = make_worker();
  for (const char* other :
       {"Obock lies in Djibouti .", "China opened its base?", "Liang Yang, met."}) {
    (void)used.annotate(other);
  }
  CHECK(same_annotations(used.annotate(article), expected));
  CHECK(same_annotations(used.annotate(article), expected));
}

TEST_CASE("language_engine lets documents outlive it") {
  std::vector<Document> documents;
  {
    LanguageWorker worker = make_worker();
    documents.push_back(worker.annotate("Two soldiers weren't seen."));
  }
  CHECK(documents[0].token(1).lemma == "soldier");
  CHECK(documents[0].token(3).norm == "not");
  CHECK(documents[0].token(1).tag == "NNS");
}

TEST_CASE("language_engine says which model is missing") {
  const Result<LanguageEngine> engine = LanguageEngine::open("/nonexistent/model.bin");
  REQUIRE_FALSE(engine.ok());
  CHECK(engine.error().code == ErrorCode::kNotFound);
  CHECK(engine.error().message.find("/nonexistent/model.bin") != std::string::npos);
}

}  // namespace
}  // namespace entente
