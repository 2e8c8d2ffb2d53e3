#include "ingest/reading/json_lines_reader.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <string_view>
#include <utility>

#include "graph/edtf.h"
#include "graph/json.h"
#include "graph/text.h"
#include "ingest/reading/publication_date.h"

namespace entente {

namespace {

enum class LineEnd { kLine, kTooLong, kFileEnd };

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

Result<std::optional<Day>> parse_date(const std::optional<std::string>& date) {
  if (!date || date->empty()) return std::optional<Day>();
  if (const auto day = parse_day_line(*date)) return std::optional<Day>(day);
  // A year or a month is a date, but no day.
  if (parse_edtf(*date).ok()) return std::optional<Day>();
  return Error{ErrorCode::kInvalidArgument, "field \"date\": expected YYYY-MM-DD, got \"" +
                                                date->substr(0, 40) + "\"; read without a date"};
}

/// An article, and what was wrong with its date if it is read without it.
struct ReadLine {
  Article article;
  std::optional<Error> bad_date;
};

Result<ReadLine> make_article(const Json& object, std::string name_without_id) {
  if (object.as_object() == nullptr) {
    return Error{ErrorCode::kInvalidArgument,
                 "expected an object, got " + std::string(object.kind_name())};
  }
  auto text = require_string(object, "text");
  if (!text.ok()) return text.error();
  if (is_blank(*text)) return Error{ErrorCode::kInvalidArgument, "field \"text\" is empty"};
  ReadLine line;
  Article& article = line.article;
  article.text = std::move(*text);
  std::optional<std::string> id, title, date;
  const std::array<std::pair<const char*, std::optional<std::string>*>, 5> fields{
      {{"id", &id},
       {"title", &title},
       {"date", &date},
       {"source", &article.source},
       {"url", &article.url}}};
  for (const auto& [key, value] : fields) {
    auto field = optional_string(object, key);
    if (!field.ok()) return field.error();
    *value = std::move(*field);
  }
  const auto published = parse_date(date);
  if (published.ok()) {
    article.published = *published;
  } else {
    line.bad_date = published.error();
  }
  if (article.published) article.published_by = "json field";
  article.name = id && !id->empty() ? std::move(*id) : std::move(name_without_id);
  article.title = title.value_or("");
  if (article.url && article.url->empty()) article.url.reset();
  article.id = article_id(article.text);
  return line;
}

class JsonLinesReader final : public ArticleReader {
 public:
  JsonLinesReader(const std::string& path, std::ifstream in, std::size_t line_bytes)
      : path_(repair_utf8(path)), in_(std::move(in)), line_bytes_(line_bytes) {}

  std::optional<Result<Article>> next() override {
    if (undated_) return Result<Article>(*std::exchange(undated_, std::nullopt));
    for (;;) {
      const LineEnd end = read_line();
      if (end == LineEnd::kFileEnd) {
        if (seen_any_) return std::nullopt;
        seen_any_ = true;
        return Result<Article>(
            Error{ErrorCode::kInvalidArgument, path_ + ": no articles in the file"});
      }
      if (end == LineEnd::kTooLong) {
        return fail({ErrorCode::kLimit, "more than the limit of " + std::to_string(line_bytes_) +
                                            " bytes for an article"});
      }
      if (is_blank(line_)) continue;
      const auto object = parse_json(line_);
      if (!object.ok()) return fail(object.error());
      auto line = make_article(*object, place());
      if (!line.ok()) return fail(line.error());
      seen_any_ = true;
      if (!line->bad_date) return Result<Article>(std::move(line->article));
      undated_ = std::move(line->article);
      return fail(*std::move(line->bad_date));
    }
  }

 private:
  std::string place() const { return path_ + ":" + std::to_string(number_); }

  Result<Article> fail(Error error) {
    seen_any_ = true;
    return with_context(place(), std::move(error));
  }

  /// The next line, without its end, in line_. One that is too long is passed over unread.
  LineEnd read_line() {
    line_.clear();
    bool any = false, too_long = false;
    while (fill()) {
      any = true;
      const std::string_view rest(block_.data() + at_, end_ - at_);
      const std::size_t newline = rest.find('\n');
      const std::string_view part = rest.substr(0, newline);
      too_long = too_long || line_.size() + part.size() > line_bytes_;
      if (!too_long) line_ += part;
      at_ += std::min(part.size() + 1, rest.size());
      if (newline != std::string_view::npos) break;
    }
    if (!any) return LineEnd::kFileEnd;
    ++number_;
    if (number_ == 1 && line_.starts_with("\xEF\xBB\xBF")) line_.erase(0, 3);
    return too_long ? LineEnd::kTooLong : LineEnd::kLine;
  }

  /// Whether there are bytes left in the block, after reading another one if need be.
  bool fill() {
    if (at_ < end_) return true;
    in_.read(block_.data(), static_cast<std::streamsize>(block_.size()));
    at_ = 0;
    end_ = static_cast<std::size_t>(in_.gcount());
    return end_ > 0;
  }

  std::string path_;
  std::ifstream in_;
  std::size_t line_bytes_;
  std::array<char, 65536> block_{};
  std::size_t at_ = 0, end_ = 0;
  std::string line_;
  std::optional<Article> undated_;  // To be given after the error about its date.
  std::size_t number_ = 0;
  bool seen_any_ = false;
};

}  // namespace

Result<std::unique_ptr<ArticleReader>> open_json_lines(const std::string& path,
                                                       std::size_t line_bytes) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    const auto code = errno == ENOENT ? ErrorCode::kNotFound : ErrorCode::kIo;
    return Error{code, repair_utf8(path) + ": cannot read: " + std::strerror(errno)};
  }
  return std::unique_ptr<ArticleReader>(
      std::make_unique<JsonLinesReader>(path, std::move(in), line_bytes));
}

}  // namespace entente
