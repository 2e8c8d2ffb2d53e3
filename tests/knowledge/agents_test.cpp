#include "ingest/knowledge/agents.h"

#include <doctest/doctest.h>

#include <string>

#include "graph/edtf.h"
#include "ingest/knowledge/actor_codes.h"
#include "ingest/knowledge/find_mentions.h"
#include "ingest/language/language_engine.h"

namespace entente {
namespace {

const std::string kData = std::string(ENTENTE_SOURCE_DIR) + "/data";
constexpr const char* kActors =
    "SYLDAVIA_ [SYL]\n+SYLDAVIAN\n+KLOW\n"
    "BORDURIA [BOR]\n+SZOHOD\n"
    "RUSSIA [RUS]\n+RUSSIAN\n"
    "OTTOKAR\n\t[SYLELI <19891231]\n\t[SYLGOV 19900101-19991231]\n\t[SYLOPP >20000101]\n"
    "RUDI MUSKAR [---]\n"
    "NORTHERN_LEAGUE [IGONLG]\n";
constexpr const char* kAgents =
    "TROOPS {} [~MIL]\nPOLICE {} [~COP]\nGOVERNMENT [~GOV]\nSTUDENT [~EDU]\nPRESS {} [~MED]\n"
    "FOREIGN_MINISTER [~GOVFRM]\nSECURITY OFFICIAL [~GOV]\nRED_CIRCLE {} [NGO~]\nNURSE [~HLH]\n";

const KnowledgeBase& knowledge() {
  static const KnowledgeBase base = [] {
    ActorDictionary dictionary;
    REQUIRE(dictionary.parse("actors", kActors).ok());
    REQUIRE(dictionary.parse("agents", kAgents).ok());
    KnowledgeBase loaded = KnowledgeBase::load(kData).value();
    REQUIRE(loaded.lay_over(std::move(dictionary)).empty());
    return loaded;
  }();
  return base;
}

/// "country/syldavia SYL": what the mention with that text names.
std::string mention_of(const std::string& sentence, const std::string& day,
                       const std::string& text) {
  static LanguageWorker worker =
      LanguageEngine::open(kData + "/models/en_core_web_sm-3.8.0.bin").value().make_worker();
  const Document document = worker.annotate(sentence);
  for (const Mention& mention : find_mentions(document, knowledge(), *parse_day(day))) {
    if (document.text_of(mention.tokens) == text) {
      return mention.entity.id + " " + mention.entity.code.value_or("-");
    }
  }
  return "none";
}

TEST_CASE("agents of dictionaries join their actors") {
  const struct {
    const char* sentence;
    const char* mention;
    const char* entity;
  } kCases[] = {
      {"Syldavia attacked Borduria.", "Syldavia", "country/syldavia SYL"},
      {"Klow attacked the Bordurians.", "Bordurians", "country/borduria BOR"},
      {"Klow attacked Russia.", "Klow", "country/syldavia SYL"},
      {"Russian troops attacked Borduria.", "Russian troops", "country/RUS RUSMIL"},
      {"Syldavia's troops attacked Borduria.", "Syldavia's troops", "country/syldavia SYLMIL"},
      {"The government of Borduria attacked Syldavia.", "government of Borduria",
       "country/borduria BORGOV"},
      {"Bordurian security officials met in Syldavia.", "Bordurian security officials",
       "country/borduria BORGOV"},
      {"Bordurian students attacked Syldavia.", "Bordurian students",
       "group/student-borduria BOREDU"},
      {"Bordurian Foreign Minister Jan Sponsz visited Syldavia.",
       "Bordurian Foreign Minister Jan Sponsz", "person/jan-sponsz BORGOVFRM"},
      {"Red Circle nurses of Borduria visited Syldavia.", "Red Circle nurses of Borduria",
       "group/red-circle-nurse-borduria NGOBORHLH"},
      {"Human rights nurses in Klow accused Bordurian police of torture.", "Bordurian police",
       "country/borduria BORCOP"},
      {"The Northern League condemned Borduria.", "Northern League",
       "organization/northern-league IGONLG"},
  };
  for (const auto& [sentence, mention, entity] : kCases) {
    INFO(std::string(sentence));
    CHECK(mention_of(sentence, "1995-05-01", mention) == std::string(entity));
  }
}

TEST_CASE("codes of dictionaries hold on the day of the article") {
  const std::string text = "Ottokar condemned Borduria on Monday.";
  CHECK(mention_of(text, "1989-12-31", "Ottokar") == "person/ottokar SYLELI");
  CHECK(mention_of(text, "1995-05-01", "Ottokar") == "person/ottokar SYLGOV");
  CHECK(mention_of(text, "2000-01-01", "Ottokar") == "person/ottokar SYLOPP");
}

TEST_CASE("join_code leaves out the groups that are there") {
  CHECK(join_code("RUS", "", "MIL") == "RUSMIL");
  CHECK(join_code("RUSGOV", "NGO", "GOVMED") == "NGORUSGOVMED");
  CHECK(join_code("GMWGOV", "", "WGO") == "GMWGOVWGO");  // "WGO" across two groups is none.
  CHECK(join_code("", "", "MIL") == "MIL");
}

}  // namespace
}  // namespace entente
