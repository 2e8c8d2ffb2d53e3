#include "ingest/reading/warc_reader.h"

#include <charconv>
#include <cstdint>
#include <map>
#include <utility>

#include "ingest/reading/encoding.h"
#include "ingest/reading/html_reader.h"
#include "ingest/reading/http_response.h"
#include "ingest/reading/label_line.h"
#include "ingest/reading/plain_text_reader.h"

namespace entente {

namespace {

constexpr std::string_view kVersion = "WARC/";
constexpr std::size_t kHeaderBytes = 65536;

struct WarcRecord {
  std::string place;
  HeaderLines header;
  std::string block;
};

class WarcReader final : public ArticleReader {
 public:
  WarcReader(std::string name, BufferedStream bytes, std::size_t record_bytes)
      : name_(std::move(name)), bytes_(std::move(bytes)), record_bytes_(record_bytes) {}

  std::optional<Result<Article>> next() override {
    while (!ended_) {
      auto record = read_record();
      if (!record) break;
      if (!record->ok()) return Result<Article>(record->error());
      if (auto article = read(**record)) return article;
    }
    ended_ = true;
    if (others_.empty()) return std::nullopt;
    std::string counts;
    for (const auto& [kind, count] : std::exchange(others_, {}))
      counts += (counts.empty() ? "" : ", ") + std::to_string(count) + " " + kind;
    return Result<Article>(
        Error{ErrorCode::kUnsupported, name_ + ": records without articles: " + counts});
  }

 private:
  using Outcome = std::optional<Result<Article>>;

  Error fail(std::uint64_t offset, Error error) const {
    return with_context(name_ + ":" + std::to_string(offset), std::move(error));
  }

  /// The last error.
  Error stop(std::uint64_t offset, Error error) {
    ended_ = true;
    return fail(offset, std::move(error));
  }

  /// Reads a line, up to the limit; nullopt at the end.
  Result<std::optional<StreamLine>> read_line() {
    auto line = bytes_.read_line(kHeaderBytes);
    if (line.ok() && *line && (*line)->text.ends_with('\r')) (*line)->text.pop_back();
    return line;
  }

  /// The next record. What is between records and more than empty lines is an error, and the record
  /// behind it follows.
  std::optional<Result<WarcRecord>> read_record() {
    if (begun_) return read_fields(*std::exchange(begun_, std::nullopt));
    std::optional<std::uint64_t> odd;
    for (;;) {
      const std::uint64_t offset = bytes_.offset();
      auto line = read_line();
      if (!line.ok()) return Result<WarcRecord>(stop(offset, line.error()));
      if (!*line) {
        if (!odd) return std::nullopt;
        return Result<WarcRecord>(stop(*odd, odd_bytes()));
      }
      if ((*line)->text.starts_with(kVersion)) {
        if (!odd) return read_fields(offset);
        begun_ = offset;
        return Result<WarcRecord>(fail(*odd, odd_bytes()));
      }
      if ((!(*line)->text.empty() || (*line)->is_too_long) && !odd) odd = offset;
    }
  }

  static Error odd_bytes() { return {ErrorCode::kCorruption, "bytes that belong to no record"}; }

  /// The rest of a record whose first line was read.
  Result<WarcRecord> read_fields(std::uint64_t offset) {
    std::string lines;
    for (;;) {
      auto line = read_line();
      if (!line.ok()) return stop(offset, line.error());
      if (!*line || (*line)->is_too_long || lines.size() > kHeaderBytes) {
        return fail(offset, {ErrorCode::kCorruption, "the record's header does not end"});
      }
      if ((*line)->text.empty()) break;
      lines += (*line)->text + '\n';
    }
    WarcRecord record{name_ + ":" + std::to_string(offset), parse_header_lines(lines), ""};
    const std::string_view text = record.header.find("content-length");
    std::uint64_t size = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
    if (error != std::errc() || text.empty()) {
      return fail(offset, {ErrorCode::kCorruption, "a record without a length"});
    }
    if (size > record_bytes_) return pass_over(offset, size);
    auto block = bytes_.read(static_cast<std::size_t>(size));
    if (!block.ok()) return stop(offset, block.error());
    record.block = std::move(*block);
    if (record.block.size() == size) return record;
    return stop(offset, {ErrorCode::kCorruption, "the record is cut off"});
  }

  Error pass_over(std::uint64_t offset, std::uint64_t size) {
    auto skipped = bytes_.skip(size);
    if (!skipped.ok()) return stop(offset, skipped.error());
    return fail(offset, {ErrorCode::kLimit, "record of " + std::to_string(size) +
                                                " bytes is over the limit of " +
                                                std::to_string(record_bytes_) + " bytes"});
  }

  Outcome pass_over(const std::string& kind) {
    ++others_[kind];
    return std::nullopt;
  }

  Outcome read(const WarcRecord& record) {
    const std::string type = field_value(record.header.find("warc-type"));
    const std::string content = field_value(record.header.find("content-type"));
    if (type == "resource" || type == "conversion") {
      return read_body(record, content,
                       field_parameter(record.header.find("content-type"), "charset"),
                       record.block);
    }
    if (type != "response") return type == "warcinfo" ? std::nullopt : pass_over(type);
    if (content != "application/http") return pass_over("response of " + content);
    auto response = parse_response(record.block, record_bytes_);
    if (!response.ok()) return Result<Article>(with_context(record.place, response.error()));
    if (response->status != 200) return pass_over("status " + std::to_string(response->status));
    const std::string_view field = response->header.find("content-type");
    return read_body(record, field_value(field), field_parameter(field, "charset"),
                     std::move(response->body));
  }

  Outcome read_body(const WarcRecord& record, const std::string& type, const std::string& charset,
                    std::string body) {
    const bool page = type == "text/html" || type == "application/xhtml+xml" || type.empty();
    if (!page && type != "text/plain") return pass_over(type);
    auto text = decode_text(std::move(body), charset);
    if (!text.ok()) return Result<Article>(with_context(record.place, text.error()));
    Masthead stated;
    const std::string_view address = trimmed(record.header.find("warc-target-uri"), " <>");
    if (is_address(address)) stated.url = std::string(address);
    auto article = page ? read_html(record.place, std::move(*text), std::move(stated))
                        : read_plain_text(record.place, std::move(*text));
    if (!article.ok()) return Result<Article>(with_context(record.place, article.error()));
    if (!article->url && is_address(address)) article->url = std::string(address);
    return article;
  }

  std::string name_;
  BufferedStream bytes_;
  std::size_t record_bytes_;
  std::map<std::string, std::size_t> others_;  // Records without articles, by kind.
  std::optional<std::uint64_t> begun_;         // A record's, whose first line was read.
  bool ended_ = false;
};

}  // namespace

bool looks_like_warc(std::string_view head) {
  return head.starts_with(kVersion) && head.substr(0, 16).find('\n') != std::string_view::npos;
}

std::unique_ptr<ArticleReader> open_warc(std::string name, BufferedStream bytes,
                                         std::size_t record_bytes) {
  return std::make_unique<WarcReader>(std::move(name), std::move(bytes), record_bytes);
}

}  // namespace entente
