#include "graph/near_duplicates.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <string>

namespace entente {

namespace {

constexpr std::size_t kRunLength = 3;   // Words.
constexpr std::size_t kMinHashes = 20;  // Of a text that may have near-duplicates.
// Chosen on 40 articles with four copies of each (tests/eval/near_duplicates.py DUMP TRUTH prints
// the table): copies under another headline, with wire lines, or edited and re-ordered resemble the
// original by 0.76 or more, so that all are found; different articles of one site, which share its
// standing words, by up to 0.52. Of copies cut short (to 58 % at the median) 40 % are found.
// Dividing by the shorter text instead finds 92 % of these, but a stub of standing words then joins
// different articles of its site into one origin.
constexpr double kThreshold = 0.65;
// Two near-duplicates share each of their smallest hashes with probability of at least the
// threshold: that they share none of eight has a probability below 0.0003.
constexpr std::size_t kProbes = 8;

bool is_word_byte(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c >= 0x80;
}

}  // namespace

TextSketch make_sketch(std::string_view text) {
  TextSketch sketch;
  std::array<std::uint64_t, kRunLength> run{};
  std::string word;
  std::size_t words = 0;
  const auto end_word = [&] {
    if (word.empty()) return;
    std::rotate(run.begin(), run.begin() + 1, run.end());
    run.back() = XXH3_64bits(word.data(), word.size());
    word.clear();
    if (++words < kRunLength) return;
    std::array<unsigned char, kRunLength * 8> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i)
      bytes[i] = static_cast<unsigned char>(run[i / 8] >> (8 * (i % 8)));
    sketch.hashes.push_back(static_cast<std::uint32_t>(XXH3_64bits(bytes.data(), bytes.size())));
  };
  for (const char c : text) {
    if (!is_word_byte(static_cast<unsigned char>(c))) {
      end_word();
    } else {
      word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  end_word();
  std::sort(sketch.hashes.begin(), sketch.hashes.end());
  sketch.hashes.erase(std::unique(sketch.hashes.begin(), sketch.hashes.end()), sketch.hashes.end());
  if (sketch.hashes.size() > TextSketch::kMaxHashes) sketch.hashes.resize(TextSketch::kMaxHashes);
  return sketch;
}

double resemblance(const TextSketch& a, const TextSketch& b) {
  std::size_t i = 0, j = 0, either = 0, both = 0;
  while (either < TextSketch::kMaxHashes && (i < a.hashes.size() || j < b.hashes.size())) {
    ++either;
    if (j == b.hashes.size() || (i < a.hashes.size() && a.hashes[i] < b.hashes[j])) {
      ++i;
    } else if (i == a.hashes.size() || b.hashes[j] < a.hashes[i]) {
      ++j;
    } else {
      ++both, ++i, ++j;
    }
  }
  return either == 0 ? 0.0 : static_cast<double>(both) / static_cast<double>(either);
}

bool are_near_duplicates(const TextSketch& a, const TextSketch& b) {
  if (a.hashes.size() < kMinHashes || b.hashes.size() < kMinHashes) return false;
  return resemblance(a, b) >= kThreshold;
}

std::vector<std::size_t> group_near_duplicates(std::span<const TextSketch> sketches) {
  std::vector<std::size_t> leader(sketches.size());
  std::iota(leader.begin(), leader.end(), std::size_t{0});
  const auto find = [&](std::size_t i) {
    while (leader[i] != i)
      i = leader[i] = leader[leader[i]];
    return i;
  };
  std::map<std::uint32_t, std::vector<std::size_t>> holders;  // Of each text's smallest hashes.
  for (std::size_t i = 0; i < sketches.size(); ++i) {
    const auto& hashes = sketches[i].hashes;
    for (std::size_t p = 0; p < std::min(kProbes, hashes.size()); ++p)
      holders[hashes[p]].push_back(i);
  }
  for (const auto& [hash, places] : holders) {
    for (std::size_t x = 0; x < places.size(); ++x) {
      for (std::size_t y = x + 1; y < places.size(); ++y) {
        const std::size_t a = find(places[x]), b = find(places[y]);
        if (a != b && are_near_duplicates(sketches[places[x]], sketches[places[y]]))
          leader[std::max(a, b)] = std::min(a, b);
      }
    }
  }
  for (std::size_t i = 0; i < leader.size(); ++i)
    leader[i] = find(i);
  return leader;
}

}  // namespace entente
