#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/claim.h"
#include "graph/result.h"
#include "ingest/reading/masthead.h"
#include "ingest/reading/paragraphs.h"

namespace entente {

/// The article of a web page: its own text, title, day, source and address. Menus, comments,
/// related stories, captions, banners and notes of paywalls are not of it (html_blocks.h); what is
/// stated for machines (html_metadata.h) wins over what is shown; where the page shows next to
/// nothing, the text that is stated for machines is taken.
/// `stated` comes from outside the page, such as the address it was fetched from, and is used where
/// the page is silent.
/// Errors: those of decode_text(); kUnsupported if the page has no article.
Result<Article> read_html(std::string_view name, std::string bytes, Masthead stated = {});

/// The paragraphs of a piece of HTML, such as a feed holds: all of them, with no judging.
/// Requires: `utf8` is valid UTF-8.
std::vector<Paragraph> html_paragraphs(std::string_view utf8);

/// Whether text begins like HTML: a doctype, a comment, `<html`, or another element of a page's
/// head or body.
bool looks_like_html(std::string_view text);

}  // namespace entente
