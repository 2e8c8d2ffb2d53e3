#pragma once

#include <string>
#include <vector>

#include "ingest/reading/html_document.h"
#include "ingest/reading/masthead.h"

namespace entente {

/// What a page says about its article in places that nobody sees.
struct HtmlMetadata {
  Masthead masthead;       ///< The title only if it is stated for sharing (JSON-LD, OpenGraph).
  std::string page_title;  ///< `<title>`, mostly with the site's name in it.
  std::string body;        ///< JSON-LD's articleBody; empty if there is none.
  std::string language;    ///< `<html lang>`; empty if there is none.
};

/// The metadata of a page, in this order: JSON-LD of schema.org, OpenGraph and the names that
/// `<meta>` is given, `<link rel=canonical>`, `<time>`.
HtmlMetadata read_metadata(const std::vector<HtmlNode>& nodes);

/// The day of a date with or without a time, as machines write it: `2019-03-05T08:15:00+02:00`,
/// `20190305T0815`, `Tue, 05 Mar 2019 08:15:00 +0000`, or as parse_day_line() reads it. Days before
/// 1971 in the forms that computers use for "unknown" (1970-01-01) are none.
std::optional<Day> parse_machine_day(std::string_view text);

}  // namespace entente
