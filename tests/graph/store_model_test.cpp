// Random operations on a store and on a twin made of maps; both must answer the same.

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <ranges>
#include <set>
#include <string>
#include <vector>

#include "graph/store.h"
#include "tests/support/builders.h"

namespace entente {

namespace {

using Ids = std::set<std::string>;

/// What the documentation of Store says, without bytes, numbers or indexes.
class Twin {
 public:
  PutOutcome put_article(const Article& article, std::vector<Claim> claims) {
    Kept& kept = articles_[article.id];
    const bool is_new = kept.publications.empty();
    const bool is_new_publication =
        kept.publications.emplace(article.published, article.name).second;
    const auto here = std::pair(article.published, article.name);
    const bool extracts = !article.extractor.empty() || !claims.empty();
    const bool replaces = extracts && (!kept.extracted || kept.extractor != article.extractor ||
                                       here < *kept.extracted);
    if (replaces) {
      kept.extracted = here;
      kept.extractor = article.extractor;
      kept.claims.clear();
    }
    const std::size_t before = kept.claims.size();
    if (extracts && here == kept.extracted) {
      for (Claim& claim : claims) {
        REQUIRE(complete_claim(claim, &article).ok());
        kept.claims.try_emplace(claim.id, claim);
      }
    }
    const bool changes = replaces || kept.claims.size() != before;
    return is_new               ? PutOutcome::kAdded
           : changes            ? PutOutcome::kReplaced
           : is_new_publication ? PutOutcome::kPublicationAdded
                                : PutOutcome::kUnchanged;
  }

  std::size_t put_row(Claim row) {
    REQUIRE(complete_claim(row, nullptr).ok());
    const auto [at, added] = rows_.try_emplace(row.id, row);
    at->second.confidence = std::max(at->second.confidence, row.confidence);
    return added ? 1 : 0;
  }

  /// All claims as a reader sees them: with the day and the name of the first publication.
  std::map<std::string, Claim> claims() const {
    std::map<std::string, Claim> all = rows_;
    for (const auto& [id, kept] : articles_) {
      for (Claim claim : kept.claims | std::views::values) {
        claim.published = kept.publications.begin()->first;
        claim.document = kept.publications.begin()->second;
        all.insert_or_assign(claim.id, claim);
      }
    }
    return all;
  }

  StoreCounts counts() const {
    StoreCounts counts;
    counts.articles = articles_.size();
    for (const auto& kept : articles_ | std::views::values)
      counts.publications += kept.publications.size();
    Ids entities;
    for (const auto& claim : claims() | std::views::values) {
      entities.insert(claim.subject.entity.id);
      entities.insert(claim.object->entity.id);
    }
    counts.entities = entities.size();
    counts.claims = claims().size();
    counts.rows = rows_.size();
    return counts;
  }

 private:
  using Place = std::pair<std::optional<Day>, std::string>;  // All days are given here.
  struct Kept {
    std::set<Place> publications;
    std::optional<Place> extracted;
    std::string extractor;
    std::map<std::string, Claim> claims;
  };
  std::map<std::string, Kept> articles_;
  std::map<std::string, Claim> rows_;
};

Ids ids_of(const Result<std::vector<ClaimEntry>>& entries) {
  REQUIRE(entries.ok());
  Ids ids;
  for (const ClaimEntry& entry : *entries)
    ids.insert(entry.id.to_string());
  CHECK(ids.size() == entries->size());
  return ids;
}

template <class Accept>
Ids select(const std::map<std::string, Claim>& claims, Accept accept) {
  Ids ids;
  for (const auto& [id, claim] : claims)
    if (accept(claim)) ids.insert(id);
  return ids;
}

/// Every read of one entity, and of it with each of the others.
void check_entity(const Snapshot& snapshot, const std::map<std::string, Claim>& claims,
                  const std::string& id, const std::vector<std::string>& others) {
  const auto is_end = [](const Claim& claim, const std::string& of) {
    return claim.subject.entity.id == of || claim.object->entity.id == of;
  };
  const Ids expected = select(claims, [&](const Claim& claim) { return is_end(claim, id); });
  const auto number = snapshot.find_entity(id);
  REQUIRE(number.ok());
  const std::string name = id.substr(id.find('/') + 1);
  CHECK(number->has_value() == !expected.empty());
  CHECK(snapshot.find_name(name)->size() == (expected.empty() ? 0 : 1));
  if (!*number) return;
  CHECK(snapshot.entity(**number)->name == name);
  CHECK(ids_of(snapshot.claims_of(**number)) == expected);
  for (const std::string& other : others) {
    const auto second = *snapshot.find_entity(other);
    if (!second || other == id) continue;
    CHECK(ids_of(snapshot.claims_between(**number, *second)) ==
          select(claims,
                 [&](const Claim& claim) { return is_end(claim, id) && is_end(claim, other); }));
  }
}

void check_same(const Snapshot& snapshot, const Twin& twin,
                const std::vector<std::string>& entities) {
  const auto claims = twin.claims();
  CHECK(snapshot.counts() == twin.counts());
  CHECK(ids_of(snapshot.all_claims()) == select(claims, [](const Claim&) { return true; }));
  for (const auto& [id, claim] : claims) {
    const auto entry = snapshot.find_claim(id);
    REQUIRE(entry.ok());
    REQUIRE(entry->has_value());
    CHECK((*entry)->published == claim.published);
    CHECK(*snapshot.claim((*entry)->claim) == claim);
  }
  for (const std::string_view relation : {"visits", "attacks"}) {
    const auto label = snapshot.find_label(relation);
    if (label)
      CHECK(ids_of(snapshot.claims_by_relation(*label)) ==
            select(claims, [&](const Claim& claim) { return claim.relation == relation; }));
  }
  for (const std::string& id : entities)
    check_entity(snapshot, claims, id, entities);
}

/// Makes the operations.
class Operations {
 public:
  explicit Operations(unsigned seed) : random_(seed) {}

  unsigned below(unsigned limit) { return static_cast<unsigned>(random_() % limit); }

  /// One of six texts, of a few days, names, sources and extractors.
  Article article() {
    const std::string name = "n" + std::to_string(below(3));
    Article made = make_article(name, "2019-02-0" + std::to_string(1 + below(4)),
                                "A text of number " + std::to_string(below(6)) + ".");
    made.extractor = below(4) == 0 ? "" : "extractor-" + std::to_string(below(3));
    return made;
  }

  std::vector<Claim> claims(const Article& article) {
    std::vector<Claim> made;
    if (article.extractor.empty()) return made;
    for (unsigned i = below(5); i > 0; --i) {
      made.push_back(make_visit(article, visitors_[below(3)], places_[below(3)],
                                "201" + std::to_string(below(3))));
      made.back().confidence = 0.5;
    }
    return made;
  }

  Claim row() { return make_row(std::to_string(below(5)), 0.1 * (1 + below(9))); }

  std::vector<std::string> entities() const {
    std::vector<std::string> all{"group/taliban", "place/kabul"};
    all.insert(all.end(), visitors_.begin(), visitors_.end());
    all.insert(all.end(), places_.begin(), places_.end());
    return all;
  }

 private:
  std::mt19937 random_;
  std::vector<std::string> visitors_{"person/ann", "person/ben", "person/cid"};
  std::vector<std::string> places_{"place/xi", "place/yo", "place/zu"};
};

std::set<ClaimId> claim_ids(const Store& store) {
  std::set<ClaimId> ids;
  for (const ClaimEntry& entry : *store.snapshot().all_claims())
    ids.insert(entry.id);
  return ids;
}

/// Puts, reopens and keeps snapshots `steps` times.
void run(unsigned seed, int steps) {
  Operations operations(seed);
  const auto disk = std::make_shared<InMemoryDisk>();
  std::optional<Store> store = open_store(disk);
  Twin twin;
  std::optional<std::pair<Snapshot, Twin>> kept;  // Must go on answering as when it was taken.
  for (int step = 0; step < steps; ++step) {
    INFO("step " << step);
    const unsigned what = operations.below(12);
    if (what < 8) {
      const Article article = operations.article();
      const std::vector<Claim> claims = operations.claims(article);
      const std::set<ClaimId> before = claim_ids(*store);
      const auto put = store->put_article(article, claims);
      REQUIRE(put.ok());
      CHECK(put->outcome == twin.put_article(article, claims));
      std::size_t new_claims = 0;
      for (const ClaimId& id : claim_ids(*store))
        new_claims += before.contains(id) ? 0U : 1U;
      CHECK(put->new_claims == new_claims);
    } else if (what < 10) {
      const Claim row = operations.row();
      CHECK(*store->put_rows({{row}}) == twin.put_row(row));
    } else if (what == 10) {
      if (kept) check_same(kept->first, kept->second, operations.entities());
      kept.emplace(store->snapshot(), twin);
    } else {
      kept.reset();
      if (operations.below(2) == 0) REQUIRE(store->close().ok());  // Else the destructor closes.
      store.reset();
      store = open_store(disk);
    }
  }
  check_same(store->snapshot(), twin, operations.entities());
  if (kept) check_same(kept->first, kept->second, operations.entities());
}

}  // namespace

TEST_CASE("Store answers like a twin of maps after random operations") {
  for (unsigned seed = 1; seed <= 5; ++seed) {
    INFO("seed " << seed);
    run(seed, 50);
  }
}

}  // namespace entente
