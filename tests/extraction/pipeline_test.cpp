#include "ingest/pipeline.h"

#include <doctest/doctest.h>

#include <vector>

#include "tests/extraction/read_sentence.h"

namespace entente {
namespace {

/// Gives articles and errors from a list.
class ListReader : public ArticleReader {
 public:
  explicit ListReader(std::vector<Result<Article>> list) : list_(std::move(list)) {}
  std::optional<Result<Article>> next() override {
    if (at_ == list_.size()) return std::nullopt;
    return list_[at_++];
  }

 private:
  std::vector<Result<Article>> list_;
  std::size_t at_ = 0;
};

Article make_article(const std::string& name, const std::string& text) {
  Article article;
  article.name = name;
  article.text = text;
  article.id = article_id(text);
  return article;
}

std::vector<Result<Article>> sample() {
  std::vector<Result<Article>> list;
  for (int i = 0; i < 12; ++i) {
    const std::string number = std::to_string(i);
    if (i == 5) {
      list.emplace_back(Error{ErrorCode::kIo, "five cannot be read"});
      continue;
    }
    list.emplace_back(
        make_article(number, "Russia attacked Georgia. Iran met Iraq on " + number + " May 2008."));
  }
  return list;
}

std::vector<std::string> run(unsigned jobs) {
  PipelineOptions options;
  options.data_dir = ENTENTE_SOURCE_DIR "/data";
  options.jobs = jobs;
  auto pipeline = Pipeline::load(options);
  REQUIRE(pipeline.ok());
  ListReader reader(sample());
  std::vector<std::string> lines;
  pipeline->run(reader, [&](Result<ExtractedArticle> result) {
    if (!result.ok()) {
      lines.push_back(result.error().message);
      return true;
    }
    lines.push_back(result->article.name);
    for (const Claim& claim : result->claims)
      lines.push_back(claim.id + ' ' + brief(claim));
    return true;
  });
  return lines;
}

TEST_CASE("articles come in order and errors in their place for any number of threads") {
  const auto one = run(1), three = run(3);
  CHECK(one == three);
  CHECK(one.size() > 20);
  CHECK(one.front() == "0");
  CHECK(std::find(one.begin(), one.end(), "five cannot be read") != one.end());
}

TEST_CASE("a run stops when the taker says so") {
  ListReader reader(sample());
  int taken = 0;
  test_pipeline().run(reader, [&](const Result<ExtractedArticle>&) { return ++taken < 3; });
  CHECK(taken == 3);
}

TEST_CASE("evidence is the bytes of the article") {
  const std::string text =
      "HEADLINE WITHOUT A STOP\n\nRussia attacked Georgia in 2008.\n\nCaf\xc3\xa9 owners met.\n"
      "Iran\xe2\x80\x99s president visited Baghdad on Monday.";
  const ExtractedArticle read = read_sentence(text, "2019-02-05");
  CHECK(read.claims.size() >= 2);
  for (const Claim& claim : read.claims) {
    const auto& evidence = std::get<TextEvidence>(claim.evidence);
    CHECK(text.substr(evidence.begin, evidence.end - evidence.begin) == evidence.quote);
    CHECK(evidence.quote.find("HEADLINE") == std::string::npos);
  }
}

TEST_CASE("texts of any bytes give claims or none, but never fail") {
  for (const std::string& text :
       {std::string(), std::string("\xff\xfe\x00", 3), std::string("...\n\n\n"),
        std::string(5000, '('), std::string("met met met with with of of")}) {
    CHECK(read_sentence(text).claims.empty());
  }
}

}  // namespace
}  // namespace entente
