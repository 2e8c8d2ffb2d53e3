#include "ingest/reading/masthead.h"

#include <doctest/doctest.h>

#include <array>
#include <string>

#include "ingest/reading/plain_text_reader.h"

using namespace entente;
using namespace std::chrono_literals;

namespace {

constexpr Day kFifth = Day{2019y / 2 / 5};

struct Case {
  const char* what;
  std::string input;
  std::string text;
  std::optional<Day> published;
  std::string published_by;
  std::string source;
};

}  // namespace

TEST_CASE("masthead separates title and date and source from the prose") {
  const std::array<Case, 17> cases{{
      {"a date line", "Talks end\n\nTuesday, February 5, 2019\n\nThey met.",
       "Talks end\n\nThey met.", kFifth, "date line", ""},
      {"a date right under the title", "Talks end\n5 Feb 2019\n\nThey met.",
       "Talks end\n\nThey met.", kFifth, "date line", ""},
      {"an ISO date", "Talks end\n\n2019-02-05\n\nThey met.", "Talks end\n\nThey met.", kFifth,
       "date line", ""},
      {"a date twice",
       "Talks end\nTuesday, February 5, 2019\n\nTuesday, February 5, 2019\n\nThey met.",
       "Talks end\n\nThey met.", kFifth, "date line", ""},
      {"a date in the title's line", "Talks end Tuesday, February 5, 2019\n\nThey met.",
       "Talks end\n\nThey met.", kFifth, "date line", ""},
      {"a date in the first sentence's line",
       "Talks end\n\nTuesday, February 5, 2019 On Monday they met.",
       "Talks end\n\nOn Monday they met.", kFifth, "date line", ""},
      {"labels",
       "TALKS END\n\nPublished: 2019-02-05\nURL: https://example.org/a\nSource: The Wire\n\nThey "
       "met.",
       "TALKS END\n\nThey met.", kFifth, "label", "The Wire"},
      {"a source with its date", "Talks end\n\nThe Wire (5 February 2019)\n\nThey met.",
       "Talks end\n\nThey met.", kFifth, "date line", "The Wire"},
      {"a speaker with a date", "Talks end\n\nMr. SMITH - 5 February 2019\n\nThey met.",
       "Talks end\n\nThey met.", kFifth, "date line", ""},
      {"a dateline", "Talks end\n\nBISHKEK, February 5, 2019 (Reuters) - They met.",
       "Talks end\n\nThey met.", kFifth, "dateline", "Reuters"},
      {"a dateline without a year",
       "Talks end\n5 Feb 2019\n\nBISHKEK, Feb 4 (AP) \xE2\x80\x94 They met.",
       "Talks end\n\nThey met.", kFifth, "date line", "AP"},
      {"a dateline of capitals", "Talks end\n\nBISHKEK \xE2\x80\x93 They met.",
       "Talks end\n\nThey met.", std::nullopt, "", ""},
      {"a trailer",
       "Talks end\n\nThey met.\n\nSource: The Wire, February 5, 2019\nText licensed under CC0\n",
       "Talks end\n\nThey met.", kFifth, "trailer", "The Wire"},
      {"a section of sources",
       "Talks end\n5 Feb 2019\n\nThey met.\n\nSources\n\n\"Talks\" \xE2\x80\x94 Wire, May 2, "
       "2018\n\nCategories: May",
       "Talks end\n\nThey met.", kFifth, "date line", ""},
      {"a date that is ambiguous", "Talks end\n03/04/2005\n\nThey met.", "Talks end\n\nThey met.",
       std::nullopt, "", ""},
      {"a headline with a colon", "STUDY: TALKS END\n\nPublished: 2019-02-05\n\nThey met.",
       "STUDY: TALKS END\n\nThey met.", kFifth, "label", ""},
      {"a byline and an end mark",
       "Talks end\n\nBy Jane Doe\n\nThey met.\n\nEND 6:26 P.M. EDT\n\n# # #",
       "Talks end\n\nThey met.", std::nullopt, "", ""},
  }};
  for (const Case& c : cases) {
    INFO(c.what);
    const auto article = read_plain_text("a.txt", c.input);
    REQUIRE(article.ok());
    CHECK(article->text == c.text);
    CHECK(article->published == c.published);
    CHECK(article->published_by.value_or("") == c.published_by);
    CHECK(article->source.value_or("") == c.source);
  }
}

TEST_CASE("masthead leaves prose alone") {
  for (const char* prose :
       {"NATO - the alliance - met in Brussels.",
        "The U.S. envoy \xE2\x80\x94 a former general \xE2\x80\x94 left.",
        "On February 5, 2019 they met.", "Moscow and Bishkek - allies since 1992 - met.",
        "February 5, 2019 was a Tuesday."}) {
    INFO(prose);
    const auto article = read_plain_text("a.txt", std::string("Talks end\n\n") + prose);
    REQUIRE(article.ok());
    CHECK(article->text == std::string("Talks end\n\n") + prose);
    CHECK_FALSE(article->published);
  }
}

TEST_CASE("masthead takes a single paragraph for prose and a lone headline too") {
  const auto article = read_plain_text("a.txt", "Russia and China sign a gas deal");
  REQUIRE(article.ok());
  CHECK(article->title.empty());
  CHECK(article->text == "Russia and China sign a gas deal");
}

TEST_CASE("masthead falls back on the file's name for the date") {
  const auto article = read_plain_text("news/2019-02-05-talks.txt", "Talks end\n\nThey met.");
  REQUIRE(article.ok());
  CHECK(article->published == kFifth);
  CHECK(article->published_by == "file name");
}
