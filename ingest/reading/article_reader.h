#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/claim.h"
#include "graph/result.h"

namespace entente {

/// A source of articles, read one at a time so that memory does not grow with the input. A bad
/// article is one error, and reading goes on after it.
/// Thread safety: one thread at a time.
class ArticleReader {
 public:
  virtual ~ArticleReader() = default;
  /// The next article, or why it cannot be had; nullopt at the end, and from then on. Errors name
  /// the file, and the line where there are several articles in a file.
  virtual std::optional<Result<Article>> next() = 0;
};

/// What is refused, each with one error, to keep memory and time bounded.
struct ReadingLimits {
  std::size_t article_bytes = std::size_t{16} << 20;  ///< Of one file or one line of JSON.
  std::size_t files = 10'000'000;                     ///< Of all directories together.
};

/// The articles of files and directories, in the order given.
///
/// A file is read by its ending: `.md`, `.markdown` as Markdown; `.jsonl`, `.ndjson` as JSON Lines;
/// every other as plain text, unless its first bytes say that it is something else. Directories are
/// walked in byte order of names; hidden files and files with an ending other than these and `.txt`
/// are passed over, and so are links to directories.
/// An article's name is the path as given (with `/` and the rest of the path inside a directory),
/// or the `id` of a line of JSON.
///
/// Errors of next(): kNotFound for a path that does not exist, kIo for one that cannot be read,
/// kInvalidArgument for empty or damaged ones, kUnsupported for binary files, kLimit for large
/// ones.
std::unique_ptr<ArticleReader> open_articles(std::vector<std::string> paths,
                                             ReadingLimits limits = {});

/// One article out of the bytes of a file, by the ending of its name: what open_articles() does
/// with a file of text or Markdown. For bytes that come from elsewhere.
Result<Article> read_article(std::string_view name, std::string bytes);

}  // namespace entente
