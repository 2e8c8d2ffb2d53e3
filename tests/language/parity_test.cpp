#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <string_view>

#include "ingest/language/language_engine.h"
#include "tests/support/document_json.h"

namespace entente {
namespace {

/// The elements of the outer lists of two annotations: how many there are, and how many agree.
struct Agreement {
  std::size_t count = 0, same = 0;
};

std::string_view next_element(std::string_view& json) {
  const std::size_t end = json.find("],[");
  const std::string_view element = json.substr(0, end);
  json.remove_prefix(end == std::string_view::npos ? json.size() : end + 3);
  return element;
}

void count_agreement(std::string_view expected, std::string_view actual, Agreement& agreement) {
  while (!expected.empty()) {
    const std::string_view element = next_element(expected);
    ++agreement.count;
    if (element == next_element(actual)) ++agreement.same;
  }
}

TEST_CASE("language_engine agrees with spaCy on the reference") {
  // What spaCy says was written by tests/eval/language_reference.py. Other processors round
  // otherwise, which can turn a token in a thousand.
  const std::string folder = ENTENTE_SOURCE_DIR "/tests/language/parity/";
  std::ifstream texts(folder + "texts.txt"), references(folder + "reference.jsonl");
  const auto engine =
      LanguageEngine::open(ENTENTE_SOURCE_DIR "/data/models/en_core_web_sm-3.8.0.bin");
  REQUIRE(engine.ok());
  LanguageWorker worker = engine->make_worker();
  Agreement agreement;
  std::string text, reference;
  while (std::getline(texts, text) && std::getline(references, reference)) {
    const std::string actual = to_json(worker.annotate(text));
    INFO(text);
    INFO(actual);
    CHECK_MESSAGE(actual.size() >= reference.size() / 2, "annotations are missing");
    if (actual != reference) MESSAGE("differs from spaCy: ", text);
    count_agreement(reference, actual, agreement);
  }
  CHECK(agreement.count > 3600);
  CHECK(agreement.same * 1000 >= agreement.count * 999);
}

}  // namespace
}  // namespace entente
