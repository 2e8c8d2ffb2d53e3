#include "ingest/reading/encoding.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "graph/text.h"
#include "ingest/reading/charset.h"
#include "ingest/reading/label_line.h"

namespace entente {

namespace {

constexpr std::size_t kSampleBytes = 65536;

struct Signature {
  std::string_view bytes;
  const char* what;
};

// What people most often hand over by mistake; anything else binary is told by its control bytes.
constexpr std::array<Signature, 10> kSignatures{{
    {"\x89PNG", "a png image"},
    {"\xFF\xD8\xFF", "a jpeg image"},
    {"GIF8", "a gif image"},
    {"filedesc://", "an arc file, which came before warc"},
    {"%PDF-", "a pdf document"},
    {"PK\x03\x04", "a zip archive or an office document"},
    {"\x1F\x8B", "a gzip file"},
    {"\x28\xB5\x2F\xFD", "a zstd file"},
    {"\xD0\xCF\x11\xE0", "an old office document"},
    {"{\\rtf", "a rich text document"},
}};

bool is_control(unsigned char byte) {
  return byte == 0x7F || (byte < 0x20 && !(byte >= '\b' && byte <= '\r') && byte != 0x1B);
}

bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

struct ByteOrderMark {
  std::string_view bytes;
  const char* charset;
};

// UTF-32LE begins like UTF-16LE, so it comes first.
constexpr std::array<ByteOrderMark, 5> kMarks{{
    {{"\xFF\xFE\x00\x00", 4}, "UTF-32LE"},
    {{"\x00\x00\xFE\xFF", 4}, "UTF-32BE"},
    {"\xFF\xFE", "UTF-16LE"},
    {"\xFE\xFF", "UTF-16BE"},
    {"\xEF\xBB\xBF", "UTF-8"},
}};

/// Latin letters in UTF-16 and UTF-32 leave all bytes of a character but one zero.
std::string guess_wide(std::string_view sample) {
  struct Wide {
    std::size_t width, letter_at;
    const char* charset;
  };
  static constexpr std::array<Wide, 4> kWide{
      {{4, 0, "UTF-32LE"}, {4, 3, "UTF-32BE"}, {2, 0, "UTF-16LE"}, {2, 1, "UTF-16BE"}}};
  for (const Wide& wide : kWide) {
    std::size_t zeros = 0, zero_letters = 0;
    for (std::size_t i = 0; i < sample.size(); ++i) {
      const bool zero = sample[i] == '\0';
      (i % wide.width == wide.letter_at ? zero_letters : zeros) += zero ? 1 : 0;
    }
    const std::size_t letters = sample.size() / wide.width;
    const std::size_t others = letters * (wide.width - 1);
    if (letters >= 2 && zeros * 10 > others * (wide.width == 4 ? 9 : 7) &&
        zero_letters * 20 < letters)
      return wide.charset;
  }
  return "";
}

struct Utf8Census {
  std::size_t good = 0;     ///< Characters of several bytes.
  std::size_t damaged = 0;  ///< Bytes that are part of no character.
};

Utf8Census count_utf8(std::string_view text) {
  Utf8Census census;
  while (!text.empty()) {
    const std::size_t valid = find_invalid_utf8(text).value_or(text.size());
    for (const char c : text.substr(0, valid)) {
      const auto byte = static_cast<unsigned char>(c);
      census.good += byte >= 0xC0;
    }
    census.damaged += valid < text.size();
    text.remove_prefix(std::min(valid + 1, text.size()));
  }
  return census;
}

/// How well a Western text reads with its high bytes as these characters.
int reading_score(std::string_view text, const std::string& charset) {
  auto decoder = CharsetDecoder::open(charset);
  if (!decoder) return -1;
  // What a character is: a small letter, a capital, a mark before a word, behind one, other.
  const auto kind_of = [&decoder](char c) {
    static constexpr std::string_view kOpening = "\u2018\u201C\u00AB\u00A3\u20AC\u00A1\u00BF";
    static constexpr std::string_view kClosing = "\u2019\u201D\u00BB\u2026\u00A0\u2013\u2014";
    std::string text_of_byte;
    decoder->add({&c, 1}, false, text_of_byte);
    const auto lead = static_cast<unsigned char>(text_of_byte[0]);
    const auto trail = static_cast<unsigned char>(text_of_byte.back());
    if (lead == 0xC3 && trail != 0x97 && trail != 0xB7) return trail >= 0x9F ? 'a' : 'A';
    if (lead == 0xC5 && trail >= 0x92) return (trail & 1U) != 0 ? 'a' : 'A';
    if (kOpening.find(text_of_byte) != std::string_view::npos) return '(';
    return kClosing.find(text_of_byte) != std::string_view::npos ? ')' : '?';
  };
  std::array<char, 128> kinds{};
  int score = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) continue;
    char& kind = kinds[byte - 0x80U];
    if (kind == 0) kind = kind_of(text[i]);
    const char before = i > 0 ? text[i - 1] : ' ', after = i + 1 < text.size() ? text[i + 1] : ' ';
    const bool in_word = is_letter(before) && is_letter(after);
    const bool at_word = is_letter(before) || is_letter(after);
    if (kind == 'a') score += at_word ? 2 : 0;
    if (kind == 'A') score += before >= 'a' && before <= 'z' ? -3 : at_word ? 1 : 0;
    if (kind == '(') score += in_word ? -2 : is_letter(before) ? -1 : 2;
    if (kind == ')') score += is_letter(before) || before == '.' || before == ',' ? 2 : 1;
    if (kind == '?') score -= at_word ? 3 : 1;
  }
  return score;
}

std::string guess_western(std::string_view sample) {
  static constexpr std::array<const char*, 3> kWestern{"windows-1252", "ISO-8859-15", "macintosh"};
  std::string best = kWestern.front();
  int best_score = reading_score(sample, best);
  for (const char* charset : kWestern) {
    const int score = reading_score(sample, charset);
    if (score <= best_score) continue;
    best = charset;
    best_score = score;
  }
  return best;
}

/// In Western languages at most one letter in four is beyond ASCII.
bool looks_western(std::string_view text) {
  std::size_t ascii_letters = 0, high = 0;
  for (const char c : text) {
    high += (c & 0x80) != 0;
    ascii_letters += is_letter(c);
  }
  return high * 4 <= ascii_letters + high;
}

/// Whether the sample can be of that encoding: next to nothing in it is damaged.
bool can_be(std::string_view sample, const std::string& charset) {
  auto decoder = CharsetDecoder::open(charset);
  if (!decoder) return false;
  std::string text;
  decoder->add(sample, false, text);
  return decoder->damaged() * 200 <= sample.size();
}

/// Declared names that are taken for others, as browsers do: pages mean what they look right in.
std::string meant_charset(std::string_view declared) {
  const std::string name = lowered(trimmed(declared, " \t\r\n\"';"));
  if (name == "iso-8859-1" || name == "latin1" || name == "us-ascii" || name == "ascii") return "";
  if (name == "gb2312" || name == "gbk") return "gb18030";
  if (name.starts_with("utf-") || name.starts_with("utf16") || name == "utf8") return "";
  return name;
}

/// The encoding of a text that is not UTF-8.
Result<std::string> guess_other(std::string_view sample, std::string_view declared) {
  for (const std::string& name :
       {meant_charset(declared), meant_charset(declared_charset(sample))}) {
    if (!name.empty() && can_be(sample, name)) return name;
  }
  const auto guess = guess_charset(sample);
  const bool western = !guess || *guess == "ISO-8859-1" || *guess == "windows-1252" ||
                       guess->starts_with("UTF-") || !can_be(sample, *guess);
  if (!western) return *guess;
  if (looks_western(sample)) return guess_western(sample);
  return Error{ErrorCode::kUnsupported, "encoding is not recognised"};
}

/// The encoding of a text, of which `sample` is the beginning or all. UTF-8 if it is damaged, too.
Result<std::string> recognise_charset(std::string_view sample, std::string_view declared) {
  for (const ByteOrderMark& mark : kMarks) {
    if (sample.starts_with(mark.bytes)) return std::string(mark.charset);
  }
  for (const Signature& signature : kSignatures) {
    if (sample.starts_with(signature.bytes)) {
      return Error{ErrorCode::kUnsupported, std::string("not a text but ") + signature.what};
    }
  }
  const std::string_view head = sample.substr(0, kSampleBytes);
  if (std::string wide = guess_wide(head); !wide.empty()) return wide;
  const auto controls = static_cast<std::size_t>(std::count_if(
      head.begin(), head.end(), [](char c) { return is_control(static_cast<unsigned char>(c)); }));
  // A stray zero or bell happens in texts; one byte in thirty does not.
  if (controls * 30 > head.size()) {
    return Error{ErrorCode::kUnsupported, "not a text but binary data"};
  }
  const Utf8Census census = count_utf8(sample);
  if (census.damaged == 0) {
    // The encodings of ISO 2022 switch their alphabets by escapes and are ASCII by their bytes.
    if (head.find("\x1B$") == std::string_view::npos) return std::string("UTF-8");
    const auto guess = guess_charset(head);
    return guess && guess->starts_with("ISO-2022") ? *guess : std::string("UTF-8");
  }
  if (census.good >= census.damaged) return std::string("UTF-8");
  return guess_other(head, declared);
}

std::size_t mark_size(std::string_view bytes) {
  for (const ByteOrderMark& mark : kMarks) {
    if (bytes.starts_with(mark.bytes)) return mark.bytes.size();
  }
  return 0;
}

}  // namespace

Result<std::string> decode_text(std::string bytes, std::string_view declared) {
  auto charset = recognise_charset(bytes, declared);
  if (!charset.ok()) return charset.error();
  bytes.erase(0, mark_size(bytes));
  if (*charset == "UTF-8") return is_valid_utf8(bytes) ? bytes : repair_utf8(bytes);
  auto decoder = CharsetDecoder::open(*charset);
  if (!decoder) return Error{ErrorCode::kUnsupported, "encoding " + *charset + " is not known"};
  std::string text;
  decoder->add(bytes, true, text);
  return text;
}

Result<BufferedStream> decode_text(BufferedStream bytes) {
  const auto head = bytes.peek(kSampleBytes);
  if (!head.ok()) return head.error();
  std::string_view sample = *head;
  // A character that the end of the sample cuts in two is no damage.
  while (!sample.empty() && sample.size() + 4 > head->size() && (sample.back() & 0x80) != 0)
    sample.remove_suffix(1);
  auto charset = recognise_charset(sample, {});
  if (!charset.ok()) return charset.error();
  auto skipped = bytes.skip(mark_size(sample));
  if (!skipped.ok()) return skipped.error();
  if (*charset == "UTF-8") return bytes;
  auto decoder = CharsetDecoder::open(*charset);
  if (!decoder) return Error{ErrorCode::kUnsupported, "encoding " + *charset + " is not known"};
  return BufferedStream(decode_stream(bytes.release(), std::move(*decoder)));
}

std::string declared_charset(std::string_view head) {
  constexpr std::size_t kLookBytes = 2048;
  const std::string text = lowered(head.substr(0, kLookBytes));
  for (const std::string_view key : {"encoding=", "charset="}) {
    const std::size_t at = text.find(key);
    if (at == std::string::npos) continue;
    const std::size_t mark = text.rfind('<', at);  // In a tag, and not in the text.
    if (mark == std::string::npos || text.find('>', mark) < at) continue;
    const std::string_view value = std::string_view(text).substr(at + key.size());
    const std::size_t begin = std::min(value.find_first_not_of("\"' "), value.size());
    const std::size_t end = value.find_first_of("\"' ;/>?", begin);
    if (end != std::string_view::npos && end > begin) {
      return std::string(value.substr(begin, end - begin));
    }
  }
  return "";
}

}  // namespace entente
