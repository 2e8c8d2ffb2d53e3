#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <vector>

#include "ingest/language/document.h"
#include "ingest/language/tokenizer.h"
#include "ingest/language/transition_model.h"

namespace entente {

/// Governors and labels for the words of a text, and where its sentences begin.
struct Syntax {
  std::vector<TokenIndex> heads;
  std::vector<Dependency> labels;
  std::vector<TokenIndex> sentence_starts;
};

/// spaCy's dependency parser: arc-eager transitions (Nivre, "Algorithms for Deterministic
/// Incremental Dependency Parsing", 2008), non-monotonic (Honnibal and Johnson, 2015), with a move
/// that ends a sentence; arcs that cross others come back from labels that name them (Nivre and
/// Nilsson, "Pseudo-Projective Dependency Parsing", 2005). Views the model file; may be shared by
/// threads.
class Parser {
 public:
  static Result<Parser> load(const ModelFile& file, std::size_t token_width);

  class Run;

 private:
  friend class Run;
  enum class Kind : std::uint8_t { kShift, kReduce, kLeft, kRight, kBreak };
  static constexpr std::size_t kKinds = 5, kPlaces = 8;
  struct Move {
    Kind kind = Kind::kShift;
    Dependency label = Dependency::kNone;
    Dependency lifted_to = Dependency::kNone;  ///< The label of the head that the arc really has.
  };

  static std::optional<Move> parse_move(std::string_view name);

  TransitionModel model_;
  std::vector<Move> moves_;
};

/// The parse of one text, fed with the vectors of its words block by block. Linear in the text;
/// keeps what the moves can still look at, which is a sentence and a block.
class Parser::Run {
 public:
  /// `parser` must outlive the run.
  Run(const Parser& parser, std::size_t token_count);

  /// Takes the vectors of the next words and goes as far as they allow. Requires: blocks of
  /// kBlockTokens, save for the last.
  void feed(std::span<const float> vectors, std::size_t count);
  /// Requires: all words were fed.
  Syntax finish(std::span<const Piece> pieces);

  static constexpr std::size_t kBlockTokens = 256;
  /// No sentence of a language is longer; a text without ends of sentences is cut here.
  static constexpr int kLongestSentence = 4096;

 private:
  using Token = int;  // -1: none.

  Token stack(std::size_t depth) const {
    return depth < stack_.size() ? stack_[stack_.size() - 1 - depth] : -1;
  }
  Token buffer(std::size_t ahead) const;
  std::size_t buffer_length() const {
    return static_cast<std::size_t>(token_count_ - next_) + returned_.size();
  }
  bool starts_sentence(Token token) const { return token >= 0 && starts_[to_index(token)]; }
  static std::size_t to_index(Token token) { return static_cast<std::size_t>(token); }

  bool is_final() const { return stack_.empty() && buffer_length() == 0; }
  void find_valid(bool (&valid)[kKinds]) const;
  const Move* choose();
  void apply(const Move& move);
  void add_arc(Token head, Token child, const Move& move);
  void remove_arc(Token child);
  void push();
  const float* part(Token token, std::size_t place) const;
  void forget_finished_blocks();

  void lift_arcs(std::span<const Piece> pieces, Syntax& syntax) const;
  static void find_sentences(Syntax& syntax);

  const Parser& parser_;
  TransitionModel::Scratch scratch_;
  Token token_count_ = 0, next_ = 0, fed_ = 0, sentence_begin_ = 0;
  std::vector<Token> stack_, returned_;
  std::vector<bool> starts_, unshiftable_;
  std::vector<Token> heads_, last_left_, last_right_, previous_sibling_;
  std::vector<const Move*> labels_;
  std::deque<std::vector<float>> blocks_;  // Of kBlockTokens words each.
  std::size_t first_block_ = 0;
};

}  // namespace entente
