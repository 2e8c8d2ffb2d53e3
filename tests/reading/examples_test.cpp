#include <doctest/doctest.h>

#include <string>

#include "ingest/reading/article_reader.h"

using namespace entente;

TEST_CASE("each article of examples has a title and a day and prose") {
  int articles = 0;
  const auto reader = open_articles({ENTENTE_SOURCE_DIR "/examples/articles"});
  while (const auto article = reader->next()) {
    INFO((article->ok() ? (*article)->name : article->error().message));
    REQUIRE(article->ok());
    const Article& a = **article;
    CHECK_FALSE(a.title.empty());
    CHECK(a.published);
    CHECK(a.text.starts_with(a.title + "\n\n"));
    CHECK(a.text.find("Example Wire") == std::string::npos);
    CHECK(a.text.size() > 300);
    ++articles;
  }
  CHECK(articles >= 12);
}
