#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ingest/language/tokenizer.h"

namespace entente {

/// A maxout layer with layer normalisation. Views the model file.
struct MaxoutLayer {
  const float* weight = nullptr;  ///< pieces x width x depth.
  const float* bias = nullptr;    ///< pieces x width.
  const float* scale = nullptr;
  const float* shift = nullptr;
  std::uint32_t pieces = 0, width = 0, depth = 0;
};

/// Static word vectors that a model may have besides its hash embeddings. Views the model file.
struct WordVectors {
  static Result<WordVectors> load(const ModelFile& file);

  /// The vector of a word's number, or null.
  const float* find(std::uint64_t orth) const;

  std::span<const std::uint64_t> keys;  // Sorted.
  std::span<const std::uint32_t> rows;
  std::span<const float> data;
  std::uint32_t width = 0;
};

/// A convolutional network from words to vectors that know their context: hash embeddings of what a
/// word looks like (Svenstrup et al., "Hash Embeddings", 2017), mixed by a maxout layer, then
/// layers over windows of three words with residual connections. A vector depends on as many words
/// on either side as there are window layers; cost is linear. Views the model file; may be shared
/// by threads.
class Tok2Vec {
 public:
  /// `prefix` names the sections; `slot` (0 or 1) is where lexemes keep this network's embeddings.
  static Result<Tok2Vec> load(const ModelFile& file, const std::string& prefix, std::size_t slot,
                              const WordVectors& vectors);

  std::size_t width() const { return width_; }
  /// The rows that encode() needs on either side of the words asked for.
  std::size_t reach() const { return layers_.size() - 1; }

  /// Room for one worker.
  struct Scratch {
    std::vector<float> rows, windows, products;
  };
  /// The vectors of pieces [begin, end), one row each. The view lives until the scratch is used
  /// again. Depends on at most reach() pieces on either side, and not on how a text is cut into
  /// calls but for rounding.
  std::span<const float> encode(std::span<const Piece> pieces, std::size_t begin, std::size_t end,
                                Vocabulary& vocabulary, Scratch& scratch) const;

 private:
  enum class Feature : std::uint8_t { kNorm, kPrefix, kSuffix, kShape, kSpacy, kIsSpace };
  struct Embedding {
    Feature feature = Feature::kNorm;
    std::uint32_t seed = 0;
    const float* table = nullptr;
    std::uint32_t rows = 0;
  };

  Result<void> read_embeddings(SectionReader& reader, const std::string& prefix);
  Result<void> read_layers(SectionReader& reader, const ModelFile& file, const std::string& prefix);
  /// The mixed embedding of a word, computed once.
  const float* embed(Lexeme& lexeme, bool space_after, Vocabulary& vocabulary) const;

  std::size_t width_ = 0, slot_ = 0;
  std::vector<Embedding> embeddings_;
  const WordVectors* vectors_ = nullptr;
  const float* vector_weight_ = nullptr;  // width x vectors_->width, or null.
  std::vector<MaxoutLayer> layers_;       // The mixing layer, then the window layers.
};

}  // namespace entente
