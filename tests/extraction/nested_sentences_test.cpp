// Sentences that nest what the syntax machinery must see through, by phenomenon, in the tables of
// nested/: what each says was written down before it was read by the program.
#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <vector>

#include "graph/ontology.h"
#include "tests/extraction/read_sentence.h"

namespace entente {
namespace {

/// "not A > relation > B [planned] by C", with "!" in front of what must not be found.
struct ExpectedClaim {
  bool wanted = true, negated = false;
  std::string subject, relation, object;
  std::string modality, speaker;  // Empty: any.
};

std::vector<std::string> split(const std::string& text, const std::string& separator) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t end = 0; end != std::string::npos; begin = end + separator.size()) {
    end = text.find(separator, begin);
    parts.push_back(text.substr(begin, end == std::string::npos ? end : end - begin));
  }
  return parts;
}

ExpectedClaim parse_claim(std::string text) {
  ExpectedClaim claim;
  if (text.starts_with('!')) {
    claim.wanted = false;
    text.erase(0, 1);
  }
  if (text.starts_with("not ")) {
    claim.negated = true;
    text.erase(0, 4);
  }
  if (const std::size_t by = text.find(" by "); by != std::string::npos) {
    claim.speaker = text.substr(by + 4);
    text.resize(by);
  }
  if (const std::size_t bracket = text.find(" ["); bracket != std::string::npos) {
    claim.modality = text.substr(bracket + 2, text.size() - bracket - 3);
    text.resize(bracket);
  }
  const std::vector<std::string> parts = split(text, " > ");
  REQUIRE_MESSAGE(parts.size() == 3, text);
  claim.subject = parts[0];
  claim.relation = parts[1];
  claim.object = parts[2];
  return claim;
}

bool is_symmetric(const std::string& relation) {
  static const Ontology ontology = Ontology::load(ENTENTE_SOURCE_DIR "/data/ontology").value();
  const Relation* found = ontology.find(relation);
  REQUIRE_MESSAGE(found != nullptr, relation);
  return found->symmetric;
}

bool is_in(const ExpectedClaim& wanted, const std::vector<Claim>& claims) {
  const bool symmetric = is_symmetric(wanted.relation);
  for (const Claim& claim : claims) {
    if (claim.relation != wanted.relation || !claim.object) continue;
    if ((claim.polarity == Polarity::kNegated) != wanted.negated) continue;
    if (!wanted.modality.empty() && to_string(claim.modality) != wanted.modality) continue;
    if (!wanted.speaker.empty() &&
        !(claim.attribution && is_called(*claim.attribution, wanted.speaker)))
      continue;
    if (is_called(claim.subject, wanted.subject) && is_called(*claim.object, wanted.object)) {
      return true;
    }
    if (symmetric && is_called(claim.subject, wanted.object) &&
        is_called(*claim.object, wanted.subject)) {
      return true;
    }
  }
  return false;
}

// What is wrong with the claims of a sentence; empty if nothing is.
std::string faults_of(const std::string& expected, const std::vector<Claim>& claims) {
  std::string faults;
  for (const std::string& text : split(expected, "; ")) {
    const ExpectedClaim claim = parse_claim(text);
    if (is_in(claim, claims) != claim.wanted) faults += text + "; ";
  }
  return faults;
}

void check_table(const std::string& name) {
  std::ifstream lines(ENTENTE_SOURCE_DIR "/tests/extraction/nested/" + name + ".tsv");
  REQUIRE(lines.good());
  int sentences = 0, open = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with('#')) continue;
    const std::vector<std::string> columns = split(line, "\t");
    REQUIRE_MESSAGE((columns.size() == 2 || columns.size() == 3), line);
    ++sentences;
    const ExtractedArticle read = read_sentence(columns[0], "2020-03-01");
    const std::string faults = faults_of(columns[1], read.claims);
    std::string claims;
    for (const Claim& claim : read.claims)
      claims += brief(claim) + "; ";
    if (columns.size() == 2) {
      CHECK_MESSAGE(faults.empty(),
                    columns[0] << " lacks or should not have " << faults << "and gives " << claims);
      continue;
    }
    // What is known to be missed: to be taken off the list when it is found.
    ++open;
    CHECK_MESSAGE(!faults.empty(), columns[0] << " is no longer open");
  }
  CHECK(sentences >= 40);
  CHECK(open * 4 <= sentences);
}

TEST_CASE("nested passives") { check_table("passives"); }
TEST_CASE("nested relative clauses") { check_table("relatives"); }
TEST_CASE("nested control and raising") { check_table("control"); }
TEST_CASE("nested coordination") { check_table("coordination"); }
TEST_CASE("nested reciprocals") { check_table("reciprocals"); }
TEST_CASE("nested nominalisations") { check_table("nominalisation"); }
TEST_CASE("nested compounds and appositions") { check_table("compounds"); }
TEST_CASE("headlines") { check_table("headlines"); }
TEST_CASE("nested negation") { check_table("negation"); }
TEST_CASE("nested modals") { check_table("modals"); }
TEST_CASE("nested conditions") { check_table("conditionals"); }
TEST_CASE("nested questions") { check_table("questions"); }
TEST_CASE("nested plans") { check_table("plans"); }
TEST_CASE("nested demands") { check_table("demands"); }
TEST_CASE("nested hearsay") { check_table("hearsay"); }
TEST_CASE("nested quotations") { check_table("quotations"); }
TEST_CASE("nested offices") { check_table("offices"); }

}  // namespace
}  // namespace entente
