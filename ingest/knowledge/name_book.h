#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/knowledge/actor_dictionary.h"
#include "ingest/knowledge/gazetteer.h"

namespace entente {

/// The gazetteer with users' dictionaries laid over it: what the steps of reading look names up in.
/// A name of a dictionary that the gazetteer has means the same entity, if its code speaks for the
/// same state, and gives it a code; any other becomes an entity of its own, which is what the name
/// means from then on. Costs nothing where no dictionary was laid over. Immutable once the
/// dictionaries are in; any number of threads may read it.
class NameBook {
 public:
  NameBook() = default;
  explicit NameBook(Gazetteer gazetteer) : gazetteer_(std::move(gazetteer)) {}

  /// Lays a dictionary over; a name that an earlier one has stays as it is. Returns what of it
  /// cannot be used: "actors.csv:3: no state is called \"Arnor\"".
  std::vector<std::string> lay_over(ActorDictionary dictionary);

  const Gazetteer& gazetteer() const { return gazetteer_; }
  const ActorDictionary& dictionary() const { return dictionary_; }

  /// As in the gazetteer; the entries of dictionaries have numbers of their own.
  const GazetteerEntry& entry(EntryIndex index) const;
  std::optional<EntryIndex> find_id(std::string_view id) const;
  std::vector<NameReading> find(const std::string& key) const;
  std::size_t longest_name_from(const std::string& first_word) const;
  std::vector<EntryIndex> facilities_of(EntryIndex owner) const {
    return gazetteer_.facilities_of(owner);
  }
  std::vector<EntryIndex> states_of_region(std::string_view region) const {
    return gazetteer_.states_of_region(region);
  }

  /// The actor of the dictionaries that has the name, exactly or as a stem; nullptr if none has.
  const DictionaryActor* find_actor(const std::string& key) const;
  /// The actor that stands first for an entity, by its id; nullptr if none does.
  const DictionaryActor* find_actor_of(const std::string& id) const;
  /// The entity that an actor of the dictionaries is.
  const Entity& entity_of(const DictionaryActor& actor) const;
  /// The agents whose phrase begins with the word, as numbers in dictionary().agents().
  std::span<const std::size_t> agents_from(const std::string& first_word) const;
  /// Whether an id is that of an entry of the dictionaries alone.
  bool is_own(std::string_view id) const {
    return !by_id_.empty() && by_id_.contains(std::string(id));
  }
  /// Whether the dictionary leaves open what an entry of its own is: a person, a body or a place.
  bool is_open(EntryIndex index) const;
  bool is_open(const DictionaryActor& actor) const;

 private:
  struct Named {
    std::size_t actor = 0;
    bool is_stem = false;
    std::vector<NameReading> readings;
  };

  EntryIndex entry_of(const DictionaryActor& actor) const;
  const Named* find_named(const std::string& key) const;
  std::optional<EntryIndex> known_entry(const DictionaryActor& actor) const;
  std::optional<EntryIndex> known_by_stem(const DictionaryActor& actor) const;
  Result<Entity> make_entity(const DictionaryActor& actor) const;
  void add_actor(std::size_t actor, EntryIndex entry);
  void add_name(const DictionaryName& name, std::size_t actor, EntryIndex entry);

  Gazetteer gazetteer_;
  ActorDictionary dictionary_;
  std::vector<GazetteerEntry> entries_;     // Of the dictionaries.
  std::vector<EntryIndex> entry_of_actor_;  // By actor.
  std::unordered_map<std::string, Named> names_;
  std::unordered_map<std::string, std::size_t> longest_from_;
  std::unordered_map<std::string, EntryIndex> by_id_;
  std::unordered_map<std::string, std::size_t> actor_of_id_;
  std::unordered_map<std::string, std::vector<std::size_t>> agents_;  // By first word.
};

}  // namespace entente
