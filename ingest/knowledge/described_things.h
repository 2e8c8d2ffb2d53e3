#pragma once

#include "ingest/knowledge/reading_context.h"

namespace entente {

/// Adds what a document describes without naming it to its mentions (sorted), and returns them
/// sorted.
///
/// Facilities: "a U.S. air base outside Bishkek" becomes facility/us-air-base-near-bishkek, "a
/// second Russian military base" facility/second-russian-military-base; "Russia's air base at Kant"
/// is the facility that the gazetteer knows under that place. A description needs an operator, a
/// place or an ordinal, else it names nothing; one that says no more than an earlier one of this
/// document, of the same operator and state, is that one again. The state where it lies is its
/// country.
///
/// Bodies: "Russian troops", "the Kyrgyz government", "Turkey's army" act for their state, and are
/// mentions of it.
Mentions describe_things(const ReadingContext& context, Mentions mentions);

}  // namespace entente
