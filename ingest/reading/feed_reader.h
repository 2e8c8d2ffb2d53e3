#pragma once

#include <memory>
#include <string>

#include "ingest/reading/article_reader.h"

namespace entente {

/// The articles of a feed, RSS 2.0 or 1.0 or Atom, one for each item: its full content, else its
/// summary, as HTML or plain text. The date is that of publication; where only a change is dated,
/// that, unless the feed dates itself alike. The feed's title is the source of items that name
/// none. Articles are called by the feed's name and their number: `feed.xml:3`.
///
/// Errors of next(): those of decode_text() and parse_xml(); kCorruption for a feed that is not
/// well-formed, and kInvalidArgument for a date that does not read, after which what can be read
/// follows; kUnsupported for an item without words and a feed without items.
std::unique_ptr<ArticleReader> open_feed(std::string name, std::string bytes);

}  // namespace entente
