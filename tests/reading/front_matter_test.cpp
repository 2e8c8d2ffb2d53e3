#include "ingest/reading/front_matter.h"

#include <doctest/doctest.h>

using namespace entente;
using namespace std::chrono_literals;

TEST_CASE("front_matter reads YAML") {
  const auto front = split_front_matter(
      "---\ntitle: \"Talks\\u2019 end\\\n  \\ in\\_Bishkek\"\ndate: '2019-02-05'\n"
      "tags: [date, title]\nauthor: {title: Editor}\npublisher: Example Wire\n"
      "source_url: https://example.org/a\n---\nText.\n");
  CHECK(front.masthead.title == "Talks\xE2\x80\x99 end in Bishkek");
  CHECK(front.masthead.published == Day{2019y / 2 / 5});
  CHECK(front.masthead.published_by == "front matter");
  CHECK(front.masthead.source == "Example Wire");
  CHECK(front.masthead.url == "https://example.org/a");
  CHECK(front.rest == "Text.\n");
}

TEST_CASE("front_matter reads lines that are not quite YAML") {
  const auto front =
      split_front_matter("---\ntitle: Talks: no base\ndate: 2019-02-05\n---\nText.\n");
  CHECK(front.masthead.title == "Talks: no base");
  CHECK(front.masthead.published == Day{2019y / 2 / 5});
  CHECK(front.rest == "Text.\n");
}

TEST_CASE("front_matter leaves a text without it alone") {
  for (const char* text :
       {"Text.\n", "---\n\n**TITLE**\n\n---\n\nText.\n", "---\ntitle: open\n", ""}) {
    INFO(text);
    const auto front = split_front_matter(text);
    CHECK(front.rest == text);
    CHECK(front.masthead.title.empty());
  }
}
