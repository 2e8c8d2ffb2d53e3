#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/claim.h"
#include "ingest/reading/paragraphs.h"

namespace entente {

/// What a publisher says about an article beside its prose.
struct Masthead {
  std::string title;
  std::optional<std::string> source;
  std::optional<std::string> url;
  std::optional<Day> published;
  std::optional<std::string> published_by;  ///< See Article::published_by.
};

/// The article out of its paragraphs. What stands before and after the prose (title, lines with
/// dates, sources and addresses, datelines, bylines, lists of sources, end marks) goes into the
/// fields; the rest, under the title, becomes the text: paragraphs with a blank line between.
///
/// `stated` comes from outside the text (front matter) and wins. Then a date is taken from, in this
/// order: a label ("label"), a line of its own before the prose ("date line"), the dateline
/// ("dateline"), what follows the prose ("trailer"), and the name ("file name").
Article make_article(std::string_view name, Masthead stated, std::vector<Paragraph> paragraphs);

}  // namespace entente
