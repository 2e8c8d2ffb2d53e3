#include "ingest/language/attribute_ruler.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "ingest/language/tagger.h"
#include "tests/support/language_model.h"

namespace entente {
namespace {

struct Fixture {
  Tagger tagger;
  AttributeRuler ruler;

  Fixture() {
    Result<Tagger> loaded_tagger = Tagger::load(language_model_file(), 96);
    REQUIRE(loaded_tagger.ok());
    tagger = *loaded_tagger;
    Result<AttributeRuler> loaded = AttributeRuler::load(language_model_file(), tagger.labels());
    REQUIRE(loaded.ok());
    ruler = std::move(*loaded);
  }
  AttributeRuler::View view(std::string_view lower, std::string_view tag, Dependency dep,
                            bool is_space = false) const {
    AttributeRuler::View made{0, ruler.word_number(lower), dep, is_space};
    while (made.tag < tagger.labels().size() && tagger.labels()[made.tag] != tag)
      ++made.tag;
    REQUIRE(made.tag < tagger.labels().size());
    return made;
  }
};

TEST_CASE("attribute_ruler maps tags to parts of speech and lets later rules win") {
  const Fixture fixture;
  const struct {
    std::string lower, tag;
    Dependency dep;
    PartOfSpeech pos;
    std::string lemma;
  } cases[] = {{"bases", "NNS", Dependency::kDobj, PartOfSpeech::kNoun, ""},
               {"because", "IN", Dependency::kMark, PartOfSpeech::kSconj, ""},
               {"near", "IN", Dependency::kMark, PartOfSpeech::kSconj, ""},
               {"near", "IN", Dependency::kPrep, PartOfSpeech::kAdp, ""},
               {"was", "VBD", Dependency::kAuxpass, PartOfSpeech::kAux, "be"},
               {"had", "VBD", Dependency::kRoot, PartOfSpeech::kVerb, "have"},
               {"had", "VBD", Dependency::kAux, PartOfSpeech::kAux, "have"},
               {"n't", "RB", Dependency::kNeg, PartOfSpeech::kPart, "not"},
               {"to", "TO", Dependency::kAux, PartOfSpeech::kPart, ""},
               {"that", "DT", Dependency::kDet, PartOfSpeech::kDet, ""},
               {"that", "DT", Dependency::kNsubj, PartOfSpeech::kPron, ""},
               {"them", "PRP", Dependency::kDobj, PartOfSpeech::kPron, "they"}};
  for (const auto& [lower, tag, dep, pos, lemma] : cases) {
    INFO(lower << " " << tag << " " << to_string(dep));
    const std::vector<AttributeRuler::View> tokens = {fixture.view(lower, tag, dep)};
    const RulerResult result = fixture.ruler.apply(tokens, 0);
    CHECK(result.pos == pos);
    CHECK(result.lemma == lemma);
    CHECK(result.tag == tag);
    CHECK(result.dep == dep);
  }
}

TEST_CASE("attribute_ruler reads neighbours") {
  const Fixture fixture;
  const auto let = fixture.view("let", "VB", Dependency::kRoot);
  const auto us = fixture.view("'s", "PRP", Dependency::kNsubj);
  const std::vector<AttributeRuler::View> tokens = {let, us};
  CHECK(fixture.ruler.apply(tokens, 1).lemma == "us");
  CHECK(fixture.ruler.apply(std::span(tokens).subspan(1), 0).lemma.empty());
  const std::vector<AttributeRuler::View> gonna = {fixture.view("gon", "VBG", Dependency::kRoot),
                                                   fixture.view("na", "TO", Dependency::kAux)};
  CHECK(fixture.ruler.apply(gonna, 0).lemma == "go");
  CHECK(fixture.ruler.apply(gonna, 1).lemma == "to");
}

TEST_CASE("attribute_ruler marks white space") {
  const Fixture fixture;
  const std::vector<AttributeRuler::View> tokens = {
      fixture.view("\n", "NN", Dependency::kPunct, true)};
  const RulerResult result = fixture.ruler.apply(tokens, 0);
  CHECK(result.tag == "_SP");
  CHECK(result.pos == PartOfSpeech::kSpace);
  CHECK(result.dep == Dependency::kDep);
}

TEST_CASE("attribute_ruler tells inflections") {
  const Fixture fixture;
  const auto inflection = [&](std::string_view tag) {
    const std::vector<AttributeRuler::View> tokens = {fixture.view("x", tag, Dependency::kDep)};
    return fixture.ruler.apply(tokens, 0).inflection;
  };
  CHECK(inflection("NN").is_singular);
  CHECK_FALSE(inflection("NNS").is_singular);
  CHECK(inflection("VB").is_base_form);
  CHECK(inflection("VBP").is_plain_present);
  CHECK_FALSE(inflection("VBZ").is_plain_present);
  CHECK(inflection("JJ").is_base_form);
  CHECK_FALSE(inflection("JJR").is_base_form);
}

}  // namespace
}  // namespace entente
