#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ingest/language/model_file.h"

namespace entente {

/// Gives each word the tag whose score is highest: one linear layer over the words' context
/// vectors. Views the model file; may be shared by threads.
class Tagger {
 public:
  static Result<Tagger> load(const ModelFile& file, std::size_t token_width);

  const StringList& labels() const { return labels_; }
  /// Appends the number of each word's tag.
  void tag(std::span<const float> vectors, std::size_t count,
           std::vector<std::uint32_t>& tags) const;

 private:
  StringList labels_;
  const float *weight_ = nullptr, *bias_ = nullptr;
  std::size_t token_width_ = 0;
};

}  // namespace entente
