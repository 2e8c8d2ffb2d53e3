#include <doctest/doctest.h>

#include <algorithm>

#include "tests/extraction/read_sentence.h"

namespace entente {
namespace {

bool tells(const std::string& text, const std::string& wanted) {
  const ExtractedArticle read = read_sentence(text);
  std::string all;
  bool found = false;
  for (const Claim& claim : read.claims) {
    found = found || brief(claim) == wanted;
    all += brief(claim) + "; ";
  }
  INFO(text << " gives " << all);
  CHECK_MESSAGE(found, wanted);
  return found;
}

TEST_CASE("people whom a text only describes are ends of what they do and suffer") {
  tells("Colombian guerrillas kidnapped three Canadian engineers on Monday.",
        "Colombian guerrillas attacks three Canadian engineers");
  tells("Police in Lagos arrested dozens of protesters.",
        "police in Lagos arrests protesters in Lagos");
}

TEST_CASE("a generic noun describes nobody, and a standing state asks for a name") {
  for (const char* text :
       {"France praised people.", "The officials, who include Amnesty International, left Chad."}) {
    const ExtractedArticle read = read_sentence(text);
    CHECK(std::none_of(read.claims.begin(), read.claims.end(), [](const Claim& claim) {
      return claim.subject.entity.type == EntityType::kGroup ||
             (claim.object && claim.object->entity.type == EntityType::kGroup);
    }));
  }
}

TEST_CASE("the object of criticism is whose deed it is") {
  tells("Egypt condemned the attack by Hamas.", "Egypt criticizes Hamas");
  tells("Egypt criticized the decision of Israel.", "Egypt criticizes Israel");
  const ExtractedArticle read = read_sentence("Egypt condemned the bombing of Kyiv.");
  for (const Claim& claim : read.claims)
    CHECK(claim.relation != "criticizes");
}

TEST_CASE("threats, promises and refusals reach whom their clause is about") {
  tells("Turkey threatened to cut off trade with Armenia.", "Turkey threatens Armenia");
  tells("Japan promised to send experts to Nepal.", "Japan promises Nepal");
  tells("Iran refused to renew the agreement with Iraq.", "Iran rejects Iraq");
}

TEST_CASE("examples stand for their noun, and lists go on behind an apposition") {
  tells("France criticized groups such as Hamas.", "France criticizes Hamas");
  for (const char* state : {"Sweden", "Finland", "Estonia", "Norway"}) {
    tells("The NATO members are Sweden, Finland, Estonia, Latvia, Lithuania, Poland and Norway.",
          std::string(state) + " member_of NATO");
  }
}

TEST_CASE("who writes a message says what it says") {
  tells("Mike Pompeo posted a message on Twitter blaming Iran for the attacks.",
        "Mike Pompeo criticizes Iran");
}

TEST_CASE("what a state stands under is done to it") {
  tells("Turkey is under European Union sanctions.", "European Union sanctions Turkey");
  tells("In 2006, Kyiv was the target of a Russian attack.", "Russia attacks Kyiv");
}

TEST_CASE("fighters stand for the group that their modifier names") {
  tells("Houthi rebels attacked Yemen on Monday.", "Houthis attacks Yemen");
}

TEST_CASE("what must be done is demanded of others, not of us") {
  tells("Egypt said Israel must open the crossing.", "Egypt demands Israel");
  const ExtractedArticle read = read_sentence("Emmanuel Macron said we must act.");
  for (const Claim& claim : read.claims) {
    CHECK(claim.relation != "demands");
  }
}

}  // namespace
}  // namespace entente
