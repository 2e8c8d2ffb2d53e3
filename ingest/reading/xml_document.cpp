#include "ingest/reading/xml_document.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "ingest/reading/label_line.h"

namespace entente {

namespace {

struct FreeContext {
  void operator()(xmlParserCtxt* context) const { xmlFreeParserCtxt(context); }
};
struct FreeDocument {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};

const char* chars(const xmlChar* text) {
  return text == nullptr ? "" : reinterpret_cast<const char*>(text);
}

/// Without a prefix that no namespace is bound to.
std::string local_name(const xmlChar* name) {
  const std::string_view whole = chars(name);
  return std::string(whole.substr(whole.rfind(':') + 1));
}

XmlNode element_node(const xmlNode& element, std::size_t parent) {
  XmlNode node;
  node.name = local_name(element.name);
  node.space = element.ns == nullptr ? "" : chars(element.ns->href);
  node.parent = parent;
  for (const xmlAttr* attribute = element.properties; attribute != nullptr;
       attribute = attribute->next) {
    std::string value;
    for (const xmlNode* part = attribute->children; part != nullptr; part = part->next) {
      if (part->type == XML_TEXT_NODE) value += chars(part->content);
    }
    node.attributes.emplace_back(local_name(attribute->name), std::move(value));
  }
  return node;
}

/// The text that a node is; nullopt if it is none.
std::optional<std::string> text_of_node(xmlDoc* document, const xmlNode& node) {
  if (node.type == XML_TEXT_NODE || node.type == XML_CDATA_SECTION_NODE) return chars(node.content);
  if (node.type != XML_ENTITY_REF_NODE) return std::nullopt;
  if (xmlGetDocEntity(document, node.name) != nullptr) return std::nullopt;
  return "&" + std::string(chars(node.name)) + ";";
}

/// Walks the tree without recursion.
std::vector<XmlNode> list_nodes(xmlDoc* document, const xmlNode* root) {
  std::vector<XmlNode> nodes{element_node(*root, 0)};
  std::size_t parent = 0;
  const xmlNode* node = root->children;
  const xmlNode* above = root;
  for (;;) {
    while (node == nullptr) {  // The end of what is within `above`.
      nodes[parent].end = nodes.size();
      if (above == root) return nodes;
      node = above->next;
      above = above->parent;
      parent = nodes[parent].parent;
    }
    const std::size_t index = nodes.size();
    if (node->type == XML_ELEMENT_NODE) {
      nodes.push_back(element_node(*node, parent));
      parent = index;
      above = node;
      node = node->children;
      continue;
    }
    if (auto text = text_of_node(document, *node)) {
      XmlNode run;
      run.text = std::move(*text);
      run.parent = parent;
      run.end = index + 1;
      nodes.push_back(std::move(run));
    }
    node = node->next;
  }
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '<') {
      out += "&lt;";
    } else if (c == '&') {
      out += "&amp;";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

std::string_view XmlNode::attribute(std::string_view wanted) const {
  const auto found = std::find_if(attributes.begin(), attributes.end(),
                                  [wanted](const auto& a) { return a.first == wanted; });
  return found == attributes.end() ? std::string_view() : found->second;
}

std::vector<std::size_t> XmlDocument::children(std::size_t node) const {
  std::vector<std::size_t> found;
  for (std::size_t i = node + 1; i < nodes[node].end; i = nodes[i].end) {
    if (!nodes[i].name.empty()) found.push_back(i);
  }
  return found;
}

std::string XmlDocument::text_of(std::size_t node) const {
  std::string text;
  for (std::size_t i = node + 1; i < nodes[node].end; ++i)
    text += nodes[i].text;
  return text;
}

std::string XmlDocument::html_of(std::size_t node) const {
  std::string html;
  std::vector<std::size_t> open;
  const auto close = [&](std::size_t before) {
    while (!open.empty() && nodes[open.back()].end <= before) {
      html += "</" + nodes[open.back()].name + ">";
      open.pop_back();
    }
  };
  for (std::size_t i = node + 1; i < nodes[node].end; ++i) {
    close(i);
    if (nodes[i].name.empty()) {
      html += escaped(nodes[i].text);
    } else {
      html += "<" + nodes[i].name + ">";
      open.push_back(i);
    }
  }
  close(nodes[node].end);
  return html;
}

Result<XmlDocument> parse_xml(std::string_view utf8) {
  const std::unique_ptr<xmlParserCtxt, FreeContext> context(xmlNewParserCtxt());
  if (!context) return Error{ErrorCode::kInternal, "no memory for xml"};
  constexpr int kOptions = XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR |
                           XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC;
  const std::unique_ptr<xmlDoc, FreeDocument> document(xmlCtxtReadMemory(
      context.get(), utf8.data(), static_cast<int>(utf8.size()), nullptr, "UTF-8", kOptions));
  const xmlNode* root = document ? xmlDocGetRootElement(document.get()) : nullptr;
  if (root == nullptr) return Error{ErrorCode::kInvalidArgument, "no element in the xml"};
  XmlDocument read;
  read.nodes = list_nodes(document.get(), root);
  if (context->wellFormed == 0) {
    read.damage =
        "not well-formed xml from line " + std::to_string(context->lastError.line) + " on";
  }
  return read;
}

std::string xml_root_name(std::string_view head) {
  for (;;) {
    head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
    if (!head.starts_with('<')) return "";
    std::string_view end = ">";
    if (head.starts_with("<?")) {
      end = "?>";
    } else if (head.starts_with("<!--")) {
      end = "-->";
    } else if (head.starts_with("<!")) {
      if (head.substr(0, head.find('>')).find('[') != std::string_view::npos) end = "]>";
    } else {
      const std::size_t size = head.find_first_of(" \t\r\n/>", 1);
      if (size == std::string_view::npos) return "";
      return lowered(head.substr(1, size - 1));
    }
    const std::size_t at = head.find(end);
    if (at == std::string_view::npos) return "";
    head.remove_prefix(at + end.size());
  }
}

}  // namespace entente
