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
      {"\"Russia attacked Georgia,\" Erdogan told reporters. \"It also occupied Armenia.\"",
       "Russia occupies Armenia [Recep Tayyip Erdogan]"},
      {"\"Russia attacked Georgia. It occupied Armenia,\" Erdogan said.",
       "Russia attacks Georgia [Recep Tayyip Erdogan]"},
      {"Russia was accused by Turkey of attacking Georgia.", "Russia attacks Georgia [Turkey]"},
      {"Turkey's foreign ministry said in a statement that Russia had attacked Georgia.",
       "Russia attacks Georgia [Turkey]"},
      {"Erdogan announced a plan in a statement. The statement said that Russia attacked Georgia.",
       "Russia attacks Georgia [Recep Tayyip Erdogan]"},
      {"Russia, Turkey says, attacked Georgia.", "Russia attacks Georgia [Turkey]"},
      {"Erdogan said Russia attacked Georgia. He added that Turkey would sanction Russia.",
       "Turkey sanctions Russia [planned] [Recep Tayyip Erdogan]"},
      {"Iran, which attacked Kuwait, welcomed the truce; Turkey said it wanted clarity.",
       "Iran attacks Kuwait"},
      {"Turkey alleges that Russia attacked Georgia.",
       "Russia attacks Georgia [possible] [Turkey]"},
      {"The agreement, signed in 2010 by Russia and Turkey, ended in 2015.",
       "Russia signs_agreement_with Turkey"},
      {"I believe that sending Russian troops into Syria is a mistake.",
       "Russia deploys_forces Syria [possible]"},
      {"Sending Russian troops into Syria was a mistake.", "Russia deploys_forces Syria"},
      {"Russia is going to attack Georgia.", "Russia attacks Georgia [planned]"},
      {"Russia responded by deploying missiles into Syria.", "Russia deploys_forces Syria"},
      {"Putin adopted a strategy of helping Turkey occupy Georgia.",
       "Turkey occupies Georgia [planned]"},
      {"Erdogan stressed Putin's support for Iran.",
       "Vladimir Putin supports Iran [Recep Tayyip Erdogan]"},
      {"\"We attacked Georgia,\" Russian President Vladimir Putin said.",
       "Russia attacks Georgia [Vladimir Putin]"},
      {"\"I met Erdogan on Monday,\" Russian President Vladimir Putin said.",
       "Vladimir Putin meets Recep Tayyip Erdogan [Vladimir Putin]"},
      {"\"Our troops attacked Georgia,\" Putin told reporters.",
       "Russia attacks Georgia [Vladimir Putin]"},
      {"\"We will attack Georgia,\" Turkey's foreign ministry said.",
       "Turkey attacks Georgia [planned] [Turkey]"},
      {"\"We accuse Iran of attacking Kuwait,\" Russian President Vladimir Putin said.",
       "Russia accuses Iran"},
      {"Turkey preferred to remain neutral rather than join NATO.", "not Turkey joins NATO"},
      {"Turkey moved to recognize Kosovo.", "Turkey recognizes Kosovo [planned]"},
      {"Turkey appointed Lavrov to visit Russia.", "Sergey Lavrov visits Russia [planned]"},
      {"The talks failed to produce an agreement between Russia and Turkey.",
       "not Russia signs_agreement_with Turkey"},
      {"Erdogan spoke with Putin to express Turkey's support for Ukraine.",
       "Turkey supports Ukraine"},
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
      {"Is Russia sending troops to Syria?", "Russia deploys_forces Syria [possible]"},
      {"Did Russia attack Georgia?", "Russia attacks Georgia [possible]"},
      {"It is too early for Ukraine to join NATO.", "Ukraine joins NATO [planned]"},
      {"Putin looks forward to visiting Turkey.", "Vladimir Putin visits Turkey [planned]"},
      {"Putin is expected to visit Turkey.", "Vladimir Putin visits Turkey [planned]"},
      {"Putin is due to visit Turkey.", "Vladimir Putin visits Turkey [planned]"},
      {"Putin is about to visit Turkey.", "Vladimir Putin visits Turkey [planned]"},
      {"Putin is to visit Turkey.", "Vladimir Putin visits Turkey [planned]"},
      {"Turkey offered to send troops to Syria.", "Turkey deploys_forces Syria [planned]"},
      {"Turkey agreed to send troops to Syria.", "Turkey deploys_forces Syria [planned]"},
      {"Turkey agreed that Russia attacked Georgia.", "Russia attacks Georgia [Turkey]"},
      {"There is no evidence that Russia attacked Georgia.", "not Russia attacks Georgia"},
      {"Turkey found no evidence that Russia attacked Georgia.", "not Russia attacks Georgia"},
      {"Turkey did not find evidence that Russia attacked Georgia.", "not Russia attacks Georgia"},
      {"It is not true that Russia attacked Georgia.", "not Russia attacks Georgia"},
      {"Turkey does not believe that Russia attacked Georgia.",
       "not Russia attacks Georgia [possible] [Turkey]"},
      {"Putin left Ankara without meeting Erdogan.",
       "not Vladimir Putin meets Recep Tayyip Erdogan"},
      {"Neither Russia nor Turkey attacked Georgia.", "not Turkey attacks Georgia"},
      {"Russia neither attacked nor occupied Georgia.", "not Russia occupies Georgia"},
      {"Russia did not attack Georgia, nor did it occupy Armenia.", "not Russia occupies Armenia"},
      {"Russia not only attacked Georgia but also occupied it.", "Russia attacks Georgia"},
      {"Russia ruled out sending troops to Syria.", "not Russia deploys_forces Syria"},
      {"Russia has yet to recognize Kosovo.", "not Russia recognizes Kosovo"},
      {"Turkey proved unwilling to recognize Kosovo.", "not Turkey recognizes Kosovo"},
      {"Turkey voted against sending troops to Syria.", "not Turkey deploys_forces Syria"},
      {"Lavrov said that Russia had no plans to attack Georgia.",
       "not Russia attacks Georgia [planned] [Sergey Lavrov]"},
      {"If Turkey attacks Syria, Russia will sanction Turkey.",
       "Russia sanctions Turkey [possible]"},
      {"Had Russia attacked Georgia, Turkey would have sanctioned Russia.",
       "Russia attacks Georgia [possible]"},
      {"Should Russia attack Georgia, Turkey will sanction Russia.",
       "Russia attacks Georgia [possible]"},
      {"It is unclear whether Russia attacked Georgia.", "Russia attacks Georgia [possible]"},
      {"Russia is said to have attacked Georgia.", "Russia attacks Georgia [possible]"},
      {"Russia reportedly attacked Georgia.", "Russia attacks Georgia [possible]"},
      {"The crisis could escalate into a war between Russia and Turkey.",
       "Russia fights Turkey [possible]"},
      {"Talks between Russia and Turkey are impossible.",
       "Russia negotiates_with Turkey [possible]"},
      {"Russia has to withdraw its troops from Georgia.",
       "Russia withdraws_forces Georgia [demanded]"},
      {"Turkey warned Russia not to attack Georgia.", "not Russia attacks Georgia [demanded]"},
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

TEST_CASE("who denies a demand tells nothing of what was to be done") {
  for (const char* text : {"Turkey did not urge Russia to withdraw its troops from Syria.",
                           "Turkey never asked Russia to withdraw its troops from Syria."}) {
    INFO(std::string(text));
    for (const Claim& claim : read_sentence(text).claims)
      CHECK(claim.relation != "withdraws_forces");
  }
}

TEST_CASE("what is dated behind the report is planned, whatever its tense") {
  const ExtractedArticle read = read_sentence("Putin visits Turkey on 1 March 2019.", "2019-02-05");
  REQUIRE(read.claims.size() == 1);
  CHECK(brief(read.claims[0]) == "Vladimir Putin visits Turkey [planned]");
}

TEST_CASE("a first person stands for nobody where no speaker is known") {
  for (const char* text : {"We attacked Georgia.", "\"We attacked Georgia,\" a witness said.",
                           "\"We attacked Georgia,\" the writer John Smith said."}) {
    INFO(std::string(text));
    for (const Claim& claim : read_sentence(text).claims)
      CHECK(claim.relation != "attacks");
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
