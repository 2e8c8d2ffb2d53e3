#include "ingest/language/lemmatizer.h"

#include <doctest/doctest.h>

#include "tests/support/language_model.h"

namespace entente {
namespace {

TEST_CASE("lemmatizer applies exceptions and rules by part of speech") {
  const Result<WordRules> rules = WordRules::load(language_model_file());
  REQUIRE(rules.ok());
  const Result<Lemmatizer> lemmatizer = Lemmatizer::load(language_model_file(), rules->characters);
  REQUIRE(lemmatizer.ok());
  Vocabulary vocabulary(*rules, nullptr);
  const Inflection none, singular{false, true, false}, base{true, false, false};
  const Inflection present{false, false, true};
  const struct {
    std::string word;
    PartOfSpeech pos;
    Inflection inflection;
    std::string lemma;
  } cases[] = {{"bases", PartOfSpeech::kNoun, none, "basis"},  // An exception wins over the rule.
               {"treaties", PartOfSpeech::kNoun, none, "treaty"},
               {"men", PartOfSpeech::kNoun, none, "man"},
               {"Armies", PartOfSpeech::kNoun, none, "army"},
               {"news", PartOfSpeech::kNoun, singular, "news"},
               {"went", PartOfSpeech::kVerb, none, "go"},
               {"signed", PartOfSpeech::kVerb, none, "sign"},
               {"Operating", PartOfSpeech::kVerb, none, "operate"},
               {"leaves", PartOfSpeech::kVerb, present, "leaves"},
               {"found", PartOfSpeech::kVerb, base, "found"},
               {"found", PartOfSpeech::kVerb, none, "find"},
               {"larger", PartOfSpeech::kAdj, none, "large"},
               {"better", PartOfSpeech::kAdv, none, "well"},
               {"Bishkek", PartOfSpeech::kPropn, none, "Bishkek"},
               {"Himself", PartOfSpeech::kPron, none, "himself"},
               {"\xE2\x80\x9C", PartOfSpeech::kPunct, none, "\""},
               {"Zzyzxing", PartOfSpeech::kVerb, none, "zzyzxe"},
               {"\n", PartOfSpeech::kSpace, none, "\n"}};
  for (const auto& [word, pos, inflection, lemma] : cases) {
    INFO(word << " " << to_string(pos));
    Lexeme& lexeme = *vocabulary.word(word).first;
    CHECK(lemmatizer->lemma_of(lexeme, pos, inflection, vocabulary) == lemma);
    CHECK(lemmatizer->lemma_of(lexeme, pos, inflection, vocabulary) == lemma);  // Kept.
  }
}

}  // namespace
}  // namespace entente
