#include "query/suggestion.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace entente {

TEST_CASE("edit_distance counts slips of the keyboard") {
  const struct {
    const char *a, *b;
    std::size_t distance;
  } table[] = {
      {"", "", 0},          {"", "abc", 3},       {"find", "find", 0},      {"find", "FIND", 0},
      {"find", "fnd", 1},   {"find", "fiind", 1}, {"find", "bind", 1},      {"find", "fnid", 1},
      {"path", "state", 3}, {"ab", "ba", 1},      {"kitten", "sitting", 3}, {"ca", "abc", 3},
  };
  for (const auto& row : table) {
    INFO(row.a, " / ", row.b);
    CHECK(edit_distance(row.a, row.b) == row.distance);
    CHECK(edit_distance(row.b, row.a) == row.distance);
  }
}

TEST_CASE("closest takes the nearest and the first of equals") {
  const std::vector<std::string> names{"find", "show", "state", "stats", "timeline"};
  CHECK(closest("tiemline", names) == "timeline");
  CHECK(closest("stat", names) == "state");
  CHECK(closest("sho", names) == "show");
  CHECK(closest("x", names) == std::nullopt);
  CHECK(closest("frobnicate", names) == std::nullopt);
  CHECK(closest("", names) == std::nullopt);
}

}  // namespace entente
