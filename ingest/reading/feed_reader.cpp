#include "ingest/reading/feed_reader.h"

#include <algorithm>
#include <array>
#include <deque>
#include <optional>
#include <string_view>
#include <utility>

#include "ingest/reading/clean_characters.h"
#include "ingest/reading/encoding.h"
#include "ingest/reading/html_metadata.h"
#include "ingest/reading/html_reader.h"
#include "ingest/reading/label_line.h"
#include "ingest/reading/masthead.h"
#include "ingest/reading/paragraphs.h"
#include "ingest/reading/xml_document.h"

namespace entente {

namespace {

// Elements of items in the order in which they are trusted.
constexpr std::array<std::string_view, 4> kBodies{"encoded", "content", "description", "summary"};
constexpr std::array<std::string_view, 5> kDates{"pubDate", "published", "issued", "date",
                                                 "created"};
constexpr std::array<std::string_view, 2> kChanges{"updated", "modified"};

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// Whether text is HTML: it has a tag or a character reference.
bool has_markup(std::string_view text) {
  for (std::size_t at = 0; at + 2 < text.size(); ++at) {
    const char next = static_cast<char>(text[at + 1] | 0x20);
    const bool letter = next >= 'a' && next <= 'z';
    if (text[at] == '<' && (letter || text[at + 1] == '/' || text[at + 1] == '!')) return true;
    if (text[at] != '&' || (!letter && text[at + 1] != '#')) continue;
    const std::size_t end = text.find_first_of("; <&", at + 1);
    if (end != std::string_view::npos && text[end] == ';' && end - at < 12) return true;
  }
  return false;
}

/// The first element of that name that is not blank, of those of an item.
std::optional<std::size_t> find(const XmlDocument& feed, std::size_t item, std::string_view name) {
  for (const std::size_t child : feed.children(item)) {
    const XmlNode& node = feed.nodes[child];
    const bool of_media = node.space.find("/mrss") != std::string::npos;
    if (node.name == name && !of_media && !is_blank(feed.text_of(child))) return child;
  }
  return std::nullopt;
}

std::optional<std::size_t> find_first(const XmlDocument& feed, std::size_t item,
                                      const auto& names) {
  for (const std::string_view name : names) {
    if (const auto found = find(feed, item, name)) return found;
  }
  return std::nullopt;
}

std::vector<Paragraph> paragraphs_of(const XmlDocument& feed, std::size_t node) {
  if (feed.nodes[node].attribute("type") == "xhtml") return html_paragraphs(feed.html_of(node));
  const std::string text = feed.text_of(node);
  return has_markup(text) ? html_paragraphs(text) : split_paragraphs(text);
}

/// A title's or a name's words in one line.
std::string line_of(const XmlDocument& feed, std::optional<std::size_t> node) {
  std::string line;
  if (!node) return line;
  for (const Paragraph& paragraph : paragraphs_of(feed, *node))
    line += (line.empty() ? "" : " ") + paragraph.text;
  return line;
}

std::optional<std::string> address_of(const XmlDocument& feed, std::size_t item) {
  for (const std::size_t child : feed.children(item)) {
    const XmlNode& node = feed.nodes[child];
    if (node.name != "link" && node.name != "guid") continue;
    const std::string_view relation = node.attribute("rel");
    if (!relation.empty() && relation != "alternate") continue;
    const std::string text = feed.text_of(child);
    const std::string_view address =
        trimmed(node.attribute("href").empty() ? text : node.attribute("href"), " \t\r\n");
    if (is_address(address)) return std::string(address);
  }
  return std::nullopt;
}

class FeedReader final : public ArticleReader {
 public:
  FeedReader(std::string name, std::string bytes) : name_(std::move(name)) {
    read(std::move(bytes));
  }

  std::optional<Result<Article>> next() override {
    if (outcomes_.empty()) return std::nullopt;
    Result<Article> outcome = std::move(outcomes_.front());
    outcomes_.pop_front();
    return outcome;
  }

 private:
  void fail(const std::string& place, Error error) {
    outcomes_.emplace_back(with_context(place, std::move(error)));
  }

  void read(std::string bytes) {
    auto decoded = decode_text(std::move(bytes));
    if (!decoded.ok()) return fail(name_, decoded.error());
    auto feed = parse_xml(clean_characters(*decoded));
    if (!feed.ok()) return fail(name_, feed.error());
    if (!feed->damage.empty()) {
      fail(name_, {ErrorCode::kCorruption, feed->damage + "; read as far as it goes"});
    }
    std::size_t number = 0;
    for (std::size_t i = 0; i < feed->nodes.size(); ++i) {
      const std::string& element = feed->nodes[i].name;
      if (element == "channel" || element == "feed") {
        source_ = line_of(*feed, find(*feed, i, "title"));
        changed_ = line_of(*feed, find_first(*feed, i, kChanges));
      } else if (element == "item" || element == "entry") {
        read_item(*feed, i, name_ + ":" + std::to_string(++number));
      }
    }
    if (number == 0) fail(name_, {ErrorCode::kUnsupported, "no items in the feed"});
  }

  void read_item(const XmlDocument& feed, std::size_t item, const std::string& place) {
    Masthead masthead;
    masthead.title = line_of(feed, find(feed, item, "title"));
    masthead.url = address_of(feed, item);
    masthead.source = line_of(feed, find_first(feed, item, kSources));
    if (masthead.source->empty()) masthead.source = source_;
    if (masthead.source->empty()) masthead.source.reset();
    take_date(feed, item, place, masthead);
    const auto body = find_first(feed, item, kBodies);
    auto paragraphs = body ? paragraphs_of(feed, *body) : std::vector<Paragraph>();
    Article article = make_article(place, std::move(masthead), std::move(paragraphs));
    if (article.text.empty())
      return fail(place, {ErrorCode::kUnsupported, "an item without words"});
    outcomes_.emplace_back(std::move(article));
  }

  void take_date(const XmlDocument& feed, std::size_t item, const std::string& place,
                 Masthead& masthead) {
    auto node = find_first(feed, item, kDates);
    if (!node) {
      node = find_first(feed, item, kChanges);
      if (node && line_of(feed, node) == changed_) node.reset();
    }
    if (!node) return;
    const std::string text = feed.text_of(*node);
    masthead.published = parse_machine_day(text);
    if (masthead.published) {
      masthead.published_by = "feed";
    } else {
      fail(place, {ErrorCode::kInvalidArgument,
                   feed.nodes[*node].name + ": expected a date, got \"" +
                       collapse_blanks(text).substr(0, 40) + "\"; read without a date"});
    }
  }

  static constexpr std::array<std::string_view, 2> kSources{"source", "publisher"};

  std::string name_;
  std::string source_, changed_;  // What the feed says about itself.
  std::deque<Result<Article>> outcomes_;
};

}  // namespace

std::unique_ptr<ArticleReader> open_feed(std::string name, std::string bytes) {
  return std::make_unique<FeedReader>(std::move(name), std::move(bytes));
}

}  // namespace entente
