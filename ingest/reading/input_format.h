#pragma once

#include <cstddef>
#include <string_view>

namespace entente {

/// What the bytes of an input are.
enum class InputFormat {
  kText,
  kMarkdown,
  kHtml,
  kJsonLines,
  kPacked,  ///< An archive or a compressed file.
};

/// How many first bytes recognise_format() wants to see, at most.
inline constexpr std::size_t kFormatHeadBytes = 4096;

/// The format of an input by its first bytes; its name decides only between text and Markdown, and
/// tells JSON Lines where the first line is damaged. UTF-16 and UTF-32 are seen through.
InputFormat recognise_format(std::string_view name, std::string_view head);

}  // namespace entente
