#pragma once

#include <vector>

#include "ingest/knowledge/name_spans.h"
#include "ingest/knowledge/reading_context.h"

namespace entente {

/// Two names that the text says are one thing's, as numbers of spans.
struct StatedAlias {
  std::size_t name = 0;
  std::size_t alias = 0;  ///< Stands behind the name.
};

/// The aliases that a document states between two of its names: "Jenna Mourey (born in 1986),
/// better known as Jenna Marbles". The words that say so are the alias_cue rows of
/// data/facts/name_forms.tsv. `spans` are in order; the result is in the order of the aliases.
std::vector<StatedAlias> find_stated_aliases(const ReadingContext& context,
                                             const std::vector<NamedSpan>& spans);

}  // namespace entente
