#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/language/affix_rules.h"
#include "ingest/language/vocabulary.h"

namespace entente {

/// A token of a text before it is annotated.
struct Piece {
  Lexeme* lexeme = nullptr;
  std::uint32_t begin_byte = 0;
  bool space_after = false;  ///< One blank follows, which belongs to no token.
};

/// The pieces of runs of characters that were split before, for one vocabulary.
struct ChunkCache {
  std::unordered_map<std::string_view, std::vector<Lexeme*>> pieces;
};

/// Splits a text into words as spaCy's English tokenizer does: at white space, then prefixes and
/// suffixes, whole special cases ("don't", "U.S."), web addresses, and infixes. Views the model
/// file; may be shared by threads, each with its own vocabulary.
class Tokenizer {
 public:
  /// `rules` must outlive the tokenizer.
  static Result<Tokenizer> load(const ModelFile& file, const WordRules& rules);

  /// The tokens of any bytes, in order: together with one blank after those that say so they are
  /// the whole text. Linear in the text. Requires: text.size() < 2^31.
  std::vector<Piece> tokenize(std::string_view text, Vocabulary& vocabulary,
                              ChunkCache& cache) const;

 private:
  /// A part of a chunk: bytes, and which token of a special case it is, or kPlain.
  struct Part {
    std::uint32_t begin = 0, end = 0;
    std::uint32_t special = kPlain;
  };
  static constexpr std::uint32_t kPlain = 0xFFFFFFFF;
  struct Chunk;

  /// Tells parts of special cases and plain ones apart, so that the same code makes the patterns.
  std::vector<Part> split(std::string_view chunk, bool with_specials) const;
  void split_inside(const Chunk& chunk, std::size_t begin, std::size_t end, bool with_specials,
                    std::vector<Part>& parts) const;
  bool add_special(std::string_view text, std::uint32_t begin_byte, std::vector<Part>& parts) const;
  bool is_special(std::string_view text) const;
  void add_chunk(std::string_view text, std::uint32_t begin_byte, Vocabulary& vocabulary,
                 ChunkCache& cache, std::vector<Piece>& pieces) const;
  Lexeme* lexeme_of(std::string_view text, std::uint32_t special, Vocabulary& vocabulary) const;

  /// A second pass for special cases that affixes tore apart, such as "8-)": the longest first.
  void mend_specials(std::string_view text, Vocabulary& vocabulary,
                     std::vector<Piece>& pieces) const;
  void add_pattern(std::string_view key);

  const WordRules* rules_ = nullptr;
  AffixRules affixes_;
  std::unordered_map<std::string_view, std::uint32_t> special_of_;  // Key -> number.
  std::span<const std::uint32_t> special_begins_;
  StringList special_texts_, special_norms_;
  std::size_t longest_special_ = 0;

  /// The patterns of the second pass as a trie over the numbers of words; node 0 is the root.
  struct PatternNode {
    std::unordered_map<std::uint64_t, std::uint32_t> next;
    bool is_end = false;
  };
  std::vector<PatternNode> patterns_;
};

}  // namespace entente
