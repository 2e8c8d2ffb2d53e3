#include "query/answer.h"

#include <utility>

namespace entente {

Result<Entity> EvidenceReader::entity(const std::string& id) {
  const auto known = entities_.find(id);
  if (known != entities_.end()) return known->second;
  auto number = snapshot_.find_entity(id);
  if (!number) return number.error();
  Entity entity;
  entity.id = entity.name = id;
  entity.type = parse_entity_type(id.substr(0, id.find('/'))).value_or(EntityType::kActor);
  if (*number) {
    auto stored = snapshot_.entity(**number);
    if (!stored && stored.error().code != ErrorCode::kNotFound) return stored.error();
    if (stored) entity = std::move(*stored);
  }
  return entities_.emplace(id, std::move(entity)).first->second;
}

Result<CitedClaim> EvidenceReader::cited_claim(const ClaimEntry& entry) {
  const auto known = claims_.find(entry.claim);
  if (known != claims_.end()) return known->second;
  auto claim = snapshot_.claim(entry.claim);
  if (!claim) return claim.error();
  CitedClaim cited{std::move(*claim), std::nullopt, ""};
  if (entry.article) {
    auto article = snapshot_.article(*entry.article, Snapshot::Text::kWithout);
    if (!article) return article.error();
    cited.title = std::move(article->article.title);
    cited.source = std::move(article->article.source);
  } else if (entry.source != kNoLabel) {
    cited.source = std::string(snapshot_.label(entry.source));
  }
  return claims_.emplace(entry.claim, std::move(cited)).first->second;
}

Result<AnswerEdge> EvidenceReader::bare(const EdgeSet& set, std::size_t place,
                                        const std::optional<DayRange>& window) {
  AnswerEdge answer;
  answer.edge = set.edges[place];
  if (!set.grades.empty()) answer.grade = set.grades[place];
  auto subject = entity(answer.edge.key.subject);
  if (!subject) return subject.error();
  answer.subject = std::move(*subject);
  if (!answer.edge.key.object.empty()) {
    auto object = entity(answer.edge.key.object);
    if (!object) return object.error();
    answer.object = std::move(*object);
  }
  if (window) answer.holds = holds_within(answer.edge, *window);
  for (const ClaimIndex index : answer.edge.claims) {
    auto cited = cited_claim(set.entries[index]);
    if (!cited) return cited.error();
    answer.claims.push_back(std::move(*cited));
  }
  return answer;
}

Result<AnswerEdge> EvidenceReader::complete(const EdgeSet& set, std::size_t place,
                                            const std::optional<DayRange>& window) {
  auto answer = bare(set, place, window);
  if (!answer || !answer->edge.dispute) return answer;
  for (const std::size_t other : answer->edge.dispute->against) {
    auto against = bare(set, other, window);
    if (!against) return against.error();
    answer->against.push_back(std::move(*against));
  }
  return answer;
}

}  // namespace entente
