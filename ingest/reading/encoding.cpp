#include "ingest/reading/encoding.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace entente {

namespace {

constexpr std::size_t kSampleBytes = 65536;
constexpr char32_t kReplacement = 0xFFFD;

struct Signature {
  std::string_view bytes;
  const char* what;
};

// What people most often hand over by mistake; anything else binary is told by its control bytes.
constexpr std::array<Signature, 10> kSignatures{{
    {"\x89PNG", "a png image"},
    {"\xFF\xD8\xFF", "a jpeg image"},
    {"GIF8", "a gif image"},
    {"%PDF-", "a pdf document"},
    {"PK\x03\x04", "a zip archive or an office document"},
    {"\x1F\x8B", "a gzip file"},
    {"\x28\xB5\x2F\xFD", "a zstd file"},
    {"\xD0\xCF\x11\xE0", "an old office document"},
    {"{\\rtf", "a rich text document"},
    {"\x1B$", "text in iso-2022"},
}};

// Windows-1252 differs from Latin-1 in 0x80..0x9F only; 0 marks what it leaves undefined.
constexpr std::array<char16_t, 32> kWindows1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void append(char32_t code, std::string& out) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code), bytes.data());
  out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
}

struct Decoded {
  char32_t code = 0;
  std::size_t size = 0;  ///< 0 if the bytes are not UTF-8.
};

Decoded decode_at(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return {byte, 1};
  utf8proc_int32_t code = 0;
  const auto left = static_cast<utf8proc_ssize_t>(std::min<std::size_t>(text.size() - at, 4));
  const auto size =
      utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at, left, &code);
  if (size <= 0) return {};
  return {static_cast<char32_t>(code), static_cast<std::size_t>(size)};
}

bool is_control(unsigned char byte) {
  return byte == 0x7F || (byte < 0x20 && !(byte >= '\b' && byte <= '\r') && byte != 0x1B);
}

/// Reads units of 2 or 4 bytes; what is no character becomes U+FFFD.
std::string decode_wide(std::string_view bytes, std::size_t width, bool big_endian) {
  std::string text;
  text.reserve(bytes.size());
  const auto unit_at = [&](std::size_t at) {
    char32_t unit = 0;
    for (std::size_t i = 0; i < width; ++i) {
      const std::size_t from = big_endian ? at + i : at + width - 1 - i;
      unit = unit << 8 | static_cast<unsigned char>(bytes[from]);
    }
    return unit;
  };
  for (std::size_t at = 0; at + width <= bytes.size(); at += width) {
    char32_t code = unit_at(at);
    if (width == 2 && code >= 0xD800 && code < 0xDC00 && at + 4 <= bytes.size()) {
      const char32_t low = unit_at(at + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        at += 2;
      }
    }
    const bool valid = code < 0xD800 || (code >= 0xE000 && code <= 0x10FFFF);
    append(valid ? code : kReplacement, text);
  }
  if (bytes.size() % width != 0) append(kReplacement, text);
  return text;
}

struct ByteOrderMark {
  std::string_view bytes;
  std::size_t width;
  bool big_endian;
};

// UTF-32LE begins like UTF-16LE, so it comes first.
constexpr std::array<ByteOrderMark, 5> kMarks{{
    {{"\xFF\xFE\x00\x00", 4}, 4, false},
    {{"\x00\x00\xFE\xFF", 4}, 4, true},
    {"\xFF\xFE", 2, false},
    {"\xFE\xFF", 2, true},
    {"\xEF\xBB\xBF", 1, false},
}};

/// Latin letters in UTF-16 leave every second byte zero: true for big endian.
std::optional<bool> guess_utf16(std::string_view sample) {
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < sample.size(); ++i)
    zeros[i % 2] += sample[i] == '\0';
  const std::size_t half = sample.size() / 2;
  if (half < 2) return std::nullopt;
  for (const std::size_t side : {std::size_t{0}, std::size_t{1}}) {
    if (zeros[side] * 10 > half * 7 && zeros[1 - side] * 20 < half) return side == 0;
  }
  return std::nullopt;
}

struct Utf8Census {
  std::size_t good = 0;     ///< Characters of several bytes.
  std::size_t damaged = 0;  ///< Bytes that are part of no character.
};

Utf8Census count_utf8(std::string_view text) {
  Utf8Census census;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode_at(text, at);
    census.good += decoded.size > 1;
    census.damaged += decoded.size == 0;
    at += std::max<std::size_t>(decoded.size, 1);
  }
  return census;
}

std::string replace_damage(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode_at(text, at);
    append(decoded.size == 0 ? kReplacement : decoded.code, out);
    at += std::max<std::size_t>(decoded.size, 1);
  }
  return out;
}

std::string decode_windows_1252(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 || byte >= 0xA0) {
      append(byte, out);
    } else {
      const char16_t code = kWindows1252[byte - 0x80U];
      append(code == 0 ? kReplacement : code, out);
    }
  }
  return out;
}

/// In Western languages at most one letter in four is beyond ASCII.
bool looks_western(std::string_view text) {
  std::size_t ascii_letters = 0, high = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    high += byte >= 0x80;
    ascii_letters += (byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z';
  }
  return high * 4 <= ascii_letters + high;
}

}  // namespace

Result<std::string> decode_text(std::string bytes) {
  for (const ByteOrderMark& mark : kMarks) {
    if (!std::string_view(bytes).starts_with(mark.bytes)) continue;
    bytes.erase(0, mark.bytes.size());
    if (mark.width > 1) return decode_wide(bytes, mark.width, mark.big_endian);
    break;
  }
  for (const Signature& signature : kSignatures) {
    if (std::string_view(bytes).starts_with(signature.bytes)) {
      return Error{ErrorCode::kUnsupported, std::string("not a text but ") + signature.what};
    }
  }
  const std::string_view sample = std::string_view(bytes).substr(0, kSampleBytes);
  if (const auto big_endian = guess_utf16(sample)) return decode_wide(bytes, 2, *big_endian);
  const auto controls =
      static_cast<std::size_t>(std::count_if(sample.begin(), sample.end(), [](char c) {
        return is_control(static_cast<unsigned char>(c));
      }));
  // A stray zero or bell happens in texts; one byte in thirty does not.
  if (controls * 30 > sample.size()) {
    return Error{ErrorCode::kUnsupported, "not a text but binary data"};
  }
  const Utf8Census census = count_utf8(bytes);
  if (census.damaged == 0) return bytes;
  if (census.good >= census.damaged) return replace_damage(bytes);
  if (looks_western(bytes)) return decode_windows_1252(bytes);
  return Error{ErrorCode::kUnsupported, "encoding is neither utf-8 nor windows-1252"};
}

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
    const Decoded decoded = decode_at(utf8, at);
    const std::size_t size = std::max<std::size_t>(decoded.size, 1);
    const Kind kind = kind_of(decoded.code);
    if (kind == Kind::kKeep) out.append(utf8.substr(at, size));
    if (kind == Kind::kBlank) out.push_back(' ');
    if (kind == Kind::kBreak) out.push_back('\n');
    const std::string_view pair = utf8.substr(at, 2);
    at += pair == "\r\n" || pair == "\n\r" ? 2 : size;
  }
  return out;
}

}  // namespace entente
