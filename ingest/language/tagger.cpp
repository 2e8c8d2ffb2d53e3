#include "ingest/language/tagger.h"

#include <algorithm>

#include "ingest/language/kernels.h"
#include "ingest/language/matrix.h"

namespace entente {

Result<Tagger> Tagger::load(const ModelFile& file, std::size_t token_width) {
  Tagger tagger;
  SectionReader reader(file);
  tagger.labels_ = reader.strings("tagger.labels");
  const auto classes = static_cast<std::uint32_t>(tagger.labels_.size());
  const auto width = static_cast<std::uint32_t>(token_width);
  tagger.weight_ = reader.floats("tagger.weight", {classes, width}).values.data();
  tagger.bias_ = reader.floats("tagger.bias", {classes}).values.data();
  if (classes == 0) reader.reject("tagger.labels", "empty");
  if (!reader.ok()) return reader.error();
  tagger.token_width_ = token_width;
  return tagger;
}

void Tagger::tag(std::span<const float> vectors, std::size_t count,
                 std::vector<std::uint32_t>& tags) const {
  std::vector<float> scores(count * labels_.size());
  multiply_transposed(vectors.data(), weight_, scores.data(), count, labels_.size(), token_width_);
  for (std::size_t i = 0; i < count; ++i) {
    float* row = &scores[i * labels_.size()];
    add_to(row, bias_, labels_.size());
    tags.push_back(static_cast<std::uint32_t>(std::max_element(row, row + labels_.size()) - row));
  }
}

}  // namespace entente
