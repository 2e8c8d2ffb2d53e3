#include "query/link_graph.h"

#include <doctest/doctest.h>

#include "graph/edtf.h"
#include "tests/query/small_world.h"

namespace entente {
namespace {

std::vector<std::string> linked_to(LinkGraph& graph, const Snapshot& snapshot,
                                   const std::string& id) {
  const auto vertex = graph.vertex(**snapshot.find_entity(id));
  const auto links = graph.links(*vertex);
  REQUIRE(links.ok());
  std::vector<std::string> ids;
  for (const auto& [other, link] : **links)
    ids.push_back(graph.id(other));
  std::sort(ids.begin(), ids.end());
  return ids;
}

using Ids = std::vector<std::string>;

TEST_CASE("LinkGraph links entities by the edges that the filter takes") {
  const Store store = small_world();
  const Snapshot snapshot = store.snapshot();
  EdgeReader reader(snapshot, relations(), {});
  LinkGraph plain(reader, {}, 100);
  CHECK(linked_to(plain, snapshot, "country/RUS") == Ids{"facility/kant"});
  CHECK(linked_to(plain, snapshot, "country/KGZ") ==
        Ids{"organization/csto", "person/lavrov", "place/bishkek", "place/kant-town"});
  LinkGraph all(reader, EdgeFilter{}.with_all(), 100);
  CHECK(linked_to(all, snapshot, "country/RUS") == Ids{"facility/kant", "organization/eu"});
  EdgeFilter early;
  early.window = *parse_edtf("2002-06");
  LinkGraph in_2002(reader, early, 100);
  CHECK(linked_to(in_2002, snapshot, "country/RUS").empty());
  CHECK(linked_to(in_2002, snapshot, "country/USA") == Ids{"facility/manas", "facility/osh"});
}

TEST_CASE("LinkGraph takes the edge that is said to be so for a link of two") {
  const Store store = small_world();
  const Snapshot snapshot = store.snapshot();
  EdgeReader reader(snapshot, relations(), {});
  LinkGraph graph(reader, EdgeFilter{}.with_all(), 100);
  const Vertex state = *graph.vertex(**snapshot.find_entity("country/KGZ"));
  const Vertex lavrov = *graph.vertex(**snapshot.find_entity("person/lavrov"));
  const LinkGraph::Link& link = (*graph.links(state))->at(lavrov);
  CHECK(graph.set(link).edges[link.place].modality == Modality::kActual);
  CHECK(link.doubt == doubt_of(0.9));
}

TEST_CASE("LinkGraph reads an entity once and no more than its budget") {
  const Store store = small_world();
  const Snapshot snapshot = store.snapshot();
  EdgeReader reader(snapshot, relations(), {});
  LinkGraph graph(reader, {}, 1);
  const Vertex russia = *graph.vertex(**snapshot.find_entity("country/RUS"));
  const Vertex kant = *graph.vertex(**snapshot.find_entity("facility/kant"));
  const auto first = graph.links(russia);
  CHECK(*first == *graph.links(russia));
  const auto second = graph.links(kant);
  REQUIRE_FALSE(second.ok());
  CHECK(second.error().code == ErrorCode::kLimit);
}

TEST_CASE("doubts add up as confidences multiply") {
  CHECK(doubt_of(1) == 0);
  CHECK(doubt_of(0.5) == 693147);
  CHECK(std::abs(doubt_of(0.5) + doubt_of(0.8) - doubt_of(0.4)) <= 1);
  CHECK(doubt_of(0) == doubt_of(0.001));
}

}  // namespace
}  // namespace entente
