#include "ingest/reading/warc_reader.h"

#include <doctest/doctest.h>

#include "ingest/reading/http_response.h"
#include "tests/reading/article_folder.h"

using namespace entente;

namespace {

using Seen = std::vector<std::string>;

std::string record(const std::string& type, const std::string& content, const std::string& block) {
  return "WARC/1.0\r\nWARC-Type: " + type +
         "\r\nWARC-Target-URI: https://a.example/1\r\nContent-Type: " + content +
         "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string response(const std::string& head, const std::string& body) {
  return record("response", "application/http; msgtype=response",
                "HTTP/1.1 " + head + "\r\n\r\n" + body);
}

const std::string kPage =
    "<html><title>Talks</title><h1>Talks</h1><p>Norway met Chad in Oslo on Tuesday, and they "
    "agreed on "
    "all that they spoke of.</p></html>";

}  // namespace

TEST_CASE("warc_reader reads pages and texts and counts what has no article") {
  const ArticleFolder folder;
  const std::string first = record("warcinfo", "application/warc-fields", "software: x");
  const std::string path =
      folder.write("a.warc", first + response("200 OK\r\nContent-Type: text/html", kPage) +
                                 record("request", "application/http", "GET / HTTP/1.1\r\n\r\n") +
                                 response("404 Not Found\r\nContent-Type: text/html", kPage) +
                                 response("200 OK\r\nContent-Type: image/png", "\x89PNG") +
                                 record("conversion", "text/plain", "Talks\n\nPeru met Chile."));
  const auto reader = open_articles({path});
  const auto page = reader->next();
  REQUIRE((page && page->ok()));
  CHECK((*page)->text.starts_with("Talks\n\nNorway met Chad"));
  CHECK((*page)->name == path + ":" + std::to_string(first.size()));
  CHECK((*page)->url == "https://a.example/1");
  const auto text = reader->next();
  REQUIRE((text && text->ok()));
  CHECK((*text)->text == "Talks\n\nPeru met Chile.");
  const auto rest = reader->next();
  REQUIRE((rest && !rest->ok()));
  CHECK(rest->error() ==
        Error{ErrorCode::kUnsupported,
              path + ": records without articles: 1 image/png, 1 request, 1 status 404"});
  CHECK_FALSE(reader->next());
}

TEST_CASE("warc_reader reports damage and goes on with the next record") {
  const ArticleFolder folder;
  const std::string text = record("conversion", "text/plain", "Talks\n\nPeru met Chile.");
  folder.write("a.warc", "WARC/1.0\r\nWARC-Type: resource\r\n\r\nlost\r\n\r\n" + text +
                             "WARC/1.0\r\nContent-Length: 900\r\n\r\n" + text);
  const auto seen = read_names(folder, {folder.path("a.warc")}, {.limits = {.article_bytes = 800}});
  CHECK(seen == Seen{"error: a.warc:0: a record without a length",
                     "error: a.warc:33: bytes that belong to no record", "a.warc:41",
                     "error: a.warc:" + std::to_string(41 + text.size()) +
                         ": record of 900 bytes is over the limit of 800 bytes"});
  folder.write("b.warc", text + text.substr(0, text.size() - 9));
  CHECK(
      read_names(folder, {folder.path("b.warc")}) ==
      Seen{"b.warc:0", "error: b.warc:" + std::to_string(text.size()) + ": the record is cut off"});
}

TEST_CASE("http_response puts chunks together") {
  const auto chunked = parse_response(
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/plain; "
      "charset=\"x\"\r\n\r\n"
      "4;a=b\r\nPeru\r\n5\r\n met.\r\n0\r\n\r\n",
      1000);
  REQUIRE(chunked.ok());
  CHECK(chunked->body == "Peru met.");
  CHECK(field_parameter(chunked->header.find("content-type"), "charset") == "x");
  const auto plain = parse_response("HTTP/1.0 404 x\nTransfer-Encoding: chunked\n\nPeru", 1000);
  REQUIRE(plain.ok());
  CHECK(plain->status == 404);
  CHECK(plain->body == "Peru");
  CHECK_FALSE(parse_response("GET /", 1000).ok());
  CHECK_FALSE(parse_response("", 1000).ok());
}
