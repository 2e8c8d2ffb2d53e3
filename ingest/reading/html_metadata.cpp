#include "ingest/reading/html_metadata.h"

#include <algorithm>
#include <array>

#include "graph/edtf.h"
#include "graph/json.h"
#include "ingest/reading/html_blocks.h"
#include "ingest/reading/label_line.h"
#include "ingest/reading/paragraphs.h"
#include "ingest/reading/publication_date.h"

namespace entente {

namespace {

/// The text directly in an element: that of `<script>` and `<title>`.
std::string inner_text(const std::vector<HtmlNode>& nodes, std::size_t at) {
  std::string text;
  for (std::size_t i = at + 1; i < nodes[at].end; ++i)
    text += nodes[i].text;
  return text;
}

const std::string* string_at(const Json& object, std::string_view key) {
  const Json* value = object.find(key);
  if (value != nullptr && value->as_array() != nullptr && !value->as_array()->empty()) {
    value = &value->as_array()->front();
  }
  return value == nullptr ? nullptr : value->as_string();
}

bool is_article_type(const Json& object) {
  const Json* type = object.find("@type");
  if (type == nullptr) return false;
  static constexpr std::array<std::string_view, 4> kKinds{"Article", "Posting", "Report",
                                                          "Statement"};
  const auto is_kind = [](const Json& value) {
    const std::string* name = value.as_string();
    return name != nullptr && std::any_of(kKinds.begin(), kKinds.end(), [name](auto kind) {
             return std::string_view(*name).ends_with(kind);
           });
  };
  if (const Json::Array* types = type->as_array()) {
    return std::any_of(types->begin(), types->end(), is_kind);
  }
  return is_kind(*type);
}

/// The first article in a value of JSON-LD: itself, in a list, or in `@graph`.
const Json* find_article(const Json& value, int depth = 0) {
  constexpr int kDeepest = 4;
  if (depth > kDeepest) return nullptr;
  if (const Json::Array* list = value.as_array()) {
    for (const Json& item : *list) {
      if (const Json* article = find_article(item, depth + 1)) return article;
    }
    return nullptr;
  }
  if (is_article_type(value)) return &value;
  for (const std::string_view key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
    const Json* inner = value.find(key);
    if (inner == nullptr) continue;
    if (const Json* article = find_article(*inner, depth + 1)) return article;
  }
  return nullptr;
}

void take_day(const std::string_view text, const char* by, Masthead& masthead) {
  if (masthead.published) return;
  masthead.published = parse_machine_day(text);
  if (masthead.published) masthead.published_by = by;
}

void take_json_ld(const std::string& text, HtmlMetadata& metadata) {
  const auto parsed = parse_json(text);
  if (!parsed.ok()) return;
  const Json* article = find_article(*parsed);
  if (article == nullptr) return;
  Masthead& masthead = metadata.masthead;
  if (const auto* title = string_at(*article, "headline"); title && masthead.title.empty()) {
    masthead.title = collapse_blanks(*title);
  }
  for (const std::string_view key : {"datePublished", "dateCreated"}) {
    if (const auto* date = string_at(*article, key)) take_day(*date, "json-ld", masthead);
  }
  if (const auto* body = string_at(*article, "articleBody"); body && metadata.body.empty()) {
    metadata.body = *body;
  }
  if (const Json* publisher = article->find("publisher"); publisher && !masthead.source) {
    if (const auto* name = string_at(*publisher, "name")) masthead.source = *name;
  }
  if (const auto* url = string_at(*article, "url"); url && !masthead.url && is_address(*url)) {
    masthead.url = *url;
  }
}

enum class Field { kTitle, kDate, kSource, kUrl };

struct MetaName {
  std::string_view name;
  Field field;
};

// The names that publishers give `<meta>`, in small letters; earlier ones are trusted more.
constexpr std::array<MetaName, 20> kMetaNames{{
    {"article:published_time", Field::kDate},
    {"og:article:published_time", Field::kDate},
    {"datepublished", Field::kDate},
    {"publication_date", Field::kDate},
    {"parsely-pub-date", Field::kDate},
    {"sailthru.date", Field::kDate},
    {"pubdate", Field::kDate},
    {"publishdate", Field::kDate},
    {"dcterms.issued", Field::kDate},
    {"dcterms.created", Field::kDate},
    {"dcterms.date", Field::kDate},
    {"dc.date.issued", Field::kDate},
    {"dc.date", Field::kDate},
    {"date", Field::kDate},
    {"og:title", Field::kTitle},
    {"twitter:title", Field::kTitle},
    {"dc.title", Field::kTitle},
    {"og:site_name", Field::kSource},
    {"dc.publisher", Field::kSource},
    {"og:url", Field::kUrl},
}};

void take_meta(const MetaName& kind, std::string_view content, Masthead& masthead) {
  switch (kind.field) {
    case Field::kTitle:
      if (masthead.title.empty()) masthead.title = collapse_blanks(content);
      break;
    case Field::kDate:
      take_day(content, "metadata", masthead);
      break;
    case Field::kSource:
      if (!masthead.source) masthead.source = collapse_blanks(content);
      break;
    case Field::kUrl:
      if (!masthead.url && is_address(content)) masthead.url = std::string(content);
      break;
  }
}

void take_metas(const std::vector<HtmlNode>& nodes, Masthead& masthead) {
  for (const MetaName& kind : kMetaNames) {
    for (const HtmlNode& node : nodes) {
      if (node.tag != "meta" || node.attribute("content").empty()) continue;
      for (const char* key : {"property", "name", "itemprop"}) {
        if (lowered(node.attribute(key)) == kind.name) {
          take_meta(kind, node.attribute("content"), masthead);
        }
      }
    }
  }
}

}  // namespace

std::optional<Day> parse_machine_day(std::string_view text) {
  text = trimmed(text, " \t\r\n");
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::optional<Day> day;
  const bool compact = text.size() >= 8 && std::all_of(text.begin(), text.begin() + 8, is_digit) &&
                       (text.size() == 8 || text[8] == 'T' || text[8] == ' ' || text.size() == 14);
  if (compact) {
    const std::string dashed = std::string(text.substr(0, 4)) + "-" +
                               std::string(text.substr(4, 2)) + "-" +
                               std::string(text.substr(6, 2));
    day = parse_day_line(dashed);
  } else {
    if (text.size() > 10 && text[10] == 'T') text = text.substr(0, 10);
    day = parse_day_line(text);
    if (!day) {
      if (const auto stated = parse_day_at(text, 0)) day = stated->day;
    }
  }
  if (day && format_day(*day) == "1970-01-01") return std::nullopt;
  return day;
}

HtmlMetadata read_metadata(const std::vector<HtmlNode>& nodes) {
  HtmlMetadata metadata;
  Masthead& masthead = metadata.masthead;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const HtmlNode& node = nodes[i];
    if (node.tag == "script" && lowered(node.attribute("type")) == "application/ld+json") {
      take_json_ld(inner_text(nodes, i), metadata);
    } else if (node.tag == "title" && metadata.page_title.empty()) {
      metadata.page_title = collapse_blanks(inner_text(nodes, i));
    } else if (node.tag == "html" && metadata.language.empty()) {
      metadata.language = node.attribute("lang");
    }
  }
  take_metas(nodes, masthead);
  std::size_t other_until = 0;  // Nodes before this are of other articles.
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const HtmlNode& node = nodes[i];
    if (i >= other_until && is_of_other_articles(node)) other_until = node.end;
    if (node.tag == "link" && lowered(node.attribute("rel")) == "canonical" && !masthead.url &&
        is_address(node.attribute("href"))) {
      masthead.url = std::string(node.attribute("href"));
    } else if (node.tag == "time" && i >= other_until) {
      take_day(node.attribute("datetime"), "time element", masthead);
    }
  }
  return metadata;
}

}  // namespace entente
