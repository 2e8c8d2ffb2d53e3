#include "ingest/reading/table_records.h"

#include <doctest/doctest.h>

#include "tests/reading/article_folder.h"

using namespace entente;
using namespace std::chrono_literals;

namespace {

using Seen = std::vector<std::string>;

FieldMap mapped(const char* text) {
  auto fields = parse_field_map(text);
  REQUIRE(fields.ok());
  return *fields;
}

}  // namespace

TEST_CASE("table_records tells tables of articles by their first line") {
  const FieldMap fields = known_fields();
  CHECK(table_separator("id,date,title,text\n1,2", fields) == ',');
  CHECK(table_separator("\xEF\xBB\xBFtitle;body\r\n", fields) == ';');
  CHECK(table_separator("Headline\t\"Content\"\n", fields) == '\t');
  CHECK_FALSE(table_separator("text, the whole of it\n", fields));
  CHECK_FALSE(table_separator("Date, place and title\n", fields));
  CHECK(table_separator("kopf;volltext;id\n", mapped("text=volltext,title=kopf")) == ';');
}

TEST_CASE("table_records reads quotes, breaks in them and other separators") {
  const ArticleFolder folder;
  const std::string path =
      folder.write("a.dat",
                   "\xEF\xBB\xBFid;date;title;text\r\n"
                   "one;2020-01-20;\"The \"\"talks\"\"; again\";\"Norway met Chad.\r\n\r\nThey "
                   "agreed.\"\r\n\r\ntwo;;Talks;Norway met Chad.");
  const auto reader = open_articles({path});
  const auto first = reader->next();
  REQUIRE((first && first->ok()));
  CHECK((*first)->text == "The \"talks\"; again\n\nNorway met Chad.\n\nThey agreed.");
  CHECK((*first)->published == Day{2020y / 1 / 20});
  CHECK((*first)->published_by == "column");
  const auto second = reader->next();
  REQUIRE((second && second->ok()));
  CHECK((*second)->name == "two");
  CHECK_FALSE((*second)->published);
  CHECK_FALSE(reader->next());
}

TEST_CASE("table_records reports bad rows with their lines and goes on") {
  const ArticleFolder folder;
  folder.write("a.csv",
               "title,text\nTalks,x\nTalks,x,y\nTalks\n\"Talks\",\"a\nb\"\nTalks,\"x\ny\n");
  folder.write("b.csv", "a,b\n1,2\n");
  folder.write("c.tsv", "Talks\tNorway met Chad.\n");
  CHECK(read_names(folder, {folder.path("a.csv")}) ==
        Seen{"a.csv:2", "error: a.csv:3: expected 2 fields, got 3",
             "error: a.csv:4: expected 2 fields, got 1", "a.csv:5",
             "error: a.csv:7: a quote is not closed"});
  CHECK(read_names(folder, {folder.path("b.csv")}) ==
        Seen{"error: b.csv:1: no column is known to be the text (say which: --map text=COLUMN; a "
             "number where the first row is no header)"});
  CHECK(read_names(folder, {folder.path("c.tsv")}, {.fields = mapped("text=2,title=1")}) ==
        Seen{"c.tsv:1"});
}
