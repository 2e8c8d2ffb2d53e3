#include <doctest/doctest.h>

#include "tests/extraction/read_sentence.h"

namespace entente {
namespace {

// The codes of the first claim of a relation: "CONSULT 042"; "none" if there is no such claim.
std::string codes_of(const std::string& sentence, const std::string& relation) {
  for (const Claim& claim : read_sentence(sentence, "2020-03-01").claims) {
    if (claim.relation == relation)
      return claim.plover.value_or("-") + " " + claim.cameo.value_or("-");
  }
  return "none";
}

TEST_CASE("an act that is only willed is another act") {
  struct Case {
    const char* sentence;
    const char* relation;
    const char* codes;
  };
  const Case cases[] = {
      {"Norway's prime minister visited Kenya.", "visits", "CONSULT 042"},
      {"Norway's prime minister will visit Kenya.", "visits", "AGREE 042"},
      {"Norway's prime minister will not visit Kenya.", "visits", "REJECT 125"},
      {"Norway lifted sanctions on Iran.", "lifts_sanctions_on", "CONCEDE 085"},
      {"Norway said it was ready to lift sanctions on Iran.", "lifts_sanctions_on", "AGREE 085"},
      {"Norway agreed to lift sanctions on Iran.", "lifts_sanctions_on", "AGREE 085"},
      {"Norway refused to lift sanctions on Iran.", "lifts_sanctions_on", "REJECT 123"},
      {"Norway imposed sanctions on Iran.", "sanctions", "SANCTION 163"},
      {"Norway vowed to impose sanctions on Iran.", "sanctions", "THREATEN 163"},
      {"Norway may impose sanctions on Iran if talks fail.", "sanctions", "THREATEN 163"},
      {"Norway may impose sanctions on Iran.", "sanctions", "SANCTION 163"},
      {"Iran prepared to attack Iraq.", "attacks", "MOBILIZE 150"},
      {"Iran attacked Iraq.", "attacks", "ASSAULT 190"},
  };
  for (const Case& c : cases) {
    INFO(c.sentence);
    CHECK(codes_of(c.sentence, c.relation) == c.codes);
  }
}

TEST_CASE("what is urged on others, or happens for a purpose, is nobody's will") {
  CHECK(codes_of("Norway urged Sweden to send aid to Mali.", "aids").substr(0, 3) == "AID");
  CHECK(codes_of("Norway raised money to aid Mali.", "aids").substr(0, 3) == "AID");
}

}  // namespace
}  // namespace entente
