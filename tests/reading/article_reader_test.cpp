#include "ingest/reading/article_reader.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/reading/article_folder.h"

using namespace entente;

namespace {

namespace fs = std::filesystem;
using Seen = std::vector<std::string>;

}  // namespace

TEST_CASE("article_reader walks directories in order of names") {
  const ArticleFolder folder;
  folder.write("b.txt", "Talks\n\nThey met.");
  folder.write("a/z.md", "# Talks\n\nThey met.");
  folder.write("a/y.txt", "Talks\n\nThey met.");
  folder.write("a.md", "# Talks\n\nThey met.");
  folder.write(".hidden.txt", "Talks\n\nThey met.");
  folder.write("photo.png", "\x89PNG");
  fs::create_directory_symlink(folder.path(), folder.path("a/loop"));
  CHECK(read_names(folder, {folder.path()}) ==
        Seen{"a/y.txt", "a/z.md", "a.md", "b.txt", "error: photo.png: not a text but a png image"});
  CHECK(read_names(folder, {folder.path("b.txt"), folder.path() + "/./a//"}) ==
        Seen{"b.txt", "a/y.txt", "a/z.md"});
}

TEST_CASE("article_reader reports a bad file in one line and goes on") {
  const ArticleFolder folder;
  folder.write("a.txt", "");
  folder.write("b.txt", std::string("\x89PNG\r\n\x1A\n\0\0", 10));
  folder.write("c.txt", " \n\n ");
  folder.write("d.txt", std::string(2000, 'x'));
  folder.write("e.txt", "<!DOCTYPE html><script>x</script>");
  folder.write("f.txt", "Talks\n\nThey met.");
  CHECK(read_names(folder, {folder.path("none.txt"), folder.path()},
                   {.limits = {.article_bytes = 1000}}) ==
        Seen{"error: none.txt: no such file or directory", "error: a.txt: empty file",
             "error: b.txt: not a text but a png image", "error: c.txt: no text in the file",
             "error: d.txt: file of 2000 bytes is over the limit of 1000 bytes for an article",
             "error: e.txt: no article on the page", "f.txt"});
}

TEST_CASE("article_reader reads a file whose name is not UTF-8 under a name that is") {
  const ArticleFolder folder;
  folder.write("a\xFF-b.txt", "Talks\n\nThey met.");
  folder.write("c\xE9.jsonl", R"({"title": "Talks", "text": "They met."})"
                              "\n");
  folder.write("d\xC3.txt", "");
  CHECK(read_names(folder, {folder.path()}) ==
        Seen{"a\uFFFD-b.txt", "c\uFFFD.jsonl:1", "error: d\uFFFD.txt: empty file"});
}

TEST_CASE("article_reader stops at the limit of files") {
  const ArticleFolder folder;
  for (const char* name : {"a.txt", "b.txt", "c.txt"})
    folder.write(name, "Talks\n\nThey met.");
  CHECK(read_names(folder, {folder.path()}, {.limits = {.files = 2}}) ==
        Seen{"a.txt", "b.txt", "error: c.txt: more than 2 files"});
}

TEST_CASE("article_reader reads a file of any ending that is named") {
  const ArticleFolder folder;
  CHECK(read_names(folder, {folder.write("talks", "Talks\n\nThey met.")}) == Seen{"talks"});
  CHECK(read_names(folder, {folder.write("talks.text", "Talks\n\nThey met.")}) ==
        Seen{"talks.text"});
}

TEST_CASE("article_reader reads a line of many megabytes") {
  const auto article = read_article("a.txt", std::string(10'000'000, 'x'));
  REQUIRE(article.ok());
  CHECK(article->text.size() == 10'000'000);
}

TEST_CASE("article_reader reads pages and archives under any name") {
  const ArticleFolder folder;
  const std::string made = ENTENTE_SOURCE_DIR "/tests/reading/archives/";
  folder.write("page.txt", "<!DOCTYPE html><title>Talks</title><p>They met in Bishkek.");
  CHECK(read_names(folder, {folder.path("page.txt"), ""}) ==
        Seen{"page.txt", "error: an empty path names no file"});
  fs::copy(made + "folder.zip", folder.path("folder.zip"));
  CHECK(read_names(folder, {folder.path("folder.zip")}) ==
        Seen{"folder.zip/news/b.txt", "folder.zip/news/a.md",
             "error: folder.zip: ../../evil.txt: refused: the name leads out of the archive",
             "folder.zip/news/talks.txt.gz"});
  fs::copy(made + "cut.txt.gz", folder.path("cut.txt.gz"));
  fs::copy(made + "bomb.txt.gz", folder.path("bomb.txt.gz"));
  CHECK(read_names(folder, {folder.path("cut.txt.gz"), folder.path("bomb.txt.gz")}) ==
        Seen{"error: cut.txt.gz: damaged archive: truncated gzip input",
             "error: bomb.txt.gz: archive unpacks to more than 300 times its size"});
}
