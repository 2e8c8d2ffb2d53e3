#include "query/path_search.h"

#include <cmath>
#include <functional>
#include <optional>
#include <set>
#include <utility>

#include "query/confidence_search.h"
#include "query/graph_view.h"
#include "query/hop_search.h"
#include "query/link_graph.h"

namespace entente {

namespace {

/// What a search walked over: the id of a vertex, the edge that stands for a link.
struct Walked {
  std::function<const std::string&(Vertex)> id;
  std::function<Result<AnswerEdge>(Vertex, Vertex)> edge;
};

Result<PathAnswer> answer_of(const Route& route, const Walked& walked, EvidenceReader& evidence) {
  PathAnswer path;
  for (const Vertex stop : route.stops) {
    auto entity = evidence.entity(walked.id(stop));
    if (!entity) return entity.error();
    path.entities.push_back(entity->id);
    path.names.push_back(entity->name);
  }
  double product = 1;
  for (std::size_t i = 0; i + 1 < route.stops.size(); ++i) {
    auto edge = walked.edge(route.stops[i], route.stops[i + 1]);
    if (!edge) return edge.error();
    product *= edge->edge.confidence;
    path.edges.push_back(std::move(*edge));
  }
  constexpr double kHair = 1e-9;  // A half that is short by a rounding error still goes up.
  path.confidence = std::floor(product * 100 + 0.5 + kHair) / 100;
  return path;
}

/// The stops of a query and what it avoids, as vertices of a graph. An entity that the graph lacks
/// has no vertex: nullopt for a stop; one that is avoided is left out.
struct Ends {
  std::vector<Vertex> stops;
  std::set<Vertex> banned;
};
using VertexOf = std::function<Result<std::optional<Vertex>>(EntityNumber)>;

Result<std::optional<Ends>> ends_of(const PathQuery& query, const VertexOf& vertex_of) {
  std::vector<EntityNumber> entities{query.from};
  entities.insert(entities.end(), query.via.begin(), query.via.end());
  entities.push_back(query.to);
  Ends ends;
  for (const EntityNumber entity : entities) {
    auto vertex = vertex_of(entity);
    if (!vertex) return vertex.error();
    if (!*vertex) return std::optional<Ends>();
    ends.stops.push_back(**vertex);
  }
  for (const EntityNumber entity : query.avoid) {
    auto vertex = vertex_of(entity);
    if (!vertex) return vertex.error();
    if (*vertex) ends.banned.insert(**vertex);
  }
  const std::set<Vertex> distinct(ends.stops.begin(), ends.stops.end());
  if (distinct.size() != ends.stops.size() || query.count == 0) return std::optional<Ends>();
  for (const Vertex stop : ends.stops) {
    if (ends.banned.contains(stop)) return std::optional<Ends>();
  }
  return std::optional(std::move(ends));
}

Result<PathsAnswer> answers_of(const Ends& ends, RouteFinder& finder, const Walked& walked,
                               EvidenceReader& evidence, std::size_t count) {
  auto routes = best_routes_through(finder, ends.stops, ends.banned, count);
  if (!routes) return routes.error();
  PathsAnswer answer;
  answer.truncated = routes->truncated;
  for (const Route& route : routes->routes) {
    auto path = answer_of(route, walked, evidence);
    if (!path) return path.error();
    answer.items.push_back(std::move(*path));
  }
  return answer;
}

Result<PathsAnswer> paths_by_hops(EdgeReader& reader, const QueryFilters& filters,
                                  const PathQuery& query) {
  LinkGraph graph(reader, filters.edges, query.most_entities);
  auto ends = ends_of(query, [&](EntityNumber entity) -> Result<std::optional<Vertex>> {
    auto vertex = graph.vertex(entity);
    if (!vertex) return vertex.error();
    if (graph.id(*vertex) == kUnknownActorId) return std::optional<Vertex>();
    return std::optional(*vertex);
  });
  if (!ends) return ends.error();
  if (!*ends) return PathsAnswer();
  EvidenceReader evidence(reader.snapshot());
  const Walked walked{[&](Vertex vertex) -> const std::string& { return graph.id(vertex); },
                      [&](Vertex from, Vertex to) -> Result<AnswerEdge> {
                        auto links = graph.links(from);
                        // The last stop may never have been read: the link stands at either end.
                        const bool here = links.ok();
                        if (!here) links = graph.links(to);
                        if (!links) return links.error();
                        const LinkGraph::Link& link = (*links)->at(here ? to : from);
                        return evidence.complete(graph.set(link), link.place, filters.edges.window);
                      }};
  HopSearch search(graph, query.most_hops);
  auto answer = answers_of(**ends, search, walked, evidence, query.count);
  if (answer && search.exhausted()) answer->truncated = true;
  return answer;
}

Result<PathsAnswer> paths_by_confidence(EdgeReader& reader, const QueryFilters& filters,
                                        const PathQuery& query) {
  auto set = reader.all();
  if (!set) return set.error();
  const GraphView view(*set, filters.edges);
  auto ends = ends_of(query, [&](EntityNumber entity) -> Result<std::optional<Vertex>> {
    auto id = reader.id_of(entity);
    if (!id) return id.error();
    return view.find(*id);
  });
  if (!ends) return ends.error();
  if (!*ends) return PathsAnswer();
  EvidenceReader evidence(reader.snapshot());
  const Walked walked{[&](Vertex vertex) -> const std::string& { return view.id(vertex); },
                      [&](Vertex from, Vertex to) {
                        return evidence.complete(*set, view.link(from, to).place,
                                                 filters.edges.window);
                      }};
  ConfidenceSearch search(view);
  return answers_of(**ends, search, walked, evidence, query.count);
}

}  // namespace

Result<PathsAnswer> find_paths(EdgeReader& reader, const QueryFilters& filters,
                               const PathQuery& query) {
  return query.order == PathOrder::kHops ? paths_by_hops(reader, filters, query)
                                         : paths_by_confidence(reader, filters, query);
}

}  // namespace entente
