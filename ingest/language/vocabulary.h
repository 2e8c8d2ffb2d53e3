#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ingest/language/characters.h"
#include "ingest/language/string_hash.h"

namespace entente {

/// All that a model reads of a word: it depends on the word alone, wherever the word stands. Lives
/// in a Vocabulary, at an address that does not change.
struct Lexeme {
  std::string_view text, norm, lower;
  std::uint64_t orth = 0;  ///< The number of `text`; likewise the following.
  std::uint64_t norm_number = 0, prefix_number = 0, suffix_number = 0, shape_number = 0;
  std::uint32_t special_node =
      0;                         ///< Where special cases of several tokens can begin (tokenizer.h).
  std::uint32_t ruler_word = 0;  ///< The number of `lower` among the ruler's strings, or 0.
  bool is_space = false;

  /// Results kept by the steps that computed them: the mixed embeddings of each network, without
  /// and with a blank behind the word; lemmas by part of speech and morphology.
  std::array<std::array<const float*, 2>, 2> vectors = {};
  std::vector<std::pair<std::uint32_t, std::string_view>> lemmas;
  std::optional<bool> is_listed;  ///< Lemmatizer::is_listed().
};

/// What the numbers of words are made of. Views the model file; may be shared by threads.
struct WordRules {
  static Result<WordRules> load(const ModelFile& file);

  StringNumbers numbers;
  CharacterTable characters;
  std::span<const std::uint64_t> norm_keys;  // Numbers of words, sorted.
  StringList norms;
};

/// The shape of a word: "Xxxxx", "dd", "X.X."; runs are cut at four.
std::string word_shape(std::string_view text, const CharacterTable& characters);

/// The words seen so far, each made once. For one thread. Documents keep the vocabulary that their
/// tokens view alive; when it has grown large, its worker goes on with a new one.
class Vocabulary {
 public:
  Vocabulary(const WordRules& rules, std::shared_ptr<const void> model_owner)
      : rules_(rules), model_owner_(std::move(model_owner)) {}
  Vocabulary(const Vocabulary&) = delete;
  Vocabulary& operator=(const Vocabulary&) = delete;

  /// The lexeme of a word, and whether it is new.
  std::pair<Lexeme*, bool> word(std::string_view text);
  /// The lexeme of a special case's token, whose norm is given.
  std::pair<Lexeme*, bool> word_with_norm(std::string_view text, std::string_view norm);
  std::size_t size() const { return lexemes_.size(); }

  /// A copy of `text` that lives as long as the vocabulary.
  std::string_view keep(std::string_view text);
  /// Room for numbers that lives as long as the vocabulary.
  float* keep_floats(std::size_t count);

 private:
  Lexeme* make(std::string_view text);

  const WordRules& rules_;
  std::shared_ptr<const void> model_owner_;  // Norms and lemmas may view the model.
  std::deque<Lexeme> lexemes_;
  std::unordered_map<std::string_view, Lexeme*> words_;
  std::unordered_map<std::string_view, Lexeme*> normed_;  // By text, a zero byte and norm.
  std::vector<std::unique_ptr<char[]>> text_blocks_;
  std::vector<std::unique_ptr<float[]>> float_blocks_;
  std::size_t text_left_ = 0, floats_left_ = 0;
  char* text_next_ = nullptr;
  float* float_next_ = nullptr;
};

}  // namespace entente
