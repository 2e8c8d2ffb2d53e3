#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/claim.h"
#include "graph/result.h"
#include "ingest/reading/article_record.h"

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
  std::size_t article_bytes = std::size_t{16} << 20;  ///< Of one file or one record.
  std::size_t files = 10'000'000;                     ///< Of all directories together.
};

struct ReadingOptions {
  ReadingLimits limits = {};
  FieldMap fields = known_fields();  ///< Of the records of JSON and of tables.
};

/// The articles of files, directories, archives and standard input (the path `-`), in the order
/// given.
///
/// A file is what its first bytes say (input_format.h): HTML, JSON or JSON Lines (json_records.h),
/// a table (table_records.h), a feed (feed_reader.h), TEI, a web archive (warc_reader.h), an
/// archive or compressed file (archive.h), else Markdown if its name ends in `.md` or `.markdown`,
/// else plain text. Directories are walked in byte order of names; hidden files and links to
/// directories are passed over, in archives too. An article's name is the path as given, with `/`
/// and the rest of the path inside a directory or an archive, or the `id` of a record.
///
/// Errors of next(): kUnsupported for what has no article and is skipped: empty files, binary
/// files, pages without an article; kNotFound for a path that does not exist, kIo for one that
/// cannot be read, kInvalidArgument and kCorruption for damaged ones, kLimit for large ones.
std::unique_ptr<ArticleReader> open_articles(std::vector<std::string> paths,
                                             ReadingOptions options = {});

/// One article out of the bytes of a file: what open_articles() does with a file of text, Markdown,
/// HTML or TEI. For bytes that come from elsewhere.
Result<Article> read_article(std::string_view name, std::string bytes);

}  // namespace entente
