#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "ingest/reading/html_document.h"
#include "ingest/reading/paragraphs.h"

namespace entente {

/// A paragraph as a page shows it.
struct HtmlBlock {
  Paragraph paragraph;
  std::size_t link_bytes = 0;  ///< How much of the text is in links.
  std::size_t node = 0;        ///< The element that it is directly in.
};

/// Whether an element is about other articles than the page's by what it is called: related and
/// popular stories, comments, what stands aside.
bool is_of_other_articles(const HtmlNode& node);

/// The paragraphs of a page that may belong to its article, in document order. Left out is what is
/// not shown or not read: scripts, styles, forms, buttons, menus, footers, captions; and what a
/// page says by class, id or role is something else: comments, related stories, cookie banners,
/// notes of paywalls, sharing, advertisements. An element that holds most of the page's prose stays
/// whatever it is called, also where it is hidden (behind a paywall's curtain).
std::vector<HtmlBlock> html_blocks(const std::vector<HtmlNode>& nodes);

}  // namespace entente
