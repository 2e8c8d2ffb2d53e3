#include "ingest/knowledge/compile/build_gazetteer.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include "graph/text.h"
#include "tests/support/temporary_directory.h"

namespace entente {
namespace {

const std::filesystem::path kData = std::filesystem::path(ENTENTE_SOURCE_DIR) / "data";

/// A copy of data/facts with one row more in one file.
class ChangedFacts {
 public:
  ChangedFacts(const char* file, const char* row) {
    std::filesystem::copy(kData / "facts", directory_.path() / "facts");
    std::ofstream(directory_.path() / "facts" / file, std::ios::app) << row << '\n';
  }
  std::string error() const {
    const auto built = read_knowledge(directory_.path());
    return built ? "none" : built.error().message;
  }

 private:
  TemporaryDirectory directory_;
};

TEST_CASE("a bad row of a fact file is told by file and line and reason") {
  const struct {
    const char* file;
    const char* row;
    const char* reason;
  } kCases[] = {
      {"places.tsv", "place/x\tX", "expected 7 fields, got 2"},
      {"places.tsv", "group/x\tX\t\tcity\tKGZ\t\t", "\"group/x\" is no id of this file's type"},
      {"places.tsv", "place/bishkek\tX\t\tcity\tKGZ\t\t", "second row for place/bishkek"},
      {"groups.tsv", "group/x\tX\t\tarmed\tKGZ\t2003-13\t",
       "\"2003-13\" is not a date (YYYY, YYYY-MM, YYYY-MM-DD)"},
      {"countries.tsv", "place/x\tX\t\t\t\t\t\t\t\t",
       "\"place/x\" is no id of a country or territory"},
      {"terms.tsv", "person/nobody\tpresident\tcountry/KGZ\t\t",
       "no file defines \"person/nobody\""},
      {"operators.tsv", "country/KGZ\tfacility/nowhere\t\t",
       "no file defines \"facility/nowhere\""},
      {"words.tsv", "noclass\tx\ty", "no class \"noclass\""},
      {"words.tsv", "given\tzzz\tm\ngiven\tzzz\tf", "second row for given \"zzz\""},
      {"offices.tsv", "Head of  State\tking\tyes\tyes", "second row for title \"Head of  State\""},
      {"offices.tsv", "grand vizier\tvizier\tYes\tno", "\"Yes\" is neither \"yes\" nor \"no\""},
      {"offices.tsv", "grand vizier\tvizier\tyes\ty", "\"y\" is neither \"yes\" nor \"no\""},
      {"persons.tsv", "person/x\tX\t\tF\tKGZ\t", "\"F\" is neither \"f\" nor \"m\" nor empty"},
  };
  for (const auto& [file, row, reason] : kCases) {
    const std::string error = ChangedFacts(file, row).error();
    INFO(error);
    CHECK(error.find(std::string("/facts/") + file + ":") != std::string::npos);
    CHECK(error.ends_with(std::string(": ") + reason));
  }
}

TEST_CASE("the gazetteer changes with the facts and with nothing else") {
  const std::string bytes = build_gazetteer(kData).value();
  CHECK(build_gazetteer(kData).value() == bytes);
  const TemporaryDirectory directory;
  std::filesystem::copy(kData, directory.path(), std::filesystem::copy_options::recursive);
  CHECK(build_gazetteer(directory.path()).value() == bytes);
  std::ofstream(directory.path() / "facts/places.tsv", std::ios::app)
      << "place/nowhere-at-all\tNowhere\t\tcity\tKGZ\t\t\n";
  CHECK(build_gazetteer(directory.path()).value() != bytes);
}

TEST_CASE("a table that is not there is an error") {
  const TemporaryDirectory directory;
  std::filesystem::copy(kData / "facts", directory.path() / "facts");
  CHECK(build_gazetteer(directory.path()).error().message ==
        (directory.path() / "gazetteer/sources").string() +
            ": cannot be listed: No such file or directory");
  for (const char* table : {"facts/places.tsv", "gazetteer/sources/i18n-nationality.tsv"}) {
    const TemporaryDirectory copy;
    std::filesystem::copy(kData, copy.path(), std::filesystem::copy_options::recursive);
    std::filesystem::remove(copy.path() / table);
    const auto built = build_gazetteer(copy.path());
    REQUIRE_FALSE(built.ok());
    CHECK(built.error().message == (copy.path() / table).string() + ": cannot be opened");
  }
}

TEST_CASE("sources add to the facts and never overrule them") {
  const KnowledgeDraft draft = read_knowledge(kData).value();
  const auto sources_of = [&](const char* id, const char* key) -> unsigned {
    for (const DraftName& name : draft.things()[draft.find(id).value()].names) {
      if (name.key == key && name.use == NameUse::kName) return name.sources;
    }
    return 0;
  };
  // One thing of two sources; its weight is the facts'.
  CHECK((sources_of("place/osh", "osh") & source_bit(KnowledgeSource::kGeoNames)) != 0);
  CHECK((sources_of("place/osh", "osh") & source_bit(KnowledgeSource::kFacts)) != 0);
  CHECK(draft.named("osh").size() == 1);
  CHECK((sources_of("facility/kant-air-base", "kant air base") &
         source_bit(KnowledgeSource::kOurAirports)) != 0);
  CHECK((sources_of("country/MMR", "burma") & source_bit(KnowledgeSource::kCldr)) != 0);
  // A city of a source has its state and a small weight.
  const DraftThing& craiova = draft.things()[draft.find("place/craiova").value()];
  CHECK(craiova.entity.country == "ROU");
  CHECK(craiova.weight < 0.35);
  // Of small places only the capitals; a territory has one too.
  CHECK(draft.things()[draft.find("place/road-town").value()].kind == "capital");
  // Words, given names and namesakes of what is known are no towns, but where the facts say so.
  for (const char* key : {"batman", "reading", "angers", "of", "bar", "mobile"}) {
    INFO(key);
    for (const ThingIndex index : draft.named(key)) {
      CHECK(draft.things()[index].weight > 0.35);
    }
  }
  // Where the list of demonyms has a heading or the state's own name, there is none.
  CHECK(draft.named("french french southern territories").empty());
  for (const DraftThing& thing : draft.things()) {
    for (const DraftName& name : thing.names) {
      const unsigned nationality = source_bit(KnowledgeSource::kNationality);
      if ((name.sources & nationality) == 0) continue;
      INFO(name.key);
      CHECK(name.key != normalize_name(thing.entity.name));
    }
  }
  REQUIRE(draft.named("moscow").size() == 1);
  CHECK(draft.things()[draft.named("moscow").front()].entity.id == "place/moscow");
}

TEST_CASE("parts of states, regions and other spellings add names and take none away") {
  const KnowledgeDraft draft = read_knowledge(kData).value();
  const auto only = [&](const std::string& key) -> const DraftThing& {
    INFO(key);
    const std::vector<ThingIndex> bearers = draft.named(key);
    REQUIRE(bearers.size() == 1);
    return draft.things()[bearers.front()];
  };
  const DraftThing& province = only("hhohho");
  CHECK(province.kind == "region");
  CHECK(province.weight < 0.35);
  // A spelling of another language means the city; the name of another thing stays that thing's.
  CHECK(only("yangchow").entity.id == "place/yangzhou");
  CHECK(only("osh").entity.id == "place/osh");
  CHECK(only("osh region").entity.country == "KGZ");
  CHECK(only("georgian").entity.id == "country/GEO");
  // A formal name of the factbook, and no article as a part of a name.
  CHECK(only("republique gabonaise").entity.id == "country/GAB");
  CHECK(draft.named("the dominican").empty());
  // Regions that the facts have stay as they say; others come with their states.
  const auto has_region = [&](const char* id, const std::string& region) {
    const std::vector<std::string>& regions = draft.things()[draft.find(id).value()].regions;
    return std::find(regions.begin(), regions.end(), region) != regions.end();
  };
  CHECK(has_region("country/FJI", "melanesia"));
  CHECK_FALSE(has_region("country/KGZ", "melanesia"));
  CHECK(has_region("country/KGZ", "central asia"));
}

TEST_CASE("what WordNet knows by full names joins what is known or is new") {
  const KnowledgeDraft draft = read_knowledge(kData).value();
  constexpr auto kWordNet = 1U << static_cast<unsigned>(KnowledgeSource::kWordNet);
  const auto only = [&](const std::string& key) -> const DraftThing& {
    INFO(key);
    const std::vector<ThingIndex> bearers = draft.named(key);
    REQUIRE(bearers.size() == 1);
    return draft.things()[bearers.front()];
  };
  const auto is_of_wordnet = [&](const char* key) {
    for (const DraftName& name : only(key).names) {
      if (name.key == key) return (name.sources & kWordNet) != 0;
    }
    return false;
  };
  // Known before: one thing, whose weight is the facts'.
  CHECK(is_of_wordnet("shining path"));
  CHECK(only("shining path").weight > 0.8);
  CHECK(only("sendero luminoso").entity.id == only("shining path").entity.id);
  // New, with its state.
  CHECK(is_of_wordnet("moshe dayan"));
  CHECK(only("moshe dayan").entity.type == EntityType::kPerson);
  CHECK(only("moshe dayan").entity.country == "ISR");
  // Bare surnames, slips of the pen and front names that another one is better known by are not
  // taken.
  CHECK(draft.named("dayan").empty());
  CHECK(draft.named("followers of the phrophet").empty());
  CHECK(only(normalize_name("People's Liberation Army")).entity.country == "CHN");
}

TEST_CASE("given names of a source join those of the facts") {
  const KnowledgeDraft draft = read_knowledge(kData).value();
  const auto& given = draft.words.at("given");
  for (const char* name : {"brock", "noam", "simeon", "tatyana", "chukwu"}) {
    INFO(std::string(name));
    CHECK(given.count(name) == 1);
  }
  CHECK(given.at("jeanne") == "f");
  // Names of states and places of the facts, of large cities, words, and openings of cities' names.
  for (const char* name : {"jordan", "georgia", "dallas", "paris", "hope", "santo", "del"}) {
    INFO(std::string(name));
    CHECK(given.count(name) == 0);
  }
}

TEST_CASE("a bad row of the given names is told by file and line and reason") {
  const TemporaryDirectory directory;
  std::filesystem::copy(kData / "facts", directory.path() / "facts");
  std::filesystem::create_directories(directory.path() / "gazetteer/sources");
  const auto file = directory.path() / "gazetteer/sources/given_names.tsv";
  std::ofstream(file) << "name\tgender\nbrock\tx\n";
  const auto built = build_gazetteer(directory.path());
  REQUIRE(!built);
  CHECK(built.error().message == file.string() + ":2: no gender \"x\"");
}

}  // namespace
}  // namespace entente
