#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/entity.h"
#include "ingest/language/document.h"

namespace entente {

/// How a text names an entity.
enum class MentionKind : std::uint8_t {
  kName,     ///< "Kyrgyzstan", "Sergey Lavrov", "CSTO".
  kDemonym,  ///< "Russian" before a noun, "Kyrgyz" in "Kyrgyz-Tajik border": the state meant by an
             ///< adjective.
  kMetonym,  ///< "the Kremlin", "Moscow" where it acts: the entity is the state that it stands for.
  kRole,     ///< "the Russian Foreign Minister": the holder if known, else the state's office.
  kDescription,  ///< "the Central Asian country", "the base", "a U.S. air base outside Bishkek".
  kPronoun       ///< "he", "it", "its".
};

/// A span that names an entity, resolved. Mentions may nest ("Russian" in "Russian Foreign Minister
/// Sergey Lavrov"); of two with the same head the longer comes first.
struct Mention {
  TokenSpan tokens;
  TokenIndex head = 0;  ///< The token of the span that governs the rest: where syntax attaches.
  TokenSpan name;       ///< The part that is the proper name ("Sergey Lavrov" of "Foreign Minister
                   ///< Sergey Lavrov"); empty for roles without a name, descriptions and pronouns.
  MentionKind kind = MentionKind::kName;
  Entity entity;  ///< Whom it names. Metonyms: the state. `place` gives the location reading.
  std::optional<Entity> place;  ///< What it names where it is a location ("met in Moscow":
                                ///< place/moscow); nothing if the same.
  std::optional<std::string>
      role;  ///< The office that the span states, in lower case: "foreign minister".
  std::optional<Entity> role_of;  ///< The state or body of that office: Russia.
  /// What the span says of the office's time.
  enum class RoleTime : std::uint8_t {
    kNow,
    kFormer,
    kThen,
    kElect,
    kActing
  } role_time = RoleTime::kNow;
  bool adjective = false;   ///< The words are only an adjective or people's name: "Russian".
  double confidence = 1.0;  ///< That this is the entity meant, in [0, 1].
  std::vector<Entity>
      members;  ///< For "both sides", "the two leaders": the entities meant, in order; else empty.
};

/// The mentions of one document, sorted by begin, longer first.
using Mentions = std::vector<Mention>;

}  // namespace entente
