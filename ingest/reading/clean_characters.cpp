#include "ingest/reading/clean_characters.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>

namespace entente {

namespace {

enum class Kind { kKeep, kBreak, kBlank, kDrop };

struct CodeRange {
  char32_t first, last;
  Kind kind;
};

constexpr std::array<CodeRange, 19> kSpecial{{
    {0x00, 0x08, Kind::kDrop},      {0x0A, 0x0D, Kind::kBreak},    {0x0E, 0x1F, Kind::kDrop},
    {0x7F, 0x84, Kind::kDrop},      {0x85, 0x85, Kind::kBreak},    {0x86, 0x9F, Kind::kDrop},
    {0xA0, 0xA0, Kind::kBlank},     {0xAD, 0xAD, Kind::kDrop},     {0x1680, 0x1680, Kind::kBlank},
    {0x2000, 0x200A, Kind::kBlank}, {0x200B, 0x200B, Kind::kDrop}, {0x200E, 0x200F, Kind::kDrop},
    {0x2028, 0x2029, Kind::kBreak}, {0x202A, 0x202E, Kind::kDrop}, {0x202F, 0x202F, Kind::kBlank},
    {0x205F, 0x205F, Kind::kBlank}, {0x2060, 0x2069, Kind::kDrop}, {0x3000, 0x3000, Kind::kBlank},
    {0xFEFF, 0xFEFF, Kind::kDrop},
}};

Kind kind_of(char32_t code) {
  const auto* range = std::partition_point(kSpecial.begin(), kSpecial.end(),
                                           [code](const CodeRange& r) { return r.last < code; });
  return range != kSpecial.end() && range->first <= code ? range->kind : Kind::kKeep;
}

/// The bytes of the terminal sequence at `at`, which is an escape: ECMA-48's control sequences, and
/// otherwise the escape alone.
std::size_t escape_size(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size() || text[at + 1] != '[') return 1;
  std::size_t end = at + 2;
  while (end < text.size() && text[end] >= 0x20 && text[end] < 0x40)
    ++end;
  return end < text.size() && text[end] >= 0x40 ? end + 1 - at : 2;
}

}  // namespace

std::string clean_characters(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    if (utf8[at] == '\x1B') {
      at += escape_size(utf8, at);
      continue;
    }
    utf8proc_int32_t code = 0;
    const auto left = static_cast<utf8proc_ssize_t>(std::min<std::size_t>(utf8.size() - at, 4));
    const auto bytes = reinterpret_cast<const utf8proc_uint8_t*>(utf8.data()) + at;
    const auto size = static_cast<std::size_t>(
        std::max<utf8proc_ssize_t>(utf8proc_iterate(bytes, left, &code), 1));
    const Kind kind = kind_of(static_cast<char32_t>(code));
    if (kind == Kind::kKeep) out.append(utf8.substr(at, size));
    if (kind == Kind::kBlank) out.push_back(' ');
    if (kind == Kind::kBreak) out.push_back('\n');
    const std::string_view pair = utf8.substr(at, 2);
    at += pair == "\r\n" || pair == "\n\r" ? 2 : size;
  }
  return out;
}

}  // namespace entente
