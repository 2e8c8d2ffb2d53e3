#include "ingest/extraction/syntax.h"

#include <doctest/doctest.h>

#include "tests/support/make_document.h"

namespace entente {
namespace {

TEST_CASE("an agent is the subject of a passive, its subject the object") {
  const Document document = make_document(R"(
    The    the    DET   DT  det       2
    base   base   NOUN  NN  nsubjpass 4
    was    be     AUX   VBD auxpass   4
    closed close  VERB  VBN ROOT      0
    by     by     ADP   IN  agent     4
    Mali   Mali   PROPN NNP pobj      5
  )");
  CHECK(is_passive(document, 3));
  CHECK(logical_subject(document, 3) == TokenIndex{5});
  CHECK(logical_objects(document, 3) == TokenList{1});
}

TEST_CASE("an infinitive has the subject that the verb above gives it") {
  const Document urged = make_document(R"(
    Paris  Paris  PROPN NNP nsubj 2
    urged  urge   VERB  VBD ROOT  0
    Tokyo  Tokyo  PROPN NNP dobj  2
    to     to     PART  TO  aux   5
    leave  leave  VERB  VB  xcomp 2
  )");
  CHECK(surface_subject(urged, 4) == TokenIndex{2});
  const Document agreed = make_document(R"(
    Paris  Paris  PROPN NNP nsubj 2
    agreed agree  VERB  VBD ROOT  0
    to     to     PART  TO  aux   4
    leave  leave  VERB  VB  xcomp 2
  )");
  CHECK(surface_subject(agreed, 3) == TokenIndex{0});
}

TEST_CASE("a relative pronoun stands for the noun before it") {
  const Document document = make_document(R"(
    troops    troop     NOUN NNS ROOT  0
    which     which     PRON WDT nsubj 3
    occupied  occupy    VERB VBD relcl 1
    Osh       Osh       PROPN NNP dobj 3
  )");
  CHECK(logical_subject(document, 2) == TokenIndex{0});
  CHECK(antecedent(document, 1) == 0);
}

TEST_CASE("coordination is followed in order") {
  const Document document = make_document(R"(
    Iran  Iran  PROPN NNP nsubj 6
    ,     ,     PUNCT ,   punct 1
    Iraq  Iraq  PROPN NNP conj  1
    and   and   CCONJ CC  cc    3
    Oman  Oman  PROPN NNP conj  3
    met   meet  VERB  VBD ROOT  0
  )");
  CHECK(coordinated(document, 0) == TokenList{0, 2, 4});
  CHECK(first_of_coordination(document, 4) == 0);
}

}  // namespace
}  // namespace entente
