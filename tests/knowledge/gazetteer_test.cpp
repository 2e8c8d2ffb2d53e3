#include "ingest/knowledge/gazetteer.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "graph/text.h"
#include "ingest/knowledge/knowledge_base.h"

namespace entente {
namespace {

const KnowledgeBase& knowledge() {
  static const KnowledgeBase base =
      KnowledgeBase::load(std::string(ENTENTE_SOURCE_DIR) + "/data").value();
  return base;
}

bool means(const std::string& name, const std::string& id) {
  const auto readings = knowledge().gazetteer().find(normalize_name(name));
  return std::any_of(readings.begin(), readings.end(), [&](const NameReading& reading) {
    return knowledge().gazetteer().entry(reading.entry).entity.id == id;
  });
}

TEST_CASE("gazetteer knows things by their names and aliases") {
  const struct {
    const char* name;
    const char* id;
  } kCases[] = {
      {"U.S.", "country/USA"},
      {"Kyrgyz Republic", "country/KGZ"},
      {"Côte d’Ivoire", "country/CIV"},
      {"Georgia", "country/GEO"},
      {"Georgia", "place/georgia-us-state"},
      {"Sudanese", "country/SDN"},
      {"Russians", "country/RUS"},
      {"Batken region", "place/batken-region"},
      {"N.A.T.O.", "organization/nato"},
      {"al-Qaida", "group/al-qaeda"},
      {"Kant air base", "facility/kant-air-base"},
      {"İncirlik Air Base", "facility/incirlik-air-base"},
      {"Volodymyr Zelenskyy", "person/volodymyr-zelensky"},
      {"INF Treaty", "agreement/inf-treaty"},
      {"Yalta Conference", "event/yalta-conference"},
  };
  for (const auto& [name, id] : kCases) {
    INFO(name);
    CHECK(means(name, id));
  }
  CHECK_FALSE(means("Lemuria", "place/lemuria"));
}

TEST_CASE("gazetteer knows the facilities that a state runs or ran abroad") {
  const Gazetteer& gazetteer = knowledge().gazetteer();
  const auto ids_of = [&](const char* owner) {
    std::string ids;
    for (const EntryIndex index : gazetteer.facilities_of(gazetteer.find_id(owner).value())) {
      ids += (ids.empty() ? "" : " ") + gazetteer.entry(index).entity.id;
    }
    return ids;
  };
  CHECK(ids_of("country/CHN").find("facility/chinese-base-djibouti") != std::string::npos);
  CHECK(ids_of("country/RUS").find("facility/kant-air-base") != std::string::npos);
  CHECK(ids_of("country/RUS").find("facility/manas-air-base") == std::string::npos);
  CHECK(ids_of("country/NRU").empty());
  CHECK(Gazetteer().facilities_of(0).empty());
}

TEST_CASE("gazetteer makes capitals and palaces stand for their states") {
  const Gazetteer& gazetteer = knowledge().gazetteer();
  const struct {
    const char* place;
    const char* state;
  } kCases[] = {{"place/moscow", "country/RUS"},
                {"place/kremlin", "country/RUS"},
                {"place/brussels", "organization/european-union"},
                {"place/taipei", "territory/taiwan"},
                {"facility/pentagon", "organization/us-department-of-defense"}};
  for (const auto& [place, state] : kCases) {
    INFO(place);
    const auto entry = gazetteer.find_id(place);
    REQUIRE(entry.has_value());
    CHECK(gazetteer.entry(*entry).stands_for == gazetteer.find_id(state));
  }
  CHECK_FALSE(gazetteer.entry(*gazetteer.find_id("place/osh")).stands_for.has_value());
}

TEST_CASE("office holders answer who held an office on a day") {
  using namespace std::chrono_literals;
  const Gazetteer& gazetteer = knowledge().gazetteer();
  const auto holder = [&](const char* of, const char* office, Day day) -> std::string {
    const auto person =
        knowledge().office_holders().find_holder(*gazetteer.find_id(of), office, day);
    return person ? gazetteer.entry(*person).entity.id : "nobody";
  };
  CHECK(holder("country/RUS", "president", Day(2010y / 6 / 1)) == "person/dmitry-medvedev");
  CHECK(holder("country/RUS", "president", Day(2019y / 2 / 5)) == "person/vladimir-putin");
  CHECK(holder("country/KGZ", "president", Day(2016y / 1 / 1)) == "person/almazbek-atambayev");
  CHECK(holder("organization/nato", "secretary-general", Day(2020y / 1 / 1)) ==
        "person/jens-stoltenberg");
  CHECK(holder("country/RUS", "president", Day(1890y / 1 / 1)) == "nobody");
  CHECK(holder("country/RUS", "astrologer", Day(2010y / 1 / 1)) == "nobody");
}

}  // namespace
}  // namespace entente
