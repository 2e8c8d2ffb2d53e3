#include "ingest/language/tok2vec.h"

#include <algorithm>
#include <cstring>
#include <string>

#include "ingest/language/kernels.h"
#include "ingest/language/matrix.h"

namespace entente {
namespace {

constexpr std::string_view kFeatureNames[] = {"NORM",  "PREFIX", "SUFFIX",
                                              "SHAPE", "SPACY",  "IS_SPACE"};
constexpr std::size_t kWindow = 3;

}  // namespace

Result<WordVectors> WordVectors::load(const ModelFile& file) {
  WordVectors vectors;
  if (!file.has("vectors.data")) return vectors;
  SectionReader reader(file);
  const Tensor<float> data =
      reader.floats("vectors.data", {SectionReader::kAny, SectionReader::kAny});
  vectors.keys = reader.keys("vectors.keys", {SectionReader::kAny}).values;
  vectors.rows =
      reader.numbers("vectors.rows", {static_cast<std::uint32_t>(vectors.keys.size())}).values;
  if (!reader.ok()) return reader.error();
  vectors.data = data.values;
  vectors.width = data.dims[1];
  const bool sorted = std::is_sorted(vectors.keys.begin(), vectors.keys.end());
  const bool in_range = std::all_of(vectors.rows.begin(), vectors.rows.end(),
                                    [&](std::uint32_t row) { return row < data.dims[0]; });
  if (!sorted || !in_range) {
    reader.reject("vectors.keys", "not sorted, or a row out of range");
    return reader.error();
  }
  return vectors;
}

const float* WordVectors::find(std::uint64_t orth) const {
  const auto found = std::lower_bound(keys.begin(), keys.end(), orth);
  if (found == keys.end() || *found != orth) return nullptr;
  return &data[std::size_t{rows[static_cast<std::size_t>(found - keys.begin())]} * width];
}

Result<Tok2Vec> Tok2Vec::load(const ModelFile& file, const std::string& prefix, std::size_t slot,
                              const WordVectors& vectors) {
  Tok2Vec network;
  network.slot_ = slot;
  network.vectors_ = &vectors;
  SectionReader reader(file);
  if (auto read = network.read_embeddings(reader, prefix); !read) return read.error();
  if (file.has(prefix + ".vectors")) {
    const auto width = static_cast<std::uint32_t>(network.width_);
    network.vector_weight_ =
        reader.floats(prefix + ".vectors", {width, vectors.width}).values.data();
    if (vectors.width == 0) reader.reject(prefix + ".vectors", "the model has no vectors");
    if (!reader.ok()) return reader.error();
  }
  if (auto read = network.read_layers(reader, file, prefix); !read) return read.error();
  return network;
}

Result<void> Tok2Vec::read_embeddings(SectionReader& reader, const std::string& prefix) {
  const StringList features = reader.strings(prefix + ".features");
  const auto count = static_cast<std::uint32_t>(features.size());
  const auto seeds = reader.numbers(prefix + ".seeds", {count}).values;
  if (!reader.ok()) return reader.error();
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto known = std::find(std::begin(kFeatureNames), std::end(kFeatureNames), features[i]);
    const Tensor<float> table = reader.floats(prefix + ".embed." + std::to_string(i),
                                              {SectionReader::kAny, SectionReader::kAny});
    if (!reader.ok()) return reader.error();
    if (known == std::end(kFeatureNames)) reader.reject(prefix + ".features", "unknown feature");
    if (width_ == 0) width_ = table.dims[1];
    if (table.dims[0] == 0 || width_ == 0 || table.dims[1] != width_) {
      reader.reject(prefix + ".embed." + std::to_string(i), "unexpected shape");
    }
    if (!reader.ok()) return reader.error();
    embeddings_.push_back({static_cast<Feature>(known - std::begin(kFeatureNames)), seeds[i],
                           table.values.data(), table.dims[0]});
  }
  return {};
}

Result<void> Tok2Vec::read_layers(SectionReader& reader, const ModelFile& file,
                                  const std::string& prefix) {
  const std::size_t parts = embeddings_.size() + (vector_weight_ == nullptr ? 0 : 1);
  const auto width = static_cast<std::uint32_t>(width_);
  for (std::uint32_t i = 0; file.has(prefix + ".layer." + std::to_string(i) + ".weight"); ++i) {
    const std::string name = prefix + ".layer." + std::to_string(i);
    const auto depth = static_cast<std::uint32_t>((i == 0 ? parts : kWindow) * width_);
    const Tensor<float> weight =
        reader.floats(name + ".weight", {SectionReader::kAny, width, depth});
    if (!reader.ok()) return reader.error();
    const std::uint32_t pieces = weight.dims[0];
    if (pieces == 0) reader.reject(name + ".weight", "no pieces");
    layers_.push_back(
        {weight.values.data(), reader.floats(name + ".bias", {pieces, width}).values.data(),
         reader.floats(name + ".scale", {width}).values.data(),
         reader.floats(name + ".shift", {width}).values.data(), pieces, width, depth});
    if (!reader.ok()) return reader.error();
  }
  if (layers_.empty()) {
    reader.reject(prefix, "no layers");
    return reader.error();
  }
  return {};
}

const float* Tok2Vec::embed(Lexeme& lexeme, bool space_after, Vocabulary& vocabulary) const {
  const float*& kept = lexeme.vectors[slot_][space_after ? 1 : 0];
  if (kept != nullptr) return kept;
  const MaxoutLayer& layer = layers_.front();
  std::vector<float> parts(layer.depth), products(std::size_t{layer.pieces} * width_);
  float* part = parts.data();
  for (const Embedding& embedding : embeddings_) {
    const std::uint64_t keys[] = {lexeme.norm_number,    lexeme.prefix_number,
                                  lexeme.suffix_number,  lexeme.shape_number,
                                  space_after ? 1u : 0u, lexeme.is_space ? 1u : 0u};
    const std::uint64_t key = keys[static_cast<std::size_t>(embedding.feature)];
    for (const std::uint32_t hash : embedding_hash(key, embedding.seed)) {
      add_to(part, embedding.table + std::size_t{hash % embedding.rows} * width_, width_);
    }
    part += width_;
  }
  if (vector_weight_ != nullptr) {
    if (const float* vector = vectors_->find(lexeme.orth)) {
      const std::vector<float> no_bias(width_);
      multiply_row(part, vector, vector_weight_, no_bias.data(), width_, vectors_->width);
    }
  }
  // One row at a time and not by the library: so it does not matter with which words it came.
  const std::vector<float> no_bias(products.size());
  multiply_row(products.data(), parts.data(), layer.weight, no_bias.data(), products.size(),
               layer.depth);
  float* row = vocabulary.keep_floats(width_);
  maxout(row, products.data(), layer.bias, layer.pieces, width_);
  normalize(row, layer.scale, layer.shift, width_);
  kept = row;
  return kept;
}

std::span<const float> Tok2Vec::encode(std::span<const Piece> pieces, std::size_t begin,
                                       std::size_t end, Vocabulary& vocabulary,
                                       Scratch& scratch) const {
  // Rows from reach() before `begin` to reach() behind `end`; where the text ends, rows of zeros
  // take the place of words and run through the layers like them, as they did in training. One more
  // row of zeros at either end is the window's border and is never changed.
  const std::size_t count = end - begin + 2 * reach();
  scratch.rows.assign((count + 2) * width_, 0.0f);
  float* rows = scratch.rows.data() + width_;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t shifted = begin + i;  // The piece's number plus reach().
    if (shifted < reach() || shifted - reach() >= pieces.size()) continue;
    const Piece& piece = pieces[shifted - reach()];
    std::memcpy(rows + i * width_, embed(*piece.lexeme, piece.space_after, vocabulary),
                width_ * sizeof(float));
  }
  std::vector<float> out(width_);
  for (std::size_t number = 1; number < layers_.size(); ++number) {
    const MaxoutLayer& layer = layers_[number];
    const std::size_t columns = std::size_t{layer.pieces} * width_;
    scratch.windows.resize(count * layer.depth);
    scratch.products.resize(count * columns);
    for (std::size_t i = 0; i < count; ++i) {
      std::memcpy(&scratch.windows[i * layer.depth], rows + i * width_ - width_,
                  layer.depth * sizeof(float));
    }
    multiply_transposed(scratch.windows.data(), layer.weight, scratch.products.data(), count,
                        columns, layer.depth);
    for (std::size_t i = 0; i < count; ++i) {
      maxout(out.data(), &scratch.products[i * columns], layer.bias, layer.pieces, width_);
      normalize(out.data(), layer.scale, layer.shift, width_);
      add_to(rows + i * width_, out.data(), width_);
    }
  }
  return {rows + reach() * width_, (end - begin) * width_};
}

}  // namespace entente
