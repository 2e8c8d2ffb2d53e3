#include "ingest/reading/tei_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "ingest/reading/clean_characters.h"
#include "ingest/reading/encoding.h"
#include "ingest/reading/html_metadata.h"
#include "ingest/reading/masthead.h"
#include "ingest/reading/paragraphs.h"
#include "ingest/reading/xml_document.h"

namespace entente {

namespace {

constexpr std::array<std::string_view, 6> kBlocks{"p", "head", "item", "ab", "l", "cell"};
constexpr std::array<std::string_view, 5> kLeftOut{"note", "figure", "front", "back", "fw"};

bool is_one_of(const auto& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_within(const XmlDocument& document, std::size_t node, std::string_view name) {
  for (; node != 0; node = document.nodes[node].parent) {
    if (document.nodes[node].name == name) return true;
  }
  return false;
}

/// The words within an element in one line.
std::string line_of(const XmlDocument& document, std::size_t node) {
  std::string text = document.text_of(node);
  std::replace(text.begin(), text.end(), '\n', ' ');
  return collapse_blanks(text);
}

void take_header(const XmlDocument& document, Masthead& masthead) {
  for (std::size_t i = 0; i < document.nodes.size(); ++i) {
    const XmlNode& node = document.nodes[i];
    if (node.name == "title" && masthead.title.empty() && is_within(document, i, "titleStmt")) {
      masthead.title = line_of(document, i);
    }
    const bool published = is_within(document, i, "publicationStmt");
    if (node.name == "date" && published && !masthead.published) {
      const std::string_view when = node.attribute("when");
      masthead.published =
          parse_machine_day(when.empty() ? document.text_of(i) : std::string(when));
      if (masthead.published) masthead.published_by = "metadata";
    }
    if (node.name == "publisher" && published && !masthead.source) {
      masthead.source = line_of(document, i);
    }
  }
}

/// The paragraphs, each without those within it.
std::vector<Paragraph> text_blocks(const XmlDocument& document) {
  std::vector<Paragraph> paragraphs;
  std::vector<std::pair<std::size_t, Paragraph>> open;  // Where each ends.
  const auto close = [&](std::size_t at) {
    while (!open.empty() && open.back().first <= at) {
      open.back().second.text = collapse_blanks(open.back().second.text);
      if (!open.back().second.text.empty()) paragraphs.push_back(std::move(open.back().second));
      open.pop_back();
    }
  };
  for (std::size_t i = 0; i < document.nodes.size(); ++i) {
    const XmlNode& node = document.nodes[i];
    close(i);
    if (is_one_of(kLeftOut, node.name) || node.name == "teiHeader") {
      i = node.end - 1;
    } else if (is_one_of(kBlocks, node.name)) {
      const auto kind = node.name == "head"   ? ParagraphKind::kHeading
                        : node.name == "item" ? ParagraphKind::kListItem
                                              : ParagraphKind::kProse;
      open.push_back({node.end, {"", kind}});
    } else if (!open.empty()) {
      std::string text = node.name == "lb" ? " " : node.text;
      std::replace(text.begin(), text.end(), '\n', ' ');
      open.back().second.text += text;
    }
  }
  close(document.nodes.size());
  return paragraphs;
}

}  // namespace

Result<Article> read_tei(std::string_view name, std::string bytes) {
  auto decoded = decode_text(std::move(bytes));
  if (!decoded.ok()) return decoded.error();
  auto document = parse_xml(clean_characters(*decoded));
  if (!document.ok()) return document.error();
  Masthead masthead;
  take_header(*document, masthead);
  auto paragraphs = text_blocks(*document);
  if (paragraphs.empty()) return Error{ErrorCode::kUnsupported, "no text in the file"};
  return make_article(name, std::move(masthead), std::move(paragraphs));
}

}  // namespace entente
