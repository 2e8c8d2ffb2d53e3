#pragma once

#include <vector>

#include "ingest/knowledge/name_spans.h"
#include "ingest/knowledge/reading_context.h"

namespace entente {

/// Gives the names of persons that the gazetteer lacks the reading of one whom it has by another
/// form of the name: "Joseph R. Biden Jr." that of Joe Biden, "Viktor Mihaly Orban" that of Viktor
/// Orban. A name that may be two persons' so gets none. Bodies are known without "Group",
/// "Corporation". The other spans stay as they are.
std::vector<NamedSpan> with_known_forms(const ReadingContext& context,
                                        std::vector<NamedSpan> spans);

}  // namespace entente
