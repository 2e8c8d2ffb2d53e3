#include "ingest/knowledge/name_book.h"

#include <doctest/doctest.h>

#include <string>

#include "graph/text.h"

namespace entente {
namespace {

Gazetteer open_gazetteer() {
  return Gazetteer::open(std::string(ENTENTE_SOURCE_DIR) + "/data/gazetteer/gazetteer.bin").value();
}

NameBook book_with(const std::string& dictionary_text) {
  ActorDictionary dictionary;
  REQUIRE(dictionary.parse("mine.txt", dictionary_text).ok());
  NameBook book(open_gazetteer());
  REQUIRE(book.lay_over(std::move(dictionary)).empty());
  return book;
}

std::string id_of(const NameBook& book, const std::string& name) {
  const auto readings = book.find(normalize_name(name));
  return readings.empty() ? "none" : book.entry(readings.front().entry).entity.id;
}

TEST_CASE("name_book keeps the entity of a name that the gazetteer has") {
  const NameBook book =
      book_with("JAPAN [JAP]\n+JAPANESE\nSOUTH_KOREA [KOR]\n+SEOUL\nARGENTIN [ARG]\n");
  CHECK(id_of(book, "Japan") == "country/JPN");
  CHECK(id_of(book, "Japanese") == "country/JPN");
  CHECK(id_of(book, "Seoul") == "place/seoul");
  CHECK(id_of(book, "Argentine") == "country/ARG");
  REQUIRE(book.find_actor("seoul") != nullptr);
  CHECK(book.entity_of(*book.find_actor("seoul")).id == "country/KOR");
  CHECK(book.find_actor_of("country/JPN")->code_on(std::nullopt) == "JAP");
  CHECK(book.find_actor("france") == nullptr);
}

TEST_CASE("name_book makes entities of names that nobody knows") {
  const NameBook book = book_with(
      "SYLDAVIA_ [SYL]\n+KLOW\nBORDUR [BOR]\nMUSKAR [SYL]\nBIANCA_CASTAFIORE\n\t[ITACVL "
      "500101-991231]\n"
      "LEAGUE_OF_SMALL_STATES [IGOLSS]\n");
  CHECK(id_of(book, "Syldavia") == "country/syldavia");
  CHECK(id_of(book, "Klow") == "country/syldavia");
  CHECK(id_of(book, "Syldavian") == "none");  // "_" forbids endings.
  CHECK(id_of(book, "Borduria") == "country/bordur");
  CHECK(id_of(book, "Bordurians") == "country/bordur");
  CHECK(id_of(book, "Bordurplatz") == "none");
  CHECK(id_of(book, "Bianca Castafiore") == "person/bianca-castafiore");
  CHECK(id_of(book, "League of Small States") == "organization/league-of-small-states");
  // A code that does not abbreviate the name leaves open what bears it.
  CHECK(book.is_open(book.find("muskar").front().entry));
  CHECK_FALSE(book.is_open(book.find("syldavia").front().entry));
  CHECK(book.longest_name_from("league") == 4);
  CHECK(book.longest_name_from("bordurian") == 1);
  CHECK(book.find_id("country/syldavia").has_value());
}

TEST_CASE("name_book leaves names alone that only look like a stem") {
  const NameBook book = book_with("NIGER [NER]\nENT [ENT]\n");
  CHECK(id_of(book, "Nigeria") == "country/NGA");
  CHECK(id_of(book, "Entente") == "none");
  CHECK(id_of(book, "Ents") == "country/ent");
}

TEST_CASE("name_book reads a table of actors") {
  const NameBook book = book_with(
      "name,type,id,state,aliases\n"
      "Northern Front,group,,Kyrgyzstan,NF Movement\n"
      "Kyrgyzstan,country,country/KGZ,,Land of Mountains\n");
  const auto readings = book.find("nf movement");
  REQUIRE(readings.size() == 1);
  CHECK(book.entry(readings.front().entry).entity.id == "group/northern-front");
  CHECK(book.entry(readings.front().entry).entity.country == "KGZ");
  CHECK(id_of(book, "Land of Mountains") == "country/KGZ");
}

TEST_CASE("name_book reports a state that it does not know") {
  ActorDictionary dictionary;
  REQUIRE(dictionary.parse("mine.csv", "name,state\nNorthern Front,Atlantis\n").ok());
  NameBook book(open_gazetteer());
  const auto problems = book.lay_over(std::move(dictionary));
  REQUIRE(problems.size() == 1);
  CHECK(problems.front() == "mine.csv:2: no state is called \"Atlantis\"");
}

}  // namespace
}  // namespace entente
