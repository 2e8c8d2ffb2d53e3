#pragma once

#include <string>
#include <string_view>

#include "graph/result.h"

namespace entente {

/// Text of any encoding that is recognised, as UTF-8 without a byte order mark.
///
/// In this order: a byte order mark decides (UTF-8, UTF-16, UTF-32); zeros in every second byte
/// tell UTF-16 without one; valid UTF-8 is taken as it is; UTF-8 with a few damaged places has them
/// replaced by U+FFFD; what is left is read as Windows-1252 if it looks like a Western language.
/// Errors: kUnsupported for binary files and for other encodings, with what they look like.
/// Time and memory are linear in the size.
Result<std::string> decode_text(std::string bytes);

/// Clean characters for the language engine: every line end becomes '\n' (CR, CRLF, LFCR, NEL,
/// U+2028, U+2029), every other blank ' ' (tabs stay), and what has no shape on paper is dropped:
/// control characters, terminal sequences, soft hyphens, zero-width characters, directional marks.
/// Requires: `utf8` is valid UTF-8.
std::string clean_characters(std::string_view utf8);

}  // namespace entente
