#pragma once

#include <string>
#include <string_view>

#include "graph/claim.h"
#include "graph/result.h"

namespace entente {

/// The article of a TEI document: the title and date of its header, and the paragraphs, headings
/// and list items of its text; notes and figures are not of it. Errors: those of decode_text() and
/// parse_xml(); kUnsupported if there is no text.
Result<Article> read_tei(std::string_view name, std::string bytes);

}  // namespace entente
