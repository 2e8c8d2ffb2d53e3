#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

/// What kind of thing an entity is (design/ontology.md). The numbers are stored: never renumber.
enum class EntityType : std::uint8_t {
  kCountry = 0,       ///< A sovereign state, past or present.
  kTerritory = 1,     ///< A polity that is not generally recognised, or whose status is disputed.
  kPlace = 2,         ///< A city, region, strait, sea, border, camp.
  kOrganization = 3,  ///< An alliance, body, ministry, armed force, party, company, medium.
  kGroup = 4,         ///< An armed or ethnic group, a movement, a people acting together.
  kPerson = 5,
  kFacility = 6,   ///< A base, port, embassy, plant, pipeline; named or only described.
  kAgreement = 7,  ///< A treaty, accord, resolution, ceasefire.
  kEvent = 8,      ///< A named happening that others take part in.
  kActor = 9       ///< Only for `actor/unknown`: somebody whom the text does not name.
};

/// "country", "territory", ...: the first part of an id.
std::string_view to_string(EntityType type);
std::optional<EntityType> parse_entity_type(std::string_view text);

/// The type that an entity's id begins with; nullopt if it begins with none.
std::optional<EntityType> type_of_id(std::string_view id);

/// The entity that stands for whoever a text leaves unnamed: stored, never walked over.
inline constexpr std::string_view kUnknownActorId = "actor/unknown";

/// Something that claims speak about. Two entities are the same if their ids are.
struct Entity {
  std::string id;    ///< Readable and stable: "country/RUS", "person/sergey-lavrov".
  std::string name;  ///< The name to show.
  EntityType type = EntityType::kCountry;
  std::optional<std::string>
      country;  ///< ISO 3166-1 alpha-3 of the state that it belongs to or acts for.
  std::optional<std::string> code;  ///< A CAMEO actor code, where a user's dictionary gives one.

  bool operator==(const Entity&) const = default;
};

/// An id out of a type and a name: "facility/kant-air-base". Accents are dropped, letters and
/// digits kept, everything else becomes one hyphen; never empty after the slash ("x" if nothing is
/// left, with a hash of the name for scripts that have no transliteration).
std::string make_entity_id(EntityType type, std::string_view name);

}  // namespace entente
