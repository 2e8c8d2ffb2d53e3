#pragma once

#include <string>
#include <string_view>

#include "ingest/knowledge/reading_context.h"

namespace entente {

/// The code of an agent of an actor: its prefix, the actor's code, its suffix, without the groups
/// of three letters that are there already: RUS and [~MIL] give RUSMIL, RUSGOV and [~GOV] RUSGOV.
std::string join_code(std::string_view actor, std::string_view prefix, std::string_view suffix);

/// Gives the entities of mentions the codes that the users' dictionaries have for them on the
/// article's day: by the name that the text uses, else by the entity. Does nothing without a
/// dictionary.
void give_codes(const ReadingContext& context, Mentions& mentions);

}  // namespace entente
