#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/claim.h"
#include "graph/interval.h"
#include "graph/near_duplicates.h"
#include "graph/ontology.h"

namespace entente {

// An edge is what the claims on the same subject, relation and object say together. It is derived
// on read and never stored: graph/event_joining.h, graph/episodes.h and graph/disputes.h hold the
// three parts of the derivation.

/// The place of a claim in the claims that edges are derived from.
using ClaimIndex = std::uint32_t;

/// What an edge is about. The subject of a symmetric relation is the smaller of the two ids.
struct EdgeKey {
  std::string subject;
  std::string relation;
  std::string object;  ///< Empty for a relation without an object.
  std::string role;    ///< Empty if there is none.

  bool operator==(const EdgeKey&) const = default;
  auto operator<=>(const EdgeKey&) const = default;
};

EdgeKey edge_key(const Claim& claim, const Ontology& ontology);

/// One of the accounts that an edge's claims give, where they cannot all be true: claims that
/// can, and the bounds that they share.
struct Reading {
  Bounds bounds;
  std::uint32_t origins = 0;
  std::vector<ClaimIndex> claims;

  bool operator==(const Reading&) const = default;
};

/// Why an edge's claims, or it and other edges, cannot all be true. Never stored.
enum class DisputeKind : std::uint8_t {
  kBounds,     ///< Its own claims give bounds that exclude each other.
  kPolarity,   ///< Another edge denies it, or it denies another.
  kFunctional  ///< Another subject is said to be the one at the same time.
};

std::string_view to_string(DisputeKind kind);

/// The disputes of one edge; `kind` names the first, in the order of the enumerators.
struct Dispute {
  DisputeKind kind = DisputeKind::kBounds;
  std::vector<Reading> readings;     ///< Two or more, the one that is used first; else none.
  std::vector<std::size_t> against;  ///< Places of other edges in the same derivation, rising.

  bool operator==(const Dispute&) const = default;
};

/// What the claims on one key, polarity and modality say together: one event, or one episode of a
/// state. Numbers point into the claims that it was derived from.
struct Edge {
  /// "edge:" and the least id of the claims that state it; for a state that only an event makes,
  /// "/" and the relation follow. It changes when that claim goes.
  std::string id;
  EdgeKey key;
  RelationKind kind = RelationKind::kEvent;
  Polarity polarity = Polarity::kAffirmed;
  Modality modality = Modality::kActual;
  Bounds bounds;                   ///< Those of the first reading, if there are several.
  std::vector<DayRange> observed;  ///< The days on which a claim observes it, in order.
  std::vector<ClaimIndex> claims;  ///< By publication, undated ones last, then by id.
  std::uint32_t origins = 0;       ///< Independent origins (edges.md, "Weight").
  double confidence = 0;           ///< In [0, 1], in steps of 0.01.
  std::optional<Dispute> dispute;

  bool operator==(const Edge&) const = default;
};

/// What tells which claims repeat each other. The rows of one data set are one origin of an edge,
/// and so are those of its articles that are near-duplicates of each other
/// (graph/near_duplicates.h), directly or through others of its articles: an article that the edge
/// does not cite joins nothing.
struct Origins {
  /// By article id; an article without a sketch is an origin by itself.
  std::map<std::string, TextSketch, std::less<>> sketch_of_article;
};

/// Every edge that the claims make, sorted by key, polarity, modality and bounds. The order of the
/// claims changes nothing but the indices. Claims of relations that the ontology does not know are
/// left out. An edge is complete only if the claims hold everything that its rules look at: the
/// claims of its key, of the events that start or end it, and, for a functional relation, those of
/// the other holders. O(n log n) for n claims, quadratic in the readings of one key.
std::vector<Edge> derive_edges(std::span<const Claim> claims, const Ontology& ontology,
                               const Origins& origins);

/// Whether the edge holds on some day of the window: holds_within() of its bounds; a denial holds
/// certainly on every day that it denies.
Truth holds_within(const Edge& edge, const DayRange& window);

/// The number of days from `day` to the nearest day on which a claim observes the edge; 0 if it is
/// one; nullopt if none does.
std::optional<std::int64_t> days_from_observation(const Edge& edge, Day day);

/// The claims that were known on `known_at`: those published until then, and the undated ones only
/// if asked for. In the order given.
std::vector<Claim> known_claims(std::vector<Claim> claims, Day known_at, bool include_undated);

}  // namespace entente
