#pragma once

#include <optional>
#include <string>

#include "ingest/knowledge/reading_context.h"

namespace entente {

/// What an antecedent must be.
struct Wanted {
  std::optional<EntityType> type;  ///< Nothing: any but persons.
  Gender gender = Gender::kUnknown;
  std::string region;  ///< Of states: "central asia".
  std::string formal;  ///< What a state's formal name may begin with: "islamic republic".
  std::string noun;    ///< Of things: "base", "ministry".
  bool exact = false;  ///< Descriptions may look further back than pronouns.
};

/// "central asia" of "Central Asian", "europe" of "European", "island" of "island nation": the
/// region whose states' description stands between an article and a noun; "?" for another
/// adjective.
std::string region_before(const ReadingContext& context, TokenIndex noun, TokenIndex begin);

/// "islamic republic", "kingdom": what formal names of states begin with.
std::string formal_before(const ReadingContext& context, TokenIndex noun, TokenIndex begin);

/// Whether a reference that asks for `wanted` may take up what the mention names.
bool fits(const ReadingContext& context, const Mention& mention, const Wanted& wanted);

}  // namespace entente
