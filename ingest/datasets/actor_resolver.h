#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "graph/entity.h"
#include "graph/result.h"
#include "ingest/datasets/coded_row.h"
#include "ingest/knowledge/gazetteer.h"

namespace entente {

/// Finds the entities that the actors of coded rows are: states by code or name, whoever acts for
/// a state as that state ("Police Forces of Kenya"), bodies and persons of the gazetteer, and for
/// the rest a group or a person of their own ("rebels in Syria"). Remembers all that it was asked;
/// references live as long as it does. Borrows the gazetteer. One thread.
class ActorResolver {
 public:
  /// Reads codes_dir/actors.tsv. kIo; kCorruption with file, line and reason.
  static Result<ActorResolver> load(const std::filesystem::path& codes_dir,
                                    const Gazetteer& gazetteer);

  /// Who that is; actor/unknown for an actor of whom nothing is said. `place_country` is the state
  /// where the event was: for "Protesters" of no state.
  const Entity& resolve(const CodedActor& actor, std::string_view place_country);
  /// "Bitburg, Rheinland-Pfalz, Germany": a place of that state; nothing for no name.
  const std::optional<Entity>& place(std::string_view name, std::string_view country);

 private:
  explicit ActorResolver(const Gazetteer& gazetteer) : gazetteer_(&gazetteer) {}

  Entity find(const CodedActor& actor, std::string_view place_country);
  std::optional<Entity> find_place(std::string_view name, std::string_view country);
  std::optional<Entity> state(std::string_view code_or_name);
  std::optional<Entity> by_id(const std::string& id) const;
  std::optional<Entity> known(std::string_view name, const std::optional<Entity>& state) const;
  Entity group_of(std::string_view people, const std::optional<Entity>& state) const;
  Entity named(const CodedActor& actor, std::string_view name, const std::optional<Entity>& state);
  const std::string* value_of(std::string_view kind, std::string_view code) const;

  const Gazetteer* gazetteer_;
  std::map<std::string, std::string, std::less<>> codes_;  // "kind code" → value.
  std::map<std::string, std::optional<Entity>, std::less<>> states_;
  std::unordered_map<std::string, Entity> actors_;  // Looked up only: their order shows nowhere.
  std::unordered_map<std::string, std::optional<Entity>> places_;
};

}  // namespace entente
