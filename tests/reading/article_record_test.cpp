#include "ingest/reading/article_record.h"

#include <doctest/doctest.h>

using namespace entente;
using namespace std::chrono_literals;

namespace {

Article read(const char* json, const FieldMap& fields = known_fields()) {
  const auto record = parse_json(json);
  REQUIRE(record.ok());
  auto read = article_of_record(*record, fields, "a:1", "json field");
  REQUIRE(read.ok());
  return read->article;
}

std::string error_of(const char* json) {
  const auto record = parse_json(json);
  REQUIRE(record.ok());
  const auto read = article_of_record(*record, known_fields(), "a:1", "json field");
  return read.ok() ? "" : read.error().message;
}

}  // namespace

TEST_CASE("article_record knows the fields of exports, deep ones too") {
  const Article plain = read(
      R"({"Headline": "Talks in Oslo", "body": "Norway met Chad.\n\nThey agreed.",
          "pub_date": "2020-01-20T10:00:00Z", "source": {"id": null, "name": "Wire"}, "_id": 7})");
  CHECK(plain.text == "Talks in Oslo\n\nNorway met Chad.\n\nThey agreed.");
  CHECK(plain.name == "7");
  CHECK(plain.title == "Talks in Oslo");
  CHECK(plain.source == "Wire");
  CHECK(plain.published == Day{2020y / 1 / 20});
  const Article deep = read(
      R"({"meta": {"headline": {"main": "Talks"}, "pub_ms": 1581638400000,
                   "src": {"uri": "https://a.example/b"}},
          "content": {"paragraphs": ["Norway met Chad.", "They agreed."]}})");
  CHECK(deep.text == "Talks\n\nNorway met Chad.\n\nThey agreed.");
  CHECK(deep.published == Day{2020y / 2 / 14});
  CHECK(deep.url == "https://a.example/b");
  CHECK(deep.name == "a:1");
}

TEST_CASE("article_record reads a body of HTML and keeps a text with its title as it is") {
  CHECK(read(R"({"title": "Talks",
                 "content": "<p>Norway &amp; Chad <b>met</b>.</p><p>They agreed.</p>"})")
            .text == "Talks\n\nNorway & Chad met.\n\nThey agreed.");
  CHECK(read(R"({"title": "Talks", "text": "Talks\r\n  x"})").text == "Talks\r\n  x");
  CHECK(read(R"({"text": "  x\r\n"})").text == "  x\r\n");
}

TEST_CASE("article_record says what is wrong with a record") {
  CHECK(error_of("[1]") == "expected an object, got an array");
  CHECK(error_of("{}") == "field \"text\": expected a string, got nothing");
  CHECK(error_of(R"({"content": 5})") == "field \"content\": expected a string, got a number");
  CHECK(error_of(R"({"text": " \n"})") == "field \"text\" is empty");
  CHECK(error_of(R"({"text": "x", "title": ["y"]})") ==
        "field \"title\": expected a string, got an array");
  const auto record = parse_json(R"({"text": "x", "Date": "05/02/2020"})");
  const auto dated = article_of_record(*record, known_fields(), "a:1", "json field");
  REQUIRE(dated.ok());
  REQUIRE(dated->bad_date);
  CHECK(dated->bad_date->message ==
        "field \"date\": expected YYYY-MM-DD, got \"05/02/2020\"; read without a date");
}

TEST_CASE("article_record takes fields by the names that it is told") {
  const auto fields = parse_field_map("text=Volltext,title=kopf.zeile,date=am");
  REQUIRE(fields.ok());
  const Article article = read(
      R"({"text": "no", "volltext": "Norway met Chad.", "kopf": {"zeile": "Talks"},
          "am": "20200120"})",
      *fields);
  CHECK(article.text == "Talks\n\nNorway met Chad.");
  CHECK(article.published == Day{2020y / 1 / 20});
  CHECK(parse_field_map("body=x").error().message ==
        "no field of articles: \"body\" (there are id, title, text, date, source, url)");
  CHECK(parse_field_map("text").error().message == "expected text=FIELD, got \"text\"");
  CHECK(parse_field_map("text=").error().message == "expected text=FIELD, got \"text=\"");
  CHECK(parse_field_map("text=a,text=b").error().message == "given twice: text");
  CHECK_FALSE(parse_field_map("").ok());
}
