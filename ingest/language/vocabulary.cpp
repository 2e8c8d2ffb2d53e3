#include "ingest/language/vocabulary.h"

#include <algorithm>
#include <cstring>

namespace entente {
namespace {

constexpr std::size_t kTextBlock = 1 << 16, kFloatBlock = 1 << 18;

std::string_view first_character(std::string_view text) {
  return text.substr(0, decode_character(text, 0).bytes);
}

/// The last three characters, found by reading at most the last 12 bytes plus what aligns them.
std::string_view last_three(std::string_view text) {
  std::size_t begin = text.size();
  for (int i = 0; i < 3 && begin > 0; ++i) {
    std::size_t previous = begin - 1;
    while (previous > 0 && begin - previous < 4 &&
           (static_cast<unsigned char>(text[previous]) & 0xC0) == 0x80) {
      --previous;
    }
    const bool whole = decode_character(text, previous).bytes == begin - previous;
    begin = whole ? previous : begin - 1;
  }
  return text.substr(begin);
}

}  // namespace

std::string word_shape(std::string_view text, const CharacterTable& characters) {
  constexpr std::size_t kLongest = 100, kRun = 4;
  std::string shape;
  std::string_view last;
  std::size_t run = 0, count = 0;
  for (std::size_t offset = 0; offset < text.size(); ++count) {
    if (count + 1 >= kLongest) {
      // Cheap for long runs: the shape is given up at the hundredth character.
      return "LONG";
    }
    const auto [code, bytes] = decode_character(text, offset);
    std::string_view mark = text.substr(offset, bytes);
    if (characters.is_alpha(code)) {
      mark = characters.is_upper(code) ? "X" : "x";
    } else if (characters.is_digit(code)) {
      mark = "d";
    }
    offset += bytes;
    run = mark == last ? run + 1 : 0;
    last = mark;
    if (run < kRun) shape += mark;
  }
  return shape;
}

Result<WordRules> WordRules::load(const ModelFile& file) {
  WordRules rules;
  Result<StringNumbers> numbers = StringNumbers::load(file);
  if (!numbers) return numbers.error();
  rules.numbers = *numbers;
  Result<CharacterTable> characters = CharacterTable::load(file);
  if (!characters) return characters.error();
  rules.characters = *characters;
  SectionReader reader(file);
  rules.norms = reader.strings("norms.norms");
  rules.norm_keys =
      reader.keys("norms.keys", {static_cast<std::uint32_t>(rules.norms.size())}).values;
  if (!reader.ok()) return reader.error();
  return rules;
}

std::pair<Lexeme*, bool> Vocabulary::word(std::string_view text) {
  if (const auto found = words_.find(text); found != words_.end()) return {found->second, false};
  Lexeme* lexeme = make(text);
  const auto& keys = rules_.norm_keys;
  const auto found = std::lower_bound(keys.begin(), keys.end(), lexeme->orth);
  if (found != keys.end() && *found == lexeme->orth) {
    lexeme->norm = rules_.norms[static_cast<std::size_t>(found - keys.begin())];
  }
  lexeme->norm_number = rules_.numbers.number_of(lexeme->norm);
  words_.emplace(lexeme->text, lexeme);
  return {lexeme, true};
}

std::pair<Lexeme*, bool> Vocabulary::word_with_norm(std::string_view text, std::string_view norm) {
  std::string key(text);
  key += '\0';
  key += norm;
  if (const auto found = normed_.find(key); found != normed_.end()) return {found->second, false};
  Lexeme* lexeme = make(text);
  lexeme->norm = keep(norm);
  lexeme->norm_number = rules_.numbers.number_of(norm);
  normed_.emplace(keep(key), lexeme);
  return {lexeme, true};
}

Lexeme* Vocabulary::make(std::string_view text) {
  Lexeme& lexeme = lexemes_.emplace_back();
  lexeme.text = keep(text);
  const std::string lower = rules_.characters.to_lower(text);
  lexeme.lower = lower == text ? lexeme.text : keep(lower);
  lexeme.norm = lexeme.lower;
  lexeme.orth = rules_.numbers.number_of(text);
  lexeme.prefix_number = rules_.numbers.number_of(first_character(text));
  lexeme.suffix_number = rules_.numbers.number_of(last_three(text));
  lexeme.shape_number = rules_.numbers.number_of(word_shape(text, rules_.characters));
  // Tokens are all white space or none of it.
  lexeme.is_space = rules_.characters.is_space(decode_character(text, 0).code);
  return &lexeme;
}

std::string_view Vocabulary::keep(std::string_view text) {
  if (text.size() > text_left_) {
    const std::size_t size = std::max(kTextBlock, text.size());
    text_blocks_.push_back(std::make_unique<char[]>(size));
    text_next_ = text_blocks_.back().get();
    text_left_ = size;
  }
  if (!text.empty()) std::memcpy(text_next_, text.data(), text.size());
  const std::string_view kept(text_next_, text.size());
  text_next_ += text.size();
  text_left_ -= text.size();
  return kept;
}

float* Vocabulary::keep_floats(std::size_t count) {
  if (count > floats_left_) {
    const std::size_t size = std::max(kFloatBlock, count);
    float_blocks_.push_back(std::make_unique<float[]>(size));
    float_next_ = float_blocks_.back().get();
    floats_left_ = size;
  }
  float* room = float_next_;
  float_next_ += count;
  floats_left_ -= count;
  return room;
}

}  // namespace entente
