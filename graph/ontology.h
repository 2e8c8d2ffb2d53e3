#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/entity.h"
#include "graph/result.h"

namespace entente {

enum class RelationKind { kState, kEvent };

/// What an event must share with a state that it starts or ends.
enum class EventMatch {
  kNone,  ///< It starts and ends nothing.
  kSubjectAndObject,
  kObject,      ///< Of whatever subject.
  kPair,        ///< Subject and object in either order.
  kRole,        ///< Subject, object and role.
  kRoleIfGiven  ///< Subject, object, and the role if the event names one.
};

/// What a starting event says about the state's start.
enum class StartEffect {
  kMakes,     ///< The event's days are the start; it makes a state that no claim states.
  kNotBefore  ///< The state begins no earlier than the event; it makes none.
};

/// Of what there can be only one holder at a time.
enum class Functional {
  kNo,
  kObject,        ///< One subject for each object: one capital of a state.
  kObjectAndRole  ///< One subject for each object and role, for the roles listed.
};

/// One relation of the ontology, a line of data/ontology/relations.tsv.
struct Relation {
  std::string name;  ///< "operates_base"
  RelationKind kind = RelationKind::kState;
  bool symmetric = false;
  std::vector<EntityType> domain;   ///< The types of subjects, in the order of the enumeration.
  std::vector<EntityType> range;    ///< The types of objects; empty: the relation has no object.
  std::vector<std::string> starts;  ///< The states that the event starts.
  StartEffect start_effect = StartEffect::kMakes;
  std::vector<std::string> ends;  ///< The states that the event ends.
  EventMatch match = EventMatch::kNone;
  bool once = false;  ///< Happens once to its ends: all compatible claims are one event.
  Functional functional = Functional::kNo;
  std::vector<std::string> functional_roles;  ///< For kObjectAndRole, sorted.
  std::string plover;   ///< The default PLOVER category; empty if there is none.
  std::string cameo;    ///< The default CAMEO root; empty if there is none.
  std::string label;    ///< In words, subject first: "operates base".
  std::string inverse;  ///< In words, object first: "base operated by".

  bool is_event() const { return kind == RelationKind::kEvent; }
  bool has_object() const { return !range.empty(); }
  /// Whether an entity of this type may stand at that end. kActor may stand everywhere.
  bool takes_subject(EntityType type) const;
  bool takes_object(EntityType type) const;
  /// Whether this role has one holder at a time.
  bool is_functional_role(std::string_view role) const;
};

/// The relations that a graph can speak of, read from relations.tsv of a directory
/// (`data/ontology`) and checked. Immutable; any number of threads may read it.
class Ontology {
 public:
  /// Reads `directory`/relations.tsv. kNotFound, kIo; kInvalidArgument with file and line: a wrong
  /// header or number of cells, an unknown type, word or relation, a relation twice, a state that
  /// starts or ends something, an event that starts or ends an event, one state both started and
  /// ended by one event, a symmetric relation whose ends differ in type.
  static Result<Ontology> load(const std::string& directory);
  /// The same from the file's text; `file` stands in messages.
  static Result<Ontology> parse(std::string_view text, std::string_view file);

  /// In the order of their names.
  std::span<const Relation> relations() const { return relations_; }
  /// nullptr if there is none of that name. Valid as long as the ontology.
  const Relation* find(std::string_view name) const;
  /// The events that start or end this state, in the order of their names.
  std::vector<const Relation*> starters_of(std::string_view state) const;
  std::vector<const Relation*> enders_of(std::string_view state) const;

 private:
  std::vector<Relation> relations_;
};

}  // namespace entente
