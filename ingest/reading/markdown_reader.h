#pragma once

#include <string>
#include <string_view>

#include "graph/claim.h"
#include "graph/result.h"

namespace entente {

/// The article in a Markdown file (CommonMark with tables), with YAML front matter or none. Marks
/// of emphasis, links and headings are gone from its text; code blocks, tables, images and HTML are
/// left out, since they hold no sentences. Indented lines are prose, as in transcripts.
/// Errors: those of decode_text(); kInvalidArgument if no text is left.
Result<Article> read_markdown(std::string_view name, std::string bytes);

}  // namespace entente
