#include "ingest/knowledge/name_matcher.h"

#include <doctest/doctest.h>

#include <string>

#include "ingest/knowledge/knowledge_base.h"
#include "tests/support/make_document.h"

namespace entente {
namespace {

/// The names found, each as "text=first id", joined by "; ".
std::string names_in(const Document& document) {
  static const KnowledgeBase knowledge =
      KnowledgeBase::load(std::string(ENTENTE_SOURCE_DIR) + "/data").value();
  const NameBook& gazetteer = knowledge.names();
  std::string result;
  for (const NameCandidate& name : find_names(document, normalize_tokens(document), gazetteer)) {
    result += (result.empty() ? "" : "; ") + std::string(document.text_of(name.tokens)) + "=" +
              gazetteer.entry(name.readings.front().entry).entity.id;
  }
  return result;
}

TEST_CASE("name_matcher takes the longest name and leaves the article out") {
  CHECK(names_in(make_document(R"(
    the     the     DET   DT  det      4
    Batken  Batken  PROPN NNP compound 3
    region  region  NOUN  NN  nsubj    4
    voted   vote    VERB  VBD ROOT     0
  )")) == "Batken region=place/batken-region");
}

TEST_CASE("name_matcher reads acronyms with dots and in capitals only") {
  CHECK(names_in(make_document(R"(
    U.S. U.S. PROPN NNP nsubj 2
    told tell VERB  VBD ROOT  0
    us   we   PRON  PRP dobj  2
  )")) == "U.S.=country/USA");
}

TEST_CASE("name_matcher reads pronouns in capitals as pronouns") {
  CHECK(names_in(make_document(R"(
    GIVE give VERB VB  ROOT 0
    US   we   PRON PRP dobj 1
  )"))
            .empty());
}

TEST_CASE("name_matcher takes the first part of a compound with a hyphen") {
  CHECK(names_in(make_document(R"(
    U.S.-led   u.s.-led  ADJ  JJ  amod  2
    coalition  coalition NOUN NN  ROOT  0
  )")) == "U.S.-led=country/USA");
}

TEST_CASE("name_matcher leaves common nouns alone") {
  CHECK(names_in(make_document(R"(
    a      a      DET  DT det   2
    turkey turkey NOUN NN nsubj 3
    ran    run    VERB VBD ROOT 0
  )"))
            .empty());
}

}  // namespace
}  // namespace entente
