#include "query/graph_view.h"

#include <algorithm>
#include <map>
#include <utility>

#include "query/boost_view.h"

namespace entente {

namespace {

/// Whether the edge is one between two known entities.
bool makes_link(const Edge& edge) {
  const auto& [subject, relation, object, role] = edge.key;
  return !object.empty() && subject != object && subject != kUnknownActorId &&
         object != kUnknownActorId;
}

}  // namespace

GraphView::GraphView(const EdgeSet& set, const EdgeFilter& filter)
    : state_(std::make_unique<State>()) {
  std::vector<std::size_t> places;
  std::vector<std::string>& ids = state_->ids;
  for (std::size_t place = 0; place < set.edges.size(); ++place) {
    const Edge& edge = set.edges[place];
    if (!makes_link(edge) || !filter.takes(edge)) continue;
    places.push_back(place);
    ids.push_back(edge.key.subject);
    ids.push_back(edge.key.object);
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  std::map<std::pair<Vertex, Vertex>, Link> links;
  for (const std::size_t place : places) {
    const Edge& edge = set.edges[place];
    const Vertex subject = *find(edge.key.subject), object = *find(edge.key.object);
    for (const auto& [from, to] : {std::pair(subject, object), std::pair(object, subject)}) {
      Link& link = links[{from, to}];
      link.to = to;
      if (link.edges++ > 0 && !stands_before(edge, set.edges[link.place], filter)) continue;
      link.place = place;
      link.doubt = doubt_of(edge.confidence);
    }
  }
  std::vector<std::pair<Vertex, Vertex>> pairs;
  std::vector<Link> properties;
  for (const auto& [pair, link] : links) {
    pairs.push_back(pair);
    properties.push_back(link);
  }
  state_->graph = BoostGraph(boost::edges_are_sorted, pairs.begin(), pairs.end(),
                             properties.begin(), static_cast<Vertex>(ids.size()));
}

GraphView::GraphView(GraphView&&) noexcept = default;
GraphView& GraphView::operator=(GraphView&&) noexcept = default;
GraphView::~GraphView() = default;

std::size_t GraphView::vertex_count() const { return state_->ids.size(); }

std::size_t GraphView::link_count() const { return num_edges(state_->graph) / 2; }

const std::string& GraphView::id(Vertex vertex) const { return state_->ids[vertex]; }

std::optional<Vertex> GraphView::find(std::string_view id) const {
  const auto at = std::lower_bound(state_->ids.begin(), state_->ids.end(), id);
  if (at == state_->ids.end() || *at != id) return std::nullopt;
  return static_cast<Vertex>(at - state_->ids.begin());
}

std::span<const GraphView::Link> GraphView::links(Vertex vertex) const {
  const auto [first, last] = out_edges(vertex, state_->graph);
  if (first == last) return {};
  // A row's properties lie side by side, in the order of its links.
  return {&state_->graph[*first], out_degree(vertex, state_->graph)};
}

const GraphView::Link& GraphView::link(Vertex from, Vertex to) const {
  const auto row = links(from);
  return *std::lower_bound(row.begin(), row.end(), to,
                           [](const Link& link, Vertex end) { return link.to < end; });
}

}  // namespace entente
