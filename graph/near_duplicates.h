#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace entente {

/// A small fingerprint of a text, by which reprints and lightly edited copies are found: the
/// smallest hashes of its runs of three words (a bottom-k sketch: A. Broder, "On the resemblance
/// and containment of documents", 1997; E. Cohen, H. Kaplan, "Summarizing data using bottom-k
/// sketches", 2007). Sketches are stored: another way to make them is another format version.
struct TextSketch {
  static constexpr std::size_t kMaxHashes = 128;

  std::vector<std::uint32_t> hashes;  ///< Rising, at most kMaxHashes.

  bool operator==(const TextSketch&) const = default;
};

/// Words are runs of ASCII letters and digits, in lower case, and of all bytes from 0x80. O(n).
TextSketch make_sketch(std::string_view text);

/// The estimated share of runs that two texts have in common, of all that either has: 0 to 1. Exact
/// for texts with at most kMaxHashes runs together; else with a standard error of at most 0.045.
double resemblance(const TextSketch& a, const TextSketch& b);

/// Whether the texts are one text in two forms. False if either has fewer than 20 runs: of so short
/// texts, formulas ("X visits Y") would pass for copies.
bool are_near_duplicates(const TextSketch& a, const TextSketch& b);

/// For each sketch the place of the first of its group: what are_near_duplicates() joins, directly
/// or through others of `sketches`. The groups do not depend on the order.
std::vector<std::size_t> group_near_duplicates(std::span<const TextSketch> sketches);

}  // namespace entente
