#include "ingest/language/string_hash.h"

#include <bit>
#include <cstring>

namespace entente {
namespace {

std::uint64_t finalize(std::uint64_t hash) {
  hash ^= hash >> 33;
  hash *= 0xff51afd7ed558ccdULL;
  hash ^= hash >> 33;
  hash *= 0xc4ceb9fe1a85ec53ULL;
  return hash ^ (hash >> 33);
}

}  // namespace

std::uint64_t murmur_hash(std::string_view bytes, std::uint64_t seed) {
  constexpr std::uint64_t kFactor = 0xc6a4a7935bd1e995ULL;
  constexpr int kShift = 47;
  std::uint64_t hash = seed ^ (bytes.size() * kFactor);
  std::size_t position = 0;
  for (; position + 8 <= bytes.size(); position += 8) {
    std::uint64_t word;
    std::memcpy(&word, bytes.data() + position, sizeof(word));
    word *= kFactor;
    word ^= word >> kShift;
    word *= kFactor;
    hash ^= word;
    hash *= kFactor;
  }
  if (position < bytes.size()) {
    std::uint64_t tail = 0;
    std::memcpy(&tail, bytes.data() + position, bytes.size() - position);
    hash ^= tail;
    hash *= kFactor;
  }
  hash ^= hash >> kShift;
  hash *= kFactor;
  return hash ^ (hash >> kShift);
}

std::array<std::uint32_t, 4> embedding_hash(std::uint64_t key, std::uint32_t seed) {
  constexpr std::uint64_t kKeyBytes = 8;
  std::uint64_t first = std::rotl(key * 0x87c37b91114253d5ULL, 31) * 0x4cf5ad432745937fULL;
  first ^= seed ^ kKeyBytes;
  std::uint64_t second = seed ^ kKeyBytes;
  first += second;
  second += first;
  first = finalize(first);
  second = finalize(second);
  first += second;
  second += first;
  return {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(first >> 32),
          static_cast<std::uint32_t>(second), static_cast<std::uint32_t>(second >> 32)};
}

Result<StringNumbers> StringNumbers::load(const ModelFile& file) {
  StringNumbers numbers;
  SectionReader reader(file);
  numbers.symbols_ = reader.strings("symbols.names");
  numbers.symbol_numbers_ =
      reader.numbers("symbols.ids", {static_cast<std::uint32_t>(numbers.symbols_.size())}).values;
  if (!reader.ok()) return reader.error();
  return numbers;
}

std::uint64_t StringNumbers::number_of(std::string_view text) const {
  if (text.empty()) return 0;
  if (const auto symbol = symbols_.find(text)) return symbol_numbers_[*symbol];
  return murmur_hash(text, 1);
}

}  // namespace entente
