#include "ingest/reading/markdown_reader.h"

#include <doctest/doctest.h>

using namespace entente;
using namespace std::chrono_literals;

TEST_CASE("markdown_reader leaves clean prose") {
  const auto article =
      read_markdown("a.md",
                    "# Talks in *Bishkek*\n\n**Lavrov** met [Aidarbekov](http://x.org)\n"
                    "and spoke of the `Kant` base &amp; others.\n\n"
                    "![photo](a.png)\n\n"
                    "| base | since |\n|---|---|\n| Kant | 2003 |\n\n"
                    "```\nno prose\n```\n\n"
                    "> \"No talks,\" he said.\n\n"
                    "- One base.\n- Two bases.\n\n\\###\n");
  REQUIRE(article.ok());
  CHECK(article->title == "Talks in Bishkek");
  CHECK(article->text ==
        "Talks in Bishkek\n\nLavrov met Aidarbekov and spoke of the Kant base & others.\n\n"
        "\"No talks,\" he said.\n\nOne base.\n\nTwo bases.");
}

TEST_CASE("markdown_reader takes indented lines for prose") {
  const auto article = read_markdown("a.md", "# Talks\n\n     Q    Will it close?\n\n     A No.\n");
  REQUIRE(article.ok());
  CHECK(article->text == "Talks\n\nQ Will it close?\n\nA No.");
}

TEST_CASE("markdown_reader drops bars of links and header blocks") {
  const auto article = read_markdown(
      "a.md",
      "# Trade\n\n**Product Type:** In Focus\n**Publication Date:** 04/16/2026\n**Source:** "
      "https://example.org/1\n\n---\n[Home](http://x) [Share](http://y)\n\nRussia trades.\n");
  REQUIRE(article.ok());
  CHECK(article->published == Day{2026y / 4 / 16});
  CHECK(article->published_by == "label");
  CHECK(article->url == "https://example.org/1");
  CHECK(article->text == "Trade\n\nRussia trades.");
}

TEST_CASE("markdown_reader refuses a file without text") {
  for (const char* text : {"\n \n", "---\n\n***\n", "```\ncode\n```\n"}) {
    INFO(text);
    const auto article = read_markdown("a.md", text);
    REQUIRE_FALSE(article.ok());
    CHECK(article.error() == Error{ErrorCode::kUnsupported, "no text in the file"});
  }
}
