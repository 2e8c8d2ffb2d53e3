#include "ingest/language/tokenizer.h"

#include <algorithm>

#include "ingest/language/url_match.h"

namespace entente {
namespace {

// Longer chunks are rare and would only fill the cache.
constexpr std::size_t kLongestCachedChunk = 64;
constexpr std::size_t kCachedChunks = 1 << 16;

}  // namespace

/// A run of characters without white space, or of white space only, read once.
struct Tokenizer::Chunk {
  std::string_view text;
  std::u32string codes;
  std::vector<std::uint32_t> classes;
  std::vector<std::uint32_t> offsets;  // Of each character, and the end.

  Chunk(std::string_view chunk, const CharacterTable& characters) : text(chunk) {
    for (std::uint32_t offset = 0; offset < chunk.size();) {
      const Character character = decode_character(chunk, offset);
      codes.push_back(character.code);
      classes.push_back(characters.affix_class(character.code));
      offsets.push_back(offset);
      offset += character.bytes;
    }
    offsets.push_back(static_cast<std::uint32_t>(chunk.size()));
  }

  std::string_view between(std::size_t begin, std::size_t end) const {
    return text.substr(offsets[begin], offsets[end] - offsets[begin]);
  }
};

Result<Tokenizer> Tokenizer::load(const ModelFile& file, const WordRules& rules) {
  Tokenizer tokenizer;
  tokenizer.rules_ = &rules;
  Result<AffixRules> affixes = AffixRules::load(file, rules.characters);
  if (!affixes) return affixes.error();
  tokenizer.affixes_ = std::move(*affixes);

  SectionReader reader(file);
  const StringList keys = reader.strings("specials.keys");
  tokenizer.special_texts_ = reader.strings("specials.texts");
  tokenizer.special_norms_ = reader.strings("specials.norms");
  tokenizer.special_begins_ =
      reader.numbers("specials.begins", {static_cast<std::uint32_t>(keys.size() + 1)}).values;
  if (!reader.ok()) return reader.error();
  const auto& begins = tokenizer.special_begins_;
  if (!std::is_sorted(begins.begin(), begins.end()) ||
      begins.back() != tokenizer.special_texts_.size() ||
      tokenizer.special_norms_.size() != tokenizer.special_texts_.size()) {
    reader.reject("specials.begins", "does not fit the tokens");
    return reader.error();
  }
  for (std::uint32_t i = 0; i < keys.size(); ++i) {
    std::string joined;
    for (std::uint32_t part = begins[i]; part < begins[i + 1]; ++part) {
      if (tokenizer.special_texts_[part].empty()) reader.reject("specials.texts", "empty token");
      joined += tokenizer.special_texts_[part];
    }
    if (joined != keys[i]) reader.reject("specials.texts", "tokens do not make up their key");
    tokenizer.special_of_.emplace(keys[i], i);
    tokenizer.longest_special_ = std::max(tokenizer.longest_special_, keys[i].size());
  }
  if (!reader.ok()) return reader.error();
  tokenizer.patterns_.emplace_back();
  for (std::size_t i = 0; i < keys.size(); ++i)
    tokenizer.add_pattern(keys[i]);
  return tokenizer;
}

bool Tokenizer::is_special(std::string_view text) const {
  return text.size() <= longest_special_ && special_of_.contains(text);
}

bool Tokenizer::add_special(std::string_view text, std::uint32_t begin_byte,
                            std::vector<Part>& parts) const {
  if (text.size() > longest_special_) return false;
  const auto found = special_of_.find(text);
  if (found == special_of_.end()) return false;
  for (std::uint32_t i = special_begins_[found->second]; i < special_begins_[found->second + 1];
       ++i) {
    const auto end = begin_byte + static_cast<std::uint32_t>(special_texts_[i].size());
    parts.push_back({begin_byte, end, i});
    begin_byte = end;
  }
  return true;
}

std::vector<Tokenizer::Part> Tokenizer::split(std::string_view text, bool with_specials) const {
  std::vector<Part> parts;
  if (with_specials && add_special(text, 0, parts)) return parts;

  // Strip a prefix and a suffix a round, until a special case or nothing more comes off.
  const Chunk chunk(text, rules_->characters);
  const std::span<const std::uint32_t> classes = chunk.classes;
  std::vector<Part> suffixes;
  std::size_t begin = 0, end = classes.size();
  const auto add = [&chunk](std::vector<Part>& list, std::size_t from, std::size_t to) {
    list.push_back({chunk.offsets[from], chunk.offsets[to], kPlain});
  };
  while (begin < end) {
    if (with_specials && is_special(chunk.between(begin, end))) break;
    const std::size_t prefix = affixes_.prefix_length(classes.subspan(begin, end - begin));
    const std::size_t after_prefix = begin + prefix;
    if (prefix > 0 && after_prefix < end && with_specials &&
        is_special(chunk.between(after_prefix, end))) {
      add(parts, begin, after_prefix);
      begin = after_prefix;
      break;
    }
    const std::size_t suffix =
        affixes_.suffix_length(classes.subspan(after_prefix, end - after_prefix));
    const std::size_t before_suffix = end - suffix;
    if (suffix > 0 && begin < before_suffix && with_specials &&
        is_special(chunk.between(begin, before_suffix))) {
      add(suffixes, before_suffix, end);
      end = before_suffix;
      break;
    }
    if (prefix == 0 && suffix == 0) break;
    if (prefix > 0) add(parts, begin, after_prefix);
    if (suffix > 0) add(suffixes, before_suffix, end);
    begin = after_prefix;
    end = before_suffix;
  }
  if (begin < end) split_inside(chunk, begin, end, with_specials, parts);
  parts.insert(parts.end(), suffixes.rbegin(), suffixes.rend());
  return parts;
}

void Tokenizer::split_inside(const Chunk& chunk, std::size_t begin, std::size_t end,
                             bool with_specials, std::vector<Part>& parts) const {
  const std::string_view text = chunk.between(begin, end);
  if (with_specials && add_special(text, chunk.offsets[begin], parts)) return;
  const auto add = [&](std::size_t from, std::size_t to) {
    parts.push_back({chunk.offsets[begin + from], chunk.offsets[begin + to], kPlain});
  };
  const std::size_t size = end - begin;
  if (is_url(std::u32string_view(chunk.codes).substr(begin, size), rules_->characters)) {
    add(0, size);
    return;
  }
  const auto classes = std::span<const std::uint32_t>(chunk.classes).subspan(begin, size);
  std::size_t done = 0;
  for (auto infix = affixes_.find_infix(classes, 0); infix;
       infix = affixes_.find_infix(classes, infix->end)) {
    if (infix->begin == 0) continue;  // What begins the text is no infix.
    if (infix->begin != done) add(done, infix->begin);
    add(infix->begin, infix->end);
    done = infix->end;
  }
  if (done < size) add(done, size);
}

Lexeme* Tokenizer::lexeme_of(std::string_view text, std::uint32_t special,
                             Vocabulary& vocabulary) const {
  const bool normed = special != kPlain && !special_norms_[special].empty();
  const auto [lexeme, is_new] =
      normed ? vocabulary.word_with_norm(text, special_norms_[special]) : vocabulary.word(text);
  if (is_new) {
    const auto found = patterns_[0].next.find(lexeme->orth);
    if (found != patterns_[0].next.end()) lexeme->special_node = found->second;
  }
  return lexeme;
}

void Tokenizer::add_chunk(std::string_view text, std::uint32_t begin_byte, Vocabulary& vocabulary,
                          ChunkCache& cache, std::vector<Piece>& pieces) const {
  if (const auto found = cache.pieces.find(text); found != cache.pieces.end()) {
    for (Lexeme* lexeme : found->second) {
      pieces.push_back({lexeme, begin_byte, false});
      begin_byte += static_cast<std::uint32_t>(lexeme->text.size());
    }
    return;
  }
  std::vector<Lexeme*> lexemes;
  for (const Part& part : split(text, true)) {
    Lexeme* lexeme =
        lexeme_of(text.substr(part.begin, part.end - part.begin), part.special, vocabulary);
    lexemes.push_back(lexeme);
    pieces.push_back({lexeme, begin_byte + part.begin, false});
  }
  if (text.size() <= kLongestCachedChunk && cache.pieces.size() < kCachedChunks) {
    cache.pieces.emplace(vocabulary.keep(text), std::move(lexemes));
  }
}

std::vector<Piece> Tokenizer::tokenize(std::string_view text, Vocabulary& vocabulary,
                                       ChunkCache& cache) const {
  std::vector<Piece> pieces;
  const CharacterTable& characters = rules_->characters;
  const auto size = static_cast<std::uint32_t>(text.size());
  if (size == 0) return pieces;
  // Runs of white space and of other characters alternate; one blank after a word is no run.
  bool in_space = characters.is_space(decode_character(text, 0).code);
  std::uint32_t begin = 0;
  for (std::uint32_t offset = 0; offset < size;) {
    const Character character = decode_character(text, offset);
    if (characters.is_space(character.code) != in_space) {
      if (begin < offset) {
        add_chunk(text.substr(begin, offset - begin), begin, vocabulary, cache, pieces);
      }
      in_space = !in_space;
      begin = offset;
      if (character.code == U' ') {
        if (!pieces.empty()) pieces.back().space_after = true;
        begin = offset + 1;
      }
    }
    offset += character.bytes;
  }
  if (begin < size) add_chunk(text.substr(begin), begin, vocabulary, cache, pieces);
  mend_specials(text, vocabulary, pieces);
  return pieces;
}

void Tokenizer::add_pattern(std::string_view key) {
  // Only what affixes can tear apart needs the second pass.
  const Chunk chunk(key, rules_->characters);
  const bool torn =
      affixes_.prefix_length(chunk.classes) > 0 || affixes_.suffix_length(chunk.classes) > 0 ||
      affixes_.find_infix(chunk.classes, 0).has_value() || key.find(' ') != std::string_view::npos;
  if (!torn) return;
  std::uint32_t node = 0;
  for (const Part& part : split(key, false)) {
    const std::uint64_t number =
        rules_->numbers.number_of(key.substr(part.begin, part.end - part.begin));
    const auto fresh = static_cast<std::uint32_t>(patterns_.size());
    const auto [found, added] = patterns_[node].next.emplace(number, fresh);
    node = found->second;
    if (added) patterns_.emplace_back();
  }
  patterns_[node].is_end = true;
}

void Tokenizer::mend_specials(std::string_view text, Vocabulary& vocabulary,
                              std::vector<Piece>& pieces) const {
  struct Span {
    std::size_t begin, end;
  };
  std::vector<Span> found;
  for (std::size_t begin = 0; begin < pieces.size(); ++begin) {
    std::uint32_t node = pieces[begin].lexeme->special_node;
    for (std::size_t end = begin + 1; node != 0; ++end) {
      if (patterns_[node].is_end) found.push_back({begin, end});
      if (end == pieces.size()) break;
      const auto next = patterns_[node].next.find(pieces[end].lexeme->orth);
      node = next == patterns_[node].next.end() ? 0 : next->second;
    }
  }
  if (found.empty()) return;
  std::sort(found.begin(), found.end(), [](const Span& left, const Span& right) {
    const std::size_t left_size = left.end - left.begin, right_size = right.end - right.begin;
    return left_size != right_size ? left_size > right_size : left.begin < right.begin;
  });
  // Also what loses against a longer span keeps its tokens from others, as in spaCy.
  std::vector<bool> taken(pieces.size());
  std::vector<Span> chosen;
  for (const Span& span : found) {
    if (!taken[span.begin] && !taken[span.end - 1]) chosen.push_back(span);
    std::fill(taken.begin() + static_cast<std::ptrdiff_t>(span.begin),
              taken.begin() + static_cast<std::ptrdiff_t>(span.end), true);
  }
  std::sort(chosen.begin(), chosen.end(),
            [](const Span& left, const Span& right) { return left.begin < right.begin; });

  std::vector<Piece> mended;
  mended.reserve(pieces.size());
  std::size_t next = 0;
  for (const Span& span : chosen) {
    const Piece& last = pieces[span.end - 1];
    const std::uint32_t begin_byte = pieces[span.begin].begin_byte;
    const std::uint32_t end_byte =
        last.begin_byte + static_cast<std::uint32_t>(last.lexeme->text.size());
    std::vector<Part> parts;
    if (!add_special(text.substr(begin_byte, end_byte - begin_byte), begin_byte, parts)) continue;
    mended.insert(mended.end(), pieces.begin() + static_cast<std::ptrdiff_t>(next),
                  pieces.begin() + static_cast<std::ptrdiff_t>(span.begin));
    for (const Part& part : parts) {
      const std::string_view token = text.substr(part.begin, part.end - part.begin);
      mended.push_back({lexeme_of(token, part.special, vocabulary), part.begin, false});
    }
    mended.back().space_after = last.space_after;
    next = span.end;
  }
  mended.insert(mended.end(), pieces.begin() + static_cast<std::ptrdiff_t>(next), pieces.end());
  pieces = std::move(mended);
}

}  // namespace entente
