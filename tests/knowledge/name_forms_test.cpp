#include "ingest/knowledge/name_forms.h"

#include <doctest/doctest.h>

#include <string>

#include "graph/text.h"
#include "ingest/knowledge/knowledge_base.h"

namespace entente {
namespace {

const WordTable& words() {
  static const KnowledgeBase base =
      KnowledgeBase::load(std::string(ENTENTE_SOURCE_DIR) + "/data").value();
  return base.words();
}

PersonName person(const std::string& name) {
  return read_person_name(words(), normalize_name(name));
}

TEST_CASE("a person's name goes without titles of saints, suffixes and what it is of") {
  const struct {
    const char* written;
    const char* key;
    const char* generation;
  } kCases[] = {{"Anna Moreno", "anna moreno", ""},
                {"Anna Moreno PhD", "anna moreno", ""},
                {"Anna Moreno Jr.", "anna moreno", "jr"},
                {"Karl Weiss III", "karl weiss", "iii"},
                {"St. Brendan", "brendan", ""},
                {"Hugo Lenz of Ravensburg", "hugo lenz", ""},
                {"Jr.", "jr", ""},
                {"Saint", "saint", ""},
                {"Anna of Cleves", "anna of cleves", ""}};
  for (const auto& [written, key, generation] : kCases) {
    INFO(std::string(written));
    CHECK(person(written).key() == key);
    CHECK(person(written).generation == generation);
  }
}

TEST_CASE("names are one person's by surname, forms of the given name, initials and order") {
  const struct {
    const char* a;
    const char* b;
    bool same;
  } kCases[] = {
      {"Joe Carter", "Joseph Carter", true},   {"Joe Carter", "Joseph R. Carter Jr.", true},
      {"Bill Marlow", "William Marlow", true}, {"Bill Marlow", "Walter Marlow", false},
      {"J. Carter", "Joseph Carter", true},    {"Kenji Morita", "Morita Kenji", true},
      {"Kenji Morita", "Morita Sato", false},  {"Pierre Charles Roux", "Peter Charles Roux", true},
      {"Ann B. Hale", "Ann C. Hale", false},   {"Ann Hale", "Ann C. Hale", true},
      {"Ann Beth Hale", "Ann B. Hale", true},  {"Paul Hale Sr.", "Paul Hale Jr.", false},
      {"Paul Hale", "Paul Hale Jr.", true},    {"Hale", "Paul Hale", false},
      {"Paul Hale", "Paul Stone", false}};
  for (const auto& [a, b, same] : kCases) {
    INFO(std::string(a));
    INFO(std::string(b));
    CHECK(may_be_one_person(words(), person(a), person(b)) == same);
    CHECK(may_be_one_person(words(), person(b), person(a)) == same);
  }
}

TEST_CASE("a body's name goes without what tells its legal form") {
  CHECK(plain_body_key(words(), "norden group") == "norden");
  CHECK(plain_body_key(words(), "norden holdings plc") == "norden");
  CHECK(plain_body_key(words(), "group") == "group");
  CHECK(plain_body_key(words(), "group of seven") == "group of seven");
}

TEST_CASE("an acronym has the first letters of a name's words") {
  const struct {
    const char* acronym;
    const char* name;
    bool is_one;
  } kCases[] = {{"USI", "University of Southern Indiana", true},
                {"DoD", "Department of Defense", true},
                {"U.N.D.P.", "United Nations Development Programme", true},
                {"USI", "University of Southern Illinois Press", false},
                {"US", "University of Southern Indiana", false},
                {"Usi", "University of Southern Indiana", false},
                {"U", "University", false},
                {"AA", "Association and Agency", true},
                {"NRC", "Norwegian Refugee Council", true},
                {"IU", "University of Iowa", false}};
  for (const auto& [acronym, name, is_one] : kCases) {
    INFO(std::string(acronym));
    CHECK(is_acronym_of(acronym, name) == is_one);
  }
}

TEST_CASE("a name may be contracted to letters and a word") {
  CHECK(is_contraction_of("UC Davis", "University of California, Davis"));
  CHECK(is_contraction_of("UNC Asheville", "University of North Carolina at Asheville"));
  CHECK_FALSE(is_contraction_of("UC Irvine", "University of California, Davis"));
  CHECK_FALSE(is_contraction_of("University of California", "University of California, Davis"));
  CHECK_FALSE(is_contraction_of("UC", "University of California"));
}

}  // namespace
}  // namespace entente
