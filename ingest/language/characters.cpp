#include "ingest/language/characters.h"

#include <algorithm>

namespace entente {
namespace {

constexpr char32_t kReplacement = 0xFFFD, kCodePoints = 0x110000;
constexpr char32_t kCapitalSigma = 0x3A3, kSmallSigma = 0x3C3, kFinalSigma = 0x3C2;

void append_utf8(std::string& out, char32_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
    return;
  }
  const int tail = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
  constexpr char32_t kLead[] = {0, 0xC0, 0xE0, 0xF0};
  out += static_cast<char>(kLead[tail] | (code >> (6 * tail)));
  for (int i = tail - 1; i >= 0; --i)
    out += static_cast<char>(0x80 | ((code >> (6 * i)) & 0x3F));
}

}  // namespace

Character decode_character(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::uint32_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || offset + length > text.size()) return {kReplacement, 1};
  char32_t code = lead & (0x7Fu >> length);
  for (std::uint32_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {kReplacement, 1};
    code = code << 6 | (byte(i) & 0x3F);
  }
  constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = code >= 0xD800 && code < 0xE000;
  if (code < kSmallest[length] || code >= kCodePoints || surrogate) return {kReplacement, 1};
  return {code, length};
}

Result<CharacterTable> CharacterTable::load(const ModelFile& file) {
  CharacterTable table;
  SectionReader reader(file);
  table.block_of_ = reader.numbers("characters.block_of", {kCodePoints / 256}).values;
  table.record_of_ = reader.numbers("characters.record_of", {SectionReader::kAny, 256}).values;
  table.records_ = reader.numbers("characters.records", {SectionReader::kAny, 3}).values;
  if (!reader.ok()) return reader.error();
  const auto below = [](std::span<const std::uint32_t> numbers, std::size_t limit) {
    return std::all_of(numbers.begin(), numbers.end(),
                       [limit](std::uint32_t number) { return number < limit; });
  };
  if (!below(table.block_of_, table.record_of_.size() / 256) ||
      !below(table.record_of_, table.records_.size() / 3)) {
    reader.reject("characters.block_of", "number out of range");
    return reader.error();
  }
  for (std::size_t i = 1; i < table.records_.size(); i += 3) {
    table.affix_class_count_ = std::max(table.affix_class_count_, table.records_[i] + 1);
  }
  return table;
}

std::string CharacterTable::to_lower(std::string_view text) const {
  std::string lower;
  lower.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const auto [code, bytes] = decode_character(text, offset);
    if (has(code, kSpecialLower)) {
      if (code == kCapitalSigma) {
        append_utf8(lower, is_final_sigma(text, offset) ? kFinalSigma : kSmallSigma);
      } else {
        lower += "i\u0307";  // Of U+0130, the only character whose lower case is two.
      }
    } else if (const std::uint32_t delta = record(code)[2]; delta != 0) {
      append_utf8(lower, (code + delta) & 0x1FFFFF);
    } else {
      lower += text.substr(offset, bytes);
    }
    offset += bytes;
  }
  return lower;
}

bool CharacterTable::is_final_sigma(std::string_view text, std::size_t offset) const {
  // SpecialCasing.txt: after a cased letter and not before one, looking through what is ignorable.
  bool cased_before = false;
  for (std::size_t end = offset; end > 0;) {
    std::size_t begin = end - 1;
    while (begin > 0 && end - begin < 4 &&
           (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) {
      --begin;
    }
    if (begin + decode_character(text, begin).bytes != end) begin = end - 1;
    const char32_t code = decode_character(text, begin).code;
    end = begin;
    if (has(code, kIgnorable)) continue;
    cased_before = has(code, kCased);
    break;
  }
  if (!cased_before) return false;
  for (std::size_t begin = offset + decode_character(text, offset).bytes; begin < text.size();) {
    const auto [code, bytes] = decode_character(text, begin);
    begin += bytes;
    if (!has(code, kIgnorable)) return !has(code, kCased);
  }
  return true;
}

}  // namespace entente
