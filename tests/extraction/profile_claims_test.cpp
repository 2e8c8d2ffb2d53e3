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

TEST_CASE("a text whose first line does not open with a state is no profile") {
  std::string text = kProfile;
  text.replace(0, 7, "Farmers");
  CHECK_FALSE(tells(read_sentence(text), "Algeria member_of OPEC"));
}

}  // namespace
}  // namespace entente
