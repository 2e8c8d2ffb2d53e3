#include "graph/ontology.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

namespace entente {

namespace {

constexpr const char* kHeader =
    "name\tkind\tsymmetric\tdomain\trange\tstarts\teffect\tends\tmatch\tonce\tfunctional\tplover\t"
    "cameo\tlabel\tinverse\n";

std::string error_of(const std::string& lines) {
  const auto ontology = Ontology::parse(kHeader + lines, "r.tsv");
  return ontology.ok() ? "" : ontology.error().message;
}

Ontology released() {
  auto ontology = Ontology::load(ENTENTE_SOURCE_DIR "/data/ontology");
  REQUIRE_MESSAGE(ontology.ok(), ontology.error().message);
  return std::move(*ontology);
}

}  // namespace

TEST_CASE("Ontology loads the released relations") {
  const Ontology ontology = released();
  CHECK(ontology.relations().size() == 60);
  const Relation* closes = ontology.find("closes_base");
  REQUIRE(closes != nullptr);
  CHECK(closes->is_event());
  CHECK(closes->ends == std::vector<std::string>{"operates_base"});
  CHECK(closes->match == EventMatch::kObject);
  CHECK(closes->plover == "RETREAT");
  CHECK(ontology.find("closes") == nullptr);
}

TEST_CASE("Ontology names what starts and ends a state") {
  const Ontology ontology = released();
  const auto starters = ontology.starters_of("holds_office");
  REQUIRE(starters.size() == 1);
  CHECK(starters[0]->name == "elected");
  CHECK(starters[0]->start_effect == StartEffect::kNotBefore);
  const auto enders = ontology.enders_of("member_of");
  REQUIRE(enders.size() == 1);
  CHECK(enders[0]->name == "withdraws_from");
  CHECK(ontology.enders_of("borders").empty());
}

TEST_CASE("Relation takes the types of its line and the unknown actor") {
  const Ontology ontology = released();
  const Relation* joins = ontology.find("joins");
  CHECK(joins->takes_object(EntityType::kAgreement));
  CHECK_FALSE(joins->takes_object(EntityType::kCountry));
  CHECK(joins->takes_subject(EntityType::kActor));
  CHECK_FALSE(ontology.find("mobilizes")->takes_object(EntityType::kActor));
  CHECK(ontology.find("holds_office")->is_functional_role("president"));
  CHECK_FALSE(ontology.find("holds_office")->is_functional_role("party leader"));
}

TEST_CASE("Ontology refuses wrong lines with file and line") {
  const std::string state = "s\tstate\tno\tcountry\tcountry\t-\t-\t-\t-\tno\t-\t-\t-\ts\ts\n";
  const std::pair<std::string, std::string> cases[] = {
      {"a\tstate\n", "r.tsv:2: expected 15 cells, got 2"},
      {"a\tstale\tno\tcountry\tcountry\t-\t-\t-\t-\tno\t-\t-\t-\ta\ta\n",
       "r.tsv:2: column \"kind\": unknown word \"stale\""},
      {"a\tstate\tno\tstar\tcountry\t-\t-\t-\t-\tno\t-\t-\t-\ta\ta\n",
       "r.tsv:2: column \"domain\": unknown entity type \"star\""},
      {"a\tstate\tyes\tcountry\tplace\t-\t-\t-\t-\tno\t-\t-\t-\ta\ta\n",
       "r.tsv:2: column \"range\": the ends of a symmetric relation take the same types"},
      {state + state, "r.tsv:3: relation \"s\" stands already in line 2"},
      {"e\tevent\tno\tcountry\tcountry\ts\tmakes\t-\tobject\tno\t-\t-\t-\te\te\n",
       "r.tsv:2: relation \"e\" starts \"s\", which is no relation"},
      {"e\tevent\tno\tcountry\tcountry\t-\t-\te\tobject\tno\t-\t-\t-\te\te\n",
       "r.tsv:2: relation \"e\" ends \"e\", which is an event"},
      {state + "e\tevent\tno\tcountry\tcountry\ts\tmakes\ts\tobject\tno\t-\t-\t-\te\te\n",
       "r.tsv:3: relation \"e\" both starts and ends \"s\""},
      {"s\tstate\tno\tcountry\tcountry\t-\t-\ts\tobject\tno\t-\t-\t-\ts\ts\n",
       "r.tsv:2: column \"starts\": only an event starts or ends a state"},
      {"e\tevent\tno\tcountry\tcountry\ts\tmakes\t-\t-\tno\t-\t-\t-\te\te\n",
       "r.tsv:2: column \"match\": a match is given exactly for what starts or ends a state"},
  };
  for (const auto& [lines, expected] : cases)
    CHECK(error_of(lines) == expected);
  CHECK(error_of(state).empty());
  CHECK(Ontology::parse("", "r.tsv").error().message == "r.tsv:1: there is no header");
  CHECK(Ontology::load("/nowhere").error().code == ErrorCode::kNotFound);
  const std::string folder = ENTENTE_BINARY_DIR "/ontology_test_folder";
  std::filesystem::create_directories(folder + "/relations.tsv");
  const auto directory = Ontology::load(folder);
  REQUIRE_FALSE(directory.ok());
  CHECK(directory.error() == Error{ErrorCode::kIo, folder + "/relations.tsv: not a file"});
  std::filesystem::remove_all(folder);
}

}  // namespace entente
