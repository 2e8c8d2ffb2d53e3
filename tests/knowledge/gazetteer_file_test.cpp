#include "ingest/knowledge/gazetteer_file.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <string>

#include "ingest/knowledge/compile/build_gazetteer.h"
#include "ingest/knowledge/compile/write_gazetteer.h"
#include "ingest/knowledge/gazetteer.h"
#include "ingest/knowledge/office_holders.h"
#include "ingest/knowledge/word_table.h"
#include "tests/support/temporary_directory.h"

namespace entente {
namespace {

using namespace std::chrono_literals;

DraftThing make_thing(const std::string& id, const std::string& name, const char* country) {
  DraftThing thing;
  thing.entity = {id, name, type_of_id(id).value(), country, std::nullopt};
  thing.kind = "thing";
  return thing;
}

/// A small world; `backwards` adds its things the other way round.
KnowledgeDraft make_draft(bool backwards = false) {
  std::vector<DraftThing> things = {
      make_thing("country/KGZ", "Kyrgyzstan", "KGZ"), make_thing("person/a-b", "A B", "KGZ"),
      make_thing("place/bishkek", "Bishkek", "KGZ"), make_thing("place/kant", "Kant", "KGZ")};
  things[0].regions = {"central asia", "asia"};
  things[0].begins = DayRange::on(Day(1991y / 8 / 31));
  things[1].gender = Gender::kFemale;
  things[3].weight = 0.4;
  if (backwards) std::reverse(things.begin(), things.end());
  KnowledgeDraft draft;
  for (const DraftThing& thing : things)
    (void)draft.add(thing);
  const auto name = [&](const char* id, const char* text, NameUse use = NameUse::kName) {
    draft.add_name(*draft.find(id), text, use, KnowledgeSource::kFacts);
  };
  name("country/KGZ", "Kyrgyzstan");
  name("country/KGZ", "Kyrgyz", NameUse::kAdjective);
  name("country/KGZ", "KR");
  name("place/bishkek", "Bishkek");
  name("place/kant", "Kant");
  draft.add_name(*draft.find("person/a-b"), "Kant", NameUse::kSurname, KnowledgeSource::kFacts,
                 0.25);
  name("place/kant", "Kant Air Base Town");
  draft.thing(*draft.find("place/bishkek")).stands_for = draft.find("country/KGZ");
  const ThingIndex person = *draft.find("person/a-b"), state = *draft.find("country/KGZ");
  draft.terms = {{person, state, "president", {DayRange::year(2010), DayRange::year(2011)}},
                 {person, state, "foreign minister", {DayRange::year(2001), DayRange::year(2002)}}};
  draft.titles["head of state"] = {"president", true, true};
  draft.words["given"]["a"] = "f";
  draft.words["rank"]["deputy"] = "-";
  return draft;
}

class Written {
 public:
  explicit Written(const std::string& bytes) : path_(directory_.path() / "gazetteer.bin") {
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  TemporaryDirectory directory_;
  std::filesystem::path path_;
};

TEST_CASE("what does not fit into a gazetteer file is refused") {
  KnowledgeDraft draft = make_draft();
  draft.thing(*draft.find("place/kant")).entity.country = "KGZZZ";
  const auto long_code = write_gazetteer(draft, 7);
  REQUIRE_FALSE(long_code.ok());
  CHECK(long_code.error().code == ErrorCode::kLimit);
  CHECK(long_code.error().message ==
        "gazetteer: country code \"KGZZZ\" of place/kant is longer than 4 bytes");
  const auto text = write_gazetteer(make_draft(), 7, 43);
  REQUIRE_FALSE(text.ok());  // The four ids have 44 bytes.
  CHECK(text.error().message == "gazetteer: too much text in section 1");
  const auto records = write_gazetteer(make_draft(), 7, 3);
  REQUIRE_FALSE(records.ok());
  CHECK(records.error().code == ErrorCode::kLimit);
  CHECK(write_gazetteer(make_draft(), 7, 1000).value() == write_gazetteer(make_draft(), 7).value());
}

TEST_CASE("a gazetteer file gives back what was written") {
  const Written written(write_gazetteer(make_draft(), 7).value());
  const Gazetteer gazetteer = Gazetteer::open(written.path()).value();
  CHECK(gazetteer.file().verify_checksum());
  CHECK(gazetteer.file().inputs() == 7);
  REQUIRE(gazetteer.size() == 4);
  const EntryIndex state = gazetteer.find_id("country/KGZ").value();
  const GazetteerEntry& entry = gazetteer.entry(state);
  CHECK(entry.entity == Entity{"country/KGZ", "Kyrgyzstan", EntityType::kCountry, "KGZ", {}});
  CHECK(entry.kind == "thing");
  CHECK(entry.begins == DayRange::on(Day(1991y / 8 / 31)));
  CHECK_FALSE(entry.ends.has_value());
  CHECK(entry.regions == std::vector<std::string>{"asia", "central asia"});
  CHECK(&entry == &gazetteer.entry(state));
  CHECK(gazetteer.entry(*gazetteer.find_id("place/bishkek")).stands_for == state);
  CHECK_FALSE(gazetteer.entry(*gazetteer.find_id("place/kant")).stands_for.has_value());
  CHECK_FALSE(gazetteer.find_id("place/osh").has_value());
  CHECK(gazetteer.states_of_region("central asia") == std::vector<EntryIndex>{state});
  CHECK(gazetteer.states_of_region("europe").empty());

  const auto kant = gazetteer.find("kant");
  REQUIRE(kant.size() == 2);
  CHECK(gazetteer.entry(kant[0].entry).entity.id == "place/kant");
  CHECK(kant[0].weight == doctest::Approx(0.4));
  CHECK(kant[1].use == NameUse::kSurname);
  CHECK(kant[1].weight == doctest::Approx(0.25));
  CHECK(gazetteer.entry(kant[1].entry).gender == Gender::kFemale);
  CHECK(gazetteer.find("kr").at(0).upper_case);
  CHECK(gazetteer.find("kan").empty());
  CHECK(gazetteer.find("").empty());
  CHECK(gazetteer.longest_name_from("kant") == 4);
  CHECK(gazetteer.longest_name_from("bishkek") == 1);
  CHECK(gazetteer.longest_name_from("air") == 0);
  CHECK(gazetteer.longest_name_from("kan") == 0);
  CHECK(gazetteer.longest_name_from("") == 0);
  CHECK(gazetteer.names_of(kant[0].entry) ==
        std::vector<std::string>{"kant", "kant air base town"});

  const OfficeHolders holders(gazetteer);
  const EntryIndex person = gazetteer.find_id("person/a-b").value();
  CHECK(holders.find_holder(state, "president", Day(2010y / 12 / 31)) == person);
  CHECK_FALSE(holders.find_holder(state, "president", Day(2012y / 1 / 1)).has_value());
  CHECK(holders.terms_of(person).at(0).office == "foreign minister");
  CHECK(holders.ever_held(person, state, "president"));
  CHECK_FALSE(holders.ever_held_any(state));

  const WordTable words(gazetteer.file());
  REQUIRE(words.find_office("head of state") != nullptr);
  CHECK(words.find_office("head of state")->office == "president");
  CHECK(words.find_office("head") == nullptr);
  CHECK(words.longest_title() == 3);
  CHECK(words.find(WordClass::kGivenName, "a") == "f");
  CHECK_FALSE(words.find(WordClass::kRank, "a").has_value());
}

TEST_CASE("the order in which things come does not change a gazetteer file") {
  CHECK(write_gazetteer(make_draft(false), 7).value() ==
        write_gazetteer(make_draft(true), 7).value());
}

TEST_CASE("a gazetteer file that is cut short or changed is refused") {
  const std::string bytes = write_gazetteer(make_draft(), 7).value();
  for (std::size_t size = 0; size < bytes.size(); size += size < 600 ? 1 : 37) {
    INFO(size);
    const auto file = GazetteerFile::open(Written(bytes.substr(0, size)).path());
    REQUIRE_FALSE(file.ok());
    CHECK(file.error().code == ErrorCode::kCorruption);
  }
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    INFO(at);
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 0x10);
    const auto file = GazetteerFile::open(Written(changed).path());
    CHECK_FALSE((file.ok() && file->verify_checksum().ok()));
  }
}

TEST_CASE("a gazetteer file of a newer format is told from a broken one") {
  std::string bytes = write_gazetteer(make_draft(), 7).value();
  bytes[8] = 2;
  const auto file = GazetteerFile::open(Written(bytes).path());
  REQUIRE_FALSE(file.ok());
  CHECK(file.error().code == ErrorCode::kUnsupported);
  const auto absent = GazetteerFile::open("/nonexistent/gazetteer.bin");
  REQUIRE_FALSE(absent.ok());
  CHECK(absent.error().code == ErrorCode::kNotFound);
}

}  // namespace
}  // namespace entente
