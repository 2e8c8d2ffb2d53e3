#pragma once

#include <string>
#include <string_view>

#include "graph/result.h"
#include "ingest/reading/byte_stream.h"

namespace entente {

/// Text of any encoding that is recognised, as UTF-8 without a byte order mark.
///
/// In this order: a byte order mark decides; zeros tell UTF-16 and UTF-32 without one; valid UTF-8
/// is taken as it is; UTF-8 with a few damaged places has them replaced by U+FFFD; then what the
/// text declares (`<?xml encoding>`, `<meta charset>`) or `declared` from outside it, if the text
/// can be that; then what it looks like: by the statistics of letters (charset.h), and Western
/// texts by what stands where in words and between them: Windows-1252, ISO-8859-15 or MacRoman.
/// Errors: kUnsupported for binary files and for encodings that are not recognised.
/// Time and memory are linear in the size.
Result<std::string> decode_text(std::string bytes, std::string_view declared = {});

/// The same for a stream, of which only the beginning is looked at; damage to UTF-8 stays.
Result<BufferedStream> decode_text(BufferedStream bytes);

/// The encoding that a page or another text with marks declares in its beginning; empty if none.
std::string declared_charset(std::string_view head);

}  // namespace entente
