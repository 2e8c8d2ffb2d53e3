#include "query/edge_reader.h"

#include <algorithm>
#include <utility>

#include "graph/text.h"

namespace entente {

namespace {

/// The relations whose claims at an object bear on its states of `state`, whoever their subject is:
/// events that end the state of any subject, and, if there can be only one holder, everything that
/// makes one.
std::set<std::string> relations_at_object(const Relation& state, const Ontology& ontology) {
  std::set<std::string> names;
  for (const Relation* ender : ontology.enders_of(state.name)) {
    if (ender->match == EventMatch::kObject || state.functional != Functional::kNo)
      names.insert(ender->name);
  }
  if (state.functional == Functional::kNo) return names;
  names.insert(state.name);
  for (const Relation* starter : ontology.starters_of(state.name))
    names.insert(starter->name);
  return names;
}

std::set<std::string> normalized(const std::vector<std::string>& names) {
  std::set<std::string> found;
  for (const std::string& name : names)
    found.insert(normalize_name(name));
  return found;
}

}  // namespace

EdgeReader::EdgeReader(const Snapshot& snapshot, const Ontology& ontology, EvidenceFilter filter)
    : snapshot_(snapshot), ontology_(ontology), filter_(std::move(filter)) {}

bool EdgeReader::counts(const ClaimEntry& entry) const {
  if (filter_.known_at) {
    if (entry.published ? *filter_.known_at < *entry.published : !filter_.undated) return false;
  }
  if (filter_.sources.empty() && filter_.without_sources.empty()) return true;
  const std::string source = normalize_name(snapshot_.label(entry.source));
  const auto only = normalized(filter_.sources), none = normalized(filter_.without_sources);
  return (only.empty() || only.contains(source)) && !none.contains(source);
}

Result<std::string> EdgeReader::id_of(EntityNumber entity) {
  const auto known = ids_.find(entity);
  if (known != ids_.end()) return known->second;
  auto id = snapshot_.entity_id(entity);
  if (id) ids_.emplace(entity, *id);
  return id;
}

Result<void> EdgeReader::add(EntityNumber entity, const std::string& relation, Entries& entries) {
  ClaimFilter filter;
  filter.relation = snapshot_.find_label(relation);
  if (!filter.relation) return {};  // No claim of the store speaks of it.
  auto found = snapshot_.claims_of(entity, filter);
  if (!found) return found.error();
  for (ClaimEntry& entry : *found)
    entries.try_emplace(entry.claim, std::move(entry));
  return {};
}

/// Adds what ends the states of `entity`, and their rivals, as far as it stands at the other end.
Result<void> EdgeReader::add_context(EntityNumber entity, Entries& entries) {
  std::set<std::pair<EntityNumber, std::string>> wanted;
  for (const auto& [number, entry] : entries) {
    if (!entry.object || *entry.object == entity) continue;
    const Relation* relation = ontology_.find(snapshot_.label(entry.relation));
    if (relation == nullptr) continue;
    std::vector<std::string> states = relation->starts;
    if (!relation->is_event()) states.push_back(relation->name);
    for (const std::string& state : states) {
      for (const std::string& name : relations_at_object(*ontology_.find(state), ontology_))
        wanted.emplace(*entry.object, name);
    }
  }
  for (const auto& [object, relation] : wanted) {
    if (auto added = add(object, relation, entries); !added) return added;
  }
  return {};
}

Result<EdgeSet> EdgeReader::around(EntityNumber entity) {
  auto found = snapshot_.claims_of(entity);
  if (!found) return found.error();
  Entries entries;
  for (ClaimEntry& entry : *found)
    entries.try_emplace(entry.claim, std::move(entry));
  if (auto added = add_context(entity, entries); !added) return added.error();
  return derive(entries);
}

Result<EdgeSet> EdgeReader::of_claim(const ClaimEntry& entry) {
  // All that bears on a key stands at its subject, or is added for its object.
  return around(entry.subject);
}

Result<EdgeSet> EdgeReader::all() {
  auto found = snapshot_.all_claims();
  if (!found) return found.error();
  Entries entries;
  for (ClaimEntry& entry : *found)
    entries.try_emplace(entry.claim, std::move(entry));
  return derive(entries);
}

/// As much of the claim as edges are derived from; its article is the number as text.
Result<Claim> EdgeReader::light_claim(const ClaimEntry& entry) {
  Claim claim;
  claim.id = entry.id.to_string();
  claim.relation = snapshot_.label(entry.relation);
  claim.published = entry.published;
  claim.bounds = entry.bounds;
  claim.polarity = entry.polarity;
  claim.modality = entry.modality;
  claim.confidence = entry.confidence;
  if (filter_.grades) {
    const Reliability reliability = filter_.grades->of(snapshot_.label(entry.source));
    claim.confidence = std::min(claim.confidence, most_weight(reliability));
  }
  if (entry.role != kNoLabel) claim.role = std::string(snapshot_.label(entry.role));
  auto subject = id_of(entry.subject);
  if (!subject) return subject.error();
  claim.subject.entity.type = type_of_id(*subject).value_or(EntityType::kActor);
  claim.subject.entity.id = std::move(*subject);
  if (entry.object) {
    auto object = id_of(*entry.object);
    if (!object) return object.error();
    claim.object.emplace();
    claim.object->entity.type = type_of_id(*object).value_or(EntityType::kActor);
    claim.object->entity.id = std::move(*object);
  }
  if (entry.article) {
    claim.article = std::to_string(static_cast<std::uint32_t>(*entry.article));
    claim.evidence = TextEvidence{};
  } else {
    claim.evidence = RowEvidence{std::string(snapshot_.label(entry.source)), "", "", {}};
  }
  return claim;
}

Result<Origins> EdgeReader::origins_of(const std::vector<ClaimEntry>& entries) const {
  Origins origins;
  std::set<ArticleNumber> known;
  for (const ClaimEntry& entry : entries) {
    if (!entry.article || !known.insert(*entry.article).second) continue;
    auto sketch = snapshot_.sketch(*entry.article);
    if (!sketch) return sketch.error();
    origins.sketch_of_article.emplace(std::to_string(static_cast<std::uint32_t>(*entry.article)),
                                      std::move(*sketch));
  }
  return origins;
}

Result<EdgeSet> EdgeReader::derive(const Entries& entries) {
  EdgeSet set;
  std::vector<Claim> claims;
  for (const auto& [number, entry] : entries) {
    if (!counts(entry)) continue;
    auto claim = light_claim(entry);
    if (!claim) return claim.error();
    claims.push_back(std::move(*claim));
    set.entries.push_back(entry);
  }
  auto origins = origins_of(set.entries);
  if (!origins) return origins.error();
  set.edges = derive_edges(claims, ontology_, *origins);
  if (filter_.grades) {
    for (const Edge& edge : set.edges)
      set.grades.push_back(grade_of(set, edge));
  }
  return set;
}

/// Of the claims that state the edge, not of the events that start or end it.
std::string EdgeReader::grade_of(const EdgeSet& set, const Edge& edge) const {
  auto best = Reliability::kCannotJudge;
  for (const ClaimIndex index : edge.claims) {
    const ClaimEntry& entry = set.entries[index];
    if (snapshot_.label(entry.relation) != edge.key.relation) continue;
    best = std::min(best, filter_.grades->of(snapshot_.label(entry.source)));
  }
  bool outweighed = false;
  if (edge.dispute) {
    for (const std::size_t other : edge.dispute->against)
      outweighed |= set.edges[other].origins > edge.origins;
  }
  return admiralty_grade(edge, best, outweighed);
}

bool touches(const Edge& edge, std::string_view entity_id) {
  return edge.key.subject == entity_id || edge.key.object == entity_id;
}

const std::string& other_end(const Edge& edge, std::string_view entity_id) {
  return edge.key.subject == entity_id ? edge.key.object : edge.key.subject;
}

}  // namespace entente
