#include "query/source_grades.h"

#include <doctest/doctest.h>

#include <string>

#include "query/edge_queries.h"
#include "tests/query/small_world.h"
#include "tests/support/builders.h"

namespace entente {
namespace {

SourceGrades grades_of(const std::string& text) {
  auto grades = SourceGrades::parse(text, "grades.tsv");
  REQUIRE_MESSAGE(grades.ok(), (grades.ok() ? "" : grades.error().message));
  return *std::move(grades);
}

std::string message_of(const std::string& text) {
  const auto grades = SourceGrades::parse(text, "grades.tsv");
  REQUIRE_FALSE(grades.ok());
  CHECK(grades.error().code == ErrorCode::kInvalidArgument);
  return grades.error().message;
}

TEST_CASE("sources have the grades that a file gives them") {
  const SourceGrades grades =
      grades_of("# our own\n\nReuters\tA\r\nThe Daily Rumour\tE\tnever checked\nLast\tC");
  CHECK(grades.of("reuters") == Reliability::kCompletely);
  CHECK(grades.of("THE DAILY RUMOUR") == Reliability::kUnreliable);
  CHECK(grades.of("Last") == Reliability::kFairly);
  CHECK(grades.of("nobody") == Reliability::kCannotJudge);
}

TEST_CASE("errors in a file of grades name file, line and reason") {
  CHECK(message_of("Reuters A") ==
        "grades.tsv:1: expected a source, a tab and a grade from A to F");
  CHECK(message_of("Reuters\tA\nTass\tG") ==
        "grades.tsv:2: expected a grade from A to F, got \"G\"");
  CHECK(message_of("\tA") == "grades.tsv:1: no name of a source before the tab");
  CHECK(message_of("Reuters\tA\nreuters\tB") == "grades.tsv:2: a second grade of \"reuters\"");
}

TEST_CASE("the worse a source is held, the less it weighs; what nobody judged is not capped") {
  double before = 1.1;
  for (const char letter : std::string("ABCDE")) {
    const double most = most_weight(static_cast<Reliability>(letter - 'A'));
    CHECK(most < before);
    CHECK(most > 0);
    before = most;
  }
  CHECK(most_weight(Reliability::kCannotJudge) == 1.0);
}

TEST_CASE("a grade tells how good the best source is and how credible what it says") {
  Edge edge;
  edge.origins = 1;
  edge.confidence = 0.9;
  CHECK(admiralty_grade(edge, Reliability::kUsually, false) == "B2");
  edge.confidence = 0.6;
  CHECK(admiralty_grade(edge, Reliability::kFairly, false) == "C3");
  edge.confidence = 0.3;
  CHECK(admiralty_grade(edge, Reliability::kCannotJudge, false) == "F6");
  edge.origins = 2;
  CHECK(admiralty_grade(edge, Reliability::kCompletely, false) == "A1");
  edge.dispute.emplace();
  CHECK(admiralty_grade(edge, Reliability::kNotUsually, false) == "D4");
  CHECK(admiralty_grade(edge, Reliability::kUnreliable, true) == "E5");
}

TEST_CASE("an edge weighs no more than its sources, and two sources more than one") {
  auto disk = std::make_shared<InMemoryDisk>();
  Store store = open_store(disk);
  const auto put = [&](const std::string& name, const std::string& source) {
    Article article = make_article(name, "2019-03-01", "Text of " + name);
    article.source = source;
    Claim claim =
        make_claim(article, "country/RUS", "operates_base", "facility/kant", "2004", "..");
    claim.confidence = 0.95;
    REQUIRE(store.put_article(article, {{claim}}).ok());
  };
  const auto edge_under = [&](const std::string& grades) {
    const Snapshot snapshot = store.snapshot();
    QueryFilters filters;
    filters.evidence.grades = grades_of(grades);
    const auto number = snapshot.find_entity("country/RUS");
    REQUIRE(number->has_value());
    const auto answer = EdgeQueries(snapshot, relations(), filters).neighbors(**number);
    REQUIRE(answer.ok());
    REQUIRE(answer->items.size() == 1);
    return answer->items.front();
  };
  put("one.md", "Daily Rumour");
  CHECK(edge_under("").edge.confidence == doctest::Approx(0.95));
  CHECK(edge_under("").grade == "F2");
  CHECK(edge_under("Daily Rumour\tD").edge.confidence == doctest::Approx(0.5));
  CHECK(edge_under("Daily Rumour\tD").grade == "D6");
  put("two.md", "Reuters");
  CHECK(edge_under("Daily Rumour\tD\nReuters\tB").edge.confidence == doctest::Approx(0.95));
  CHECK(edge_under("Daily Rumour\tD\nReuters\tB").grade == "B1");
}

}  // namespace
}  // namespace entente
