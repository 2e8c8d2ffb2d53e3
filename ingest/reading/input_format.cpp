#include "ingest/reading/input_format.h"

#include <algorithm>
#include <array>
#include <string>

#include "ingest/reading/archive.h"
#include "ingest/reading/html_reader.h"

namespace entente {

namespace {

bool has_ending(std::string_view name, const auto& endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [name](std::string_view ending) { return name.ends_with(ending); });
}

constexpr std::array<std::string_view, 2> kMarkdown{".md", ".markdown"};
constexpr std::array<std::string_view, 2> kJsonLines{".jsonl", ".ndjson"};
constexpr std::array<std::string_view, 3> kHtml{".html", ".htm", ".xhtml"};

/// The ASCII characters of the head, whatever the width of a character.
std::string ascii_of(std::string_view head) {
  std::string ascii;
  for (const char c : head.substr(0, kFormatHeadBytes)) {
    if (c != '\0' && (c & 0x80) == 0) ascii += c;
  }
  return ascii;
}

}  // namespace

InputFormat recognise_format(std::string_view name, std::string_view head) {
  if (is_packed(head)) return InputFormat::kPacked;
  const std::string ascii = ascii_of(head);
  if (has_ending(name, kJsonLines)) return InputFormat::kJsonLines;
  if (looks_like_html(ascii)) return InputFormat::kHtml;
  if (has_ending(name, kMarkdown)) return InputFormat::kMarkdown;
  // A page that begins with an element no other page begins with.
  const std::size_t first = ascii.find_first_not_of(" \t\r\n");
  if (has_ending(name, kHtml) && first != std::string::npos && ascii[first] == '<') {
    return InputFormat::kHtml;
  }
  return InputFormat::kText;
}

}  // namespace entente
