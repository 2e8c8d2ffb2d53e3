#include "ingest/reading/input_format.h"

#include <algorithm>
#include <array>
#include <string>

#include "ingest/reading/archive.h"
#include "ingest/reading/html_reader.h"
#include "ingest/reading/json_records.h"
#include "ingest/reading/label_line.h"
#include "ingest/reading/table_records.h"
#include "ingest/reading/warc_reader.h"
#include "ingest/reading/xml_document.h"

namespace entente {

namespace {

bool has_ending(std::string_view name, const auto& endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [name](std::string_view ending) { return name.ends_with(ending); });
}

constexpr std::array<std::string_view, 2> kMarkdown{".md", ".markdown"};
constexpr std::array<std::string_view, 2> kJsonLines{".jsonl", ".ndjson"};
constexpr std::array<std::string_view, 3> kTable{".csv", ".tsv", ".tab"};
constexpr std::array<std::string_view, 3> kHtml{".html", ".htm", ".xhtml"};

/// The ASCII characters of the head, whatever the width of a character.
std::string ascii_of(std::string_view head) {
  std::string ascii;
  for (const char c : head.substr(0, kFormatHeadBytes)) {
    if (c != '\0' && (c & 0x80) == 0) ascii += c;
  }
  return ascii;
}

/// Whether the first line, which begins an object, ends with one too.
bool is_object_a_line(std::string_view head) {
  const std::size_t end = head.find('\n', head.find('{'));
  if (end == std::string_view::npos) return false;
  return trimmed(head.substr(0, end), " \t\r").ends_with('}');
}

/// By the first element of XML; text if it is another.
InputFormat format_of_root(std::string_view head) {
  struct Root {
    std::string_view name;
    InputFormat format;
  };
  static constexpr std::array<Root, 8> kRoots{{{"rss", InputFormat::kFeed},
                                               {"rdf:rdf", InputFormat::kFeed},
                                               {"feed", InputFormat::kFeed},
                                               {"atom:feed", InputFormat::kFeed},
                                               {"entry", InputFormat::kFeed},
                                               {"tei", InputFormat::kTei},
                                               {"tei:tei", InputFormat::kTei},
                                               {"tei.2", InputFormat::kTei}}};
  const std::string name = xml_root_name(head);
  const auto* root =
      std::find_if(kRoots.begin(), kRoots.end(), [&name](const Root& r) { return r.name == name; });
  return root == kRoots.end() ? InputFormat::kText : root->format;
}

}  // namespace

InputFormat recognise_format(std::string_view name, std::string_view head, const FieldMap& fields) {
  if (is_packed(head)) return InputFormat::kPacked;
  const std::string ascii = ascii_of(head);
  const std::string small_name = lowered(name);
  if (has_ending(name, kJsonLines)) return InputFormat::kJsonLines;
  if (looks_like_warc(head)) return InputFormat::kWarc;
  if (const auto format = format_of_root(ascii); format != InputFormat::kText) return format;
  if (looks_like_html(ascii)) return InputFormat::kHtml;
  if (looks_like_json(ascii)) {
    return is_object_a_line(ascii) ? InputFormat::kJsonLines : InputFormat::kJson;
  }
  if (has_ending(small_name, kTable) || table_separator(ascii, fields)) return InputFormat::kTable;
  if (has_ending(name, kMarkdown)) return InputFormat::kMarkdown;
  // A page that begins with an element no other page begins with.
  const std::size_t first = ascii.find_first_not_of(" \t\r\n");
  if (has_ending(name, kHtml) && first != std::string::npos && ascii[first] == '<') {
    return InputFormat::kHtml;
  }
  return InputFormat::kText;
}

}  // namespace entente
