#include "ingest/reading/label_line.h"

#include <doctest/doctest.h>

using namespace entente;

TEST_CASE("label_line reads labels of publishers") {
  const auto line = parse_label("**Publication Date:** 04/16/2026");
  REQUIRE(line);
  CHECK(line->label == Label::kDate);
  CHECK(line->value == "04/16/2026");
  CHECK(parse_label("Kaynak/Source:")->label == Label::kSource);
  CHECK(parse_label("SOURCE: Wire")->value == "Wire");
  CHECK_FALSE(parse_label("Moscow: no base"));
  CHECK_FALSE(parse_label("A source said: no"));
}

TEST_CASE("label_line tells lines that stand alone") {
  for (const char* line :
       {"---", "# # #", "https://example.org/a", "Source: The Wire", "05.02.2019",
        "**Published:** 2019-02-05", "00f2b8fe772c44baa33dab05fde02079"}) {
    INFO(line);
    CHECK(stands_alone(line));
  }
  for (const char* line :
       {"They met.", "The source: a diplomat", "2019", "deadbeef", "\xD0\x9A\xD0\xB0"}) {
    INFO(line);
    CHECK_FALSE(stands_alone(line));
  }
}
