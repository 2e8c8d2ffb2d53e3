#include "ingest/reading/feed_reader.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "graph/edtf.h"

using namespace entente;

namespace {

struct Seen {
  std::vector<Article> articles;
  std::vector<std::string> errors;
};

Seen read(std::string bytes) {
  Seen seen;
  const auto reader = open_feed("f.xml", std::move(bytes));
  while (auto next = reader->next()) {
    if (next->ok()) {
      seen.articles.push_back(**next);
    } else {
      seen.errors.push_back(next->error().message);
    }
  }
  return seen;
}

}  // namespace

TEST_CASE("feed_reader reads RSS with full contents and summaries") {
  const Seen seen = read(
      "<?xml version='1.0'?><rss xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
      "<title>Wire</title><item><title>Norway &amp;amp; Chad met</title>"
      "<link>https://a.example/1</link><pubDate>Tue, 05 Mar 2019 08:15:00 +0000</pubDate>"
      "<description>Short.</description><content:encoded><![CDATA[<p>Norway met Chad.</p><p>They "
      "<b>agreed</b>.</p>]]></content:encoded></item>"
      "<item><title>Talks</title><description>Peru met "
      "Chile.</description></item></channel></rss>");
  REQUIRE(seen.articles.size() == 2);
  CHECK(seen.errors.empty());
  CHECK(seen.articles[0].text == "Norway & Chad met\n\nNorway met Chad.\n\nThey agreed.");
  CHECK(seen.articles[0].name == "f.xml:1");
  CHECK(seen.articles[0].url == "https://a.example/1");
  CHECK(seen.articles[0].source == "Wire");
  CHECK(format_day(*seen.articles[0].published) == "2019-03-05");
  CHECK(seen.articles[1].text == "Talks\n\nPeru met Chile.");
  CHECK_FALSE(seen.articles[1].published);
}

TEST_CASE("feed_reader reads Atom and RSS 1.0") {
  const Seen atom = read(
      "<feed xmlns='http://www.w3.org/2005/Atom'><title>Wire</title><updated>2024-01-01T00:00:00Z"
      "</updated><entry><title type='text'>Talks</title><link rel='self' "
      "href='https://a.example/x'/>"
      "<link href='https://a.example/2'/><published>2019-03-05T08:15:00+02:00</published>"
      "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Norway met Chad &amp; "
      "Peru.</p><p>They <i>agreed</i>.</p></div></content></entry>"
      "<entry><title>Old talks</title><updated>2024-01-01T00:00:00Z</updated></entry>"
      "<entry><title>New talks</title><updated>2023-05-06T00:00:00Z</updated></entry></feed>");
  REQUIRE(atom.articles.size() == 3);
  CHECK(atom.articles[0].text == "Talks\n\nNorway met Chad & Peru.\n\nThey agreed.");
  CHECK(atom.articles[0].url == "https://a.example/2");
  CHECK_FALSE(atom.articles[1].published);
  CHECK(format_day(*atom.articles[2].published) == "2023-05-06");
  const Seen rdf = read(
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
      "xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
      "<channel><title>W</title></channel><item><title>Talks</title><description>&lt;p&gt;Norway "
      "met "
      "Chad.&lt;/p&gt;</description><dc:date>2019-03-05</dc:date></item></rdf:RDF>");
  REQUIRE(rdf.articles.size() == 1);
  CHECK(rdf.articles[0].text == "Talks\n\nNorway met Chad.");
  CHECK(format_day(*rdf.articles[0].published) == "2019-03-05");
}

TEST_CASE("feed_reader never expands entities and reports what is damaged") {
  const Seen bomb = read(
      "<!DOCTYPE r [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;'><!ENTITY x SYSTEM "
      "'file:///etc/hostname'>]><rss><channel><item><title>Talks &b;&x;</title><description>Peru "
      "met "
      "Chile.</description></item></channel></rss>");
  REQUIRE(bomb.articles.size() == 1);
  CHECK(bomb.articles[0].text == "Talks\n\nPeru met Chile.");
  const Seen damaged =
      read("<rss><channel><item><title>Talks</title><pubDate>soon</pubDate></item>");
  REQUIRE(damaged.errors.size() == 2);
  CHECK(damaged.errors[0] == "f.xml: not well-formed xml from line 1 on; read as far as it goes");
  CHECK(damaged.errors[1] ==
        "f.xml:1: pubDate: expected a date, got \"soon\"; read without a date");
  REQUIRE(damaged.articles.size() == 1);
  CHECK(read("<rss><channel/></rss>").errors ==
        std::vector<std::string>{"f.xml: no items in the feed"});
}
