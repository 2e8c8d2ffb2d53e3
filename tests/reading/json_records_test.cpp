#include "ingest/reading/json_records.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/reading/article_folder.h"

using namespace entente;
using namespace std::chrono_literals;

namespace {

using Seen = std::vector<std::string>;

}  // namespace

TEST_CASE("json_records keeps the text byte for byte") {
  const ArticleFolder folder;
  const std::string path = folder.write(
      "a.jsonl",
      R"({"id":"wn-1","date":"2019-02-05","title":"Talks","source":"Wire","url":"","n":1,)"
      R"("text":"Talks\r\n\n  Source: \u00a0x \u2019\n"})"
      "\n");
  auto file = open_file(path);
  REQUIRE(file.ok());
  const auto reader = read_records(path, open_json_lines(BufferedStream(std::move(*file)), 1000),
                                   known_fields(), "json field");

  const auto article = reader->next();
  REQUIRE(article);
  REQUIRE(article->ok());
  CHECK((*article)->text == "Talks\r\n\n  Source: \xC2\xA0x \xE2\x80\x99\n");
  CHECK((*article)->id == article_id((*article)->text));
  CHECK((*article)->name == "wn-1");
  CHECK((*article)->title == "Talks");
  CHECK((*article)->source == "Wire");
  CHECK_FALSE((*article)->url);
  CHECK((*article)->published == Day{2019y / 2 / 5});
  CHECK((*article)->published_by == "json field");
  CHECK_FALSE(reader->next());
}

TEST_CASE("json_records reports bad lines with their numbers and goes on") {
  const ArticleFolder folder;
  folder.write("a.jsonl",
               "\xEF\xBB\xBF{\"id\":\"one\",\"text\":\"x\"}\r\n"
               "\r\n"
               "[1]\n"
               "{\"id\":\"two\"}\n"
               "{\"text\":\"x\",\"date\":\"soon\"}\n"
               "{\"text\":\"  \"}\n" +
                   std::string(200, ' ') + "{\"text\":\"x\"}\n" +
                   "{\"text\":\"x\",\"date\":\"2019\",\"title\":null}");
  CHECK(read_names(folder, {folder.path("a.jsonl")}, {.limits = {.article_bytes = 100}}) ==
        Seen{"one", "error: a.jsonl:3: expected an object, got an array",
             "error: a.jsonl:4: field \"text\": expected a string, got nothing",
             "error: a.jsonl:5: field \"date\": expected YYYY-MM-DD, got \"soon\"; read without a "
             "date",
             "a.jsonl:5", "error: a.jsonl:6: field \"text\" is empty",
             "error: a.jsonl:7: more than the limit of 100 bytes for an article", "a.jsonl:8"});
}

TEST_CASE("json_records reports a line that is no JSON") {
  const ArticleFolder folder;
  folder.write("a.jsonl", "{\"text\":\n" + std::string(100'000, '[') + "\n{\"text\":\"\xFF\"}\n");
  const auto seen = read_names(folder, {folder.path("a.jsonl")});
  REQUIRE(seen.size() == 3);
  CHECK(seen[0].starts_with("error: a.jsonl:1: "));
  CHECK(seen[1].starts_with("error: a.jsonl:2: "));
  CHECK(seen[2].starts_with("error: a.jsonl:3: "));
}

TEST_CASE("json_records reports files without articles") {
  const ArticleFolder folder;
  folder.write("a.jsonl", "");
  folder.write("b.jsonl", "\n \n");
  CHECK(read_names(folder, {folder.path(), folder.path("c.jsonl")}) ==
        Seen{"error: a.jsonl: empty file", "error: b.jsonl: no articles in the file",
             "error: c.jsonl: no such file or directory"});
}

TEST_CASE("json_records reads lists, answers of services and objects over several lines") {
  const ArticleFolder folder;
  folder.write(
      "list.json",
      "\xEF\xBB\xBF[\n {\"text\": \"One \\\"]\\\".\"},\n {\"text\": 2},\n{\"text\":\"x\"}]\n");
  folder.write(
      "answer.json",
      R"({"status": "ok", "tags": [{"a": 1}], "response": {"docs": [{"id": "a", "text": "x"},
                   {"id": "b", "text": "y"}]}})");
  folder.write("article.json", R"({"id": "c", "text": "x", "links": [{"url": "u"}]})");
  folder.write("several.json",
               "{\n\"id\": \"d\",\n\"text\": \"x\"}\n{\n\"id\": \"e\", \"text\": \"y\"");
  CHECK(read_names(folder, {folder.path("list.json")}) ==
        Seen{"list.json:1", "error: list.json:2: field \"text\": expected a string, got a number",
             "list.json:3"});
  CHECK(read_names(folder, {folder.path("answer.json"), folder.path("article.json")}) ==
        Seen{"a", "b", "c"});
  const auto seen = read_names(folder, {folder.path("several.json")});
  REQUIRE(seen.size() == 2);
  CHECK(seen[0] == "d");
  CHECK(seen[1].starts_with("error: several.json:2: "));
}
