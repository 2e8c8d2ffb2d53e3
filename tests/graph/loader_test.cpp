#include "graph/loader.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <sstream>

#include "graph/claim_json.h"
#include "tests/support/builders.h"

namespace entente {

namespace {

const Ontology& ontology() {
  static const Ontology loaded = *Ontology::load(ENTENTE_SOURCE_DIR "/data/ontology");
  return loaded;
}

LoadReport load(Store& store, const std::string& text) {
  Loader loader(store, ontology());
  std::istringstream in(text);
  const auto done = loader.load(in, "f.ndjson");
  REQUIRE_MESSAGE(done.ok(), (done.ok() ? "" : done.error().message));
  return loader.report();
}

Store empty_store() { return open_store(std::make_shared<InMemoryDisk>()); }

/// Lines of an article under a symbol, with claims that leave ids out.
std::string symbolic(Article article, std::vector<Claim> claims, const std::string& symbol) {
  article.id = symbol;
  std::string lines = to_json_line(article) + "\n";
  for (Claim& claim : claims) {
    claim.article = symbol;
    lines += to_json_line(claim) + "\n";
  }
  return lines;
}

}  // namespace

TEST_CASE("Loader computes ids and puts what ingest would put") {
  const Article article = make_article("a.md", "2019-02-05", "A text of words.");
  const std::vector<Claim> claims{make_visit(article, "person/a", "place/x", "2019"),
                                  make_visit(article, "person/b", "place/x", "2018")};
  Store loaded = empty_store(), put = empty_store();
  const LoadReport report = load(loaded, symbolic(article, claims, "A1"));
  CHECK(report.messages.empty());
  CHECK(report.articles_added == 1);
  CHECK(report.claims_read == 2);
  REQUIRE(put.put_article(article, claims).ok());
  CHECK(export_of(loaded) == export_of(put));
}

TEST_CASE("Loader reads its export back to the same bytes whatever the order of articles") {
  std::vector<std::string> parts;
  for (int i = 0; i < 12; ++i) {
    // Three texts, each under four names and days.
    const Article article =
        make_article("n" + std::to_string(i), "2019-02-" + std::to_string(10 + i * 7 % 12),
                     "Text number " + std::to_string(i % 3));
    parts.push_back(
        symbolic(article,
                 {make_visit(article, "person/p" + std::to_string(i % 2), "place/x", "../2019"),
                  make_visit(article, "person/q", "place/y", "201" + std::to_string(i % 3))},
                 "A" + std::to_string(i)));
  }
  parts.push_back(to_json_line(make_row("1", 0.5)) + "\n");
  std::string expected;
  std::mt19937 random(20190205);
  for (int round = 0; round < 4; ++round) {
    std::string text;
    for (const std::string& part : parts)
      text += part;
    Store store = empty_store();
    CHECK(load(store, text).messages.empty());
    const std::string exported = export_of(store);
    if (expected.empty()) expected = exported;
    CHECK(exported == expected);
    Store again = empty_store();
    CHECK(load(again, exported).messages.empty());
    CHECK(export_of(again) == expected);
    CHECK(again.snapshot().counts() == store.snapshot().counts());
    std::shuffle(parts.begin(), parts.end(), random);
  }
}

TEST_CASE("Loader reports wrong lines and goes on") {
  const Article article = make_article("a.md", "2019-02-05", "A text of words.");
  Claim unknown = make_visit(article, "person/a", "place/x", "2019");
  unknown.relation = "likes";
  Claim early = make_visit(article, "person/a", "place/x", "2017");
  early.article = "A1";
  Store store = empty_store();
  const LoadReport report = load(
      store,
      to_json_line(early) + "\n{\"article\":\n\n" +
          symbolic(article, {unknown, make_visit(article, "person/a", "place/x", "2018")}, "A1"));
  CHECK(report.errors == 3);
  CHECK(
      report.messages ==
      std::vector<std::string>{
          "f.ndjson:1: field \"article\": the line of \"A1\" does not stand before this claim, or "
          "another article's does",
          "f.ndjson:2: not JSON at byte 11: invalid value",
          "f.ndjson:5: field \"relation\": unknown relation \"likes\""});
  CHECK(store.snapshot().counts().claims == 1);
}

}  // namespace entente
