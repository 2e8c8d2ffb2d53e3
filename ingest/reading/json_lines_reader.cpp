#include "ingest/reading/json_lines_reader.h"

#include <array>
#include <string_view>
#include <utility>

#include "graph/edtf.h"
#include "graph/json.h"
#include "graph/text.h"
#include "ingest/reading/publication_date.h"

namespace entente {

namespace {

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
  JsonLinesReader(std::string name, BufferedStream bytes, std::size_t line_bytes)
      : name_(std::move(name)), bytes_(std::move(bytes)), line_bytes_(line_bytes) {}

  std::optional<Result<Article>> next() override {
    if (undated_) return Result<Article>(*std::exchange(undated_, std::nullopt));
    while (!ended_) {
      auto read = bytes_.read_line(line_bytes_);
      ++number_;
      if (!read.ok()) {
        ended_ = true;
        return fail(read.error());
      }
      if (!*read) {
        ended_ = true;
        if (seen_any_) return std::nullopt;
        return Result<Article>(
            Error{ErrorCode::kInvalidArgument, name_ + ": no articles in the file"});
      }
      if ((*read)->is_too_long) {
        return fail({ErrorCode::kLimit, "more than the limit of " + std::to_string(line_bytes_) +
                                            " bytes for an article"});
      }
      std::string_view text = (*read)->text;
      if (number_ == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
      if (is_blank(text)) continue;
      const auto object = parse_json(text);
      if (!object.ok()) return fail(object.error());
      auto line = make_article(*object, place());
      if (!line.ok()) return fail(line.error());
      seen_any_ = true;
      if (!line->bad_date) return Result<Article>(std::move(line->article));
      undated_ = std::move(line->article);
      return fail(*std::move(line->bad_date));
    }
    return std::nullopt;
  }

 private:
  std::string place() const { return name_ + ":" + std::to_string(number_); }

  Result<Article> fail(Error error) {
    seen_any_ = true;
    return with_context(place(), std::move(error));
  }

  std::string name_;
  BufferedStream bytes_;
  std::size_t line_bytes_;
  std::optional<Article> undated_;  // To be given after the error about its date.
  std::size_t number_ = 0;
  bool seen_any_ = false, ended_ = false;
};

}  // namespace

std::unique_ptr<ArticleReader> open_json_lines(std::string name, BufferedStream bytes,
                                               std::size_t line_bytes) {
  return std::make_unique<JsonLinesReader>(std::move(name), std::move(bytes), line_bytes);
}

}  // namespace entente
