#include "ingest/reading/record_reader.h"

namespace entente {

namespace {

class RecordReader final : public ArticleReader {
 public:
  RecordReader(std::string name, std::unique_ptr<RecordSource> source, FieldMap fields,
               std::string dated_by)
      : name_(std::move(name)),
        source_(std::move(source)),
        fields_(std::move(fields)),
        dated_by_(std::move(dated_by)) {}

  std::optional<Result<Article>> next() override {
    if (undated_) return Result<Article>(*std::exchange(undated_, std::nullopt));
    if (ended_) return std::nullopt;
    auto next = source_->next();
    if (!next) {
      ended_ = true;
      if (seen_any_) return std::nullopt;
      return Result<Article>(Error{ErrorCode::kUnsupported, name_ + ": no articles in the file"});
    }
    seen_any_ = true;
    const std::string place = name_ + ":" + std::to_string(next->number);
    if (!next->record.ok()) return fail(place, next->record.error());
    auto read = article_of_record(*next->record, fields_, place, dated_by_);
    if (!read.ok()) return fail(place, read.error());
    if (!read->bad_date) return Result<Article>(std::move(read->article));
    undated_ = std::move(read->article);
    return fail(place, *std::move(read->bad_date));
  }

 private:
  static Result<Article> fail(const std::string& place, Error error) {
    return with_context(place, std::move(error));
  }

  std::string name_;
  std::unique_ptr<RecordSource> source_;
  FieldMap fields_;
  std::string dated_by_;
  std::optional<Article> undated_;  // To be given after the error about its date.
  bool seen_any_ = false, ended_ = false;
};

}  // namespace

std::unique_ptr<ArticleReader> read_records(std::string name, std::unique_ptr<RecordSource> source,
                                            FieldMap fields, std::string dated_by) {
  return std::make_unique<RecordReader>(std::move(name), std::move(source), std::move(fields),
                                        std::move(dated_by));
}

}  // namespace entente
