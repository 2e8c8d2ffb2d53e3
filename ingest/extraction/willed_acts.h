#pragma once

#include <optional>
#include <string_view>

#include "ingest/extraction/predicate_lexicon.h"
#include "ingest/extraction/syntax.h"
#include "ingest/language/document.h"

namespace entente {

/// What the words above an act say of whoever would do it, as willed_acts.tsv names it: "commit"
/// ("will visit", "agreed to lift", "may walk out if"), "refuse" ("will not visit", "declined to
/// resign"), "prepare" ("prepared to resume shelling"). Empty if they tell no will. `support` is
/// the light verb of a noun.
std::string_view find_will(const Document& document, const PredicateLexicon& lexicon,
                           TokenIndex predicate, std::optional<TokenIndex> support);

}  // namespace entente
