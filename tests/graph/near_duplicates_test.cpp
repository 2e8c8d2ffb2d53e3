#include "graph/near_duplicates.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>

namespace entente {

namespace {

/// `lines` lines of ten words of a vocabulary of 500, from a seed.
std::vector<std::string> make_lines(unsigned seed, int lines) {
  std::mt19937 random(seed);
  std::vector<std::string> out;
  for (int i = 0; i < lines; ++i) {
    std::string line;
    for (int word = 0; word < 10; ++word)
      line += "w" + std::to_string(random() % 500) + " ";
    out.push_back(line);
  }
  return out;
}

std::string join(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines)
    text += line + "\n";
  return text;
}

}  // namespace

TEST_CASE("near-duplicates are texts that differ in one line of thirty") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    INFO(seed);
    auto lines = make_lines(seed, 30);
    const TextSketch sketch = make_sketch(join(lines));
    lines[7] = make_lines(seed + 1000, 1)[0];
    CHECK(are_near_duplicates(sketch, make_sketch(join(lines))));
    for (std::size_t i = 0; i < 15; ++i)
      lines[i] = make_lines(seed + 2000, 15)[i];
    CHECK_FALSE(are_near_duplicates(sketch, make_sketch(join(lines))));
  }
}

TEST_CASE("resemblance is exact for short texts and ignores case and punctuation") {
  const TextSketch a = make_sketch("one two three four"), b = make_sketch("One; two THREE, five");
  CHECK(resemblance(a, b) == doctest::Approx(1.0 / 3));
  CHECK(resemblance(a, a) == 1.0);
  CHECK(resemblance(make_sketch(""), make_sketch("")) == 0.0);
  CHECK_FALSE(are_near_duplicates(a, a));  // Too short to tell.
}

TEST_CASE("group_near_duplicates gives the same groups for every order") {
  auto lines = make_lines(5, 40);
  std::vector<TextSketch> sketches{make_sketch(join(lines))};
  for (const std::size_t line : {3u, 11u}) {
    lines[line] = "quite another line";
    sketches.push_back(make_sketch(join(lines)));
  }
  sketches.push_back(make_sketch(join(make_lines(6, 40))));
  CHECK(group_near_duplicates(sketches) == std::vector<std::size_t>{0, 0, 0, 3});
  std::reverse(sketches.begin(), sketches.end());
  CHECK(group_near_duplicates(sketches) == std::vector<std::size_t>{0, 1, 1, 1});
  CHECK(group_near_duplicates({}).empty());
}

}  // namespace entente
