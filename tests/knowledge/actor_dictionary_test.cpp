#include "ingest/knowledge/actor_dictionary.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace entente {
namespace {

using namespace std::chrono_literals;

ActorDictionary parse(const std::string& text) {
  ActorDictionary dictionary;
  const Result<void> parsed = dictionary.parse("mine.txt", text);
  REQUIRE_MESSAGE(parsed.ok(), (parsed.ok() ? "" : parsed.error().message));
  return dictionary;
}

std::string reason_of(const std::string& text) {
  ActorDictionary dictionary;
  const Result<void> parsed = dictionary.parse("mine.txt", text);
  return parsed.ok() ? "" : parsed.error().message;
}

std::string code_on(const ActorDictionary& dictionary, Day day) {
  REQUIRE(dictionary.actors().size() == 1);
  return dictionary.actors().front().code_on(day).value_or("none");
}

std::vector<std::string> phrases(const ActorDictionary& dictionary) {
  std::vector<std::string> all;
  for (const DictionaryAgent& agent : dictionary.agents()) {
    std::string text;
    for (const DictionaryAgent::Word& word : agent.words) {
      text += (text.empty() ? "" : word.is_adjacent ? "_" : " ") + word.word;
    }
    all.push_back(text + " " + agent.prefix + "~" + agent.suffix);
  }
  return all;
}

TEST_CASE("actor_dictionary reads heads with synonyms and codes") {
  const ActorDictionary read = parse(
      "<!-- a comment\nFALSE [AAA]\n-->\n"
      "# another; and one more\n"
      "SYLDAVIA_  [SYL]  # checked\n"
      "+KLOW  ; the capital\n"
      "+SYLDAV_\n"
      "\n"
      "OTTOKAR IV\n"
      "\t[SYLELI <610101] [SYLGOV 610102 - 19991231]  \n"
      "\t[SYLELI >20000101]\n"
      "U.S.S.R.\n\t[USR <911226]\n");
  CHECK(read.problems().empty());
  REQUIRE(read.actors().size() == 3);
  const DictionaryActor& state = read.actors()[0];
  CHECK(state.name == "Syldavia");
  CHECK(state.names ==
        std::vector<DictionaryName>{{"syldavia", false}, {"klow", true}, {"syldav", false}});
  CHECK(state.codes == std::vector<DatedCode>{{"SYL", DayRange()}});
  CHECK(state.source == "mine.txt:5");
  CHECK(read.actors()[1].name == "Ottokar Iv");
  CHECK(read.actors()[1].codes.size() == 3);
  CHECK(read.actors()[2].names.front().key == "ussr");
}

TEST_CASE("actor_dictionary takes the first code that holds on the day") {
  const ActorDictionary person = parse(
      "GENERAL_PLEKSZY [BOR]\n"
      "\t[BORMIL <20080120]\n"
      "\t[BOROPP 20100109-20100112]\n"
      "\t[BORGOV 080120-20121109]\n"
      "\t[--- >20121110]\n");
  CHECK(code_on(person, Day(2008y / 1 / 20)) == "BORMIL");
  CHECK(code_on(person, Day(2010y / 1 / 12)) == "BOROPP");
  CHECK(code_on(person, Day(2010y / 1 / 13)) == "BORGOV");
  CHECK(code_on(person, Day(2012y / 11 / 10)) == "none");
  CHECK(person.actors().front().code_on(std::nullopt) == "BOR");
  const ActorDictionary dated = parse("OLD_REALM\n[OLD 320101-301231]\n");
  CHECK(dated.problems().empty());
  CHECK(code_on(dated, Day(1932y / 1 / 1)) == "OLD");    // 32 is 1932, and
  CHECK(code_on(dated, Day(2030y / 12 / 31)) == "OLD");  // 30 is 2030.
  CHECK(code_on(dated, Day(2031y / 1 / 1)) == "none");
  CHECK(code_on(parse("NOBODY [---]\n"), Day(2000y / 1 / 1)) == "none");
}

TEST_CASE("actor_dictionary reads agents with plurals and sets") {
  const ActorDictionary read = parse(
      "!PERSON! = MAN, WOMEN\n"
      "SECURITY FORCE [~MIL] # a blank lets words between\n"
      "ATTORNEY_GENERAL {ATTORNEYS_GENERAL} [~GOV]\n"
      "POLICE {} [ ~cop]\n"
      "AUTHORITY [~GOV]\n"
      "NON-STATE_BODY {} [NGO~]\n"
      "CONGRESS!PERSON! {} [~LEG]\n");
  CHECK(read.problems().empty());
  CHECK(phrases(read) == std::vector<std::string>{"security force ~MIL", "security forces ~MIL",
                                                  "attorney_general ~GOV", "attorneys_general ~GOV",
                                                  "police ~COP", "authority ~GOV",
                                                  "authorities ~GOV", "non_state_body NGO~",
                                                  "congressman ~LEG", "congresswomen ~LEG"});
}

TEST_CASE("actor_dictionary reads a table") {
  const ActorDictionary read = parse(
      "name,type,id,state,aliases,code\n"
      "\"Northern Front, The\",group,,KGZ,NF;N. Front,KGZREB\n"
      "# nothing\n"
      "\n"
      "Aibek Uulu,,person/aibek-uulu,Kyrgyzstan,\"He who says \"\"no\"\"\",\n");
  CHECK(read.problems().empty());
  REQUIRE(read.actors().size() == 2);
  const DictionaryActor& group = read.actors()[0];
  CHECK(group.name == "Northern Front, The");
  CHECK(group.type == EntityType::kGroup);
  CHECK(group.state == "KGZ");
  CHECK(group.names.size() == 3);
  CHECK(group.code_on(std::nullopt) == "KGZREB");
  const DictionaryActor& person = read.actors()[1];
  CHECK(person.type == EntityType::kPerson);
  CHECK(person.id == "person/aibek-uulu");
  CHECK(person.names.back().key == "he who says no");
  CHECK(person.source == "mine.txt:5");
}

TEST_CASE("actor_dictionary reports broken lines and reads the rest") {
  const ActorDictionary actors = parse(
      "+KLOW\n"
      "SYLDAVIA [SYL\n"
      "BORDURIA [BOR950601-990815]\n"
      "SZOHOD [BOR 19951301-19990815] [BORGOV 990101-980101]\n"
      "--- [X]\n"
      "SAN \xFFTHEODOROS [STH]\n"
      "SAN_THEODOROS [STH] and more [STM]\n"
      "NUEVO_RICO [NRI]\n");
  CHECK(std::vector<std::string>(actors.problems().begin(), actors.problems().end()) ==
        std::vector<std::string>{
            "mine.txt:1: a synonym without a head above it",
            "mine.txt:2: a bracket is not closed",
            "mine.txt:3: \"BOR950601-990815\" is no code",
            "mine.txt:4: \"19951301\" is no date",
            "mine.txt:4: the days \"990101-980101\" end before they begin",
            "mine.txt:5: \"---\" is no name",
            "mine.txt:5: a code without a name above it",
            "mine.txt:6: the line is not UTF-8",
            "mine.txt:7: \"and more\" stands behind the code",
        });
  CHECK(actors.actors().back().code_on(std::nullopt) == "NRI");

  const ActorDictionary agents = parse(
      "!SET = A\n"
      "SAILOR [~MIL\n"
      "SOLDIER {SOLDIERS [~MIL]\n"
      "!NONE!MAN [~LEG]\n"
      "CLERK [GOV]\n"
      "JUDGE\n"
      "WORKER [~LAB]\n"
      "DIPLOMAT [~GOV]\n");
  CHECK(agents.problems().size() == 6);
  CHECK(agents.problems().back() == "mine.txt:6: no code in brackets");
  CHECK(agents.agents().size() == 4);

  const ActorDictionary table = parse(
      "name,type,id,colour\n"
      "Syldavia,kingdom,,\n"
      ",country,,\n"
      "Borduria,country,place/borduria,\n"
      "Klow,place,klow,\n"
      "A,b,c,d,e\n"
      "San Theodoros,country,,\n"
      "\"open,country,,\n");
  CHECK(table.problems().size() == 7);
  CHECK(table.problems()[0] ==
        "mine.txt:1: column \"colour\" is not one of name, type, id, state, aliases, code");
  CHECK(table.problems()[1] == "mine.txt:2: \"kingdom\" is no type of an entity");
  CHECK(table.problems()[6] == "mine.txt:8: a quote is not closed");
  CHECK(table.actors().size() == 1);
}

TEST_CASE("actor_dictionary refuses what is no dictionary of actors") {
  CHECK(reason_of("Syldavia is a kingdom.\n") ==
        "mine.txt: neither codes in brackets nor a CSV header with a column \"name\"");
  CHECK(reason_of("--- APPEAL [020] ---\nASK\n- * FOR HELP [023]\n") ==
        "mine.txt: a dictionary of verbs, not of actors or agents");
  ActorDictionary dictionary;
  const Result<void> read = dictionary.read("/nonexistent/actors.txt");
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().code == ErrorCode::kIo);
}

TEST_CASE("actor_dictionary has a checksum of all that was read in order") {
  const std::string a = "SYLDAVIA [SYL]\n", b = "BORDURIA [BOR]\n";
  ActorDictionary first, second;
  REQUIRE(first.parse("a", a).ok());
  REQUIRE(first.parse("b", b).ok());
  REQUIRE(second.parse("b", b).ok());
  CHECK(first.checksum() != second.checksum());
  REQUIRE(second.parse("a", a).ok());
  CHECK(first.checksum() != second.checksum());
  CHECK(parse(a).checksum() == parse(a).checksum());
}

}  // namespace
}  // namespace entente
