#pragma once

#include <string>
#include <string_view>

namespace entente {

/// Clean characters for the language engine: every line end becomes '\n' (CR, CRLF, LFCR, NEL,
/// U+2028, U+2029), every other blank ' ' (tabs stay), and what has no shape on paper is dropped:
/// control characters, terminal sequences, soft hyphens, zero-width characters, directional marks.
/// Requires: `utf8` is valid UTF-8.
std::string clean_characters(std::string_view utf8);

}  // namespace entente
