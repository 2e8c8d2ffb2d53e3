#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "ingest/reading/article_reader.h"
#include "ingest/reading/byte_stream.h"

namespace entente {

/// Whether bytes begin like a web archive.
bool looks_like_warc(std::string_view head);

/// The articles of a web archive (ISO 28500, WARC 0.17 to 1.1; WET): pages and texts of responses
/// with status 200, chunked or compressed or not, of resources and of conversions. Articles are
/// called by the archive's name and the byte at which their record begins, and have its address.
///
/// Errors of next(), with that place, after which reading goes on: kCorruption for a record that
/// does not read, from where the next one is looked for; kLimit for one of more than
/// `record_bytes`; those of read_html() and read_plain_text(). The last one is kUnsupported and
/// says how many records have no articles by their kinds: requests and revisits, other statuses,
/// pictures.
std::unique_ptr<ArticleReader> open_warc(std::string name, BufferedStream bytes,
                                         std::size_t record_bytes);

}  // namespace entente
