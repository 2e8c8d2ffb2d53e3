#include "query/link_graph.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace entente {

namespace {

/// The smaller, the better the edge stands for the link.
auto rank(const Edge& edge, const EdgeFilter& filter) {
  const bool uncertain = filter.window && holds_within(edge, *filter.window) != Truth::kCertainly;
  const bool said_otherwise =
      edge.polarity == Polarity::kNegated || edge.modality != Modality::kActual;
  return std::tuple(said_otherwise, uncertain, -edge.confidence, edge.kind,
                    std::string_view(edge.id));
}

}  // namespace

std::int64_t doubt_of(double confidence) {
  constexpr double kLeast =
      1e-3;  // A confidence of 0 is finite doubt: such an edge is last, not lost.
  return std::llround(-std::log(std::clamp(confidence, kLeast, 1.0)) * 1e6);
}

bool stands_before(const Edge& a, const Edge& b, const EdgeFilter& filter) {
  return rank(a, filter) < rank(b, filter);
}

LinkGraph::LinkGraph(EdgeReader& reader, EdgeFilter filter, std::size_t most_entities)
    : reader_(reader), filter_(std::move(filter)), most_entities_(most_entities) {}

Vertex LinkGraph::intern(const std::string& id) {
  const auto [at, added] = vertices_.try_emplace(id, static_cast<Vertex>(ids_.size()));
  if (added) ids_.push_back(id);
  return at->second;
}

Result<Vertex> LinkGraph::vertex(EntityNumber entity) {
  auto id = reader_.id_of(entity);
  if (!id) return id.error();
  return intern(*id);
}

Result<const std::map<Vertex, LinkGraph::Link>*> LinkGraph::links(Vertex vertex) {
  if (const auto known = links_.find(vertex); known != links_.end()) return &known->second;
  if (links_.size() >= most_entities_)
    return Error{ErrorCode::kLimit,
                 "the search has read " + std::to_string(most_entities_) + " entities"};
  const std::string id = ids_[vertex];
  auto number = reader_.snapshot().find_entity(id);
  if (!number) return number.error();
  std::map<Vertex, Link>& links = links_[vertex];
  if (!*number || id == kUnknownActorId) return &links;
  auto set = reader_.around(**number);
  if (!set) return set.error();
  for (std::size_t i = 0; i < set->edges.size(); ++i) {
    const Edge& edge = set->edges[i];
    if (!touches(edge, id) || !filter_.takes(edge)) continue;
    const std::string& other = other_end(edge, id);
    if (other.empty() || other == id || other == kUnknownActorId) continue;
    const auto [at, added] =
        links.try_emplace(intern(other), Link{sets_.size(), i, doubt_of(edge.confidence)});
    if (!added && stands_before(edge, set->edges[at->second.place], filter_))
      at->second = Link{sets_.size(), i, doubt_of(edge.confidence)};
  }
  sets_.push_back(std::move(*set));
  return &links;
}

}  // namespace entente
