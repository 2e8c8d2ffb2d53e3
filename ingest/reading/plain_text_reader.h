#pragma once

#include <string>
#include <string_view>

#include "graph/claim.h"
#include "graph/result.h"

namespace entente {

/// The article in a file of plain text; front matter is understood here too.
/// Errors: those of decode_text(); kInvalidArgument if no text is left; kUnsupported for HTML and
/// XML under a name that does not say so.
Result<Article> read_plain_text(std::string_view name, std::string bytes);

}  // namespace entente
