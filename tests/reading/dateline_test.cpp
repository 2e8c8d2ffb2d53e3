#include "ingest/reading/dateline.h"

#include <doctest/doctest.h>

#include <array>

using namespace entente;
using namespace std::chrono_literals;

namespace {

struct Case {
  std::string_view text;
  std::string_view rest;
  std::string_view agency;
  std::optional<Day> day;
};

}  // namespace

TEST_CASE("dateline is told from the sentence behind it") {
  const std::array<Case, 8> cases{{
      {"BISHKEK, Feb 5 (Reuters) - They met.", "They met.", "Reuters", std::nullopt},
      {"BISHKEK, February 5, 2019 - They met.", "They met.", "", Day{2019y / 2 / 5}},
      {"Moscow, 5 Feb 2019 (TASS) \xE2\x80\x94 They met.", "They met.", "TASS", Day{2019y / 2 / 5}},
      {"DUSHANBE, 5 Feb /ITAR-TASS/ - They met.", "They met.", "ITAR-TASS", std::nullopt},
      {"(AP) - They met.", "They met.", "AP", std::nullopt},
      {"UNITED NATIONS \xE2\x80\x93 They met.", "They met.", "", std::nullopt},
      {"WASHINGTON--The bill", "", "", std::nullopt},
      {"ST. PETERSBURG, Russia (AP) -- They met.", "They met.", "AP", std::nullopt},
  }};
  for (const Case& c : cases) {
    INFO(c.text);
    const auto dateline = parse_dateline(c.text);
    REQUIRE(dateline.has_value() == !c.rest.empty());
    if (!dateline) continue;
    CHECK(c.text.substr(dateline->size) == c.rest);
    CHECK(dateline->agency == c.agency);
    CHECK(dateline->day == c.day);
  }
}

TEST_CASE("dateline leaves sentences with dashes alone") {
  for (const std::string_view text :
       {"NATO - the alliance - met.", "Talks (which failed) - and their end.", "Bishkek - Moscow",
        "The Court of Justice (ECJ) - the highest one - ruled.",
        "The EU \xE2\x80\x94 27 states \xE2\x80\x94 met.", "", " - They met."}) {
    INFO(text);
    CHECK_FALSE(parse_dateline(text));
  }
}
