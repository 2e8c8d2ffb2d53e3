#include "graph/store_check.h"

#include <doctest/doctest.h>

#include <functional>
#include <map>
#include <vector>

#include "graph/key_codec.h"
#include "graph/record_codec.h"
#include "graph/rocks.h"
#include "tests/support/builders.h"

namespace entente {

namespace {

using Disk = std::shared_ptr<InMemoryDisk>;
using Rows = std::map<std::string, std::string>;

/// Two articles of three claims, two rows of a data set, a merge and a rejection.
Disk filled_disk() {
  auto disk = std::make_shared<InMemoryDisk>();
  Store store = open_store(disk);
  const Article first = make_article("a.md", "2019-02-05", "Ann went to Xi and to Yo.");
  const Article second = make_article("b.md", "2019-02-06", "Ben was seen in Yo.");
  const Claim claim = make_visit(first, "person/ann", "place/xi", "2019-02-04");
  REQUIRE(store.put_article(first, {{claim, make_visit(first, "person/ann", "place/yo", "2019")}})
              .ok());
  REQUIRE(store.put_article(second, {{make_visit(second, "person/ben", "place/yo", "2019")}}).ok());
  REQUIRE(store.put_rows({{make_row("1", 0.5), make_row("2", 0.6)}}).ok());
  Decision merge;
  merge.kind = DecisionKind::kMerge;
  merge.who = "editor";
  merge.target = "person/ann";
  merge.other = "person/ben";
  REQUIRE(store.decide(merge, 1).ok());
  Decision reject;
  reject.who = "editor";
  reject.claims = {name_of(*store.snapshot(Decided::kIgnored).claim(ClaimNumber{0}))};
  REQUIRE(store.decide(reject, 2).ok());
  REQUIRE(store.close().ok());
  return disk;
}

Rows rows_of(const Disk& disk, Family family) {
  auto rocks = Rocks::open("/db", Rocks::Mode::kReadOnly, disk);
  REQUIRE(rocks.ok());
  Rows rows;
  REQUIRE(rocks->view()
              .scan(family, "",
                    [&](std::string_view key, std::string_view value) {
                      return rows.emplace(key, value), true;
                    })
              .ok());
  return rows;
}

void change(const Disk& disk, const std::function<void(RocksBatch&)>& damage) {
  auto rocks = Rocks::open("/db", Rocks::Mode::kReadWrite, disk);
  REQUIRE(rocks.ok());
  RocksBatch batch;
  damage(batch);
  REQUIRE(rocks->write(batch).ok());
}

struct Checked {
  CheckReport report;
  std::vector<Finding> findings;
};

Checked check(const Disk& disk, CheckMode mode = CheckMode::kLook) {
  Checked checked;
  auto report = check_store("/db", {OpenMode::kReadOnly, disk}, mode,
                            [&](const Finding& finding) { checked.findings.push_back(finding); });
  REQUIRE(report.ok());
  checked.report = *report;
  CHECK(checked.report.findings == checked.findings.size());
  return checked;
}

std::string name_of_family(Family family) {
  if (family == Family::kMeta) return "meta";
  return std::string(kFamilyNames[static_cast<std::size_t>(family)]);
}

/// One finding, which a repair sets right, so that the store is as it was, byte for byte.
void check_repair(const Disk& disk, Family family, const Rows& before) {
  const Checked found = check(disk);
  REQUIRE(found.findings.size() == 1);
  CHECK(found.findings[0].what.starts_with(name_of_family(family) + ": "));
  CHECK(found.findings[0].repairable);
  const Checked repaired = check(disk, CheckMode::kRepair);
  CHECK(repaired.report.findings == 1);
  CHECK(repaired.report.left == 0);
  CHECK(rows_of(disk, family) == before);
  CHECK(check(disk).findings.empty());
}

constexpr Family kMadeOfClaims[] = {Family::kEntityIds, Family::kEntities,   Family::kAliases,
                                    Family::kNames,     Family::kClaimIds,   Family::kByEntity,
                                    Family::kByPair,    Family::kByRelation, Family::kArticleIds};

}  // namespace

TEST_CASE("check_store counts what a whole store holds and finds nothing") {
  const Disk disk = filled_disk();
  const Checked checked = check(disk);
  CHECK(checked.findings.empty());
  CHECK(checked.report.counts == StoreCounts{2, 2, 6, 5, 2});
  CHECK(checked.report.decisions == 2);
  std::size_t rows = 0;
  for (const Family family : kMadeOfClaims)
    rows += rows_of(disk, family).size();
  CHECK(checked.report.index_rows == rows);
}

TEST_CASE("check_store finds a row that an index lacks, and repairs it") {
  for (const Family family : kMadeOfClaims) {
    INFO(name_of_family(family));
    const Disk disk = filled_disk();
    const Rows before = rows_of(disk, family);
    change(disk, [&](RocksBatch& batch) { batch.erase(family, before.begin()->first); });
    check_repair(disk, family, before);
  }
}

TEST_CASE("check_store finds a row of an index that says something else, and repairs it") {
  for (const Family family : kMadeOfClaims) {
    INFO(name_of_family(family));
    const Disk disk = filled_disk();
    const Rows before = rows_of(disk, family);
    const std::string wrong = before.rbegin()->second + "x";
    change(disk, [&](RocksBatch& batch) { batch.put(family, before.rbegin()->first, wrong); });
    check_repair(disk, family, before);
  }
}

TEST_CASE("check_store finds a row of an index that belongs to nothing, and repairs it") {
  for (const Family family : {Family::kAliases, Family::kNames, Family::kClaimIds,
                              Family::kByEntity, Family::kByPair, Family::kByRelation}) {
    INFO(name_of_family(family));
    const Disk disk = filled_disk();
    const Rows before = rows_of(disk, family);
    // A key of the family's form, of a claim or an entity that is not there.
    std::string stray = before.begin()->first;
    stray.back() = static_cast<char>(stray.back() + 100);
    change(disk, [&](RocksBatch& batch) { batch.put(family, stray, before.begin()->second); });
    check_repair(disk, family, before);
  }
}

TEST_CASE("check_store sets counters right") {
  const Disk disk = filled_disk();
  const Rows before = rows_of(disk, Family::kMeta);
  MetaRecord meta = *decode_meta(before.at("meta"));
  meta.counts.claims += 1;
  change(disk, [&](RocksBatch& batch) { batch.put(Family::kMeta, "meta", encode_meta(meta)); });
  CHECK(check(disk).findings.at(0).what == "meta: 6 claims recorded, 5 found");
  check_repair(disk, Family::kMeta, before);
}

TEST_CASE("check_store compares articles with their claims") {
  const Disk disk = filled_disk();
  const Rows before = rows_of(disk, Family::kArticles);
  ArticleRecord article = *decode_article(before.begin()->second);
  SUBCASE("that they list") { article.claims.pop_back(); }
  SUBCASE("and the sketch with the text") { article.sketch.hashes.push_back(0xFFFFFFFF); }
  change(disk, [&](RocksBatch& batch) {
    batch.put(Family::kArticles, before.begin()->first, encode_article(article));
  });
  check_repair(disk, Family::kArticles, before);
}

TEST_CASE("check_store sets the day and the source of claims right") {
  const Disk disk = filled_disk();
  const Rows before = rows_of(disk, Family::kClaims);
  ClaimRecord claim = *decode_claim(before.begin()->second, ClaimNumber{0});
  claim.entry.published = Day{std::chrono::days{1}};
  change(disk, [&](RocksBatch& batch) {
    batch.put(Family::kClaims, before.begin()->first, encode_claim(claim));
  });
  const Checked found = check(disk);
  CHECK(found.findings.at(0).what ==
        "claims: claim " + claim.entry.id.to_string() + ": day or source are not the article's");
  CHECK(check(disk, CheckMode::kRepair).report.left == 0);
  CHECK(rows_of(disk, Family::kClaims) == before);
  CHECK(check(disk).findings.empty());
}

TEST_CASE("check_store tells what only a backup has, and repairs nothing beside it") {
  const Disk disk = filled_disk();
  const Rows claims = rows_of(disk, Family::kClaims);
  ClaimRecord claim = *decode_claim(claims.begin()->second, ClaimNumber{0});
  const std::string name = "claim " + claim.entry.id.to_string();
  std::string expected;
  Family family = Family::kClaims;
  std::string key = claims.begin()->first, value;
  SUBCASE("a quote that the article does not have") {
    auto& span = std::get<TextEvidence>(claim.evidence);
    span.quote.back() = 'X';
    value = encode_claim(claim);
    expected = "claims: " + name + ": the quote is not the article's text at its place";
  }
  SUBCASE("a claim of other content than its id tells") {
    claim.entry.polarity = Polarity::kNegated;
    value = encode_claim(claim);
    expected = "claims: " + name + ": the id is not that of its content";
  }
  SUBCASE("a claim that is cut") {
    value = claims.begin()->second.substr(0, claims.begin()->second.size() - 1);
    expected = "claims: damaged claim record";
  }
  SUBCASE("another text") {
    family = Family::kTexts;
    const Rows texts = rows_of(disk, family);
    key = texts.begin()->first;
    value = texts.begin()->second;
    value.back() = '!';
    expected = "texts: article " + article_id(texts.begin()->second) +
               ": the text is another than the id tells";
  }
  SUBCASE("a decision that is cut") {
    family = Family::kDecisions;
    const Rows decisions = rows_of(disk, family);
    key = decisions.begin()->first;
    value = decisions.begin()->second.substr(0, 5);
    expected = "decisions: damaged decision record";
  }
  const Rows index = rows_of(disk, Family::kByPair);
  change(disk, [&](RocksBatch& batch) {
    batch.put(family, key, value);
    batch.erase(Family::kByPair, index.begin()->first);
  });
  const Rows damaged = rows_of(disk, Family::kByPair);
  for (const CheckMode mode : {CheckMode::kLook, CheckMode::kRepair}) {
    const Checked found = check(disk, mode);
    REQUIRE_FALSE(found.findings.empty());
    CHECK(found.findings[0].what == expected);
    CHECK_FALSE(found.findings[0].repairable);
    CHECK(found.report.left > 0);
  }
  CHECK(rows_of(disk, Family::kByPair) == damaged);
}

TEST_CASE("check_store drops an index and makes all of it anew") {
  const Disk disk = filled_disk();
  const Rows before = rows_of(disk, Family::kByEntity);
  {
    auto rocks = Rocks::open("/db", Rocks::Mode::kReadWrite, disk);
    REQUIRE(rocks.ok());
    REQUIRE(rocks->recreate(Family::kByEntity).ok());
  }
  CHECK(rows_of(disk, Family::kByEntity).empty());
  CHECK(check(disk).findings.size() == before.size());
  CHECK(check(disk, CheckMode::kRepair).report.left == 0);
  CHECK(rows_of(disk, Family::kByEntity) == before);
}

TEST_CASE("check_store refuses what is no store") {
  const auto none = check_store("/db", {OpenMode::kReadOnly, std::make_shared<InMemoryDisk>()},
                                CheckMode::kRepair, [](const Finding&) {});
  REQUIRE_FALSE(none.ok());
  CHECK(none.error() == Error{ErrorCode::kNotFound, "/db: there is no store"});
}

}  // namespace entente
