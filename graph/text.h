#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

/// Whether the bytes are well-formed UTF-8 (Unicode 15, table 3-7: no surrogates, no overlong
/// forms, nothing above U+10FFFF).
bool is_valid_utf8(std::string_view text);

/// The byte offset of the first byte that is not part of well-formed UTF-8; nullopt if all is.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

/// The text with each maximal ill-formed subsequence replaced by U+FFFD, as the Unicode standard
/// recommends (chapter 3, "U+FFFD Substitution of Maximal Subparts").
std::string repair_utf8(std::string_view text);

/// Text of a user for a message: in double quotes, and cut with "..." after 80 bytes, at the begin
/// of a character.
std::string quoted(std::string_view text);

/// A name as names are compared: case folded, accents and other marks dropped, compatibility forms
/// unified, letters without a decomposition spelt out ("ø" as "o"), dots between single letters and
/// apostrophes removed, a final possessive 's dropped from each word, every other run of
/// punctuation and white space one blank, none at the ends. "U.S. Air-Base" and "us air base" are
/// the same. Normalising twice changes nothing. Empty if no letter or digit is left, or if `name`
/// is not valid UTF-8.
std::string normalize_name(std::string_view name);

/// ASCII letters to lower case, other bytes kept.
std::string lower_ascii(std::string_view text);

}  // namespace entente
