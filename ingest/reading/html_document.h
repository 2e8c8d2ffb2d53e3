#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

/// An element or a run of text of a page.
struct HtmlNode {
  std::string tag;   ///< In small letters; empty for text.
  std::string text;  ///< UTF-8, character references decoded; empty for elements.
  std::vector<std::pair<std::string, std::string>> attributes;  ///< Names in small letters.
  std::size_t parent = 0;                                       ///< Index; the root is its own.
  std::size_t end = 0;  ///< Index behind the last node within this one.

  /// The value of an attribute; empty if there is none.
  std::string_view attribute(std::string_view name) const;
};

/// The nodes of a page in document order, elements before what is in them, as the HTML standard's
/// parsing algorithm gives them for any bytes: nothing is malformed. Comments are left out.
/// The first node is the root; there always is one. Time is linear in the size but for damage that
/// is kept small: very long tags lose their attributes, and deeper nesting than 256 of one element
/// is flattened. Requires: `utf8` is valid UTF-8.
std::vector<HtmlNode> parse_html(std::string_view utf8);

}  // namespace entente
