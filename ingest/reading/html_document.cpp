#include "ingest/reading/html_document.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <memory>

#include "ingest/reading/label_line.h"

namespace entente {

namespace {

constexpr std::size_t kLongestTag = 65536;  // Bytes.
constexpr int kDeepest = 256;               // Elements of one name in one another.

/// All of gumbo's memory for a page, freed at once: its own way to free a tree is recursive, so
/// that deep pages would overflow the stack.
class Arena {
 public:
  static void* allocate(void* self, std::size_t size) {
    return static_cast<Arena*>(self)->take(size);
  }
  static void free(void*, void*) {}

 private:
  static constexpr std::size_t kBlock = std::size_t{1} << 20;

  void* take(std::size_t size) {
    constexpr std::size_t kAlign = alignof(std::max_align_t);
    size = (size + kAlign - 1) / kAlign * kAlign;
    if (size > kBlock / 8) return blocks_.emplace_back(new char[size]).get();
    if (current_ == nullptr || used_ + size > kBlock) {
      current_ = blocks_.emplace_back(new char[kBlock]).get();
      used_ = 0;
    }
    void* place = current_ + used_;
    used_ += size;
    return place;
  }

  std::vector<std::unique_ptr<char[]>> blocks_;
  char* current_ = nullptr;
  std::size_t used_ = 0;
};

bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

/// The end of a tag that begins at `at`: the byte behind its '>', quotes respected; npos if the
/// text ends first.
std::size_t end_of_tag(std::string_view html, std::size_t at) {
  char quote = 0;
  for (std::size_t i = at + 1; i < html.size(); ++i) {
    const char c = html[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if ((c == '"' || c == '\'') && html[i - 1] == '=') {
      quote = c;
    } else if (c == '>') {
      return i + 1;
    }
  }
  return std::string_view::npos;
}

/// Elements that a page of any size may leave open, since the next of them closes the last, or that
/// hold nothing.
bool closes_itself(std::string_view name) {
  static constexpr std::array<std::string_view, 24> kNames{
      "p",    "li",    "td",     "th",    "tr",    "dt",   "dd",    "option",
      "br",   "hr",    "img",    "input", "meta",  "link", "col",   "area",
      "base", "embed", "source", "track", "param", "wbr",  "tbody", "thead"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

/// The page without what would cost the parser quadratic time: the attributes of gigantic tags, and
/// tags nested too deep.
std::string tame(std::string_view html) {
  std::string out;
  out.reserve(html.size());
  std::map<std::string, int, std::less<>> open;
  std::size_t at = 0;
  while (at < html.size()) {
    const std::size_t tag = html.find('<', at);
    out += html.substr(at, tag - at);
    if (tag == std::string_view::npos) break;
    const bool closing = tag + 1 < html.size() && html[tag + 1] == '/';
    std::size_t name_end = tag + (closing ? 2 : 1);
    const std::size_t name_begin = name_end;
    while (name_end < html.size() &&
           (is_letter(html[name_end]) || (html[name_end] >= '0' && html[name_end] <= '9')))
      ++name_end;
    const std::string name = lowered(html.substr(name_begin, name_end - name_begin));
    if (name.empty()) {
      out += '<';
      at = tag + 1;
      continue;
    }
    const std::size_t end = end_of_tag(html, tag);
    if (end == std::string_view::npos) {
      out += html.substr(tag);
      break;
    }
    at = end;
    if (!closes_itself(name)) {
      int& depth = open[name];
      depth = std::max(depth + (closing ? -1 : 1), 0);
      if (depth > kDeepest || (closing && depth == kDeepest)) continue;
    }
    if (end - tag > kLongestTag) {
      out += (closing ? "</" : "<") + name + ">";
    } else {
      out += html.substr(tag, end - tag);
    }
  }
  return out;
}

std::string name_of(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece piece = element.original_tag;
  gumbo_tag_from_original_text(&piece);
  return piece.data == nullptr ? "unknown" : lowered({piece.data, piece.length});
}

HtmlNode element_node(const GumboElement& element, std::size_t parent) {
  HtmlNode node;
  node.tag = name_of(element);
  node.parent = parent;
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
    node.attributes.emplace_back(lowered(attribute->name), attribute->value);
  }
  return node;
}

}  // namespace

std::string_view HtmlNode::attribute(std::string_view name) const {
  const auto found = std::find_if(attributes.begin(), attributes.end(),
                                  [name](const auto& a) { return a.first == name; });
  return found == attributes.end() ? std::string_view() : found->second;
}

std::vector<HtmlNode> parse_html(std::string_view utf8) {
  const std::string page = tame(utf8);
  Arena arena;
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = Arena::allocate;
  options.deallocator = Arena::free;
  options.userdata = &arena;
  options.max_errors = 0;
  const GumboOutput* output = gumbo_parse_with_options(&options, page.data(), page.size());

  struct Open {
    const GumboElement* element;
    std::size_t index;
    unsigned next_child;
  };
  std::vector<HtmlNode> nodes;
  std::vector<Open> open;  // Instead of recursion: the input decides how deep it goes.
  nodes.push_back(element_node(output->root->v.element, 0));
  open.push_back({&output->root->v.element, 0, 0});
  while (!open.empty()) {
    Open& top = open.back();
    if (top.next_child == top.element->children.length) {
      nodes[top.index].end = nodes.size();
      open.pop_back();
      continue;
    }
    const auto* child = static_cast<const GumboNode*>(top.element->children.data[top.next_child++]);
    const std::size_t index = nodes.size();
    if (child->type == GUMBO_NODE_ELEMENT || child->type == GUMBO_NODE_TEMPLATE) {
      nodes.push_back(element_node(child->v.element, top.index));
      open.push_back({&child->v.element, index, 0});  // `top` is gone after this.
    } else if (child->type != GUMBO_NODE_COMMENT) {
      HtmlNode node;
      node.text = child->v.text.text;
      node.parent = top.index;
      node.end = index + 1;
      nodes.push_back(std::move(node));
    }
  }
  return nodes;
}

}  // namespace entente
