#pragma once

#include "ingest/knowledge/reading_context.h"

namespace entente {

/// Adds the agents of actors to a document's mentions (sorted, with codes), and returns them
/// sorted. An agent is a phrase of a user's dictionary ("troops", "foreign minister") that stands
/// with an actor: "Russian troops", "Russia's troops", "troops of Russia and Belarus", "the Russian
/// press and police". What acts for a state (government, forces, police, courts, parliament,
/// services) is the state with the joined code, as it is without a dictionary; any other, as
/// students, becomes a group of its own; a person's office joins the person's code. Persons who
/// hold an office of a coded state have at least its code. Does nothing without a dictionary.
Mentions find_agents(const ReadingContext& context, Mentions mentions);

}  // namespace entente
