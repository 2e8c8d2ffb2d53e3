#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "ingest/language/model_file.h"

namespace entente {

/// Austin Appleby's MurmurHash64A of the bytes (public domain, 2008): how the models number
/// strings.
std::uint64_t murmur_hash(std::string_view bytes, std::uint64_t seed);

/// The rows of a hash embedding for a key: MurmurHash3 x86_128's 64-bit variant that the models
/// were trained with, as four 32-bit numbers.
std::array<std::uint32_t, 4> embedding_hash(std::uint64_t key, std::uint32_t seed);

/// Numbers strings as the models do: by hash, save for a list of symbols with small numbers; the
/// empty string is 0. Views the model file.
class StringNumbers {
 public:
  static Result<StringNumbers> load(const ModelFile& file);

  std::uint64_t number_of(std::string_view text) const;

 private:
  StringList symbols_;
  std::span<const std::uint32_t> symbol_numbers_;
};

}  // namespace entente
