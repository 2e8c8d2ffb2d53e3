#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// How the words of a table look on a terminal; without colour nothing is added.
enum class Style { kPlain, kBold, kDim, kGood, kDoubtful, kBad };
std::string styled(std::string_view text, Style style, bool colour);

/// The columns that UTF-8 text takes on a terminal, counted in code points that are not combining.
std::size_t display_width(std::string_view text);

/// The text with blanks behind it up to `width` columns.
std::string padded(std::string_view text, std::size_t width);

/// Lines of at most `width` columns, broken at blanks; a longer word stands alone.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// At most `width` columns, the last of them "…" if something was cut.
std::string shortened(std::string_view text, std::size_t width);

}  // namespace entente
