#include "ingest/reading/article_reader.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <utility>

#include "graph/text.h"
#include "ingest/reading/json_lines_reader.h"
#include "ingest/reading/markdown_reader.h"
#include "ingest/reading/plain_text_reader.h"

namespace entente {

namespace {

namespace fs = std::filesystem;

enum class Format { kPlainText, kMarkdown, kJsonLines };

struct Ending {
  std::string_view ending;
  Format format;
};

constexpr std::array<Ending, 5> kEndings{{{".txt", Format::kPlainText},
                                          {".md", Format::kMarkdown},
                                          {".markdown", Format::kMarkdown},
                                          {".jsonl", Format::kJsonLines},
                                          {".ndjson", Format::kJsonLines}}};

std::optional<Format> format_of(std::string_view path) {
  const auto* found = std::find_if(kEndings.begin(), kEndings.end(),
                                   [path](const Ending& e) { return path.ends_with(e.ending); });
  return found == kEndings.end() ? std::nullopt : std::optional(found->format);
}

/// The name of an article: the path as given, slashes and dots tidied up; bytes of a file name that
/// are not UTF-8 are replaced, since names are text in the store and in JSON.
std::string tidy(const fs::path& path) {
  return repair_utf8(path.lexically_normal().generic_string());
}

Result<std::string> read_file(const std::string& path, std::size_t limit_bytes) {
  std::error_code failure;
  const std::uintmax_t size = fs::file_size(path, failure);
  if (!failure && size > limit_bytes) {
    return Error{ErrorCode::kLimit, "file of " + std::to_string(size) +
                                        " bytes is over the limit of " +
                                        std::to_string(limit_bytes) + " bytes for an article"};
  }
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorCode::kIo, std::string("cannot read: ") + std::strerror(errno)};
  std::string bytes;
  std::array<char, 65536> block{};
  while (in.read(block.data(), block.size()) || in.gcount() > 0) {
    bytes.append(block.data(), static_cast<std::size_t>(in.gcount()));
    // A pipe has no size beforehand.
    if (bytes.size() > limit_bytes) {
      return Error{ErrorCode::kLimit, "more than the limit of " + std::to_string(limit_bytes) +
                                          " bytes for an article"};
    }
  }
  if (in.bad()) return Error{ErrorCode::kIo, "cannot read to the end"};
  return bytes;
}

/// Walks paths in order, a directory at a time, and reads each file as its ending says.
class FileReader final : public ArticleReader {
 public:
  FileReader(std::vector<std::string> paths, ReadingLimits limits) : limits_(limits) {
    std::reverse(paths.begin(), paths.end());
    for (std::string& path : paths)
      pending_.push_back({std::move(path), true});
  }

  std::optional<Result<Article>> next() override {
    for (;;) {
      if (lines_) {
        if (auto article = lines_->next()) return article;
        lines_.reset();
      }
      if (pending_.empty()) return std::nullopt;
      const Path path = std::move(pending_.back());
      pending_.pop_back();
      if (auto article = open(path)) return article;
    }
  }

 private:
  struct Path {
    std::string path;
    bool is_given;  ///< By the caller, not found in a directory.
  };

  /// The article or error of a path; nullopt for directories and files of several articles, which
  /// leave more to read, and for files that are passed over.
  std::optional<Result<Article>> open(const Path& path) {
    std::error_code failure;
    const fs::file_status status = fs::status(path.path, failure);
    const auto fail = [&path](ErrorCode code, std::string why) {
      return Result<Article>(Error{code, tidy(path.path) + ": " + std::move(why)});
    };
    if (status.type() == fs::file_type::not_found) {
      return fail(ErrorCode::kNotFound, "no such file or directory");
    }
    if (failure) return fail(ErrorCode::kIo, failure.message());
    if (fs::is_directory(status)) {
      auto listed = list(path.path);
      if (!listed.ok()) return Result<Article>(with_context(tidy(path.path), listed.error()));
      return std::nullopt;
    }
    const auto format = format_of(path.path);
    if (!path.is_given && (!format || !fs::is_regular_file(status))) return std::nullopt;
    if (++files_ > limits_.files) {
      pending_.clear();
      return fail(ErrorCode::kLimit, "more than " + std::to_string(limits_.files) + " files");
    }
    if (format == Format::kJsonLines) {
      auto lines = open_json_lines(path.path, limits_.article_bytes);
      if (!lines.ok()) return Result<Article>(lines.error());
      lines_ = std::move(*lines);
      return std::nullopt;
    }
    const std::string name = tidy(path.path);
    auto bytes = read_file(path.path, limits_.article_bytes);
    if (!bytes.ok()) return Result<Article>(with_context(name, bytes.error()));
    return read_article(name, std::move(*bytes));
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

  ReadingLimits limits_;
  std::vector<Path> pending_;  ///< The next one last.
  std::unique_ptr<ArticleReader> lines_;
  std::size_t files_ = 0;
};

}  // namespace

std::unique_ptr<ArticleReader> open_articles(std::vector<std::string> paths, ReadingLimits limits) {
  return std::make_unique<FileReader>(std::move(paths), limits);
}

Result<Article> read_article(std::string_view name, std::string bytes) {
  if (bytes.empty()) {
    return Error{ErrorCode::kInvalidArgument, std::string(name) + ": empty file"};
  }
  auto article = format_of(name) == Format::kMarkdown ? read_markdown(name, std::move(bytes))
                                                      : read_plain_text(name, std::move(bytes));
  if (!article.ok()) return with_context(std::string(name), article.error());
  return article;
}

}  // namespace entente
