#pragma once

#include <map>
#include <optional>
#include <string>

#include "ingest/knowledge/mention.h"
#include "ingest/knowledge/reading_context.h"

namespace entente {

/// The last office that a text states of a person: by the person's id.
using StatedOffices = std::map<std::string, std::string>;

/// The person spoken of whom an office may mean, "the Brazilian leader" after "Lula da Silva": the
/// last of `seen` before the token, a few sentences back, who is of the state, if one is given, and
/// who holds or held that office by the text or by dated facts, or one of its kind. Nothing if none
/// is.
std::optional<Entity> person_in_office(const ReadingContext& context, const Mentions& seen,
                                       const StatedOffices& stated, const std::string& office,
                                       const std::optional<Entity>& state, TokenIndex at);

}  // namespace entente
