#include "ingest/reading/article_reader.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "graph/text.h"
#include "ingest/reading/archive.h"
#include "ingest/reading/byte_stream.h"
#include "ingest/reading/encoding.h"
#include "ingest/reading/feed_reader.h"
#include "ingest/reading/html_reader.h"
#include "ingest/reading/input_format.h"
#include "ingest/reading/json_records.h"
#include "ingest/reading/markdown_reader.h"
#include "ingest/reading/plain_text_reader.h"
#include "ingest/reading/record_reader.h"
#include "ingest/reading/table_records.h"
#include "ingest/reading/tei_reader.h"
#include "ingest/reading/warc_reader.h"

namespace entente {

namespace {

namespace fs = std::filesystem;

constexpr int kDeepestArchive = 4;  // Archives in one another.

/// The name of an article: the path as given, slashes and dots tidied up; bytes of a file name that
/// are not UTF-8 are replaced, since names are text in the store and in JSON.
std::string tidy(const fs::path& path) {
  return repair_utf8(path.lexically_normal().generic_string());
}

/// Walks paths in order, a directory and an archive at a time, and reads each input as its first
/// bytes say.
class InputReader final : public ArticleReader {
 public:
  InputReader(std::vector<std::string> paths, ReadingOptions options)
      : options_(std::move(options)) {
    std::reverse(paths.begin(), paths.end());
    for (std::string& path : paths)
      pending_.push_back({std::move(path), true});
  }

  std::optional<Result<Article>> next() override {
    for (;;) {
      if (records_) {
        if (auto article = records_->next()) return article;
        records_.reset();
      }
      if (!archives_.empty()) {
        if (auto article = open_member()) return article;
        continue;
      }
      if (pending_.empty()) return std::nullopt;
      const Path path = std::move(pending_.back());
      pending_.pop_back();
      if (auto article = open(path)) return article;
    }
  }

 private:
  using Outcome = std::optional<Result<Article>>;  // nullopt: there may be more to read.

  struct Path {
    std::string path;
    bool is_given;  ///< By the caller, not found in a directory.
  };

  struct OpenArchive {
    std::string name;
    std::unique_ptr<Archive> archive;
    bool is_empty = true;
  };

  static Outcome fail(const std::string& name, Error error) {
    return Result<Article>(with_context(name, std::move(error)));
  }

  Outcome open(const Path& path) {
    if (path.path == "-" && path.is_given) return read("standard input", open_standard_input());
    const std::string name = tidy(path.path);
    if (path.path.empty()) {
      return Result<Article>(Error{ErrorCode::kInvalidArgument, "an empty path names no file"});
    }
    std::error_code failure;
    const fs::file_status status = fs::status(path.path, failure);
    if (status.type() == fs::file_type::not_found) {
      return fail(name, {ErrorCode::kNotFound, "no such file or directory"});
    }
    if (failure) return fail(name, {ErrorCode::kIo, failure.message()});
    if (fs::is_directory(status)) {
      auto listed = list(path.path);
      if (!listed.ok()) return fail(name, listed.error());
      return std::nullopt;
    }
    if (!path.is_given && !fs::is_regular_file(status)) return std::nullopt;
    auto file = open_file(path.path);
    if (!file.ok()) return fail(name, file.error());
    return read(name, std::move(*file));
  }

  Outcome open_member() {
    OpenArchive& top = archives_.back();
    auto member = top.archive->next();
    if (!member) {
      const OpenArchive done = std::move(top);
      archives_.pop_back();
      if (!done.is_empty) return std::nullopt;
      return fail(done.name, {ErrorCode::kUnsupported, "no files in the archive"});
    }
    const bool first = std::exchange(top.is_empty, false);
    if (!member->ok()) return fail(top.name, member->error());
    if ((*member)->is_directory || is_hidden((*member)->name)) return std::nullopt;
    if (first && is_office_part((*member)->name)) {
      const std::string name = top.name;
      archives_.pop_back();
      return fail(name, {ErrorCode::kUnsupported, "not a text but an office document or book"});
    }
    const std::string& inner = (*member)->name;
    return read(inner.empty() ? top.name : top.name + '/' + inner, top.archive->content());
  }

  static bool is_hidden(const std::string& name) {
    return name.starts_with('.') || name.find("/.") != std::string::npos ||
           name.starts_with("__MACOSX/");
  }

  static bool is_office_part(const std::string& name) {
    return name == "[Content_Types].xml" || name == "mimetype" || name.starts_with("word/");
  }

  Outcome read(const std::string& name, std::unique_ptr<ByteStream> bytes) {
    const ReadingLimits& limits = options_.limits;
    if (++files_ > limits.files) {
      pending_.clear();
      archives_.clear();
      return fail(name,
                  {ErrorCode::kLimit, "more than " + std::to_string(limits.files) + " files"});
    }
    const std::optional<std::uint64_t> size = bytes->size();
    BufferedStream stream(std::move(bytes));
    const auto head = stream.peek(kFormatHeadBytes);
    if (!head.ok()) return fail(name, head.error());
    if (head->empty()) return fail(name, {ErrorCode::kUnsupported, "empty file"});
    const InputFormat format = recognise_format(name, *head, options_.fields);
    if (format == InputFormat::kPacked) return unpack(name, stream.release());
    if (has_records(format)) return open_records(name, format, std::move(stream));
    if (format == InputFormat::kWarc) {
      records_ = open_warc(name, std::move(stream), limits.article_bytes);
      return std::nullopt;
    }
    if (size && *size > limits.article_bytes) {
      return fail(name, {ErrorCode::kLimit,
                         "file of " + std::to_string(*size) + " bytes is over the limit of " +
                             std::to_string(limits.article_bytes) + " bytes for an article"});
    }
    auto all = stream.read_all(limits.article_bytes);
    if (!all.ok()) return fail(name, all.error());
    if (format == InputFormat::kFeed) {
      records_ = open_feed(name, std::move(*all));
      return std::nullopt;
    }
    return read_article(name, std::move(*all));
  }

  static bool has_records(InputFormat format) {
    return format == InputFormat::kJsonLines || format == InputFormat::kJson ||
           format == InputFormat::kTable;
  }

  Outcome open_records(const std::string& name, InputFormat format, BufferedStream bytes) {
    const std::size_t limit = options_.limits.article_bytes;
    auto decoded = decode_text(std::move(bytes));
    if (!decoded.ok()) return fail(name, decoded.error());
    BufferedStream stream = std::move(*decoded);
    std::unique_ptr<RecordSource> source;
    if (format == InputFormat::kTable) {
      auto head = stream.peek(kFormatHeadBytes);
      if (!head.ok()) return fail(name, head.error());
      const char fallback = name.ends_with(".tsv") || name.ends_with(".tab") ? '\t' : ',';
      const char separator = table_separator(*head, options_.fields).value_or(fallback);
      source = open_table(std::move(stream), separator, options_.fields, limit);
    } else if (format == InputFormat::kJsonLines) {
      source = open_json_lines(std::move(stream), limit);
    } else {
      source = open_json(std::move(stream), limit);
    }
    const char* dated_by = format == InputFormat::kTable ? "column" : "json field";
    records_ = read_records(name, std::move(source), options_.fields, dated_by);
    return std::nullopt;
  }

  Outcome unpack(const std::string& name, std::unique_ptr<ByteStream> bytes) {
    if (archives_.size() == kDeepestArchive) {
      return fail(name, {ErrorCode::kLimit, "more than " + std::to_string(kDeepestArchive) +
                                                " archives in one another"});
    }
    auto archive = Archive::open(std::move(bytes));
    if (!archive.ok()) return fail(name, archive.error());
    archives_.push_back({name, std::make_unique<Archive>(std::move(*archive))});
    return std::nullopt;
  }

  Result<void> list(const std::string& directory) {
    std::error_code failure;
    std::vector<std::string> found;
    fs::directory_iterator entry(directory, failure);
    for (; !failure && entry != fs::directory_iterator(); entry.increment(failure)) {
      const std::string name = entry->path().filename().string();
      std::error_code ignored;
      const bool linked_directory = entry->is_symlink(ignored) && entry->is_directory(ignored);
      if (!name.starts_with('.') && !linked_directory) found.push_back(entry->path().string());
    }
    if (failure) return Error{ErrorCode::kIo, "cannot list: " + failure.message()};
    std::sort(found.begin(), found.end(), std::greater<>());
    for (std::string& path : found)
      pending_.push_back({std::move(path), false});
    return {};
  }

  ReadingOptions options_;
  std::vector<Path> pending_;          ///< The next one last.
  std::vector<OpenArchive> archives_;  ///< Each is a member of the one before.
  std::unique_ptr<ArticleReader> records_;
  std::size_t files_ = 0;
};

}  // namespace

std::unique_ptr<ArticleReader> open_articles(std::vector<std::string> paths,
                                             ReadingOptions options) {
  return std::make_unique<InputReader>(std::move(paths), std::move(options));
}

Result<Article> read_article(std::string_view name, std::string bytes) {
  using Reader = Result<Article> (*)(std::string_view, std::string);
  const auto read_page = [](std::string_view page, std::string text) {
    return read_html(page, std::move(text));
  };
  if (bytes.empty()) {
    return Error{ErrorCode::kUnsupported, std::string(name) + ": empty file"};
  }
  Reader read = read_plain_text;
  const InputFormat format = recognise_format(name, bytes);
  if (format == InputFormat::kMarkdown) read = read_markdown;
  if (format == InputFormat::kHtml) read = read_page;
  if (format == InputFormat::kTei) read = read_tei;
  auto article = read(name, std::move(bytes));
  if (!article.ok()) return with_context(std::string(name), article.error());
  return article;
}

}  // namespace entente
