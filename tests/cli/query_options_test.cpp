#include "cli/query_options.h"

#include <doctest/doctest.h>

#include "graph/edtf.h"

namespace entente {
namespace {

const Ontology& ontology() {
  static const Ontology loaded = *Ontology::load(ENTENTE_SOURCE_DIR "/data/ontology");
  return loaded;
}

Result<QueryFilters> filters_of(const std::vector<std::string>& words) {
  const auto arguments = parse_arguments(query_options(), words);
  REQUIRE(arguments.ok());
  return read_filters(*arguments, ontology());
}

TEST_CASE("read_filters reads every option of a query") {
  const auto filters =
      filters_of({"--from", "2010-05", "--to=2015", "--known-at", "2016-01", "--relations",
                  "meets, visits", "--min-confidence", "0.25", "--include=negated,undated",
                  "--source", "A, B", "--without-source=C", "--limit", "7"});
  REQUIRE(filters.ok());
  CHECK(filters->edges.window == DayRange::of(*parse_day("2010-05-01"), *parse_day("2015-12-31")));
  CHECK(filters->evidence.known_at == *parse_day("2016-01-31"));
  CHECK(filters->edges.relations == std::vector<std::string>{"meets", "visits"});
  CHECK(filters->edges.min_confidence == 0.25);
  CHECK(filters->edges.negated);
  CHECK(filters->evidence.undated);
  CHECK_FALSE(filters->edges.planned);
  CHECK(filters->evidence.sources == std::vector<std::string>{"A, B"});
  CHECK(filters->evidence.without_sources == std::vector<std::string>{"C"});
  CHECK(filters->limit == 7);
}

TEST_CASE("read_filters says which option does not read and why") {
  const struct {
    std::vector<std::string> words;
    std::string message;
  } cases[] = {
      {{"--at", "2010", "--to", "2011"}, "--at: cannot stand beside --from or --to"},
      {{"--from=2011", "--to=2010"}, "--to: is before --from"},
      {{"--relations", ","}, "--relations: expected names separated by commas, got \",\""},
      {{"--relations", "visit"},
       "--relations: unknown relation \"visit\"; did you mean \"visits\"?"},
      {{"--include", "planed"},
       "--include: expected one of negated, planned, possible, demanded, undated, got \"planed\"; "
       "did you mean \"planned\"?"},
      {{"--include", " , "}, "--include: expected names separated by commas, got \" , \""},
      {{"--min-confidence", "nan"}, "--min-confidence: expected a number from 0 to 1, got \"nan\""},
      {{"--min-confidence", "1.5"}, "--min-confidence: expected a number from 0 to 1, got \"1.5\""},
      {{"--limit", "0"}, "--limit: expected a whole number above 0, got \"0\""},
      {{"--limit", "-1"}, "--limit: expected a whole number above 0, got \"-1\""},
      {{"--limit", "5x"}, "--limit: expected a whole number above 0, got \"5x\""},
  };
  for (const auto& [words, message] : cases) {
    const auto filters = filters_of(words);
    INFO(message);
    REQUIRE_FALSE(filters.ok());
    CHECK(filters.error().code == ErrorCode::kInvalidArgument);
    CHECK(filters.error().message == message);
  }
}

}  // namespace
}  // namespace entente
