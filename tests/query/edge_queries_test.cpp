#include "query/edge_queries.h"

#include <doctest/doctest.h>

#include "graph/edtf.h"
#include "tests/query/small_world.h"
#include "tests/support/builders.h"

namespace entente {
namespace {

using Lines = std::vector<std::string>;

/// "SUBJECT relation OBJECT", with "?" behind what holds possibly.
Lines lines_of(const Result<Answer>& answer) {
  REQUIRE_MESSAGE(answer.ok(), (answer.ok() ? "" : answer.error().message));
  Lines lines;
  for (const AnswerEdge& edge : answer->items) {
    const EdgeKey& key = edge.edge.key;
    lines.push_back(key.subject + " " + key.relation + " " + key.object +
                    (edge.holds == Truth::kPossibly ? "?" : ""));
    CHECK_FALSE(edge.claims.empty());
  }
  return lines;
}

struct World {
  Store store = small_world();
  Snapshot snapshot = store.snapshot();

  EntityNumber number(const std::string& id) const {
    const auto found = snapshot.find_entity(id);
    REQUIRE(found.ok());
    REQUIRE_MESSAGE(found->has_value(), id);
    return **found;
  }
  EdgeQueries queries(QueryFilters filters = {}) const {
    return {snapshot, relations(), std::move(filters)};
  }
  EdgeQueries on(const std::string& day) const {
    QueryFilters filters;
    filters.edges.window = *parse_edtf(day);
    return queries(std::move(filters));
  }
};

TEST_CASE("neighbors lists what is affirmed and actual, the most linked other end first") {
  const World world;
  CHECK(lines_of(world.queries().neighbors(world.number("country/KGZ"))) ==
        Lines{"country/KGZ member_of organization/csto", "person/lavrov visits country/KGZ",
              "place/bishkek located_in country/KGZ", "place/kant-town located_in country/KGZ"});
  QueryFilters planned;
  planned.edges.planned = planned.edges.negated = true;
  const Lines all = lines_of(world.queries(planned).neighbors(world.number("country/KGZ")));
  REQUIRE(all.size() == 6);
  CHECK(all[0] == "person/lavrov visits country/KGZ");
  CHECK(all[1] == all[0]);
}

TEST_CASE("who asks through what lies within and puts what is certain first") {
  const World world;
  const Relation& operates = *relations().find("operates_base");
  const EntityNumber state = world.number("country/KGZ");
  CHECK(
      lines_of(world.on("2010-06-01").who(operates, state)) ==
      Lines{"country/RUS operates_base facility/kant", "country/USA operates_base facility/manas"});
  CHECK(lines_of(world.on("2014-06-04").who(operates, state)) ==
        Lines{"country/RUS operates_base facility/kant"});
  // Where a certain one comes after a possible one by id, it still goes first.
  CHECK(lines_of(world.on("2001-12-15").who(operates, state)) ==
        Lines{"country/USA operates_base facility/manas?"});
  CHECK(lines_of(world.on("2003-10-22").who(operates, state)) ==
        Lines{"country/USA operates_base facility/manas"});
  CHECK(lines_of(world.on("2025-01-01").who(operates, state)) ==
        Lines{"country/RUS operates_base facility/kant?"});
  // Of the facility itself: as object, and at either end only of a symmetric relation.
  CHECK(lines_of(world.queries().who(operates, world.number("facility/osh"))) ==
        Lines{"country/USA operates_base facility/osh"});
  CHECK(lines_of(world.queries().who(*relations().find("visits"), world.number("person/lavrov")))
            .empty());
}

TEST_CASE("who lists certain holders of all bases in a state before possible ones") {
  World world;
  const Article article = make_article("more.md", "2019-02-05", "More of the bases.");
  const std::vector<Claim> claims{
      make_claim(article, "country/CHN", "operates_base", "facility/aaa", "../2019-02-05", ".."),
      make_claim(article, "facility/aaa", "located_in", "country/KGZ", "..", "..")};
  REQUIRE(world.store.put_article(article, claims).ok());
  world.snapshot = world.store.snapshot();
  CHECK(lines_of(world.on("2010-06-01")
                     .who(*relations().find("operates_base"), world.number("country/KGZ"))) ==
        Lines{"country/RUS operates_base facility/kant", "country/USA operates_base facility/manas",
              "country/CHN operates_base facility/aaa?"});
}

TEST_CASE("timeline lists all by start and of a pair what links the two") {
  const World world;
  const EntityNumber state = world.number("country/KGZ");
  CHECK(lines_of(world.queries().timeline(state, std::nullopt)) ==
        Lines{"country/KGZ member_of organization/csto", "person/lavrov visits country/KGZ",
              "person/lavrov visits country/KGZ", "facility/osh located_in country/KGZ",
              "place/bishkek located_in country/KGZ", "place/kant-town located_in country/KGZ"});
  CHECK(lines_of(world.queries().timeline(state, world.number("organization/csto"))) ==
        Lines{"country/KGZ member_of organization/csto"});
  CHECK(lines_of(world.queries().timeline(state, world.number("country/USA"))).empty());
}

TEST_CASE("state lists states alone, also of bases inside, and the certain ones first") {
  const World world;
  CHECK(lines_of(world.on("2019-02-04").state(world.number("country/KGZ"))) ==
        Lines{"country/KGZ member_of organization/csto", "country/RUS operates_base facility/kant",
              "place/bishkek located_in country/KGZ?", "place/kant-town located_in country/KGZ?"});
  CHECK(lines_of(world.on("2001-01-01").state(world.number("country/USA"))) ==
        Lines{"country/USA operates_base facility/osh?"});
}

TEST_CASE("an answer under a limit tells how many were found") {
  const World world;
  QueryFilters filters;
  filters.limit = 2;
  const auto answer = world.queries(filters).neighbors(world.number("country/KGZ"));
  REQUIRE(answer.ok());
  CHECK(answer->items.size() == 2);
  CHECK(answer->found == 4);
  CHECK(answer->truncated());
}

TEST_CASE("edges_of_claim and disputes lead from a denial to what it denies") {
  World world;
  CHECK(lines_of(world.queries().disputes(std::nullopt)).empty());
  const Article article = make_article("denial.md", "2019-03-01", "No base at Kant.");
  Claim denial =
      make_claim(article, "country/RUS", "operates_base", "facility/kant", "2004", "2005");
  denial.polarity = Polarity::kNegated;
  REQUIRE(world.store.put_article(article, {{denial}}).ok());
  world.snapshot = world.store.snapshot();
  const auto disputed = world.queries().disputes(world.number("facility/kant"));
  CHECK(lines_of(disputed) == Lines{"country/RUS operates_base facility/kant",
                                    "country/RUS operates_base facility/kant"});
  for (const AnswerEdge& edge : disputed->items) {
    REQUIRE(edge.against.size() == 1);
    CHECK(edge.against[0].edge.polarity != edge.edge.polarity);
    const auto entry = world.snapshot.find_claim(edge.claims[0].claim.id);
    REQUIRE(entry->has_value());
    CHECK(lines_of(world.queries().edges_of_claim(**entry)).size() == 1);
  }
}

}  // namespace
}  // namespace entente
