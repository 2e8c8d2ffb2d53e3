#include "query/wording.h"

#include <doctest/doctest.h>

#include "graph/edtf.h"

namespace entente {
namespace {

DayRange range_of(const std::string& text) { return text == ".." ? DayRange() : *parse_edtf(text); }

struct Told {
  const char *start, *end, *words;
};

void check_words(RelationKind kind, const std::vector<Told>& cases) {
  for (const auto& [start, end, words] : cases) {
    Edge edge;
    edge.kind = kind;
    edge.bounds = {range_of(start), range_of(end)};
    INFO(start, " to ", end);
    CHECK(time_in_words(edge) == words);
  }
}

TEST_CASE("the time of an event is told as it is known") {
  check_words(RelationKind::kEvent,
              {{"2019-02-04", "2019-02-04", "2019-02-04"},
               {"2014", "2014", "2014"},
               {"2019-03", "2019-03", "2019-03"},
               {"2019-03-10/2019-03-20", "2019-03-10/2019-03-20", "2019-03-10 – 2019-03-20"},
               {"2019-03-10", "2019-03-12", "2019-03-10 to 2019-03-12"},
               {"../2019-02-05", "../2019-02-05", "known by 2019-02-05"},
               {"2019-02-05/..", "2019-02-05/..", "after 2019-02-05"},
               {"..", "..", "undated"}});
}

TEST_CASE("the time of a state is told by its start and end") {
  check_words(RelationKind::kState,
              {{"2001-12", "2014-06-03", "2001-12 to 2014-06-03"},
               {"2003-10-23", "..", "since 2003-10-23"},
               {"2003", "2019-02-05/..", "since 2003, still on 2019-02-05"},
               {"2006", "2006-01-01/..", "since 2006"},
               {"../2019-02-05", "2019-02-05/..", "on 2019-02-05"},
               {"../2018", "2019-02-05/..", "by 2018-12-31, still on 2019-02-05"},
               {"2003/..", "..", "not before 2003-01-01"},
               {"..", "2014", "until 2014"},
               {"..", "../2014", "over by 2014-12-31"},
               {"../2014", "../2014", "over by 2014-12-31"},
               {"..", "..", "undated"}});
}

TEST_CASE("marks tell what sets an edge apart from plain fact") {
  Edge edge;
  CHECK(marks_in_words(edge).empty());
  edge.modality = Modality::kPlanned;
  CHECK(marks_in_words(edge) == "planned");
  edge.polarity = Polarity::kNegated;
  CHECK(marks_in_words(edge) == "negated, planned");
  edge.modality = Modality::kActual;
  CHECK(marks_in_words(edge) == "negated");
}

TEST_CASE("a relation is told by the ontology's label") {
  const Ontology ontology = *Ontology::load(ENTENTE_SOURCE_DIR "/data/ontology");
  EdgeKey key;
  key.relation = "operates_base";
  CHECK(relation_in_words(key, ontology) == "operates base");
  key.relation = "no_such_relation";
  CHECK(relation_in_words(key, ontology) == "no_such_relation");
}

}  // namespace
}  // namespace entente
