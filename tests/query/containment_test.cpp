#include "query/containment.h"

#include <doctest/doctest.h>

#include "tests/query/small_world.h"
#include "tests/support/builders.h"

namespace entente {
namespace {

std::vector<std::string> within(const Snapshot& snapshot, const std::string& relation,
                                const std::string& id) {
  const auto entity = snapshot.find_entity(id);
  REQUIRE(entity->has_value());
  const auto objects = objects_within(snapshot, *relations().find(relation), **entity);
  REQUIRE(objects.ok());
  std::vector<std::string> ids;
  for (const EntityNumber number : *objects)
    ids.push_back(*snapshot.entity_id(number));
  return ids;
}

using Ids = std::vector<std::string>;

TEST_CASE("objects_within follows what lies in what lies there and no denial") {
  const Store store = small_world();
  const Snapshot snapshot = store.snapshot();
  CHECK(within(snapshot, "operates_base", "country/KGZ") == Ids{"facility/kant", "facility/manas"});
  CHECK(within(snapshot, "operates_base", "place/bishkek") == Ids{"facility/manas"});
  CHECK(within(snapshot, "operates_base", "country/RUS").empty());
  CHECK(within(snapshot, "closes_base", "country/KGZ").empty());
}

TEST_CASE("objects_within takes what bears the code of the state") {
  Store store = small_world();
  const Article article = make_article("codes.md", "2019-02-05", "Codes of states.");
  std::vector<Claim> claims{
      make_claim(article, "country/RUS", "operates_base", "facility/lake", "2008", ".."),
      make_visit(article, "person/lavrov", "country/KGZ", "2018")};
  claims[0].object->entity.country = "KGZ";
  claims[1].object->entity.country = "KGZ";
  REQUIRE(store.put_article(article, claims).ok());
  const Snapshot snapshot = store.snapshot();
  CHECK(within(snapshot, "operates_base", "country/KGZ") ==
        Ids{"facility/kant", "facility/lake", "facility/manas"});
  CHECK(within(snapshot, "operates_base", "place/bishkek") == Ids{"facility/manas"});
}

TEST_CASE("objects_within ends where places lie in each other") {
  Store store = small_world();
  const Article article = make_article("circle.md", "2019-02-05", "A circle of places.");
  REQUIRE(
      store
          .put_article(
              article,
              {{make_claim(article, "place/bishkek", "located_in", "place/kant-town", "..", ".."),
                make_claim(article, "place/kant-town", "located_in", "place/bishkek", "..", "..")}})
          .ok());
  CHECK(within(store.snapshot(), "operates_base", "place/bishkek") ==
        Ids{"facility/kant", "facility/manas"});
}

}  // namespace
}  // namespace entente
