#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>

#include "graph/result.h"
#include "ingest/knowledge/compile/knowledge_draft.h"

namespace entente {

/// The bytes of a gazetteer file (docs/gazetteer_format.md). The same draft gives the same bytes,
/// whatever the order of its things. `inputs` is a checksum of what the draft was made from.
/// Errors: kLimit if a country code has more than four bytes, or a section more records or more
/// bytes of text than `largest`, which must fit into the file's 32 bits.
Result<std::string> write_gazetteer(
    const KnowledgeDraft& draft, std::uint64_t inputs,
    std::size_t largest = std::numeric_limits<std::uint32_t>::max());

}  // namespace entente
