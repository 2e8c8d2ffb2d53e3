#include "graph/edge.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "graph/disputes.h"
#include "graph/edge_weight.h"
#include "graph/episodes.h"
#include "graph/event_joining.h"

namespace entente {

namespace {

/// What may become one edge or several: the claims of one key, polarity and modality.
using BundleKey = std::tuple<EdgeKey, Polarity, Modality>;
using Bundles = std::map<BundleKey, std::vector<ClaimIndex>>;

Edge make_edge(const BundleKey& bundle, RelationKind kind) {
  Edge edge;
  std::tie(edge.key, edge.polarity, edge.modality) = bundle;
  edge.kind = kind;
  return edge;
}

/// Derives the edges of one set of claims; holds what its steps share.
class Derivation {
 public:
  Derivation(const ClaimWeights& weights, const Ontology& ontology)
      : weights_(weights), ontology_(ontology) {}

  std::vector<Edge> run();

 private:
  void add_events(const BundleKey& bundle, const std::vector<ClaimIndex>& claims,
                  const Relation& relation);
  /// Registers an event under each state that it starts or ends.
  void register_event(const Edge& event, const Relation& relation);
  void open_states(Bundles& states);
  bool makes_state(const Edge& event) const;
  void add_states(const BundleKey& bundle, const std::vector<ClaimIndex>& claims);
  void add_own_reports(const std::vector<ClaimIndex>& claims, StateEvidence& evidence) const;
  void add_state_events(const EdgeKey& state, StateEvidence& evidence) const;
  void set_id(Edge& edge) const;

  /// The affirmed, actual events that may bear on the states of one relation and one entity.
  struct StateEvents {
    std::vector<Edge> starting, ending;
  };

  const ClaimWeights& weights_;
  const Ontology& ontology_;
  std::vector<Edge> edges_;
  std::map<std::pair<std::string, std::string>, StateEvents> events_of_;  // (relation, object)
};

bool matches(const EdgeKey& event, const EdgeKey& state, EventMatch match) {
  const bool same_ends = event.subject == state.subject && event.object == state.object;
  switch (match) {
    case EventMatch::kNone:
      return false;
    case EventMatch::kObject:
      return event.object == state.object;
    case EventMatch::kSubjectAndObject:
      return same_ends;
    case EventMatch::kRole:
      return same_ends && event.role == state.role;
    case EventMatch::kRoleIfGiven:
      return same_ends && (event.role.empty() || event.role == state.role);
    case EventMatch::kPair:
      return same_ends || (event.subject == state.object && event.object == state.subject);
  }
  return false;
}

void Derivation::register_event(const Edge& event, const Relation& relation) {
  if (event.polarity != Polarity::kAffirmed || event.modality != Modality::kActual) return;
  const auto add = [&](const std::string& state, std::vector<Edge> StateEvents::*list) {
    (events_of_[{state, event.key.object}].*list).push_back(event);
    if (relation.match == EventMatch::kPair && event.key.subject != event.key.object)
      (events_of_[{state, event.key.subject}].*list).push_back(event);
  };
  for (const std::string& state : relation.starts)
    add(state, &StateEvents::starting);
  for (const std::string& state : relation.ends)
    add(state, &StateEvents::ending);
}

void Derivation::add_events(const BundleKey& bundle, const std::vector<ClaimIndex>& claims,
                            const Relation& relation) {
  for (const JoinedEvent& event : join_events(claims, relation.once, weights_)) {
    Edge edge = make_edge(bundle, RelationKind::kEvent);
    edge.bounds = event.bounds;
    edge.claims = weights_.in_order(event.claims);
    for (const ClaimIndex index : edge.claims)
      edge.observed.push_back(observed_days(weights_.claim(index).bounds));
    std::sort(edge.observed.begin(), edge.observed.end());
    edge.origins = weights_.origins(edge.claims);
    edge.confidence = weights_.confidence(edge.claims);
    set_id(edge);
    register_event(edge, relation);
    edges_.push_back(std::move(edge));
  }
}

/// Whether some claim states this, in whatever role. Requires: `key.role` is empty.
bool is_stated(const EdgeKey& key, const Bundles& states) {
  for (auto it = states.lower_bound({key, Polarity{}, Modality{}}); it != states.end(); ++it) {
    const auto& [other, polarity, modality] = it->first;
    if (std::tie(other.subject, other.relation, other.object) !=
        std::tie(key.subject, key.relation, key.object))
      return false;
    if (polarity == Polarity::kAffirmed && modality == Modality::kActual) return true;
  }
  return false;
}

/// An opening makes a state even if no claim states one: its bundle, empty, joins the others.
void Derivation::open_states(Bundles& states) {
  for (const auto& [place, events] : events_of_) {
    const Relation& state = *ontology_.find(place.first);
    for (const Edge& event : events.starting) {
      if (!makes_state(event)) continue;
      const auto& object = weights_.claim(event.claims.front()).object;
      if (!object || !state.takes_object(object->entity.type)) continue;
      const EdgeKey key{event.key.subject, state.name, event.key.object, ""};
      if (!is_stated(key, states)) states[{key, Polarity::kAffirmed, Modality::kActual}];
    }
  }
}

bool Derivation::makes_state(const Edge& event) const {
  return ontology_.find(event.key.relation)->start_effect == StartEffect::kMakes;
}

void Derivation::add_own_reports(const std::vector<ClaimIndex>& claims,
                                 StateEvidence& evidence) const {
  for (const ClaimIndex index : claims) {
    const Bounds& bounds = weights_.claim(index).bounds;
    evidence.reports.push_back({bounds, observed_days(bounds), {index}});
  }
}

void Derivation::add_state_events(const EdgeKey& state, StateEvidence& evidence) const {
  const auto events = events_of_.find({state.relation, state.object});
  if (events == events_of_.end()) return;
  for (const Edge& event : events->second.starting) {
    if (!matches(event.key, state, ontology_.find(event.key.relation)->match)) continue;
    const DayRange when = event.bounds.start;
    if (!makes_state(event)) {
      evidence.elections.push_back({when, event.claims});
      continue;
    }
    const DayRange end = when.has_first() ? DayRange::from(when.begin()) : DayRange();
    evidence.reports.push_back({{when, end}, when, event.claims});
  }
  for (const Edge& event : events->second.ending) {
    if (matches(event.key, state, ontology_.find(event.key.relation)->match))
      evidence.endings.push_back({event.bounds.end, event.claims});
  }
}

void Derivation::add_states(const BundleKey& bundle, const std::vector<ClaimIndex>& claims) {
  const auto& [key, polarity, modality] = bundle;
  StateEvidence evidence;
  add_own_reports(claims, evidence);
  if (polarity == Polarity::kAffirmed && modality == Modality::kActual)
    add_state_events(key, evidence);
  for (Episode& episode : make_episodes(evidence, weights_)) {
    Edge edge = make_edge(bundle, RelationKind::kState);
    edge.bounds = episode.readings.front().bounds;
    edge.observed = std::move(episode.observed);
    edge.claims = std::move(episode.claims);
    edge.origins = weights_.origins(episode.counted);
    edge.confidence = weights_.confidence(episode.counted);
    if (episode.readings.size() > 1)
      edge.dispute = Dispute{DisputeKind::kBounds, std::move(episode.readings), {}};
    set_id(edge);
    edges_.push_back(std::move(edge));
  }
}

void Derivation::set_id(Edge& edge) const {
  const std::string* own = nullptr;
  const std::string* any = nullptr;
  for (const ClaimIndex index : edge.claims) {
    const Claim& claim = weights_.claim(index);
    if (any == nullptr || claim.id < *any) any = &claim.id;
    if (claim.relation == edge.key.relation && (own == nullptr || claim.id < *own)) own = &claim.id;
  }
  edge.id = "edge:" + (own != nullptr ? *own : *any + "/" + edge.key.relation);
}

std::vector<Edge> Derivation::run() {
  Bundles events, states;
  for (ClaimIndex index = 0; index < weights_.claims().size(); ++index) {
    const Claim& claim = weights_.claim(index);
    const Relation* relation = ontology_.find(claim.relation);
    if (relation == nullptr) continue;
    Bundles& bundles = relation->kind == RelationKind::kEvent ? events : states;
    bundles[{edge_key(claim, ontology_), claim.polarity, claim.modality}].push_back(index);
  }
  for (const auto& [bundle, claims] : events)
    add_events(bundle, claims, *ontology_.find(std::get<0>(bundle).relation));
  open_states(states);
  for (const auto& [bundle, claims] : states)
    add_states(bundle, claims);
  std::sort(edges_.begin(), edges_.end(), [](const Edge& a, const Edge& b) {
    return std::tie(a.key, a.polarity, a.modality, a.bounds, a.id) <
           std::tie(b.key, b.polarity, b.modality, b.bounds, b.id);
  });
  add_disputes(edges_, ontology_);
  return std::move(edges_);
}

}  // namespace

std::string_view to_string(DisputeKind kind) {
  static constexpr std::string_view kNames[] = {"bounds", "polarity", "functional"};
  return kNames[static_cast<std::size_t>(kind)];
}

EdgeKey edge_key(const Claim& claim, const Ontology& ontology) {
  EdgeKey key{claim.subject.entity.id, claim.relation,
              claim.object ? claim.object->entity.id : std::string(), claim.role.value_or("")};
  const Relation* relation = ontology.find(claim.relation);
  if (relation != nullptr && relation->symmetric && !key.object.empty() && key.object < key.subject)
    std::swap(key.subject, key.object);
  return key;
}

std::vector<Edge> derive_edges(std::span<const Claim> claims, const Ontology& ontology,
                               const Origins& origins) {
  const ClaimWeights weights(claims, origins);
  return Derivation(weights, ontology).run();
}

Truth holds_within(const Edge& edge, const DayRange& window) {
  const Truth plain = holds_within(edge.bounds, window);
  if (edge.polarity == Polarity::kAffirmed || plain == Truth::kCertainly) return plain;
  const bool denied =
      std::any_of(edge.observed.begin(), edge.observed.end(),
                  [&](const DayRange& days) { return days.intersection(window).has_value(); });
  return denied ? Truth::kCertainly : plain;
}

std::optional<std::int64_t> days_from_observation(const Edge& edge, Day day) {
  std::optional<std::int64_t> nearest;
  for (const DayRange& days : edge.observed) {
    std::int64_t distance = 0;
    if (day < days.begin()) distance = (days.begin() - day).count();
    if (days.end() <= day) distance = (day - days.end()).count() + 1;
    nearest = std::min(distance, nearest.value_or(distance));
  }
  return nearest;
}

std::vector<Claim> known_claims(std::vector<Claim> claims, Day known_at, bool include_undated) {
  std::erase_if(claims, [&](const Claim& claim) {
    return claim.published ? known_at < *claim.published : !include_undated;
  });
  return claims;
}

}  // namespace entente
