#include "cli/known_names.h"

#include <optional>
#include <set>

#include "graph/text.h"
#include "ingest/knowledge/knowledge_base.h"

namespace entente {

Result<ResolvedEntity> resolve_known_name(const Snapshot& snapshot, const std::string& data_folder,
                                          std::string_view name) {
  auto gazetteer = Gazetteer::open(data_folder + '/' + std::string(KnowledgeBase::kGazetteerFile));
  if (!gazetteer) return gazetteer.error();
  std::set<std::string> ids;
  for (const NameReading& reading : gazetteer->find(normalize_name(name)))
    ids.insert(gazetteer->entry(reading.entry).entity.id);
  std::optional<ResolvedEntity> found;
  std::string candidates;
  for (const std::string& id : ids) {
    auto resolved = resolve_entity(snapshot, id);
    if (!resolved && resolved.error().code == ErrorCode::kNotFound) continue;
    if (!resolved) return resolved.error();
    candidates += (found ? ", " : "") + id + " (" + resolved->entity.name + ")";
    if (found) found->passed_over.push_back(resolved->entity);
    if (!found) found = std::move(*resolved);
  }
  if (!found) return Error{ErrorCode::kNotFound, "no entity is called " + quoted(name)};
  if (!found->passed_over.empty())
    return Error{ErrorCode::kInvalidArgument, quoted(name) + " may be any of " + candidates};
  return *std::move(found);
}

}  // namespace entente
