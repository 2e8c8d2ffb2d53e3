#include "ingest/reading/html_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "ingest/reading/clean_characters.h"
#include "ingest/reading/encoding.h"
#include "ingest/reading/html_blocks.h"
#include "ingest/reading/html_metadata.h"
#include "ingest/reading/label_line.h"
#include "ingest/reading/publication_date.h"

namespace entente {

namespace {

/// Letters and digits in small letters, with one blank between words.
std::string comparable(std::string_view text) {
  std::string out;
  for (const char c : lowered(text)) {
    const bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
    if (word) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::size_t count_words(std::string_view text) {
  return text.empty() ? 0 : 1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), ' '));
}

/// A page's title is the article's and the site's name, on either side of a mark.
std::vector<std::string_view> parts_of_title(std::string_view title) {
  static constexpr std::array<std::string_view, 7> kMarks{
      " | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: ", " \xC2\xBB ", " \xC2\xAB "};
  std::vector<std::string_view> parts;
  for (const std::string_view mark : kMarks) {
    for (std::size_t at = title.find(mark); at != std::string_view::npos;
         at = title.find(mark, at + 1)) {
      parts.push_back(title.substr(0, at));
      parts.push_back(title.substr(at + mark.size()));
    }
  }
  std::stable_sort(parts.begin(), parts.end(), [](auto a, auto b) { return a.size() > b.size(); });
  return parts;
}

/// The block that says the title, as far as the page shows it.
std::optional<std::size_t> find_block(const std::vector<HtmlBlock>& blocks,
                                      std::string_view title) {
  const std::string wanted = comparable(title);
  for (std::size_t i = 0; i < blocks.size() && !wanted.empty(); ++i) {
    if (blocks[i].paragraph.text.size() < 4 * title.size() + 8 &&
        comparable(blocks[i].paragraph.text) == wanted) {
      return i;
    }
  }
  return std::nullopt;
}

/// The title of a page that does not state one for sharing.
std::string shown_title(const std::string& page_title, const std::vector<HtmlNode>& nodes,
                        const std::vector<HtmlBlock>& blocks) {
  if (find_block(blocks, page_title)) return page_title;
  const auto parts = parts_of_title(page_title);
  for (const std::string_view part : parts) {
    if (find_block(blocks, part)) return std::string(part);
  }
  for (const HtmlBlock& block : blocks) {
    if (nodes[block.node].tag == "h1") return block.paragraph.text;
  }
  constexpr std::size_t kLongestSite = 4;  // Words.
  for (const std::string_view part : parts) {
    const std::size_t rest = page_title.size() - part.size();
    const bool ahead = page_title.starts_with(part);
    const auto site = ahead ? std::string_view(page_title).substr(part.size())
                            : std::string_view(page_title).substr(0, rest);
    if (count_words(trimmed(site, " |-:")) <= kLongestSite && part.size() > rest) {
      return std::string(part);
    }
  }
  return page_title;
}

bool is_time_of_day(std::string_view text) {
  constexpr std::size_t kLongest = 14;  // "10:45 a.m. GMT"
  return text.size() <= kLongest && text.find(':') != std::string_view::npos &&
         text.front() >= '0' && text.front() <= '9';
}

/// A short line about when the page was made: "Posted on November 30, 2021 by admin".
bool take_stamp(std::string_view text, Masthead& masthead) {
  static constexpr std::array<std::string_view, 9> kWords{
      "first published", "published", "posted on", "posted", "last updated",
      "last modified",   "updated",   "modified",  "date"};
  constexpr std::size_t kLongest = 120;
  if (text.size() > kLongest) return false;
  const std::string small = lowered(text);
  const auto* word =
      std::find_if(kWords.begin(), kWords.end(), [&small](auto w) { return small.starts_with(w); });
  std::size_t at = word == kWords.end() ? 0 : word->size();
  at = std::min(text.find_first_not_of(" :", at), text.size());
  if (small.substr(at).starts_with("on ")) at += 3;
  const auto day = at < text.size() ? parse_day_at(text, at) : std::nullopt;
  if (!day || (word == kWords.end() && day->end + 24 < text.size())) return false;
  const bool of_change =
      word != kWords.end() && (small[0] == 'l' || small[0] == 'u' || small[0] == 'm');
  if (!masthead.published && !of_change) {
    masthead.published = day->day;
    masthead.published_by = "date line";
  }
  return true;
}

bool is_end_mark(std::string_view text) {
  static constexpr std::array<std::string_view, 6> kMarks{"###",    "# # #", "-30-",
                                                          "- 30 -", "-end-", "-ends-"};
  return std::find(kMarks.begin(), kMarks.end(), lowered(text)) != kMarks.end();
}

bool is_small_print(std::string_view text) {
  static constexpr std::array<std::string_view, 12> kBeginnings{
      "\xC2\xA9", "copyright",  "(c) ",      "all rights reserved", "share this", "follow us",
      "sign up",  "subscribe ", "read more", "advertisement",       "related:",   "read also"};
  constexpr std::size_t kLongest = 200;
  const std::string small = lowered(text.substr(0, kLongest));
  return text.size() <= kLongest && std::any_of(kBeginnings.begin(), kBeginnings.end(),
                                                [&small](auto b) { return small.starts_with(b); });
}

bool ends_sentence(std::string_view text) {
  return text.ends_with('.') || text.ends_with('"') || text.ends_with('?') || text.ends_with('!') ||
         text.ends_with(':') || text.ends_with(')') || text.ends_with("\x9D");
}

bool is_prose(const HtmlBlock& block) {
  constexpr std::size_t kFewestWords = 8;
  return block.link_bytes * 2 < block.paragraph.text.size() &&
         count_words(block.paragraph.text) >= kFewestWords && ends_sentence(block.paragraph.text);
}

std::size_t prose_bytes(const std::vector<HtmlBlock>& blocks) {
  std::size_t bytes = 0;
  for (const HtmlBlock& block : blocks)
    bytes += is_prose(block) ? block.paragraph.text.size() : 0;
  return bytes;
}

/// The blocks within the element that a page marks as its article, if it holds most of the prose.
std::vector<HtmlBlock> within_article(const std::vector<HtmlNode>& nodes,
                                      std::vector<HtmlBlock> blocks) {
  const std::size_t all = prose_bytes(blocks);
  for (const char* mark : {"articleBody", "article", "main"}) {
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      if (nodes[i].tag != mark && nodes[i].attribute("itemprop") != mark) continue;
      std::vector<HtmlBlock> inside;
      std::copy_if(blocks.begin(), blocks.end(), std::back_inserter(inside),
                   [&](const HtmlBlock& b) { return b.node >= i && b.node < nodes[i].end; });
      if (prose_bytes(inside) * 2 > all) return inside;
      i = nodes[i].end - 1;
    }
  }
  return blocks;
}

/// From the title, or the first prose, to the last block that may be of the article.
std::vector<Paragraph> cut_to_article(const std::vector<HtmlNode>& nodes,
                                      std::vector<HtmlBlock> blocks, const std::string& title,
                                      Masthead& masthead) {
  std::vector<Paragraph> paragraphs;
  std::size_t begin = 0;
  if (const auto shown = find_block(blocks, title)) {
    begin = *shown + 1;
  } else {
    const auto first = std::find_if(blocks.begin(), blocks.end(), is_prose);
    begin = first == blocks.end() ? 0 : static_cast<std::size_t>(first - blocks.begin());
    const auto parent_of = [&](std::size_t i) { return nodes[blocks[i].node].parent; };
    while (begin > 0 && begin < blocks.size() && parent_of(begin - 1) == parent_of(begin))
      --begin;
  }
  const std::size_t all = prose_bytes(blocks);
  std::size_t prose = 0;
  constexpr std::size_t kHead = 5;  // Stamps and bylines stand in so many blocks.
  for (std::size_t i = begin; i < blocks.size(); ++i) {
    HtmlBlock& block = blocks[i];
    const std::string& text = block.paragraph.text;
    const bool menu = block.link_bytes * 2 > text.size() && !ends_sentence(text);
    if (menu || is_time_of_day(text) || is_small_print(text)) continue;
    if (i < begin + kHead && prose == 0 && take_stamp(text, masthead)) continue;
    if (is_end_mark(text) && prose * 2 > all) break;
    prose += is_prose(block) ? text.size() : 0;
    paragraphs.push_back(std::move(block.paragraph));
  }
  return paragraphs;
}

}  // namespace

bool looks_like_html(std::string_view text) {
  static constexpr std::array<std::string_view, 14> kBeginnings{
      "<!doctype html", "<html", "<head", "<body",  "<title", "<meta",    "<script",
      "<div",           "<p>",   "<p ",   "<table", "<h1",    "<article", "<frameset"};
  constexpr std::size_t kLookBytes = 4096;
  text = text.substr(0, kLookBytes);
  for (;;) {  // Comments and an XML declaration may stand in front.
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    const bool comment = text.starts_with("<!--");
    if (!comment && !text.starts_with("<?xml")) break;
    const std::size_t end = text.find(comment ? "-->" : "?>");
    if (end == std::string_view::npos) return comment;
    text.remove_prefix(end + 2 + (comment ? 1 : 0));
  }
  const std::string head = lowered(text.substr(0, 16));
  return std::any_of(kBeginnings.begin(), kBeginnings.end(),
                     [&head](std::string_view b) { return head.starts_with(b); });
}

std::vector<Paragraph> html_paragraphs(std::string_view utf8) {
  std::vector<Paragraph> paragraphs;
  for (HtmlBlock& block : html_blocks(parse_html(utf8)))
    paragraphs.push_back(std::move(block.paragraph));
  return paragraphs;
}

Result<Article> read_html(std::string_view name, std::string bytes, Masthead stated) {
  auto decoded = decode_text(std::move(bytes));
  if (!decoded.ok()) return decoded.error();
  const std::vector<HtmlNode> nodes = parse_html(clean_characters(*decoded));
  HtmlMetadata metadata = read_metadata(nodes);
  Masthead& masthead = metadata.masthead;
  std::vector<HtmlBlock> blocks = html_blocks(nodes);
  if (masthead.title.empty()) masthead.title = shown_title(metadata.page_title, nodes, blocks);
  if (masthead.title.empty()) masthead.title = std::move(stated.title);
  blocks = within_article(nodes, std::move(blocks));
  const std::size_t shown = prose_bytes(blocks);
  std::vector<Paragraph> paragraphs;
  if (shown * 2 < metadata.body.size()) {
    paragraphs = looks_like_html(metadata.body) ? html_paragraphs(metadata.body)
                                                : split_paragraphs(metadata.body);
  } else {
    paragraphs = cut_to_article(nodes, std::move(blocks), masthead.title, masthead);
  }
  if (!masthead.url) masthead.url = std::move(stated.url);
  if (!masthead.source) masthead.source = std::move(stated.source);
  if (!masthead.published) {
    masthead.published = stated.published;
    masthead.published_by = std::move(stated.published_by);
  }
  const bool empty = paragraphs.empty();
  Article article = make_article(name, std::move(masthead), std::move(paragraphs));
  if (empty || article.text.empty()) {
    return Error{ErrorCode::kUnsupported, "no article on the page"};
  }
  return article;
}

}  // namespace entente
