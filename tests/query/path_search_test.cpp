#include "query/path_search.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "graph/edtf.h"
#include "query/network.h"
#include "tests/support/builders.h"

namespace entente {
namespace {

/// A link of a test's graph and the confidence of the claim behind it.
struct TestLink {
  int from = 0, to = 0;
  double confidence = 1;
};

std::string id_of(const std::string& graph, int vertex) {
  return "person/" + graph + "-" + std::to_string(vertex);
}

/// Puts a graph into a store: a claim "FROM meets TO" for each link.
void put_graph(Store& store, const std::string& graph, const std::vector<TestLink>& links) {
  const Article article = make_article(graph + ".md", "2019-02-05", "They met: " + graph + ".");
  std::vector<Claim> claims;
  for (const TestLink& link : links) {
    Claim claim = make_visit(article, id_of(graph, link.from), id_of(graph, link.to), "2019-02-04");
    claim.relation = "meets";
    claim.confidence = link.confidence;
    REQUIRE(complete_claim(claim, &article).ok());
    claims.push_back(std::move(claim));
  }
  const auto put = store.put_article(article, claims);
  REQUIRE_MESSAGE(put.ok(), (put.ok() ? "" : put.error().message));
}

Ontology ontology() {
  auto loaded = Ontology::load(ENTENTE_SOURCE_DIR "/data/ontology");
  REQUIRE(loaded.ok());
  return std::move(*loaded);
}

using Stops = std::vector<int>;

/// Every path without a vertex twice, best first: the definition, spelled out.
std::vector<Stops> all_paths(const std::vector<TestLink>& links, int vertices, int from, int to,
                             PathOrder order) {
  std::vector<std::vector<double>> confidence(
      static_cast<std::size_t>(vertices), std::vector<double>(static_cast<std::size_t>(vertices)));
  for (const TestLink& link : links) {
    const auto a = static_cast<std::size_t>(link.from), b = static_cast<std::size_t>(link.to);
    confidence[a][b] = confidence[b][a] = link.confidence;
  }
  std::vector<std::pair<std::int64_t, Stops>> found;
  std::vector<std::pair<std::int64_t, Stops>> open{{0, {from}}};
  while (!open.empty()) {
    auto [doubt, stops] = open.back();
    open.pop_back();
    if (stops.back() == to) {
      found.emplace_back(doubt, stops);
      continue;
    }
    for (int next = 0; next < vertices; ++next) {
      const double sure =
          confidence[static_cast<std::size_t>(stops.back())][static_cast<std::size_t>(next)];
      if (sure == 0 || std::find(stops.begin(), stops.end(), next) != stops.end()) continue;
      Stops longer = stops;
      longer.push_back(next);
      open.emplace_back(doubt + doubt_of(sure), longer);
    }
  }
  std::sort(found.begin(), found.end(), [&](const auto& a, const auto& b) {
    const auto hops_a = a.second.size(), hops_b = b.second.size();
    if (order == PathOrder::kHops)
      return std::tie(hops_a, a.first, a.second) < std::tie(hops_b, b.first, b.second);
    return std::tie(a.first, hops_a, a.second) < std::tie(b.first, hops_b, b.second);
  });
  std::vector<Stops> paths;
  for (auto& [doubt, stops] : found)
    paths.push_back(std::move(stops));
  return paths;
}

std::vector<std::vector<std::string>> names_of(const std::vector<Stops>& paths,
                                               const std::string& graph) {
  std::vector<std::vector<std::string>> names;
  for (const Stops& stops : paths) {
    names.emplace_back();
    for (const int stop : stops)
      names.back().push_back(id_of(graph, stop));
  }
  return names;
}

std::vector<std::vector<std::string>> found_paths(EdgeReader& reader, const std::string& graph,
                                                  int from, int to, PathOrder order,
                                                  std::size_t count, const Stops& via = {}) {
  const auto a = reader.snapshot().find_entity(id_of(graph, from));
  const auto b = reader.snapshot().find_entity(id_of(graph, to));
  if (!*a || !*b) return {};  // The store knows no entity without a claim.
  PathQuery query;
  query.from = **a;
  query.to = **b;
  query.count = count;
  query.order = order;
  for (const int stop : via) {
    const auto entity = reader.snapshot().find_entity(id_of(graph, stop));
    if (!*entity) return {};
    query.via.push_back(**entity);
  }
  const auto answer = find_paths(reader, QueryFilters{}, query);
  REQUIRE(answer.ok());
  std::vector<std::vector<std::string>> paths;
  for (const PathAnswer& path : answer->items)
    paths.push_back(path.entities);
  return paths;
}

TEST_CASE("find_paths agrees with brute force on every graph of four vertices") {
  const std::pair<int, int> pairs[] = {{0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}, {2, 3}};
  // Long ways of sure links beat short ones of doubtful links; two links weigh the same.
  const double confidences[] = {0.9, 0.95, 0.4, 0.9, 0.6, 1.0};
  const Ontology relations = ontology();
  for (unsigned mask = 1; mask < 64; ++mask) {
    std::vector<TestLink> links;
    for (unsigned i = 0; i < 6; ++i) {
      if ((mask >> i & 1U) != 0) links.push_back({pairs[i].first, pairs[i].second, confidences[i]});
    }
    Store store = open_store(std::make_shared<InMemoryDisk>());
    put_graph(store, "g", links);
    const Snapshot snapshot = store.snapshot();
    EdgeReader reader(snapshot, relations, {});
    for (const PathOrder order : {PathOrder::kHops, PathOrder::kConfidence}) {
      for (int from = 0; from < 4; ++from) {
        for (int to = 0; to < 4; ++to) {
          if (from == to) continue;
          INFO("graph ", mask, " from ", from, " to ", to, " order ", static_cast<int>(order));
          const auto expected = names_of(all_paths(links, 4, from, to, order), "g");
          CHECK(found_paths(reader, "g", from, to, order, 9) == expected);
          const std::size_t two = std::min<std::size_t>(2, expected.size());
          CHECK(found_paths(reader, "g", from, to, order, 2) ==
                std::vector(expected.begin(), expected.begin() + static_cast<int>(two)));
        }
      }
    }
  }
}

TEST_CASE("find_paths takes the best simple way over stops where the best pieces cross") {
  constexpr int kVertices = 8;
  const Ontology relations = ontology();
  std::size_t crossings = 0;
  for (unsigned seed = 1; seed <= 12; ++seed) {
    std::mt19937 random(seed);
    std::vector<TestLink> links;
    for (int a = 0; a < kVertices; ++a) {
      for (int b = a + 1; b < kVertices; ++b) {
        if (random() % 100 >= 32) continue;
        links.push_back({a, b, 0.5 + 0.05 * static_cast<double>(random() % 5)});
      }
    }
    Store store = open_store(std::make_shared<InMemoryDisk>());
    put_graph(store, "g", links);
    const Snapshot snapshot = store.snapshot();
    EdgeReader reader(snapshot, relations, {});
    for (const Stops& via : {Stops{2}, Stops{3, 5}, Stops{6, 4, 2}}) {
      for (const PathOrder order : {PathOrder::kHops, PathOrder::kConfidence}) {
        INFO("seed ", seed, " stops ", via.size(), " order ", static_cast<int>(order));
        std::vector<Stops> expected;
        for (const Stops& path : all_paths(links, kVertices, 0, 1, order)) {
          auto at = path.begin();
          const bool over_all = std::all_of(via.begin(), via.end(), [&](int stop) {
            at = std::find(at, path.end(), stop);
            return at != path.end();
          });
          if (over_all) expected.push_back(path);
        }
        if (expected.size() > 5) expected.resize(5);
        CHECK(found_paths(reader, "g", 0, 1, order, 5, via) == names_of(expected, "g"));
        // The ends of the first piece, taken alone, would have led elsewhere.
        const auto first = all_paths(links, kVertices, 0, via[0], order);
        if (!expected.empty() && !std::equal(first[0].begin(), first[0].end(), expected[0].begin()))
          ++crossings;
      }
    }
  }
  CHECK(crossings > 10);
}

TEST_CASE("find_paths and the network agree with Boost.Graph on random graphs") {
  constexpr int kVertices = 40;
  const Ontology relations = ontology();
  for (unsigned seed = 1; seed <= 4; ++seed) {
    INFO("seed ", seed);
    std::mt19937 random(seed);
    std::vector<TestLink> links;
    boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS> oracle(kVertices);
    for (int a = 0; a < kVertices; ++a) {
      for (int b = a + 1; b < kVertices; ++b) {
        if (random() % 100 >= 6) continue;
        links.push_back({a, b, 0.5 + 0.01 * static_cast<double>(random() % 50)});
        add_edge(static_cast<std::size_t>(a), static_cast<std::size_t>(b), oracle);
      }
    }
    Store store = open_store(std::make_shared<InMemoryDisk>());
    put_graph(store, "g", links);
    const Snapshot snapshot = store.snapshot();
    EdgeReader reader(snapshot, relations, {});
    for (int from = 0; from < kVertices; from += 7) {
      std::vector<std::size_t> hops(kVertices, 0);
      boost::breadth_first_search(oracle, static_cast<std::size_t>(from),
                                  boost::visitor(boost::make_bfs_visitor(boost::record_distances(
                                      hops.data(), boost::on_tree_edge()))));
      for (int to = 0; to < kVertices; ++to) {
        if (to == from) continue;
        INFO("from ", from, " to ", to);
        const std::size_t expected = hops[static_cast<std::size_t>(to)];
        const auto paths = found_paths(reader, "g", from, to, PathOrder::kHops, 1);
        const bool within = expected > 0 && expected <= PathQuery{}.most_hops;
        REQUIRE(paths.size() == (within ? 1 : 0));
        if (within) CHECK(paths[0].size() == expected + 1);
      }
    }
  }
}

TEST_CASE("find_paths reaches no fewer entities in a wider window") {
  std::mt19937 random(7);
  Store store = open_store(std::make_shared<InMemoryDisk>());
  const Article article = make_article("visits.md", "2020-01-01", "Visits in a year.");
  std::vector<Claim> claims;
  for (int i = 0; i < 60; ++i) {
    const auto month = std::to_string(1 + random() % 9);
    claims.push_back(make_visit(article, id_of("w", static_cast<int>(random() % 12)),
                                "country/C" + std::to_string(random() % 12), "2019-0" + month));
    REQUIRE(complete_claim(claims.back(), &article).ok());
  }
  std::sort(claims.begin(), claims.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  claims.erase(std::unique(claims.begin(), claims.end(),
                           [](const auto& a, const auto& b) { return a.id == b.id; }),
               claims.end());
  REQUIRE(store.put_article(article, claims).ok());
  const Ontology relations = ontology();
  const Snapshot snapshot = store.snapshot();
  EdgeReader reader(snapshot, relations, {});
  const Day first = *parse_day("2019-05-01"), last = *parse_day("2019-05-31");
  const auto reached = [&](int months) {
    QueryFilters filters;
    const auto days = std::chrono::days(31 * months);
    filters.edges.window = DayRange::of(first - days, last + days);
    std::vector<std::string> ids;
    for (int to = 0; to < 12; ++to) {
      const auto a = *snapshot.find_entity(id_of("w", 0));
      const auto b = *snapshot.find_entity("country/C" + std::to_string(to));
      if (!a || !b) continue;
      PathQuery query;
      query.from = *a;
      query.to = *b;
      const auto answer = find_paths(reader, filters, query);
      REQUIRE(answer.ok());
      if (!answer->items.empty()) ids.push_back(answer->items[0].entities.back());
    }
    std::sort(ids.begin(), ids.end());
    return ids;
  };
  std::vector<std::string> narrow = reached(0);
  const std::size_t at_first = narrow.size();
  for (int months = 1; months < 6; ++months) {
    const std::vector<std::string> wide = reached(months);
    CHECK(std::includes(wide.begin(), wide.end(), narrow.begin(), narrow.end()));
    narrow = wide;
  }
  CHECK(narrow.size() > at_first);
}

TEST_CASE("measure_network counts parts and the ways that lead over an entity") {
  // A star of four and a pair: every way between two points of the star leads over its middle.
  Store store = open_store(std::make_shared<InMemoryDisk>());
  put_graph(store, "star", {{0, 1, 0.9}, {0, 2, 0.9}, {0, 3, 0.9}});
  put_graph(store, "pair", {{0, 1, 0.9}});
  const Ontology relations = ontology();
  const Snapshot snapshot = store.snapshot();
  EdgeReader reader(snapshot, relations, {});
  const auto set = reader.all();
  REQUIRE(set.ok());
  const Network network = measure_network(GraphView(*set, EdgeFilter{}), 2);
  CHECK(network.entities == 6);
  CHECK(network.links == 4);
  CHECK(network.components == 2);
  CHECK(network.largest_component == 4);
  REQUIRE(network.most_linked.size() == 2);
  CHECK(network.most_linked[0].id == "person/star-0");
  CHECK(network.most_linked[0].neighbors == 3);
  CHECK(network.most_linked[0].edges == 3);
  // 3 of the 10 pairs of the five others.
  CHECK(*network.most_linked[0].betweenness == doctest::Approx(0.3));
  CHECK(network.most_linked[1].id == "person/pair-0");
  CHECK(*network.most_linked[1].betweenness == 0);
}

}  // namespace
}  // namespace entente
