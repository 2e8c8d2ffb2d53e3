#include "graph/store_merge.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "tests/support/builders.h"

namespace entente {
namespace {

Store new_store() { return open_store(std::make_shared<InMemoryDisk>()); }

void put(Store& store, const Article& article, const std::vector<Claim>& claims) {
  REQUIRE(store.put_article(article, claims).ok());
}

Article article_by(const std::string& name, const std::string& day, const std::string& text,
                   const std::string& extractor) {
  Article article = make_article(name, day, text);
  article.source = "Source of " + name;
  article.extractor = extractor;
  return article;
}

Decision decide(Store& store, DecisionKind kind, const std::string& target,
                const std::string& other, std::int64_t now) {
  Decision draft;
  draft.kind = kind;
  draft.who = "ana";
  draft.target = target;
  draft.other = other;
  auto decided = store.decide(draft, now);
  REQUIRE_MESSAGE(decided.ok(), (decided.ok() ? "" : decided.error().message));
  return *decided;
}

const std::string kShared = "Words that all three have read about a visit.";
const std::string kPurged = "Words that one of them wanted gone, and then back.";

/// Three stores of newsrooms that know some of the same texts: by other names, earlier and later,
/// read by other extractors, with rows and decisions of their own.
std::vector<Store> three_stores() {
  std::vector<Store> stores;
  for (int i = 0; i < 3; ++i)
    stores.push_back(new_store());
  const Article first = article_by("first.md", "2019-02-05", kShared, "extractor-1");
  put(stores[0], first, {make_visit(first, "person/a", "place/x", "2019")});
  const Article copy = article_by("copy.md", "2019-02-07", kShared, "extractor-2");
  put(stores[1], copy,
      {make_visit(copy, "person/a", "place/x", "2019"),
       make_visit(copy, "person/b", "place/x", "2018")});
  const Article earlier = article_by("earlier.md", "2019-02-01", kShared, "extractor-2");
  put(stores[2], earlier, {make_visit(earlier, "person/c", "place/x", "2017")});

  const Article purged = article_by("gone.md", "2019-03-01", kPurged, "extractor-1");
  put(stores[0], purged, {make_visit(purged, "person/a", "place/y", "2016")});
  put(stores[2], purged, {make_visit(purged, "person/a", "place/y", "2016")});
  const Decision purge = decide(stores[0], DecisionKind::kPurgeArticle, purged.id, "", 1'000);
  decide(stores[0], DecisionKind::kUndo, purge.id, "", 2'000);

  const Article really = article_by("never.md", "2019-03-02", "Words to be gone.", "extractor-1");
  put(stores[1], really, {make_visit(really, "person/b", "place/z", "2015")});
  put(stores[2], really, {make_visit(really, "person/b", "place/z", "2015")});
  decide(stores[1], DecisionKind::kPurgeArticle, really.id, "", 3'000);

  REQUIRE(stores[0].put_rows({{make_row("1", 0.5)}}).ok());
  REQUIRE(stores[1].put_rows({{make_row("1", 0.7), make_row("2", 0.4)}}).ok());
  decide(stores[2], DecisionKind::kMerge, "person/a", "person/c", 4'000);
  decide(stores[1], DecisionKind::kRename, "person/b", "Ben", 5'000);
  return stores;
}

void unite(Store& into, const Store& other) {
  const auto merged = merge_store(into, other);
  REQUIRE_MESSAGE(merged.ok(), (merged.ok() ? "" : merged.error().message));
}

TEST_CASE("stores united in any order, and any number of times, export the same") {
  const std::vector<Store> stores = three_stores();
  std::array<std::size_t, 3> order = {0, 1, 2};
  std::string expected;
  do {
    Store united = new_store();
    for (const std::size_t i : order)
      unite(united, stores[i]);
    const std::string text = export_of(united);
    if (expected.empty()) expected = text;
    CHECK(text == expected);
    for (const std::size_t i : order)
      unite(united, stores[2 - i]);
    CHECK(export_of(united) == expected);
  } while (std::next_permutation(order.begin(), order.end()));
  // Each text once, the purge that was undone deletes nothing, the other one does.
  CHECK(expected.find(kPurged) != std::string::npos);
  CHECK(expected.find("Words to be gone.") == std::string::npos);
  for (const char* name : {"first.md", "copy.md", "earlier.md", "\"Ben\"", "person/c"})
    CHECK(expected.find(name) != std::string::npos);
}

TEST_CASE("a store united by halves is that united at once") {
  const std::vector<Store> stores = three_stores();
  Store at_once = new_store();
  for (const Store& store : stores)
    unite(at_once, store);
  Store half = new_store();
  unite(half, stores[1]);
  unite(half, stores[2]);
  Store whole = new_store();
  unite(whole, half);
  unite(whole, stores[0]);
  CHECK(export_of(whole) == export_of(at_once));
}

TEST_CASE("a union tells what it added") {
  const std::vector<Store> stores = three_stores();
  Store united = new_store();
  const auto first = merge_store(united, stores[1]);
  REQUIRE(first.ok());
  CHECK(first->articles_added == 1);
  CHECK(first->rows == 2);
  CHECK(first->claims_new == 4);
  CHECK(first->decisions_added == 2);
  const auto again = merge_store(united, stores[1]);
  REQUIRE(again.ok());
  CHECK(again->articles_added == 0);
  CHECK(again->claims_new == 0);
  CHECK(again->decisions_added == 0);
  const auto other = merge_store(united, stores[2]);
  REQUIRE(other.ok());
  CHECK(other->articles_purged == 1);
}

}  // namespace
}  // namespace entente
