#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "query/edge_reader.h"
#include "query/link_graph.h"
#include "query/query.h"

namespace entente {

/// The graph of all edges that a filter takes, immutable and compressed (sparse rows): entities are
/// vertices, numbered in the order of their ids; two are linked if an edge stands between them, and
/// each link stands at both of its ends. Edges without an object, of an entity with itself and of
/// `actor/unknown` make no link, and an entity without a link is no vertex. Built in
/// O(n log n) for n edges. Any number of threads may read it.
class GraphView {
 public:
  /// One link as one of its ends sees it.
  struct Link {
    Vertex to = 0;
    std::uint32_t edges = 0;  ///< How many edges stand between the two.
    std::size_t place = 0;    ///< In the set: the one that stands for them (stands_before()).
    std::int64_t doubt = 0;   ///< doubt_of() that one.
  };

  GraphView(const EdgeSet& set, const EdgeFilter& filter);
  GraphView(GraphView&&) noexcept;
  GraphView& operator=(GraphView&&) noexcept;
  ~GraphView();

  std::size_t vertex_count() const;
  std::size_t link_count() const;  ///< Of pairs of entities.
  const std::string& id(Vertex vertex) const;
  std::optional<Vertex> find(std::string_view id) const;
  /// By the number of the other end. The view lives as long as the graph.
  std::span<const Link> links(Vertex vertex) const;
  /// Requires: the two are linked.
  const Link& link(Vertex from, Vertex to) const;

  struct State;  ///< query/boost_view.h
  const State& state() const { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

}  // namespace entente
