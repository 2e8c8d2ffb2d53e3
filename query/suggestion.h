#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace entente {

/// The number of insertions, deletions, substitutions and swaps of neighbours (each place at most
/// once) that turn one text into the other, A to Z folded to lower case, counted in bytes.
/// O(|a| |b|) time.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// "Did you mean": the candidate nearest to `word`, the first of equals; nullopt if none is near
/// enough to be a slip of the keyboard (a third of the word's length, at least one).
std::optional<std::string> closest(std::string_view word, std::span<const std::string> candidates);

/// `; did you mean "CANDIDATE"?` of the nearest, to end a message with; empty if none is near.
std::string did_you_mean(std::string_view word, std::span<const std::string> candidates);

}  // namespace entente
