#pragma once

#include "ingest/knowledge/reading_context.h"

namespace entente {

/// Adds the offices of a document to its named mentions (sorted), and returns them sorted.
///
/// "Russian Foreign Minister Sergey Lavrov", "President of Russia Vladimir Putin" and "Foreign
/// Minister of the Kyrgyz Republic X" become one mention of the person with role, role_of and
/// role_time; an apposition ("Lavrov, the Russian foreign minister"), "with Ford as U.S. consul"
/// and "Hunt, who succeeded him as Foreign Secretary" give the person both. "Merkel's spokesman"
/// holds an office of Merkel's own state. "Deputy" before a title is part of the role. A title
/// without a name ("the Kyrgyz president", "a Pentagon spokesman") becomes a mention of the person
/// whom the text gave that office before, else of the one who held it on the days of which the
/// sentence speaks, else of the state or body. "Former", "then-", "acting" and "-elect" set
/// role_time, and then no holder is looked up, save for "then-" where the sentence tells the year.
/// The names nested in a title stay mentions of their own.
Mentions find_roles(const ReadingContext& context, Mentions mentions);

}  // namespace entente
