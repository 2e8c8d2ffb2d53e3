#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "ingest/language/model_file.h"

namespace entente {

/// The network that scores the moves of a transition system. A state is described by a fixed number
/// of words; the hidden layer's part of each word at each place is computed once for all states
/// (the precomputation of Chen and Manning, "A Fast and Accurate Dependency Parser", 2014). Views
/// the model file; may be shared by threads.
class TransitionModel {
 public:
  /// `places` is how many words describe a state. Requires `moves` to be as many as the model
  /// scores.
  static Result<TransitionModel> load(const ModelFile& file, const std::string& prefix,
                                      std::uint32_t places, std::size_t token_width);

  const StringList& moves() const { return moves_; }
  /// Numbers of a word at one place, and of a word at all places.
  std::size_t place_width() const { return hidden_ * pieces_; }
  std::size_t row_width() const { return places_ * place_width(); }

  struct Scratch {
    std::vector<float> inputs, sums, hidden, scores;
  };
  /// Appends to `rows` the parts of `count` words, row_width() each, from their context vectors.
  void add_rows(std::span<const float> vectors, std::size_t count, std::vector<float>& rows,
                Scratch& scratch) const;
  /// The score of every move in the state whose words' parts are given: for each place the part of
  /// the word there, or null where there is no word. The view lives until the scratch is used
  /// again.
  std::span<const float> score(std::span<const float* const> parts, Scratch& scratch) const;

 private:
  StringList moves_;
  std::size_t places_ = 0, token_width_ = 0, input_width_ = 0, hidden_ = 0, pieces_ = 0;
  const float *input_weight_ = nullptr, *input_bias_ = nullptr;
  const float *lower_weight_ = nullptr, *lower_bias_ = nullptr, *padding_ = nullptr;
  const float *upper_weight_ = nullptr, *upper_bias_ = nullptr;
};

}  // namespace entente
