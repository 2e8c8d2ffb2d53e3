#include "ingest/language/transition_model.h"

#include <algorithm>

#include "ingest/language/kernels.h"
#include "ingest/language/matrix.h"

namespace entente {

Result<TransitionModel> TransitionModel::load(const ModelFile& file, const std::string& prefix,
                                              std::uint32_t places, std::size_t token_width) {
  TransitionModel model;
  SectionReader reader(file);
  model.moves_ = reader.strings(prefix + ".moves");
  const auto classes = static_cast<std::uint32_t>(model.moves_.size());
  const auto width = static_cast<std::uint32_t>(token_width);
  const Tensor<float> input = reader.floats(prefix + ".input.weight", {SectionReader::kAny, width});
  if (!reader.ok()) return reader.error();
  const std::uint32_t inputs = input.dims[0];
  const Tensor<float> lower = reader.floats(
      prefix + ".lower.weight", {places, SectionReader::kAny, SectionReader::kAny, inputs});
  if (!reader.ok()) return reader.error();
  const std::uint32_t pieces = lower.dims[1], hidden = lower.dims[2];
  model.input_weight_ = input.values.data();
  model.input_bias_ = reader.floats(prefix + ".input.bias", {inputs}).values.data();
  model.lower_weight_ = lower.values.data();
  model.lower_bias_ = reader.floats(prefix + ".lower.bias", {pieces, hidden}).values.data();
  model.padding_ = reader.floats(prefix + ".lower.padding", {places, pieces, hidden}).values.data();
  model.upper_weight_ = reader.floats(prefix + ".upper.weight", {hidden, classes}).values.data();
  model.upper_bias_ = reader.floats(prefix + ".upper.bias", {classes}).values.data();
  if (inputs == 0 || pieces == 0 || hidden == 0 || classes == 0) {
    reader.reject(prefix + ".lower.weight", "empty");
  }
  if (!reader.ok()) return reader.error();
  model.places_ = places;
  model.token_width_ = token_width;
  model.input_width_ = inputs;
  model.hidden_ = hidden;
  model.pieces_ = pieces;
  return model;
}

void TransitionModel::add_rows(std::span<const float> vectors, std::size_t count,
                               std::vector<float>& rows, Scratch& scratch) const {
  scratch.inputs.resize(count * input_width_);
  multiply_transposed(vectors.data(), input_weight_, scratch.inputs.data(), count, input_width_,
                      token_width_);
  for (std::size_t i = 0; i < count; ++i) {
    add_to(&scratch.inputs[i * input_width_], input_bias_, input_width_);
  }
  const std::size_t begin = rows.size();
  rows.resize(begin + count * row_width());
  multiply_transposed(scratch.inputs.data(), lower_weight_, rows.data() + begin, count, row_width(),
                      input_width_);
}

std::span<const float> TransitionModel::score(std::span<const float* const> parts,
                                              Scratch& scratch) const {
  scratch.sums.assign(place_width(), 0.0f);
  scratch.hidden.resize(hidden_);
  scratch.scores.assign(upper_bias_, upper_bias_ + moves_.size());
  for (std::size_t place = 0; place < parts.size(); ++place) {
    const float* part = parts[place] != nullptr ? parts[place] : padding_ + place * place_width();
    add_to(scratch.sums.data(), part, place_width());
  }
  maxout(scratch.hidden.data(), scratch.sums.data(), lower_bias_, pieces_, hidden_);
  add_scaled_rows(scratch.scores.data(), scratch.hidden.data(), upper_weight_, hidden_,
                  moves_.size());
  return scratch.scores;
}

}  // namespace entente
