#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/result.h"

namespace entente {

/// An element or a run of text of an XML document.
struct XmlNode {
  std::string name;   ///< Without its prefix; empty for text.
  std::string space;  ///< The address of its namespace; empty if it is in none.
  std::string text;   ///< UTF-8; empty for elements.
  std::vector<std::pair<std::string, std::string>> attributes;  ///< Names without prefixes.
  std::size_t parent = 0;                                       ///< Index; the root is its own.
  std::size_t end = 0;  ///< Index behind the last node within this one.

  /// The value of an attribute; empty if there is none.
  std::string_view attribute(std::string_view name) const;
};

struct XmlDocument {
  std::vector<XmlNode> nodes;  ///< In document order; the first one is the root.
  std::string damage;          ///< Where it is not well-formed first; empty if it is.

  /// The elements directly in one.
  std::vector<std::size_t> children(std::size_t node) const;
  /// All text within an element.
  std::string text_of(std::size_t node) const;
  /// What is within an element as HTML.
  std::string html_of(std::size_t node) const;
};

/// The nodes of a document, of a damaged one as far as it can be read. Nothing is ever loaded, from
/// files or networks; entities that a document defines are left out, others stay as they are
/// written
/// (`&nbsp;`). Nesting is limited. kInvalidArgument if there is no element at all.
/// Requires: `utf8` is valid UTF-8; what encoding it declares does not matter.
Result<XmlDocument> parse_xml(std::string_view utf8);

/// The name of the first element, in small letters, with its prefix; empty if that is not reached.
std::string xml_root_name(std::string_view head);

}  // namespace entente
