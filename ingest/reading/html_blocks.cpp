#include "ingest/reading/html_blocks.h"

#include <algorithm>
#include <array>
#include <utility>

#include "ingest/reading/label_line.h"

namespace entente {

namespace {

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 39> kInline{
    "a",   "abbr", "acronym", "b",    "bdi",    "bdo",    "big", "cite", "code", "data",
    "del", "dfn",  "em",      "font", "i",      "img",    "ins", "kbd",  "mark", "q",
    "s",   "samp", "small",   "span", "strike", "strong", "sub", "sup",  "time", "tt",
    "u",   "var",  "wbr",     "nobr", "ruby",   "rb",     "rp",  "rt",   "label"};

constexpr std::array<std::string_view, 30> kNeverRead{
    "script", "style",  "noscript", "iframe",   "object",      "embed",   "svg",      "math",
    "canvas", "video",  "audio",    "template", "select",      "option",  "textarea", "button",
    "form",   "input",  "nav",      "footer",   "figcaption",  "figure",  "title",    "noframes",
    "menu",   "dialog", "amp-ad",   "amp-list", "amp-sidebar", "frameset"};

constexpr std::array<std::string_view, 10> kOtherRoles{
    "navigation", "dialog", "alertdialog", "banner",  "contentinfo",
    "search",     "menu",   "menubar",     "toolbar", "complementary"};

// Words of class and id that say that an element is not of the article, however much it holds.
constexpr std::array<std::string_view, 40> kOtherWords{"comment",
                                                       "comments",
                                                       "commentlist",
                                                       "respond",
                                                       "disqus",
                                                       "related",
                                                       "recommended",
                                                       "recommendations",
                                                       "cookie",
                                                       "cookies",
                                                       "consent",
                                                       "gdpr",
                                                       "paywall",
                                                       "subscribe",
                                                       "subscription",
                                                       "newsletter",
                                                       "share",
                                                       "sharing",
                                                       "sharedaddy",
                                                       "social",
                                                       "breadcrumb",
                                                       "breadcrumbs",
                                                       "nav",
                                                       "navbar",
                                                       "navigation",
                                                       "menu",
                                                       "ad",
                                                       "ads",
                                                       "advert",
                                                       "advertisement",
                                                       "promo",
                                                       "sponsored",
                                                       "byline",
                                                       "caption",
                                                       "wp-caption-text",
                                                       "masthead",
                                                       "footer",
                                                       "trending",
                                                       "popular",
                                                       "most-read"};

// The same, but layouts use them for what holds the article, too.
constexpr std::array<std::string_view, 12> kWeakWords{"sidebar", "secondary", "banner",  "header",
                                                      "widget",  "tags",      "meta",    "popup",
                                                      "modal",   "teaser",    "toolbar", "credits"};

bool has_word(std::string_view names, const auto& words) {
  const std::string text = lowered(names);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(" _", at);
    if (begin == std::string::npos) break;
    const std::size_t end = std::min(text.find_first_of(" _", begin), text.size());
    const std::string_view name = std::string_view(text).substr(begin, end - begin);
    if (is_one_of(words, name)) return true;
    for (std::size_t part = 0; part < name.size();) {  // "related-stories"
      const std::size_t dash = std::min(name.find('-', part), name.size());
      if (is_one_of(words, name.substr(part, dash - part))) return true;
      part = dash + 1;
    }
    at = end;
  }
  return false;
}

bool is_hidden(const HtmlNode& node) {
  const std::string style = lowered(node.attribute("style"));
  return style.find("display:none") != std::string::npos ||
         style.find("display: none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos ||
         lowered(node.attribute("aria-hidden")) == "true" ||
         std::any_of(node.attributes.begin(), node.attributes.end(),
                     [](const auto& a) { return a.first == "hidden"; });
}

enum class Verdict { kRead, kSkip, kSkipUnlessProse };

bool frames_page(const HtmlNode& node) {
  static constexpr std::array<std::string_view, 4> kFrames{"html", "body", "main", "article"};
  return is_one_of(kFrames, node.tag);
}

Verdict judge(const HtmlNode& node, bool in_article) {
  if (is_one_of(kNeverRead, node.tag)) return Verdict::kSkip;
  if (node.tag == "head") return Verdict::kSkip;
  if (frames_page(node)) return Verdict::kRead;
  if (is_one_of(kOtherRoles, node.attribute("role"))) return Verdict::kSkip;
  const std::string names =
      std::string(node.attribute("class")) + ' ' + std::string(node.attribute("id"));
  if (has_word(names, kOtherWords)) return Verdict::kSkip;
  if (node.tag == "aside" || is_hidden(node) || has_word(names, kWeakWords)) {
    return Verdict::kSkipUnlessProse;
  }
  return node.tag == "header" && !in_article ? Verdict::kSkipUnlessProse : Verdict::kRead;
}

/// How much prose is in front of each node: runs of text that are long enough to be of a sentence.
std::vector<std::size_t> count_prose(const std::vector<HtmlNode>& nodes) {
  constexpr std::size_t kShortest = 60;  // Bytes.
  std::vector<std::size_t> before(nodes.size() + 1, 0);
  std::size_t unread_until = 0;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (i >= unread_until && judge(nodes[i], false) == Verdict::kSkip) unread_until = nodes[i].end;
    const std::size_t size = nodes[i].text.size();
    before[i + 1] = before[i] + (i >= unread_until && size >= kShortest ? size : 0);
  }
  return before;
}

ParagraphKind kind_of(std::string_view tag) {
  const bool heading = tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6';
  if (heading) return ParagraphKind::kHeading;
  return tag == "li" ? ParagraphKind::kListItem : ParagraphKind::kProse;
}

/// Collects text into blocks.
class Blocks {
 public:
  void add(std::string_view text, bool in_link) {
    text_ += text;
    if (in_link) link_bytes_ += text.size();
  }

  /// Ends the block that is open, if it holds anything.
  void flush(const std::vector<HtmlNode>& nodes, std::size_t node) {
    std::string text = collapse_blanks(text_);
    if (!text.empty()) {
      HtmlBlock block;
      block.paragraph = {std::move(text), kind_of(nodes[node].tag)};
      block.link_bytes = link_bytes_;
      block.node = node;
      blocks_.push_back(std::move(block));
    }
    text_.clear();
    link_bytes_ = 0;
  }

  void flush_lines(const std::vector<HtmlNode>& nodes, std::size_t node) {
    for (Paragraph& paragraph : split_paragraphs(std::exchange(text_, {}))) {
      text_ = std::move(paragraph.text);
      flush(nodes, node);
    }
  }

  std::vector<HtmlBlock> take() { return std::move(blocks_); }

 private:
  std::vector<HtmlBlock> blocks_;
  std::string text_;
  std::size_t link_bytes_ = 0;
};

std::string blanks_for_breaks(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return text;
}

/// Walks the nodes with a stack of the elements that are open.
class Walk {
 public:
  explicit Walk(const std::vector<HtmlNode>& nodes) : nodes_(nodes), prose_(count_prose(nodes)) {}

  std::vector<HtmlBlock> run() {
    for (std::size_t i = 0; i < nodes_.size();) {
      while (!open_.empty() && nodes_[open_.back()].end <= i)
        close();
      if (nodes_[i].tag.empty()) {
        blocks_.add(pre_ > 0 ? nodes_[i].text : blanks_for_breaks(nodes_[i].text), links_ > 0);
        ++i;
      } else if (skips(i)) {
        if (!is_one_of(kInline, nodes_[i].tag)) flush();
        i = nodes_[i].end;
      } else {
        enter(i++);
      }
    }
    while (!open_.empty())
      close();
    return blocks_.take();
  }

 private:
  bool skips(std::size_t i) const {
    const Verdict verdict = judge(nodes_[i], articles_ > 0);
    if (verdict != Verdict::kSkipUnlessProse) return verdict == Verdict::kSkip;
    const std::size_t here = prose_[nodes_[i].end] - prose_[i];
    return (here * 2 <= prose_.back() || here == 0) && !holds_headline(i);
  }

  /// The head of an article is often called a header, and so is a page's.
  bool holds_headline(std::size_t i) const {
    const auto end = nodes_.begin() + static_cast<std::ptrdiff_t>(nodes_[i].end);
    return !is_hidden(nodes_[i]) &&
           std::any_of(nodes_.begin() + static_cast<std::ptrdiff_t>(i), end,
                       [](const HtmlNode& node) { return node.tag == "h1"; });
  }

  void flush() {
    const std::size_t node = containers_.empty() ? 0 : containers_.back();
    pre_ > 0 ? blocks_.flush_lines(nodes_, node) : blocks_.flush(nodes_, node);
  }

  void enter(std::size_t i) {
    const std::string& tag = nodes_[i].tag;
    if (tag == "br") {
      pre_ > 0 ? blocks_.add("\n", false) : flush();
    } else if (tag == "a") {
      ++links_;
    } else if (!is_one_of(kInline, tag)) {
      flush();
      containers_.push_back(i);
      pre_ += tag == "pre";
      articles_ += tag == "article" || tag == "main";
    }
    open_.push_back(i);
  }

  void close() {
    const std::size_t i = open_.back();
    open_.pop_back();
    const std::string& tag = nodes_[i].tag;
    if (tag == "a") {
      --links_;
    } else if (tag == "td" || tag == "th" || (tag != "br" && !is_one_of(kInline, tag))) {
      flush();
      containers_.pop_back();
      pre_ -= tag == "pre";
      articles_ -= tag == "article" || tag == "main";
    }
  }

  const std::vector<HtmlNode>& nodes_;
  std::vector<std::size_t> prose_;
  Blocks blocks_;
  std::vector<std::size_t> open_;        // Elements that are not closed yet.
  std::vector<std::size_t> containers_;  // Those of them that end a paragraph.
  int links_ = 0, pre_ = 0, articles_ = 0;
};

}  // namespace

bool is_of_other_articles(const HtmlNode& node) {
  static constexpr std::array<std::string_view, 17> kWords{
      "comment",     "comments",        "commentlist", "respond",   "disqus",   "related",
      "recommended", "recommendations", "promo",       "sponsored", "trending", "popular",
      "most-read",   "sidebar",         "teaser",      "ad",        "ads"};
  if (node.tag == "aside" || node.tag == "nav" || node.tag == "footer") return true;
  if (frames_page(node)) return false;
  return has_word(std::string(node.attribute("class")) + ' ' + std::string(node.attribute("id")),
                  kWords);
}

std::vector<HtmlBlock> html_blocks(const std::vector<HtmlNode>& nodes) { return Walk(nodes).run(); }

}  // namespace entente
