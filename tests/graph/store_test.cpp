#include "graph/store.h"

#include <doctest/doctest.h>

#include <sstream>

#include "graph/canonical_export.h"
#include "graph/edtf.h"
#include "graph/key_codec.h"
#include "graph/record_codec.h"
#include "graph/rocks.h"
#include "tests/support/builders.h"

namespace entente {

using namespace std::chrono;

TEST_CASE("Store keeps an article with its claims across reopening") {
  const auto disk = std::make_shared<InMemoryDisk>();
  const Article article =
      make_article("a.md", "2019-02-05", "Lavrov visits Bishkek. Then he left.");
  const Claim claim = make_visit(article, "person/sergey-lavrov", "place/bishkek", "2019-02-04");
  {
    Store store = open_store(disk);
    CHECK(store.put_article(article, {{claim}})->outcome == PutOutcome::kAdded);
    REQUIRE(store.close().ok());
  }
  const Store store = open_store(disk, OpenMode::kReadOnly);
  const Snapshot snapshot = store.snapshot();
  CHECK(snapshot.counts() == StoreCounts{1, 1, 2, 1, 0});
  const auto lavrov = *snapshot.find_entity("person/sergey-lavrov");
  REQUIRE(lavrov);
  CHECK(snapshot.entity(*lavrov)->name == "sergey-lavrov");
  const auto entries = *snapshot.claims_of(*lavrov);
  REQUIRE(entries.size() == 1);
  CHECK(snapshot.label(entries[0].relation) == "visits");
  CHECK(entries[0].published == sys_days{2019y / 2 / 5});
  const Claim stored = *snapshot.claim(entries[0].claim);
  Claim expected = claim;
  REQUIRE(complete_claim(expected, &article).ok());
  CHECK(stored == expected);
  const StoredArticle back = *snapshot.article(*entries[0].article, Snapshot::Text::kWith);
  CHECK(back.article == article);
}

TEST_CASE("Store finds claims from both ends and by pair and relation") {
  const auto disk = std::make_shared<InMemoryDisk>();
  Store store = open_store(disk);
  const Article article = make_article("a.md", "2019-02-05", "Some text about visits.");
  REQUIRE(store
              .put_article(article, {{make_visit(article, "person/a", "place/x", "2019"),
                                      make_visit(article, "person/a", "place/y", "2018"),
                                      make_visit(article, "person/b", "place/x", "2017")}})
              .ok());
  const Snapshot snapshot = store.snapshot();
  const auto a = **snapshot.find_entity("person/a"), x = **snapshot.find_entity("place/x"),
             y = **snapshot.find_entity("place/y"), b = **snapshot.find_entity("person/b");
  CHECK(snapshot.claims_of(a)->size() == 2);
  CHECK(snapshot.claims_of(x)->size() == 2);
  CHECK(snapshot.claims_between(x, a)->size() == 1);
  CHECK(snapshot.claims_between(b, y)->empty());
  const auto visits = snapshot.find_label("visits");
  REQUIRE(visits);
  CHECK(snapshot.claims_by_relation(*visits)->size() == 3);
  ClaimFilter window;
  window.last = sys_days{2018y / 12 / 31};
  CHECK(snapshot.claims_of(a, window)->size() == 1);
  window.first = sys_days{2019y / 1 / 1};
  window.last.reset();
  CHECK(snapshot.claims_by_relation(*visits, window)->size() == 1);
  ClaimFilter other;
  other.relation = kNoLabel;
  CHECK(snapshot.claims_of(a, other)->empty());
}

TEST_CASE("Store changes nothing when an article comes twice") {
  const auto disk = std::make_shared<InMemoryDisk>();
  Store store = open_store(disk);
  const Article article = make_article("a.md", "2019-02-05", "A text.");
  const Claim claim = make_visit(article, "person/a", "place/x", "2019");
  REQUIRE(store.put_article(article, {{claim}}).ok());
  const std::string before = export_of(store);
  CHECK(store.put_article(article, {{claim}})->outcome == PutOutcome::kUnchanged);
  CHECK(export_of(store) == before);
}

TEST_CASE("Store keeps the extraction of the earliest copy whatever the order") {
  const Article late = make_article("late.md", "2019-03-01", "One text.");
  const Article early = make_article("early.md", "2019-02-05", "One text.");
  const Claim late_claim = make_visit(late, "person/a", "place/x", "../2019-03-01");
  const Claim early_claim = make_visit(early, "person/a", "place/x", "../2019-02-05");
  std::string exports[2];
  for (const bool late_first : {true, false}) {
    Store store = open_store(std::make_shared<InMemoryDisk>());
    if (late_first) REQUIRE(store.put_article(late, {{late_claim}}).ok());
    REQUIRE(store.put_article(early, {{early_claim}}).ok());
    if (!late_first) REQUIRE(store.put_article(late, {{late_claim}}).ok());
    const Snapshot snapshot = store.snapshot();
    CHECK(snapshot.counts() == StoreCounts{1, 2, 2, 1, 0});
    const auto entries = *snapshot.all_claims();
    REQUIRE(entries.size() == 1);
    CHECK(entries[0].published == sys_days{2019y / 2 / 5});
    CHECK(snapshot.claim(entries[0].claim)->document == "early.md");
    exports[late_first ? 0 : 1] = export_of(store);
  }
  CHECK(exports[0] == exports[1]);
}

TEST_CASE("Store moves the known day when an earlier copy without extraction comes") {
  Store store = open_store(std::make_shared<InMemoryDisk>());
  const Article late = make_article("late.md", "2019-03-01", "One text.");
  REQUIRE(store.put_article(late, {{make_visit(late, "person/a", "place/x", "2019")}}).ok());
  Article early = make_article("early.md", "2019-02-05", "One text.");
  early.extractor.clear();
  CHECK(store.put_article(early, {})->outcome == PutOutcome::kPublicationAdded);
  const Snapshot snapshot = store.snapshot();
  for (const ClaimEntry& entry : *snapshot.all_claims())
    CHECK(entry.published == sys_days{2019y / 2 / 5});
  const auto a = **snapshot.find_entity("person/a");
  CHECK(snapshot.claims_of(a)->front().published == sys_days{2019y / 2 / 5});
}

TEST_CASE("Store completes an extraction of which only a part had come") {
  const Article article = make_article("a.md", "2019-02-05", "A text.");
  const std::vector<Claim> all{make_visit(article, "person/a", "place/x", "2019"),
                               make_visit(article, "person/b", "place/x", "2019")};
  const std::span<const Claim> whole(all);
  for (const std::size_t part : {0, 1}) {
    Store store = open_store(std::make_shared<InMemoryDisk>());
    REQUIRE(store.put_article(article, whole.first(part)).ok());
    CHECK(store.put_article(article, whole)->outcome == PutOutcome::kReplaced);
    CHECK(store.snapshot().all_claims()->size() == 2);
    CHECK(store.put_article(article, whole.first(part))->outcome == PutOutcome::kUnchanged);
    CHECK(store.snapshot().all_claims()->size() == 2);
  }
}

TEST_CASE("Store replaces the claims of an article read by another extractor") {
  Store store = open_store(std::make_shared<InMemoryDisk>());
  Article article = make_article("a.md", "2019-02-05", "A text.");
  REQUIRE(store.put_article(article, {{make_visit(article, "person/a", "place/x", "2019")}}).ok());
  const Snapshot before = store.snapshot();
  article.extractor = "extractor-2";
  CHECK(
      store.put_article(article, {{make_visit(article, "person/b", "place/x", "2019")}})->outcome ==
      PutOutcome::kReplaced);
  const Snapshot after = store.snapshot();
  CHECK(before.find_entity("person/a")->has_value());
  CHECK_FALSE(after.find_entity("person/a")->has_value());
  CHECK(after.find_name("a")->empty());
  CHECK(after.find_name("b")->size() == 1);
  CHECK(after.all_entities()->size() == 2);
  CHECK(after.counts() == StoreCounts{1, 1, 2, 1, 0});
  CHECK(before.all_claims()->size() == 1);
  CHECK(before.claims_of(**before.find_entity("person/a"))->size() == 1);

  article.extractor = "extractor-3";
  CHECK(store.put_article(article, {})->outcome == PutOutcome::kReplaced);
  CHECK(store.snapshot().counts() == StoreCounts{1, 1, 0, 0, 0});
}

TEST_CASE("Store tells how many claims it did not hold before") {
  Store store = open_store(std::make_shared<InMemoryDisk>());
  Article article = make_article("a.md", "2019-02-05", "A text.");
  const Claim a = make_visit(article, "person/a", "place/x", "2019");
  const Claim b = make_visit(article, "person/b", "place/x", "2019");
  const Claim c = make_visit(article, "person/c", "place/x", "2019");
  CHECK(store.put_article(article, {{a, b, a}})->new_claims == 2);
  CHECK(store.put_article(article, {{a, b}})->new_claims == 0);
  article.extractor = "extractor-2";
  CHECK(store.put_article(article, {{b, c}})->new_claims == 1);
}

TEST_CASE("Store shows the most frequent name and finds all of them") {
  Store store = open_store(std::make_shared<InMemoryDisk>());
  const Article article = make_article("a.md", "2019-02-05", "A text.");
  std::vector<Claim> claims;
  for (const char* name : {"Russian Federation", "Russia", "Russia"}) {
    Claim claim = make_visit(article, "person/a", "place/x", "2019");
    claim.object = ClaimEnd{{"country/RUS", name, EntityType::kCountry, {}, {}}, "Moscow's"};
    claim.bounds.start = claim.bounds.end = DayRange::year(2000 + static_cast<int>(claims.size()));
    claims.push_back(claim);
  }
  REQUIRE(store.put_article(article, claims).ok());
  const Snapshot snapshot = store.snapshot();
  const auto russia = **snapshot.find_entity("country/RUS");
  CHECK(snapshot.entity(russia)->name == "Russia");
  for (const char* name : {"russia", "RUSSIAN FEDERATION", "Moscow"})
    CHECK(*snapshot.find_name(name) == std::vector{russia});
  CHECK(*snapshot.names_of(russia) ==
        std::vector<std::string>{"Moscow's", "Russia", "Russian Federation"});
  CHECK(*snapshot.find_name_prefix("russ", 10) ==
        std::vector<NameMatch>{{"russia", russia}, {"russian federation", russia}});
  CHECK(snapshot.find_name_prefix("russ", 1)->size() == 1);
  CHECK(*snapshot.find_name_word("fed", 10) ==
        std::vector<NameMatch>{{"russian federation", russia}});
}

TEST_CASE("Store finds an entity by the acronym that a mention has in brackets") {
  Store store = open_store(std::make_shared<InMemoryDisk>());
  const Article article = make_article("a.md", "2019-02-05", "A text.");
  Claim claim = make_visit(article, "person/a", "place/x", "2019");
  claim.object = ClaimEnd{{"organization/x", "Treaty Body", EntityType::kOrganization, {}, {}},
                          "Body of the Treaty (BOTT)"};
  REQUIRE(store.put_article(article, {{claim}}).ok());
  const Snapshot snapshot = store.snapshot();
  const auto body = **snapshot.find_entity("organization/x");
  for (const char* name : {"BOTT", "body of the treaty", "Treaty Body"})
    CHECK(*snapshot.find_name(name) == std::vector{body});
}

TEST_CASE("Store finds claims by the first digits of their ids") {
  Store store = open_store(std::make_shared<InMemoryDisk>());
  const Article article = make_article("a.md", "2019-02-05", "A text.");
  REQUIRE(store.put_article(article, {{make_visit(article, "person/a", "place/x", "2019")}}).ok());
  const Snapshot snapshot = store.snapshot();
  const std::string id = snapshot.all_claims()->front().id.to_string();
  for (std::size_t length = 0; length <= 32; ++length)
    CHECK(snapshot.find_claim_prefix(id.substr(0, length), 5)->size() == 1);
  std::string other = id.substr(0, 3);
  other[2] = other[2] == '0' ? '1' : '0';
  CHECK(snapshot.find_claim_prefix(other, 5)->empty());
  CHECK(snapshot.find_claim_prefix("xyz", 5)->empty());
  CHECK(snapshot.find_claim(id)->has_value());
  CHECK_FALSE(snapshot.find_claim(id.substr(1))->has_value());
}

TEST_CASE("Store keeps rows once and the better of two with one id") {
  std::string exports[2];
  for (const bool swap : {false, true}) {
    Store store = open_store(std::make_shared<InMemoryDisk>());
    Claim low = make_row("101", 0.4), high = make_row("101", 0.6);
    CHECK(*store.put_rows({{swap ? high : low}}) == 1);
    CHECK(*store.put_rows({{swap ? low : high}}) == 0);
    CHECK(*store.put_rows({{make_row("102", 0.5)}}) == 1);
    const Snapshot snapshot = store.snapshot();
    CHECK(snapshot.counts().rows == 2);
    for (const ClaimEntry& entry : *snapshot.all_claims()) {
      CHECK(entry.is_row());
      CHECK(snapshot.label(entry.source) == "gdelt-2.0");
      CHECK(entry.published == sys_days{2019y / 2 / 5});
    }
    exports[swap ? 1 : 0] = export_of(store);
  }
  CHECK(exports[0] == exports[1]);
}

TEST_CASE("Store refuses what complete_article and complete_claim refuse and writes nothing") {
  Store store = open_store(std::make_shared<InMemoryDisk>());
  const Article article = make_article("a.md", "2019-02-05", "A text.");
  const std::string empty = export_of(store);
  const auto refuse = [&](auto change) {
    Claim claim = make_visit(article, "person/a", "place/x", "2019");
    change(claim);
    const auto outcome = store.put_article(article, {{claim}});
    REQUIRE_FALSE(outcome.ok());
    CHECK(outcome.error().code == ErrorCode::kInvalidArgument);
    CHECK(export_of(store) == empty);
    return outcome.error().message;
  };
  CHECK(refuse([](Claim& c) { c.subject.entity.id = "nobody"; }) ==
        "field \"subject\": the id \"nobody\" has no entity type");
  CHECK(refuse([](Claim& c) { c.subject.entity.type = EntityType::kGroup; }) ==
        "field \"subject\": the type of \"person/a\" is not group");
  CHECK(refuse([](Claim& c) { std::get<TextEvidence>(c.evidence).quote = "B text"; }) ==
        "field \"evidence\": the quote is not the text at its place");
  CHECK(refuse([](Claim& c) { std::get<TextEvidence>(c.evidence).end = 99; }) ==
        "field \"evidence\": ends at byte 99, the text at 7");
  CHECK(refuse([](Claim& c) { c.confidence = 1.5; }) == "field \"confidence\": expected 0 to 1");
  CHECK(refuse([](Claim& c) { c.topic = "\xFF"; }) == "field \"topic\": not UTF-8");
  CHECK(refuse([](Claim& c) { c.bounds.end = DayRange::year(1999); }) ==
        "field \"bounds\": ends before it starts");
  CHECK(refuse([](Claim& c) {
          c.evidence = RowEvidence{"d", "1", "2", {}};
        }) == "field \"article\": a row of a data set is of no article");
  Article forged = article;
  forged.id = std::string(32, '0');
  CHECK_FALSE(store.put_article(forged, {}).ok());
}

TEST_CASE("Store tells a missing store and a newer one and a foreign one apart") {
  const auto disk = std::make_shared<InMemoryDisk>();
  const auto code_of = [&](OpenMode mode) {
    auto store = Store::open("/db", {mode, disk});
    REQUIRE_FALSE(store.ok());
    return store.error();
  };
  CHECK(code_of(OpenMode::kReadOnly) == Error{ErrorCode::kNotFound, "/db: there is no store"});
  CHECK(code_of(OpenMode::kReadWrite) == Error{ErrorCode::kNotFound, "/db: there is no store"});
  {
    auto rocks = Rocks::open("/db", Rocks::Mode::kCreate, disk);
    REQUIRE(rocks.ok());
    RocksBatch batch;
    batch.put(Family::kMeta, "format", encode_format(kFormatVersion + 1));
    REQUIRE(rocks->write(batch).ok());
    REQUIRE(rocks->close().ok());
  }
  const Error newer{ErrorCode::kUnsupported,
                    "/db: a store of format 2, newer than this build, which reads format 1"};
  for (const OpenMode mode : {OpenMode::kReadOnly, OpenMode::kReadWrite, OpenMode::kCreate})
    CHECK(code_of(mode) == newer);
}

TEST_CASE("Store opened read-only refuses to write") {
  const auto disk = std::make_shared<InMemoryDisk>();
  REQUIRE(open_store(disk).close().ok());
  Store store = open_store(disk, OpenMode::kReadOnly);
  const auto outcome = store.put_article(make_article("a.md", "2019-02-05", "A text."), {});
  REQUIRE_FALSE(outcome.ok());
  CHECK(outcome.error().message == "/db: not open for writing");
}

TEST_CASE("Store keeps the sketch by which reprints are found") {
  Store store = open_store(std::make_shared<InMemoryDisk>());
  std::string base, other;
  for (int i = 0; i < 40; ++i) {
    base += "Sentence number " + std::to_string(i) + " about the dam and its " +
            std::to_string(i * 7) + " gates.\n";
    other += "Line " + std::to_string(i) + " tells of " + std::to_string(i * 13) + " carpets.\n";
  }
  std::vector<TextSketch> sketches;
  for (const std::string& text : {other, "By a wire service.\n" + base, base + "Edited.\n"}) {
    const Article article = make_article("a.md", "2019-02-05", text);
    REQUIRE(store.put_article(article, {}).ok());
    sketches.push_back(*store.snapshot().sketch(**store.snapshot().find_article(article.id)));
    CHECK(sketches.back() == make_sketch(text));
  }
  CHECK(group_near_duplicates(sketches) == std::vector<std::size_t>{0, 1, 1});
}

}  // namespace entente
