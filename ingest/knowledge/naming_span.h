#pragma once

#include <optional>

#include "ingest/knowledge/mention.h"

namespace entente {

/// The words by which a mention names its entity: the proper name, of persons with the capitalised
/// titles right before it ("President Putin", "Mr. Annan"). Nothing for mentions that name nobody:
/// adjectives and peoples ("Russian", "Russians"), roles without a name, descriptions, pronouns.
std::optional<TokenSpan> naming_span(const Document& document, const Mention& mention);

}  // namespace entente
