#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "ingest/language/model_file.h"

namespace entente {

/// A character of a text: its code point and where its bytes stand.
struct Character {
  char32_t code = 0;
  std::uint32_t bytes = 0;  ///< Length in UTF-8, 1 to 4.
};

/// Reads one character. A byte that begins no valid sequence counts as U+FFFD of one byte, so that
/// any bytes can be read to their end. Requires: offset < text.size().
Character decode_character(std::string_view text, std::size_t offset);

/// What the models' rules ask about characters, in the Unicode version they were trained with.
/// Views the model file.
class CharacterTable {
 public:
  static Result<CharacterTable> load(const ModelFile& file);

  bool is_space(char32_t code) const { return has(code, kSpace); }
  bool is_alpha(char32_t code) const { return has(code, kAlpha); }
  bool is_upper(char32_t code) const { return has(code, kUpper); }
  bool is_digit(char32_t code) const { return has(code, kDigit); }
  /// Of a decimal number system: \d of a regular expression. Digits also hold superscripts.
  bool is_decimal(char32_t code) const { return has(code, kDecimal); }
  /// Letters, digits, the underscore and their kin: \w of a regular expression.
  bool is_word(char32_t code) const { return has(code, kWord); }
  /// May begin or end a label of a host name; may stand in a top-level domain.
  bool is_host(char32_t code) const { return has(code, kHost); }
  bool is_top_level_domain(char32_t code) const { return has(code, kTopLevelDomain); }
  /// The class of characters that the affix rules do not tell apart.
  std::uint32_t affix_class(char32_t code) const { return record(code)[1]; }
  std::uint32_t affix_class_count() const { return affix_class_count_; }

  /// Lower case of UTF-8, with a final sigma at the end of words; invalid bytes stay.
  std::string to_lower(std::string_view text) const;

 private:
  enum Flag : std::uint32_t {
    kSpace = 1 << 0,
    kAlpha = 1 << 1,
    kUpper = 1 << 2,
    kDigit = 1 << 3,
    kCased = 1 << 4,
    kIgnorable = 1 << 5,
    kSpecialLower = 1 << 6,
    kWord = 1 << 7,
    kHost = 1 << 8,
    kTopLevelDomain = 1 << 9,
    kDecimal = 1 << 10
  };

  const std::uint32_t* record(char32_t code) const {
    const std::uint32_t block = block_of_[code >> 8];
    return &records_[std::size_t{record_of_[block * 256 + (code & 0xFF)]} * 3];
  }
  bool has(char32_t code, Flag flag) const { return (record(code)[0] & flag) != 0; }
  bool is_final_sigma(std::string_view text, std::size_t offset) const;

  std::span<const std::uint32_t> block_of_, record_of_, records_;
  std::uint32_t affix_class_count_ = 0;
};

}  // namespace entente
