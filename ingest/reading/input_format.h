#pragma once

#include <cstddef>
#include <string_view>

#include "ingest/reading/article_record.h"

namespace entente {

/// What the bytes of an input are.
enum class InputFormat {
  kText,
  kMarkdown,
  kHtml,
  kJsonLines,  ///< An object a line.
  kJson,       ///< Objects, or a list of them, over any lines.
  kTable,      ///< Rows with separators between the fields.
  kFeed,       ///< RSS or Atom.
  kTei,
  kWarc,    ///< A web archive.
  kPacked,  ///< An archive or a compressed file.
};

/// How many first bytes recognise_format() wants to see, at most.
inline constexpr std::size_t kFormatHeadBytes = 4096;

/// The format of an input by its first bytes; its name decides only between text and Markdown, and
/// tells JSON Lines and tables where the first line does not. UTF-16 and UTF-32 are seen through.
/// `fields` tell the tables that have articles.
InputFormat recognise_format(std::string_view name, std::string_view head,
                             const FieldMap& fields = known_fields());

}  // namespace entente
