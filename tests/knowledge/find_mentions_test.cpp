#include "ingest/knowledge/find_mentions.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "ingest/language/language_engine.h"

namespace entente {
namespace {

using namespace std::chrono_literals;

const std::string kData = std::string(ENTENTE_SOURCE_DIR) + "/data";
constexpr Day kToday = Day(2019y / 2 / 5);

const KnowledgeBase& knowledge() {
  static const KnowledgeBase base = KnowledgeBase::load(kData).value();
  return base;
}

struct Read {
  Document document;
  Mentions mentions;

  /// The mention with that text, or with that name; nullptr if there is none.
  const Mention* find(const std::string& text) const {
    const auto found = std::find_if(mentions.begin(), mentions.end(), [&](const Mention& mention) {
      return document.text_of(mention.tokens) == text ||
             (mention.name.size() > 0 && document.text_of(mention.name) == text);
    });
    return found == mentions.end() ? nullptr : &*found;
  }
};

Read read(const std::string& text, Day published = kToday) {
  static LanguageWorker worker =
      LanguageEngine::open(kData + "/models/en_core_web_sm-3.8.0.bin").value().make_worker();
  Document document = worker.annotate(text);
  Mentions mentions = find_mentions(document, knowledge(), published);
  return {std::move(document), std::move(mentions)};
}

std::string id_of(const Read& read, const std::string& text) {
  const Mention* mention = read.find(text);
  return mention == nullptr ? "none" : mention->entity.id;
}

struct Case {
  const char* sentence;
  const char* span;
  const char* id;
};

void check(const std::vector<Case>& cases) {
  for (const auto& [sentence, span, id] : cases) {
    INFO(std::string(sentence));
    INFO(std::string(span));
    CHECK(id_of(read(sentence), span) == std::string(id));
  }
}

TEST_CASE("find_mentions tells apart what shares a name") {
  check({
      {"Russian troops left Georgia after talks in Tbilisi.", "Georgia", "country/GEO"},
      {"Voters in Atlanta, Georgia, and in Florida and Texas went to the polls.", "Georgia",
       "place/georgia-us-state"},
      {"Jordan expelled the ambassador of Syria.", "Jordan", "country/JOR"},
      {"Chad sent soldiers to Niger.", "Chad", "country/TCD"},
      {"Turkey condemned the attack.", "Turkey", "country/TUR"},
      {"The US imposed sanctions on Iran.", "US", "country/USA"},
      {"They told us that Iran had agreed.", "us", "none"},
      {"The WHO warned Congo about the outbreak.", "WHO", "organization/who"},
      {"The Congolese army fought M23 rebels near Goma.", "Goma", "place/goma"},
      {"North Korea launched a missile.", "North Korea", "country/PRK"},
      {"ISIS claimed the attack in Mosul.", "ISIS", "group/islamic-state"},
      {"The Tamil Tigers attacked a convoy in Sri Lanka.", "Tamil Tigers", "group/ltte"},
  });
}

TEST_CASE("find_mentions lets capitals and palaces act or be places") {
  check({
      {"Moscow said on Monday that it would respond.", "Moscow", "country/RUS"},
      {"The ministers met in Moscow on Monday.", "Moscow", "place/moscow"},
      {"The Kremlin denied the report.", "Kremlin", "country/RUS"},
      {"Relations between Washington and Beijing worsened.", "Beijing", "country/CHN"},
      {"Lavrov visited Bishkek on Monday.", "Bishkek", "place/bishkek"},
      {"Brussels threatened to fine Google.", "Brussels", "organization/european-union"},
      {"The Pentagon announced the strike.", "Pentagon", "organization/us-department-of-defense"},
  });
  const Read read_place = read("The ministers met in Moscow on Monday.");
  CHECK_FALSE(read_place.find("Moscow")->place.has_value());
  const Read read_actor = read("Moscow said on Monday that it would respond.");
  REQUIRE(read_actor.find("Moscow")->place.has_value());
  CHECK(read_actor.find("Moscow")->place->id == "place/moscow");
}

TEST_CASE("find_mentions gives persons their offices") {
  const struct {
    const char* sentence;
    const char* span;
    const char* person;
    const char* role;
    const char* of;
    Mention::RoleTime time;
  } kCases[] = {
      {"Russian Foreign Minister Sergey Lavrov arrived in Bishkek.",
       "Russian Foreign Minister Sergey Lavrov", "person/sergey-lavrov", "foreign minister",
       "country/RUS", Mention::RoleTime::kNow},
      {"He met President of Russia Vladimir Putin on Monday.", "Vladimir Putin",
       "person/vladimir-putin", "president", "country/RUS", Mention::RoleTime::kNow},
      {"Talks with Foreign Minister of the Kyrgyz Republic Chingiz Aidarbekov ended.",
       "Chingiz Aidarbekov", "person/chingiz-aidarbekov", "foreign minister", "country/KGZ",
       Mention::RoleTime::kNow},
      {"Earlier, then-President Almazbek Atambayev said that Russia could deploy troops.",
       "Almazbek Atambayev", "person/almazbek-atambayev", "president", "country/KGZ",
       Mention::RoleTime::kThen},
      {"Former U.S. President Jimmy Carter visited Havana.", "Jimmy Carter", "person/jimmy-carter",
       "president", "country/USA", Mention::RoleTime::kFormer},
      {"US Secretary of State Mike Pompeo praised Poland.", "Mike Pompeo", "person/mike-pompeo",
       "secretary of state", "country/USA", Mention::RoleTime::kNow},
      {"The spokesman of the ministry left. German Chancellor Angela Merkel's spokesman, Georg "
       "Streiter, said so.",
       "Georg Streiter", "person/georg-streiter", "spokesperson", "country/DEU",
       Mention::RoleTime::kNow},
      {"The office opened in May, with Peter Marsh as U.S. consul to Kuwait.", "Peter Marsh",
       "person/peter-marsh", "consul", "country/USA", Mention::RoleTime::kNow},
      {"President Petrosian of Armenia arrived.", "Petrosian", "person/petrosian", "president",
       "country/ARM", Mention::RoleTime::kNow},
      {"U.S. Deputy National Security Adviser Paul Grant left.", "Paul Grant", "person/paul-grant",
       "deputy national security adviser", "country/USA", Mention::RoleTime::kNow},
  };
  for (const auto& expected : kCases) {
    INFO(expected.sentence);
    const Read found = read(expected.sentence);
    const Mention* mention = found.find(expected.span);
    REQUIRE(mention != nullptr);
    CHECK(mention->entity.id == expected.person);
    CHECK(mention->role == expected.role);
    REQUIRE(mention->role_of.has_value());
    CHECK(mention->role_of->id == expected.of);
    CHECK(mention->role_time == expected.time);
  }
}

TEST_CASE("find_mentions finds who held an office that the text leaves unnamed") {
  const std::string sentence = "The Russian president arrived in Astana.";
  const Read in_2010 = read(sentence, Day(2010y / 6 / 1)), in_2019 = read(sentence);
  CHECK(id_of(in_2010, "The Russian president") == "person/dmitry-medvedev");
  CHECK(id_of(in_2019, "The Russian president") == "person/vladimir-putin");
  const Read former = read("A former Russian president arrived in Astana.");
  CHECK(id_of(former, "A former Russian president") == "country/RUS");
}

TEST_CASE("find_mentions describes facilities") {
  check({
      {"A U.S. air base outside Bishkek hosted troops.", "A U.S. air base outside Bishkek",
       "facility/us-air-base-near-bishkek"},
      {"Russia may open a second Russian military base in Kyrgyzstan.",
       "a second Russian military base in Kyrgyzstan", "facility/second-russian-military-base"},
      {"Russia's air base at Kant was opened in 2003.", "air base at Kant",
       "facility/kant-air-base"},
      {"Engineers inspected the base.", "the base", "none"},
  });
}

TEST_CASE("find_mentions takes a described base for the one that the article names") {
  const Read article = read(
      "RUSSIAN BASE IN KYRGYZSTAN OPENED.\n\nRussia will enlarge its air base at Kant. The Russian "
      "base in Kyrgyzstan hosts jets.");
  CHECK(id_of(article, "The Russian base in Kyrgyzstan") == "facility/kant-air-base");
  const Read other = read("Russia has an air base at Kant. The U.S. base in Kyrgyzstan closed.");
  CHECK(id_of(other, "The U.S. base in Kyrgyzstan") == "facility/manas-air-base");
  const Read largest = read("China opened its largest base in Djibouti.");
  CHECK(id_of(largest, "its largest base in Djibouti") != "facility/largest-base-in-djibouti");
  const Read equal = read("The largest base in Africa is Camp Lemonnier.");
  CHECK(id_of(equal, "The largest base in Africa") == "facility/camp-lemonnier");
}

TEST_CASE("find_mentions dates offices by the year that the sentence tells") {
  const Day later(2019y / 2 / 5);
  CHECK(id_of(read("In 2009, the Russian president met Obama.", later), "the Russian president") ==
        "person/dmitry-medvedev");
  CHECK(id_of(read("In 2012, the 2009 treaty was praised by the German chancellor.", later),
              "the German chancellor") == "person/angela-merkel");
  CHECK(id_of(read("The Russian president met Obama in 1998.", later), "The Russian president") ==
        "person/boris-yeltsin");
  CHECK(id_of(read("President Assad met the envoy in May 1994.", later), "Assad") ==
        "person/hafez-al-assad");
}

TEST_CASE("find_mentions keeps an envoy with the state that sent him") {
  const Read article = read("The U.S. Ambassador to Uzbekistan, Jon Purnell, met officials.");
  const Mention* envoy = article.find("Jon Purnell");
  REQUIRE(envoy != nullptr);
  REQUIRE(envoy->role_of.has_value());
  CHECK(envoy->role_of->id == "country/USA");
  CHECK(id_of(read("The ambassador to Kazakhstan spoke."), "The ambassador to Kazakhstan") ==
        "none");
}

TEST_CASE("find_mentions tells persons with one surname apart") {
  const Read article = read(
      "Nora Whitcombe runs the fund. Her brother Ralf Whitcombe sits in jail. Mr. Whitcombe denies "
      "the charges.");
  CHECK(id_of(article, "Whitcombe") == "person/ralf-whitcombe");
  const Read shouted = read("WHITCOMBE RESIGNS\n\nNora Whitcombe resigned on Monday.");
  CHECK(id_of(shouted, "Nora Whitcombe") == "person/nora-whitcombe");
}

TEST_CASE("find_mentions resolves references") {
  const Read article = read(
      "Russian Foreign Minister Sergey Lavrov visited Bishkek on Monday. During his visit, he met "
      "with his Kyrgyz counterpart. Lavrov was asked about a base in the Central Asian country. "
      "A U.S. air base outside Bishkek opened in 2001. Russia had pressed Kyrgyzstan for its "
      "closure.");
  CHECK(id_of(article, "his") == "person/sergey-lavrov");
  CHECK(id_of(article, "he") == "person/sergey-lavrov");
  CHECK(id_of(article, "his Kyrgyz counterpart") == "person/chingiz-aidarbekov");
  CHECK(id_of(article, "the Central Asian country") == "country/KGZ");
  CHECK(id_of(article, "its") == "facility/us-air-base-near-bishkek");
  const Read women = read("Angela Merkel met Emmanuel Macron. She thanked him.");
  CHECK(id_of(women, "She") == "person/angela-merkel");
  CHECK(id_of(women, "him") == "person/emmanuel-macron");
  const Read both = read("Angela Merkel met Emmanuel Macron. The two leaders signed a treaty.");
  const Mention* pair = both.find("The two leaders");
  REQUIRE(pair != nullptr);
  REQUIRE(pair->members.size() == 2);
  CHECK(pair->members[0].id == "person/angela-merkel");
  CHECK(pair->members[1].id == "person/emmanuel-macron");
}

TEST_CASE("find_mentions makes entities of names that the gazetteer lacks") {
  const Read article = read(
      "The Organization for Oblast Reform (OOR) met on Monday. Deputy Nurlan Testbekov of the OOR "
      "spoke. Testbekov left early.");
  CHECK(id_of(article, "Testbekov") == "person/nurlan-testbekov");
}

TEST_CASE("find_mentions tells apart two of one surname among thousands of namings") {
  std::string text;
  for (int i = 0; i < 1000; ++i) {
    text += "Pavel Smithers met officials. Olga Smithers met guards. Mr. Smithers left. ";
  }
  const Read article = read(text + "Officials waited. Guards waited. Mrs. Smithers returned.");
  std::vector<std::string> alone;  // Whom the surname alone means.
  for (const Mention& mention : article.mentions) {
    if (article.document.text_of(mention.name) == "Smithers") {
      alone.push_back(mention.entity.id);
    }
  }
  REQUIRE(alone.size() == 1001);
  CHECK(std::count(alone.begin(), alone.end() - 1, "person/pavel-smithers") == 1000);
  CHECK(alone.back() == "person/olga-smithers");
}

TEST_CASE("find_mentions tells persons by their given names") {
  const Read scorer =
      read("Thibaut Verlinden scored twice for the Red Sox. Verlinden was out in May.");
  CHECK(id_of(scorer, "Thibaut Verlinden") == "person/thibaut-verlinden");
  CHECK(id_of(scorer, "Verlinden") == "person/thibaut-verlinden");
  CHECK(id_of(read("She met Gwendolyn Talwar and Noam Bercovici."), "Noam Bercovici") ==
        "person/noam-bercovici");
  // A word that tells an organisation is the stronger sign.
  const Read grant = read("The grant came from the Gwendolyn Endowment.");
  const Mention* endowment = grant.find("Gwendolyn Endowment");
  CHECK((endowment == nullptr || endowment->entity.type != EntityType::kPerson));
}

TEST_CASE("find_mentions is not misled by the capitals of headlines") {
  const Read headline = read("President Biden Tackles Methane Emissions. Biden spoke on Monday.",
                             std::chrono::sys_days{2021y / 11 / 2});
  CHECK(id_of(headline, "President Biden") == "person/joe-biden");
  CHECK(id_of(headline, "Biden") == "person/joe-biden");
  CHECK(headline.find("President Biden Tackles Methane Emissions") == nullptr);
  const Read paper = read("Security Assistance Strengthens Allies.");
  const Mention* assistance = paper.find("Security Assistance");
  CHECK((assistance == nullptr || assistance->entity.type != EntityType::kPerson));
}

TEST_CASE("find_mentions keeps the order and the bounds of its mentions") {
  const Read article = read(
      "Russian Foreign Minister Sergey Lavrov met Kyrgyz President Sooronbai Jeenbekov in "
      "Bishkek.");
  for (std::size_t i = 0; i < article.mentions.size(); ++i) {
    const Mention& mention = article.mentions[i];
    CHECK(mention.tokens.begin < mention.tokens.end);
    CHECK(mention.tokens.contains(mention.head));
    if (i > 0) {
      const Mention& before = article.mentions[i - 1];
      CHECK((before.tokens.begin < mention.tokens.begin ||
             (before.tokens.begin == mention.tokens.begin &&
              before.tokens.end >= mention.tokens.end)));
    }
  }
  CHECK(read("").mentions.empty());
}

}  // namespace
}  // namespace entente
