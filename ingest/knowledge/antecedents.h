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

/// Whether a reference that asks for `wanted` may take up what the mention names.
bool fits(const ReadingContext& context, const Mention& mention, const Wanted& wanted);

}  // namespace entente
