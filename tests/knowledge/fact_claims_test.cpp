#include "ingest/knowledge/fact_claims.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include "ingest/knowledge/compile/build_gazetteer.h"
#include "tests/support/temporary_directory.h"

namespace entente {
namespace {

const std::string kData = std::string(ENTENTE_SOURCE_DIR) + "/data";

/// Made of the tables as they are, whether or not data/gazetteer/gazetteer.bin is up to date.
const Gazetteer& gazetteer() {
  static const Gazetteer loaded = [] {
    const TemporaryDirectory directory;  // A mapping outlives its file's name.
    const auto file = directory.path() / "gazetteer.bin";
    std::ofstream(file, std::ios::binary) << build_gazetteer(kData).value();
    return Gazetteer::open(file).value();
  }();
  return loaded;
}

const Ontology& ontology() {
  static const Ontology loaded = Ontology::load(kData + "/ontology").value();
  return loaded;
}

Day day(int year, unsigned month, unsigned date) {
  return Day(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(date));
}

/// Whether the facts say on that day that the relation holds; possibly if only some row may.
Truth holds(const std::vector<Claim>& claims, const char* subject, const char* relation,
            const char* object, Day when) {
  Truth answer = Truth::kNo;
  for (const Claim& claim : claims) {
    if (claim.subject.entity.id == subject && claim.relation == relation &&
        claim.object->entity.id == object) {
      answer = std::max(answer, holds_on(claim.bounds, when));
    }
  }
  return answer;
}

TEST_CASE("facts are claims with their dates") {
  const auto claims = read_fact_claims(kData + "/facts", gazetteer(), ontology());
  REQUIRE(claims.ok());
  const struct {
    const char *subject, *relation, *object;
    Day when;
    Truth truth;
  } kCases[] = {
      {"country/GBR", "member_of", "organization/european-union", day(1990, 1, 1),
       Truth::kCertainly},
      {"country/GBR", "member_of", "organization/european-union", day(2021, 1, 1), Truth::kNo},
      {"country/FIN", "member_of", "organization/nato", day(2022, 1, 1), Truth::kNo},
      {"country/FIN", "member_of", "organization/nato", day(2024, 1, 1), Truth::kCertainly},
      {"country/FIN", "member_of", "organization/nato", day(2100, 1, 1), Truth::kPossibly},
      {"country/SRB", "member_of", "organization/european-union", day(2020, 1, 1), Truth::kNo},
      {"country/USA", "operates_base", "facility/manas-air-base", day(2010, 1, 1),
       Truth::kCertainly},
      {"country/USA", "operates_base", "facility/manas-air-base", day(2015, 1, 1), Truth::kNo},
      {"country/USA", "party_to", "agreement/inf-treaty", day(2000, 1, 1), Truth::kCertainly},
      {"country/VEN", "claims", "territory/essequibo", day(2026, 1, 31), Truth::kCertainly},
      {"country/GUY", "controls", "territory/essequibo", day(2026, 1, 31), Truth::kCertainly},
      {"country/SUN", "member_of", "organization/united-nations", day(2000, 1, 1), Truth::kNo},
      {"place/bishkek", "capital_of", "country/KGZ", day(2026, 1, 31), Truth::kCertainly},
      {"organization/nato", "located_in", "place/brussels", day(2026, 1, 31), Truth::kCertainly},
      {"organization/warsaw-pact", "located_in", "place/moscow", day(2026, 1, 31), Truth::kNo},
      {"person/angela-merkel", "holds_office", "country/DEU", day(2010, 1, 1), Truth::kCertainly},
  };
  for (const auto& [subject, relation, object, when, truth] : kCases) {
    INFO(subject, " ", relation, " ", object);
    CHECK(holds(*claims, subject, relation, object, when) == truth);
  }
}

TEST_CASE(
    "every claim of the facts is one that the ontology allows, with a start no later than its "
    "end") {
  const auto claims = read_fact_claims(kData + "/facts", gazetteer(), ontology());
  REQUIRE(claims.ok());
  CHECK(claims->size() > 5000);
  for (const Claim& claim : *claims) {
    INFO(std::get<RowEvidence>(claim.evidence).row);
    const Relation* relation = ontology().find(claim.relation);
    REQUIRE(relation != nullptr);
    CHECK(relation->takes_subject(claim.subject.entity.type));
    CHECK(relation->takes_object(claim.object->entity.type));
    const auto first = claim.bounds.start.first(), last = claim.bounds.end.last();
    CHECK((!first || !last || *first <= *last));
    CHECK(std::get<RowEvidence>(claim.evidence).dataset == kFactsDataset);
  }
}

TEST_CASE("a row of the facts that names nothing known is an error with file and line") {
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / "entente_fact_claims_test";
  fs::remove_all(folder);
  fs::copy(kData + "/facts", folder);
  std::ofstream(folder / "memberships.tsv", std::ios::binary)
      << "member\torganization\tstatus\tfrom\tto\n"
         "country/FRA\torganization/nato\tmember\t1949\t\n"
         "country/atlantis\torganization/nato\tmember\t1949\t\n";
  const auto claims = read_fact_claims(folder, gazetteer(), ontology());
  REQUIRE_FALSE(claims.ok());
  CHECK(claims.error().message.find("memberships.tsv:3") != std::string::npos);
  CHECK(claims.error().message.find("country/atlantis") != std::string::npos);
  fs::remove_all(folder);
}

}  // namespace
}  // namespace entente
