#pragma once

#include <string>
#include <string_view>

#include "ingest/reading/masthead.h"

namespace entente {

/// A text and what its front matter says about it.
struct FrontMatter {
  Masthead masthead;
  std::string_view rest;  ///< Into the text that was given: all behind the front matter.
};

/// Reads the YAML between two lines `---` at the very beginning of a text: `title`, `date` (or
/// `published`, `published_time`, `pubdate`), `source` (or `publisher`, `site_name`), `url` (or
/// `source_url`, `link`, `canonical_url`). Other keys and nested values are passed over. A text
/// without front matter gives an empty masthead and all of itself, and so does one where what
/// stands between the lines is not a list of keys. Where it is not quite YAML (`title: Talks: no
/// base`), each line is read as a key and a value: a slip there must not cost the article.
FrontMatter split_front_matter(std::string_view text);

}  // namespace entente
