#include "graph/claim.h"

#include <doctest/doctest.h>

#include "graph/edtf.h"

namespace entente {

namespace {

Claim base_claim() {
  Claim claim;
  claim.article = article_id("Russia operates a base at Kant.");
  claim.subject = {{"country/RUS", "Russia", EntityType::kCountry, "RUS", {}}, "Russia"};
  claim.relation = "operates_base";
  claim.object = {{{"facility/kant-air-base", "Kant", EntityType::kFacility, "KGZ", {}}, "Kant"}};
  claim.bounds = {DayRange::year(2003), *parse_edtf("2019-02-05/..")};
  claim.evidence = TextEvidence{0, 31, "Russia operates a base at Kant."};
  return claim;
}

}  // namespace

TEST_CASE("article_id and claim_id are pinned") {
  CHECK(article_id("") == "99aa06d3014798d86001c324468d497f");  // The XXH3 test vector.
  CHECK(claim_id(base_claim()) == "b351fc66e43281bd7fad31a328a6dd08");
}

TEST_CASE("claim_id depends on content and evidence alone") {
  const Claim base = base_claim();
  const auto changes = [&](auto change) {
    Claim claim = base;
    change(claim);
    return claim_id(claim) != claim_id(base);
  };
  CHECK(changes([](Claim& c) { c.article = article_id("x"); }));
  CHECK(changes([](Claim& c) { std::get<TextEvidence>(c.evidence).begin = 1; }));
  CHECK(changes([](Claim& c) { std::get<TextEvidence>(c.evidence).end = 30; }));
  CHECK(changes([](Claim& c) { c.subject.entity.id = "country/USA"; }));
  CHECK(changes([](Claim& c) { c.relation = "controls"; }));
  CHECK(changes([](Claim& c) { c.object.reset(); }));
  CHECK(changes([](Claim& c) { c.place = c.object; }));
  CHECK(changes([](Claim& c) { c.role = ""; }));
  CHECK(changes([](Claim& c) { c.bounds.start = DayRange(); }));
  CHECK(changes([](Claim& c) { c.bounds.end = DayRange(); }));
  CHECK(changes([](Claim& c) { c.polarity = Polarity::kNegated; }));
  CHECK(changes([](Claim& c) { c.modality = Modality::kPlanned; }));
  CHECK(changes([](Claim& c) { c.attribution = c.subject; }));
  CHECK(changes([](Claim& c) { c.evidence = RowEvidence{"gdelt-2.0", "1", "2", {}}; }));

  CHECK_FALSE(changes([](Claim& c) { c.confidence = 0.1; }));
  CHECK_FALSE(changes([](Claim& c) { c.cameo = "040"; }));
  CHECK_FALSE(changes([](Claim& c) { c.subject.entity.name = "RF"; }));
  CHECK_FALSE(changes([](Claim& c) { c.subject.mention = "Moscow"; }));
  CHECK_FALSE(changes([](Claim& c) { c.topic = "bases"; }));
  CHECK_FALSE(changes([](Claim& c) { c.document = "other.md"; }));
}

TEST_CASE("polarity and modality read back what they print") {
  for (const Polarity value : {Polarity::kAffirmed, Polarity::kNegated})
    CHECK(parse_polarity(to_string(value)) == value);
  for (const Modality value :
       {Modality::kActual, Modality::kPlanned, Modality::kPossible, Modality::kDemanded})
    CHECK(parse_modality(to_string(value)) == value);
  CHECK_FALSE(parse_polarity("yes"));
  CHECK_FALSE(parse_modality(""));
}

}  // namespace entente
