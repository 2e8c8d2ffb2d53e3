#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "tests/extraction/read_sentence.h"

namespace entente {
namespace {

// Each sentence and one claim that must be among what it gives, as brief() writes it.
TEST_CASE("polarity, modality and attribution are as the words around the predicate say") {
  struct Case {
    const char* text;
    const char* claim;
  };
  const Case cases[] = {
      {"Russia attacked Georgia.", "Russia attacks Georgia"},
      {"Russia did not attack Georgia.", "not Russia attacks Georgia"},
      {"Russia never attacked Georgia.", "not Russia attacks Georgia"},
      {"Russia will attack Georgia.", "Russia attacks Georgia [planned]"},
      {"Russia could attack Georgia.", "Russia attacks Georgia [possible]"},
      {"If Russia attacks Georgia, prices will rise.", "Russia attacks Georgia [possible]"},
      {"Russia plans to attack Georgia.", "Russia attacks Georgia [planned]"},
      {"Russia refused to attack Georgia.", "not Russia attacks Georgia"},
      {"Russia failed to capture Kharkiv.", "not Russia occupies Kharkiv"},
      {"Turkey said that Russia attacked Georgia.", "Russia attacks Georgia [Turkey]"},
      {"Turkey denied that Russia attacked Georgia.", "not Russia attacks Georgia [Turkey]"},
      {"Russia attacked Georgia, Turkey said.", "Russia attacks Georgia [Turkey]"},
      {"According to Turkey, Russia attacked Georgia.", "Russia attacks Georgia [Turkey]"},
      {"Turkey accused Russia of attacking Georgia.", "Russia attacks Georgia [Turkey]"},
      {"Turkey said that Russia would attack Georgia.",
       "Russia attacks Georgia [planned] [Turkey]"},
      {"Turkey urged Russia to recognize Kosovo.", "Russia recognizes Kosovo [demanded]"},
      {"Turkey urged Russia to recognize Kosovo.", "Turkey demands Russia"},
      {"Russia was forced to withdraw its troops from Georgia.", "Russia withdraws_forces Georgia"},
      {"NO RUSSIAN FOREIGN MINISTER SERGEY LAVROV AT TALKS", "Sergey Lavrov holds_office Russia"},
      {"The possibility that Russia could attack Georgia worries Turkey.",
       "Russia attacks Georgia [possible]"},
  };
  for (const Case& c : cases) {
    INFO(std::string(c.text));
    const ExtractedArticle read = read_sentence(c.text);
    std::string all;
    bool found = false;
    for (const Claim& claim : read.claims) {
      all += brief(claim) + "; ";
      found = found || brief(claim) == c.claim;
    }
    CHECK_MESSAGE(found, std::string(c.claim) << " is not among: " << all);
  }
}

TEST_CASE("what is only planned, denied or possible is never told as a fact") {
  for (const char* text : {"Russia will attack Georgia.", "Russia denied that it attacked Georgia.",
                           "Russia may attack Georgia.", "Turkey urged Russia to attack Georgia.",
                           "Russia did not attack Georgia.", "Russia refused to attack Georgia."}) {
    INFO(std::string(text));
    for (const Claim& claim : read_sentence(text).claims) {
      if (claim.relation != "attacks") continue;
      const bool fact =
          claim.polarity == Polarity::kAffirmed && claim.modality == Modality::kActual;
      CHECK_FALSE(fact);
    }
  }
}

TEST_CASE("titles and appositions keep their truth under a denial") {
  const ExtractedArticle read =
      read_sentence("Turkey denied that Russian President Vladimir Putin visited Ankara.");
  const auto office = std::find_if(read.claims.begin(), read.claims.end(), [](const Claim& claim) {
    return claim.relation == "holds_office";
  });
  REQUIRE(office != read.claims.end());
  CHECK(brief(*office) == "Vladimir Putin holds_office Russia");
  CHECK(office->role == "president");
}

}  // namespace
}  // namespace entente
