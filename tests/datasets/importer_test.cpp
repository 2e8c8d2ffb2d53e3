#include "ingest/datasets/importer.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "tests/support/builders.h"

namespace entente {
namespace {

const std::string kData = ENTENTE_SOURCE_DIR "/data";

/// A store, and what was imported into it.
struct Imported {
  Store store = open_store(std::make_shared<InMemoryDisk>());
  Ontology ontology = *Ontology::load(kData + "/ontology");
  Gazetteer gazetteer = *Gazetteer::open(kData + "/gazetteer/gazetteer.bin");
  Importer importer{store, ontology, *EventCodes::load(kData + "/codes"),
                    *ActorResolver::load(kData + "/codes", gazetteer)};

  Result<void> read(const std::string& text, const std::string& format = "") {
    return importer.read(stream_of(text), "rows.csv", format);
  }

  /// "SUBJECT relation OBJECT start", sorted.
  std::vector<std::string> lines() const {
    std::vector<std::string> found;
    const Snapshot snapshot = store.snapshot();
    for (const ClaimEntry& entry : *snapshot.all_claims()) {
      const Claim claim = *snapshot.claim(entry.claim);
      found.push_back(claim.subject.entity.id + " " + claim.relation + " " +
                      (claim.object ? claim.object->entity.id : "-") + " " +
                      claim.time.start.value_or("-"));
    }
    std::sort(found.begin(), found.end());
    return found;
  }
};

using Lines = std::vector<std::string>;

/// A row of GDELT 2.0 with what matters filled in.
std::string gdelt(const std::string& id, const std::string& day, const std::string& one,
                  const std::string& two, const std::string& code, const std::string& place) {
  std::vector<std::string> fields(61);
  fields[0] = id;
  fields[1] = day;
  fields[5] = fields[7] = one;
  fields[15] = fields[17] = two;
  fields[26] = code;
  fields[52] = place;
  fields[59] = day + "120000";
  fields[60] = "https://news.example/" + id;
  std::string row;
  for (const std::string& field : fields)
    row += (&field == fields.data() ? "" : "\t") + field;
  return row + "\n";
}

TEST_CASE("rows of GDELT are claims of states, dated, placed and cited") {
  Imported imported;
  REQUIRE(
      imported.read(gdelt("7", "20200304", "RUS", "TUR", "046", "Ankara, Ankara, Turkey")).ok());
  CHECK(imported.importer.report().format == "gdelt-2.0");
  CHECK(imported.lines() == Lines{"country/RUS negotiates_with country/TUR 2020-03-04"});
  const Snapshot snapshot = imported.store.snapshot();
  const Claim claim = *snapshot.claim(snapshot.all_claims()->front().claim);
  REQUIRE(claim.place.has_value());
  CHECK(claim.place->entity.id == "place/ankara");
  CHECK(claim.cameo == "046");
  const auto& row = std::get<RowEvidence>(claim.evidence);
  CHECK(row.dataset == "gdelt");
  CHECK(row.row == "7");
  CHECK(row.url == "https://news.example/7");
}

TEST_CASE("the same rows again add nothing") {
  Imported imported;
  const std::string rows = gdelt("7", "20200304", "RUS", "TUR", "046", "") +
                           gdelt("8", "20200305", "CHN", "IND", "112", "");
  REQUIRE(imported.read(rows).ok());
  REQUIRE(imported.read(rows).ok());
  CHECK(imported.importer.report().claims == 4);
  CHECK(imported.importer.report().claims_new == 2);
}

TEST_CASE("codes find their relation by the longest beginning, and turn round who visits whom") {
  Imported imported;
  REQUIRE(imported
              .read(gdelt("1", "20200304", "RUS", "TUR", "1122", "") +
                    gdelt("2", "20200304", "RUS", "TUR", "0871", "") +
                    gdelt("3", "20200304", "RUS", "TUR", "010", ""))
              .ok());
  CHECK(imported.lines() == Lines{"country/RUS accuses country/TUR 2020-03-04",
                                  "country/RUS ceasefire_with country/TUR 2020-03-04"});
  CHECK(imported.importer.report().without_relation == 1);
}

TEST_CASE("rows that cannot be read are told by line and reason, the rest goes on") {
  Imported imported;
  REQUIRE(imported
              .read(gdelt("1", "20200304", "RUS", "TUR", "112", "") + "too\tfew\n" +
                    gdelt("3", "20201304", "RUS", "TUR", "112", "") +
                    gdelt("4", "20200304", "RUS", "TUR", "99", "") +
                    gdelt("5", "20200305", "RUS", "TUR", "112", ""))
              .ok());
  const ImportReport& report = imported.importer.report();
  CHECK(report.claims == 2);
  CHECK(report.errors == 3);
  CHECK(report.messages == Lines{"rows.csv:2: expected 57, 58 or 61 fields, got 2",
                                 "rows.csv:3: SQLDATE: expected YYYYMMDD, got \"20201304\"",
                                 "rows.csv:4: no such event code: \"99\""});
}

/// Bytes that end in an error, as those of a damaged archive do.
class Damaged : public ByteStream {
 public:
  explicit Damaged(std::string text) : text_(std::move(text)) {}
  Result<std::size_t> read(std::span<char> into) override {
    if (text_.empty()) return Error{ErrorCode::kCorruption, "damaged archive"};
    const std::size_t count = std::min(into.size(), text_.size());
    std::copy_n(text_.begin(), count, into.begin());
    text_.erase(0, count);
    return count;
  }

 private:
  std::string text_;
};

TEST_CASE("rows before the damage of a file are kept, blank first lines passed over") {
  Imported imported;
  const auto read = imported.importer.read(
      std::make_unique<Damaged>("\n" + gdelt("1", "20200304", "RUS", "TUR", "112", "")), "rows.gz",
      "");
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().message == "damaged archive");
  CHECK(imported.importer.report().claims_new == 1);
  CHECK(imported.lines() == Lines{"country/RUS accuses country/TUR 2020-03-04"});
}

TEST_CASE("a file of no known data set is told so") {
  Imported imported;
  const auto read = imported.read("Dear reader,\nthis is no table.\n");
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().message.starts_with("rows.csv: the first line is of no known data set"));
  const auto wrong = imported.read("a\tb\n", "gedlt");
  REQUIRE_FALSE(wrong.ok());
  CHECK(wrong.error().message.starts_with("--format: expected one of gdelt-2.0"));
  CHECK_FALSE(imported.read("").ok());
}

TEST_CASE("ICEWS names states, those who act for them, persons and groups") {
  Imported imported;
  const std::string header =
      "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\t"
      "Intensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\t"
      "Publisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\n";
  const auto row = [](const std::string& id, const std::string& source, const std::string& target,
                      const std::string& code) {
    return id + "\t2018-06-01\t" + source + "\tx\t" + code + "\t1\t" + target +
           "\t1\t1\tPaper\tOslo\tNA\tNA\tNorway\t59\t10\n";
  };
  REQUIRE(
      imported
          .read(header +
                row("1", "Foreign Affairs (Norway)\tExecutive,Government\tNorway",
                    "Sweden\tNA\tSweden", "040") +
                row("2", "Lavrov Sergey\tElite,Government\tRussia", "Sweden\tNA\tSweden", "112") +
                row("3", "Citizen (Norway)\tSocial\tNorway",
                    "Military (Sweden)\tMilitary,Government\tSweden", "141"))
          .ok());
  CHECK(imported.importer.report().format == "icews");
  CHECK(imported.lines() == Lines{"country/NOR meets country/SWE 2018-06-01",
                                  "group/citizen-in-norway protests_against country/SWE 2018-06-01",
                                  "person/sergey-lavrov accuses country/SWE 2018-06-01"});
}

TEST_CASE("ACLED names forces, protesters and groups; quoted fields may hold commas and lines") {
  Imported imported;
  REQUIRE(
      imported
          .read("event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,"
                "country,location,notes,timestamp\n"
                "KEN1,2022-05-26,1,Battles,Armed clash,Police Forces of Kenya (2022-),"
                "Al Shabaab,Kenya,Lamu,\"A clash, near Lamu.\nTwo fell.\",1650000000\n"
                "KEN2,26 May 2022,1,Protests,Peaceful protest,Protesters (Kenya),,Kenya,"
                "Nairobi,\"Said \"\"no\"\".\",1650000000\n")
          .ok());
  CHECK(imported.importer.report().format == "acled");
  CHECK(imported.importer.report().errors == 0);
  CHECK(imported.lines() ==
        Lines{"country/KEN fights group/al-shabaab 2022-05-26",
              "group/protesters-in-kenya protests_against country/KEN 2022-05-26"});
}

TEST_CASE("UCDP gives the days between which it happened") {
  Imported imported;
  REQUIRE(
      imported
          .read("id,type_of_violence,side_a,side_b,country,adm_1,date_start,date_end,source_date\n"
                "5,1,Government of Mali,IS,Mali,Gao region,2019-03-01,2019-03-04,2019-03-06\n"
                "6,3,IS,Civilians,Mali,,2019-03-04,2019-03-01,2019-03-06\n")
          .ok());
  CHECK(imported.lines() == Lines{"country/MLI fights group/islamic-state 2019-03-01/2019-03-04"});
  CHECK(imported.importer.report().messages ==
        Lines{"rows.csv:3: date_end: expected no day before date_start, got \"2019-03-01\""});
}

TEST_CASE("quadruples name entities, a relation of the graph and a date") {
  Imported imported;
  REQUIRE(imported
              .read("Russia\tnegotiates_with\tTurkey\t2020-03-04\n"
                    "country/RUS\toperates_base\tKant Air Base\t2003\t2010\n"
                    "Russia\tloves\tTurkey\t2020-03-04\n")
              .ok());
  CHECK(imported.importer.report().format == "quads");
  CHECK(imported.lines().size() == 2);
  CHECK(imported.lines()[0] == "country/RUS negotiates_with country/TUR 2020-03-04");
  CHECK(imported.importer.report().messages == Lines{"rows.csv:3: no such relation: \"loves\""});
}

TEST_CASE("POLECAT gives PLOVER's categories") {
  Imported imported;
  REQUIRE(imported
              .read("Event ID\tEvent Date\tEvent Type\tActor Name\tActor Country\t"
                    "Primary Actor Sector\tRecipient Name\tRecipient Country\t"
                    "Primary Recipient Sector\tCity\tCountry\tPublication Date\n"
                    "9\t2023-02-01\tSANCTION\tCanada\tCanada\tGOV\tIran\tIran\tGOV\tNone\tNone\t"
                    "2023-02-02\n")
              .ok());
  CHECK(imported.lines() == Lines{"country/CAN sanctions country/IRN 2023-02-01"});
}

}  // namespace
}  // namespace entente
