#include "ingest/language/string_hash.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "tests/support/language_model.h"

namespace entente {
namespace {

TEST_CASE("string_hash numbers strings as the models do") {
  const Result<StringNumbers> numbers = StringNumbers::load(language_model_file());
  REQUIRE(numbers.ok());
  // From spaCy's documentation and StringStore.
  CHECK(numbers->number_of("coffee") == 3197928453018144401ULL);
  CHECK(numbers->number_of("apple") == 8566208034543834098ULL);
  CHECK(numbers->number_of("") == 0);
  CHECK(numbers->number_of("NORM") == 67);
  CHECK(numbers->number_of("IS_ALPHA") == 1);
}

TEST_CASE("string_hash hashes every length of tail") {
  // A byte more or less, or another one, is another string; so is another seed.
  std::vector<std::uint64_t> seen;
  std::string text;
  for (int i = 0; i < 20; ++i) {
    for (const std::uint64_t seed : {0, 1}) {
      const std::uint64_t hash = murmur_hash(text, seed);
      if (!text.empty() || seed != 0)
        CHECK(std::find(seen.begin(), seen.end(), hash) == seen.end());
      seen.push_back(hash);
    }
    text += static_cast<char>('a' + i);
  }
}

TEST_CASE("string_hash gives the rows of a key that thinc gives") {
  using Rows = std::array<std::uint32_t, 4>;
  CHECK(embedding_hash(42, 8) == Rows{4184185056, 2436947566, 1981310288, 3655421350});
  CHECK(embedding_hash(0, 8) == Rows{0, 0, 0, 0});
  CHECK(embedding_hash((std::uint64_t{1} << 63) + 5, 8) ==
        Rows{742987760, 4031305880, 1114481640, 3899475172});
}

}  // namespace
}  // namespace entente
