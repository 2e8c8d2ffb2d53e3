#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "ingest/reading/article_reader.h"
#include "ingest/reading/byte_stream.h"

namespace entente {

/// An input with an article a line: a JSON object with the string `text`, and, where they are
/// known, `id` (which becomes the article's name), `title`, `date` (a day as parse_day_line() reads
/// it; a year or a month gives no day), `source` and `url`. Other fields are passed over, blank
/// lines too. The text is kept byte for byte. An article without `id` is called by file and line:
/// `articles.jsonl:17`.
///
/// Errors of next(), each with file and line, after which reading goes on: kInvalidArgument for a
/// line that is no such object, kLimit for one of more than `line_bytes`; kInvalidArgument also for
/// a date that does not read, and the article follows without it.
std::unique_ptr<ArticleReader> open_json_lines(std::string name, BufferedStream bytes,
                                               std::size_t line_bytes);

}  // namespace entente
