#include <doctest/doctest.h>

#include <algorithm>

#include "tests/extraction/read_sentence.h"

namespace entente {
namespace {

const char* const kProfile =
    "Algeria - country profile\n\n"
    "Capital\n\nname: Algiers\n\n"
    "Executive branch\n\nchief of state: President Abdelmadjid Tebboune (since 12 December "
    "2019)\n\n"
    "International organization participation\n\nAU, IMF, OPEC, WTO (observer)\n\n"
    "Land boundaries\n\nborder countries (2): Libya 989 km; Mali 1,359 km\n";

bool tells(const ExtractedArticle& read, const std::string& wanted) {
  return std::any_of(read.claims.begin(), read.claims.end(),
                     [&](const Claim& claim) { return brief(claim) == wanted; });
}

TEST_CASE("the lines of a profile are claims about its state") {
  const ExtractedArticle read = read_sentence(kProfile);
  CHECK(tells(read, "Algiers capital_of Algeria"));
  CHECK(tells(read, "Abdelmadjid Tebboune holds_office Algeria"));
  CHECK(tells(read, "Algeria member_of OPEC"));
  CHECK((tells(read, "Algeria borders Libya") || tells(read, "Libya borders Algeria")));
  for (const Claim& claim : read.claims) {  // An observer is no member.
    CHECK_FALSE((claim.object && claim.object->mention == "WTO"));
  }
}

const char* const kOfficials =
    "Kosovo - country profile\n\n"
    "### Executive branch\n"
    "head of government: Prime Minister Arben GRUDA (since 3 May 2019); represented by Governor "
    "General Ann Lee WOODLAND (since 6 July 2020)\n"
    "most recent election date: 2 April 2019\n"
    "election results: \n"
    "2019:  Arben GRUDA (ABK) elected prime minister; Assembly vote - 60 for, 31 against\n"
    "2016: Luan SHALA (Besa!) elected prime minister; Assembly vote - 64 for, 20 against\n\n"
    "### Diplomatic representation in the US\n"
    "chief of mission: Ambassador Ilir VELIU (since 13 June 2021)\n\n"
    "### Diplomatic representation from the US\n"
    "chief of mission: Ambassador (vacant); Charg\xC3\xA9 d'Affaires Mary HOLLOWAY (since May "
    "2022)\n"
    "embassy: 4 Rose Street, Pristina\n\n"
    "### Independence\n"
    "17 February 2008 (from Serbia)\n";

const Claim* find(const ExtractedArticle& read, const std::string& wanted) {
  const auto found = std::find_if(read.claims.begin(), read.claims.end(),
                                  [&](const Claim& claim) { return brief(claim) == wanted; });
  return found == read.claims.end() ? nullptr : &*found;
}

TEST_CASE("a profile tells who holds which office since when") {
  const ExtractedArticle read = read_sentence(kOfficials);
  const Claim* head = find(read, "Arben Gruda holds_office Kosovo");
  REQUIRE(head != nullptr);
  CHECK(head->role == "prime minister");
  CHECK(head->time.start == "2019-05-03");
  CHECK(find(read, "Ann Lee Woodland holds_office Kosovo") != nullptr);
  const Claim* sent = find(read, "Ilir Veliu holds_office Kosovo");
  REQUIRE(sent != nullptr);
  CHECK(sent->time.start == "2021-06-13");
  const Claim* received = find(read, "Mary Holloway holds_office United States");
  REQUIRE(received != nullptr);
  CHECK(received->time.start == "2022-05");
  CHECK(find(read, "United States embassy in Pristina located_in Pristina") != nullptr);
}

TEST_CASE("the results of a profile's elections are of their years") {
  const ExtractedArticle read = read_sentence(kOfficials);
  const Claim* last = find(read, "Arben Gruda elected Kosovo");
  REQUIRE(last != nullptr);
  CHECK(last->time.start == "2019-04-02");
  const Claim* elected = find(read, "Luan Shala elected Kosovo");
  REQUIRE(elected != nullptr);
  CHECK(elected->time.start == "2016");
  CHECK(find(read, "Luan Shala member_of Besa!") != nullptr);
  CHECK(find(read, "Arben Gruda member_of ABK") != nullptr);
  const Claim* independent = find(read, "Kosovo independent_from Serbia");
  REQUIRE(independent != nullptr);
  CHECK(independent->time.start == "2008-02-17");
}

TEST_CASE("a text whose first line does not open with a state is no profile") {
  std::string text = kProfile;
  text.replace(0, 7, "Farmers");
  CHECK_FALSE(tells(read_sentence(text), "Algeria member_of OPEC"));
}

}  // namespace
}  // namespace entente
