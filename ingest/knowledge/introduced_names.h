#pragma once

#include <vector>

#include "ingest/knowledge/name_spans.h"
#include "ingest/knowledge/reading_context.h"

namespace entente {

/// Whether a bracket opens at the token in which one word stands alone or first: "(MLK)", "(MLK; in
/// French ...".
bool opens_acronym(const ReadingContext& context, TokenIndex at);

/// Makes one name of the words before an acronym in brackets whose first letters it has, however
/// the recogniser has cut them: "the Movement for the Liberation of Kedara (MLK)". Names inside are
/// nested or dropped. A name that the gazetteer has stays as it is. `spans` are in order, and so
/// is the result.
std::vector<NamedSpan> with_introduced_names(const ReadingContext& context,
                                             std::vector<NamedSpan> spans);

/// Drops the names that are only offices in the plural, and those that begin so: "Foreign Ministers
/// of Belarus" is none, and Belarus in it is not nested.
std::vector<NamedSpan> without_office_plurals(const ReadingContext& context,
                                              std::vector<NamedSpan> spans);

}  // namespace entente
