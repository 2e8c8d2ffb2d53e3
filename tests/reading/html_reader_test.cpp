#include "ingest/reading/html_reader.h"

#include <doctest/doctest.h>

#include "graph/edtf.h"

#include <string>

#include "ingest/reading/html_document.h"
#include "ingest/reading/html_metadata.h"

using namespace entente;
using namespace std::chrono_literals;

namespace {

const std::string kProse =
    "The ministers of Aland and Bedonia met in the capital on Monday and signed a treaty on trade.";

Article read(const std::string& html) {
  auto article = read_html("a.html", html);
  if (!article.ok()) FAIL(article.error().message);
  return *article;
}

}  // namespace

TEST_CASE("html_reader leaves out what is not of the article") {
  const Article article = read(
      "<title>Treaty signed | Daily Example</title><nav><a href=/>Home</a></nav>"
      "<div id=cookie-banner><p>We and our 800 partners use cookies in France. Accept.</div>"
      "<h1>Treaty signed</h1><p class=byline>By A. Writer</p><p>" +
      kProse +
      "</p><figure><figcaption>A file photo of Paris, from the archive.</figcaption></figure>"
      "<script>var x = 'Russia invaded Portugal.';</script><p style='display:none'>Spain left NATO."
      "<div class='related-stories'><a href=/2>China opens a base in Peru, officials say.</a></div>"
      "<ol class=comments><li>Is it true that Russia invaded Portugal in the year 2031?</ol>"
      "<footer>(c) 2024 Example Media Group. All rights reserved in all countries.</footer>");
  CHECK(article.title == "Treaty signed");
  CHECK(article.text == "Treaty signed\n\n" + kProse);
}

TEST_CASE("html_reader takes what is stated for machines before what is shown") {
  const Article article = read(
      R"(<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},)"
      R"({"@type":["NewsArticle"],"headline":"Treaty signed","datePublished":"2019-03-05T08:15:00Z",)"
      R"("publisher":{"name":"Example Wire"}}]}</script><meta name=date content=1970-01-01>)"
      R"(<link rel=canonical href="https://news.example.org/1"><h1>Example Wire</h1>)"
      R"(<p>Posted on March 6, 2019 by admin</p><p>)" +
      kProse);
  CHECK(article.title == "Treaty signed");
  CHECK(article.published == Day{2019y / 3 / 5});
  CHECK(article.published_by == "json-ld");
  CHECK(article.source == "Example Wire");
  CHECK(article.url == "https://news.example.org/1");
}

TEST_CASE("html_reader reads a text that only machines are shown") {
  const Article article =
      read(R"(<title>Treaty signed</title><script type="application/ld+json">{"@type":"Article",)"
           R"("articleBody":")" +
           kProse + R"(\n\nThey shook hands."}</script><noscript>Enable JavaScript.</noscript>)");
  CHECK(article.text == "Treaty signed\n\n" + kProse + "\n\nThey shook hands.");
}

TEST_CASE("html_reader keeps an article behind a curtain and lines apart by breaks") {
  const Article article = read(
      "<title>Treaty signed - Example</title><h1>Treaty signed</h1><p>Posted on 5 March 2019"
      "<div class=hidden style='display: none'>" +
      kProse + "<br><br>" + kProse + "</div><div class=paywall>Subscribe for 3 euro.</div>");
  CHECK(article.text == "Treaty signed\n\n" + kProse + "\n\n" + kProse);
  CHECK(article.published == Day{2019y / 3 / 5});
}

TEST_CASE("html_reader says that a page has no article") {
  for (const char* page :
       {"<html><frameset><frame src=a></frameset></html>",
        "<title>Menu</title><nav><a href=/>Home page of the newspaper</a></nav>"}) {
    const auto article = read_html("a.html", page);
    REQUIRE_FALSE(article.ok());
    CHECK(article.error().message == "no article on the page");
  }
}

TEST_CASE("html_document takes deep and wide pages in linear time") {
  std::string deep, wide = "<p ";
  for (int i = 0; i < 50'000; ++i)
    deep += "<div><b>";
  for (int i = 0; i < 60'000; ++i)
    wide += "a" + std::to_string(i) + "=1 ";
  CHECK(read("<h1>Talks</h1>" + deep + kProse).text.ends_with(kProse));
  CHECK(read("<h1>Talks</h1>" + wide + ">" + kProse).text.ends_with(kProse));
}

TEST_CASE("html_metadata reads the dates of machines") {
  CHECK(parse_machine_day("2019-03-05T23:15:00+02:00") == Day{2019y / 3 / 5});
  CHECK(parse_machine_day("20190305T081500Z") == Day{2019y / 3 / 5});
  CHECK(parse_machine_day("20190305081500") == Day{2019y / 3 / 5});
  CHECK(parse_machine_day("Tue, 05 Mar 2019 08:15:00 +0000") == Day{2019y / 3 / 5});
  CHECK(parse_machine_day(" March 5, 2019 ") == Day{2019y / 3 / 5});
  for (const char* none :
       {"", "1970-01-01T00:00:00Z", "2019-02-31", "03/04/2005", "2019", "soon"}) {
    INFO(none);
    CHECK_FALSE(parse_machine_day(none));
  }
}

TEST_CASE("html_reader takes no date from stories beside the article") {
  const auto article = read_html(
      "a.html",
      "<html><body><aside class=x><time datetime=2011-01-01>1</time></aside><h1>Talks</h1>"
      "<div class=related-stories><p>Older: <time datetime=2012-01-01>then</time></p></div>"
      "<div class=byline><time datetime=\"2019-03-05T08:15\">5 March</time></div>"
      "<p>Norway met Chad in Oslo on Tuesday, and they agreed on all that they spoke of.</p>");
  REQUIRE(article.ok());
  REQUIRE(article->published);
  CHECK(format_day(*article->published) == "2019-03-05");
  CHECK(article->published_by == "time element");
}
