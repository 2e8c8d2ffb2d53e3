#include "graph/decision.h"

#include <doctest/doctest.h>

#include <sstream>

#include "graph/claim_json.h"
#include "graph/edtf.h"
#include "graph/loader.h"
#include "graph/store.h"
#include "tests/support/builders.h"

namespace entente {

namespace {

Decision draft(DecisionKind kind, std::string target = "", std::string other = "",
               std::vector<ClaimName> claims = {}) {
  Decision decision;
  decision.kind = kind;
  decision.who = "ana";
  decision.target = std::move(target);
  decision.other = std::move(other);
  decision.claims = std::move(claims);
  return decision;
}

/// A store of three visits: a to x and b to x from one article, b to y from another.
struct Visits {
  std::shared_ptr<InMemoryDisk> disk = std::make_shared<InMemoryDisk>();
  Store store = open_store(disk);
  Article first = make_article("first.md", "2019-02-05", "Some words about visits.");
  Article second = make_article("second.md", "2019-03-05", "Other words about a visit.");

  Visits() {
    first.source = "The Morning Post";
    second.source = "Evening Courier";
    REQUIRE(store
                .put_article(first, {{make_visit(first, "person/a", "place/x", "2019"),
                                      make_visit(first, "person/b", "place/x", "2018")}})
                .ok());
    REQUIRE(store.put_article(second, {{make_visit(second, "person/b", "place/y", "2017")}}).ok());
  }

  std::size_t claims_of(const std::string& id) const {
    const Snapshot snapshot = store.snapshot();
    const auto number = *snapshot.find_entity(id);
    return number ? snapshot.claims_of(*number)->size() : 0;
  }

  ClaimName name(const std::string& subject, const std::string& object) const {
    const Snapshot snapshot = store.snapshot(Decided::kIgnored);
    for (const ClaimEntry& entry : *snapshot.all_claims()) {
      const Claim claim = *snapshot.claim(entry.claim);
      if (claim.subject.entity.id == subject && claim.object->entity.id == object)
        return name_of(claim);
    }
    FAIL("no such claim");
    return {};
  }

  std::string decide(Decision decision) {
    auto made = store.decide(std::move(decision), 1'000'000);
    REQUIRE_MESSAGE(made.ok(), (made.ok() ? "" : made.error().message));
    return made->id;
  }
};

}  // namespace

TEST_CASE("instants are printed and read") {
  CHECK(format_instant(0) == "1970-01-01T00:00:00.000000Z");
  CHECK(format_instant(1'795'000'511'123'456) == "2026-11-18T11:15:11.123456Z");
  CHECK(*parse_instant("2026-11-18T11:15:11.123456Z") == 1'795'000'511'123'456);
  for (const char* wrong : {"", "2026-11-18", "2026-13-18T11:15:11.123456Z",
                            "2026-11-18T24:15:11.123456Z", "2026-11-18T11:15:11.12345xZ"})
    CHECK_MESSAGE(!parse_instant(wrong).ok(), wrong);
}

TEST_CASE("a decision reads back from its line") {
  Visits visits;
  Decision decision =
      draft(DecisionKind::kSplit, "person/b", "person/b-2", {visits.name("person/b", "place/y")});
  decision.why = "another \"b\"";
  decision.when = 1'795'000'511'123'456;
  REQUIRE(complete_decision(decision).ok());
  const auto line = parse_exchange_line(to_json_line(decision));
  REQUIRE(line.ok());
  CHECK(std::get<Decision>(*line) == decision);
}

TEST_CASE("complete_decision refuses what cannot be meant") {
  const auto why = [](Decision decision) {
    const auto checked = complete_decision(decision);
    return checked.ok() ? std::string() : checked.error().message;
  };
  CHECK(why(draft(DecisionKind::kMerge, "person/a", "person/b")).empty());
  CHECK(why(draft(DecisionKind::kMerge, "person/a", "place/x")).find("not of one kind") !=
        std::string::npos);
  CHECK(why(draft(DecisionKind::kMerge, "group/a", "organization/b")).empty());
  CHECK(why(draft(DecisionKind::kMerge, "person/a", "person/a")).find("itself") !=
        std::string::npos);
  CHECK(!why(draft(DecisionKind::kMerge, "person/a", "actor/unknown")).empty());
  CHECK(!why(draft(DecisionKind::kMerge, "person/a")).empty());
  CHECK(!why(draft(DecisionKind::kForgetArticle, "The Morning Post")).empty());
  CHECK(!why(draft(DecisionKind::kReject)).empty());
  CHECK(!why(draft(DecisionKind::kRename, "person/a")).empty());
  Decision named = draft(DecisionKind::kRename, "person/a", "A");
  named.id = std::string(32, '0');
  CHECK(why(named).find("not the id") != std::string::npos);
}

TEST_CASE("Store unites merged entities and parts them again") {
  Visits visits;
  visits.decide(draft(DecisionKind::kMerge, "person/a", "person/b"));
  CHECK(visits.claims_of("person/a") == 3);
  CHECK(visits.claims_of("person/b") == 3);
  {
    const Snapshot snapshot = visits.store.snapshot();
    const auto a = **snapshot.find_entity("person/a"), x = **snapshot.find_entity("place/x");
    CHECK(*snapshot.find_entity("person/b") == a);
    CHECK(snapshot.claims_between(a, x)->size() == 2);
    CHECK(snapshot.entity(a)->name == "a");
    CHECK(*snapshot.names_of(a) == std::vector<std::string>{"a", "b"});
    CHECK(*snapshot.find_name("b") == std::vector{a});
    CHECK(snapshot.all_entities()->size() == 3);
    for (const ClaimEntry& entry : *snapshot.claims_of(x)) {
      CHECK(entry.subject == a);
      CHECK(snapshot.claim(entry.claim)->subject.entity.name == "a");
    }
  }
  const auto latest = visits.store.snapshot().decisions().latest_standing()->id;
  visits.decide(draft(DecisionKind::kUndo, latest));
  CHECK(visits.claims_of("person/a") == 1);
  CHECK(visits.claims_of("person/b") == 2);
  CHECK(visits.store.snapshot().decisions().latest_standing() == nullptr);
}

TEST_CASE("Store moves the claims of a split, also of an entity that was merged") {
  Visits visits;
  visits.decide(draft(DecisionKind::kMerge, "person/a", "person/b"));
  visits.decide(
      draft(DecisionKind::kSplit, "person/b", "person/c", {visits.name("person/b", "place/y")}));
  CHECK(visits.claims_of("person/a") == 2);
  CHECK(visits.claims_of("person/c") == 1);
  const Snapshot snapshot = visits.store.snapshot();
  const auto c = **snapshot.find_entity("person/c"), y = **snapshot.find_entity("place/y");
  CHECK(snapshot.claims_between(c, y)->size() == 1);
  CHECK(snapshot.entity(c)->name == "b");  // As its claims call it.
  CHECK(snapshot.find_name("b")->size() == 2);
}

TEST_CASE("Store shows the name that a decision gives") {
  Visits visits;
  visits.decide(draft(DecisionKind::kRename, "place/x", "Xanadu"));
  const Snapshot snapshot = visits.store.snapshot();
  const auto x = **snapshot.find_entity("place/x");
  CHECK(snapshot.entity(x)->name == "Xanadu");
  CHECK(snapshot.claim(snapshot.claims_of(x)->front().claim)->object->entity.name == "Xanadu");
}

TEST_CASE("Store hides what is rejected or forgotten, and confirms") {
  Visits visits;
  const ClaimName name = visits.name("person/b", "place/y");
  visits.decide(draft(DecisionKind::kReject, "", "", {name}));
  CHECK(visits.claims_of("place/y") == 0);
  // The later word counts.
  visits.decide(draft(DecisionKind::kConfirm, "", "", {name}));
  {
    const Snapshot snapshot = visits.store.snapshot();
    const auto entries = *snapshot.claims_of(**snapshot.find_entity("place/y"));
    REQUIRE(entries.size() == 1);
    CHECK(entries[0].confidence == 1.0);
    CHECK((*snapshot.decision_on(entries[0].claim))->kind == DecisionKind::kConfirm);
  }
  visits.decide(draft(DecisionKind::kForgetSource, "The Morning Post"));
  CHECK(visits.claims_of("place/x") == 0);
  CHECK(visits.store.snapshot().all_articles()->size() == 1);
  // A source that prints the same text keeps it alive, under its own day.
  Article reprint = visits.first;
  reprint.name = "reprint.md";
  reprint.source = "Silk Road Wire";
  reprint.published = *parse_day("2019-06-01");
  REQUIRE(visits.store.put_article(reprint, {}).ok());
  CHECK(visits.claims_of("place/x") == 2);
  const Snapshot snapshot = visits.store.snapshot();
  const auto entries = *snapshot.claims_of(**snapshot.find_entity("place/x"));
  CHECK(entries[0].published == reprint.published);
  CHECK(snapshot.label(entries[0].source) == "Silk Road Wire");
  CHECK(snapshot.claim(entries[0].claim)->document == "reprint.md");
}

TEST_CASE("Store deletes what is purged and does not take it again") {
  Visits visits;
  visits.decide(draft(DecisionKind::kPurgeArticle, visits.first.id));
  CHECK(visits.store.snapshot().counts() == StoreCounts{1, 1, 2, 1, 0});
  CHECK(export_of(visits.store).find("Some words") == std::string::npos);
  const Claim claim = make_visit(visits.first, "person/a", "place/x", "2019");
  CHECK(visits.store.put_article(visits.first, {{claim}})->outcome == PutOutcome::kPurged);
  visits.decide(draft(DecisionKind::kPurgeSource, "Evening Courier"));
  CHECK(visits.store.snapshot().counts() == StoreCounts{});
  // Undone, it can come again.
  visits.decide(draft(DecisionKind::kUndo, visits.store.snapshot().decisions().all().front().id));
  CHECK(visits.store.put_article(visits.first, {{claim}})->outcome == PutOutcome::kAdded);
  CHECK(visits.claims_of("place/x") == 1);
}

TEST_CASE("Store says what a decision names that is not there") {
  Visits visits;
  const auto code = [&](Decision decision) {
    const auto made = visits.store.decide(std::move(decision), 1);
    REQUIRE(!made.ok());
    return made.error().code;
  };
  CHECK(code(draft(DecisionKind::kMerge, "person/a", "person/z")) == ErrorCode::kNotFound);
  CHECK(code(draft(DecisionKind::kForgetSource, "visits")) == ErrorCode::kNotFound);
  CHECK(code(draft(DecisionKind::kForgetArticle, std::string(32, 'f'))) == ErrorCode::kNotFound);
  CHECK(code(draft(DecisionKind::kUndo, std::string(32, 'f'))) == ErrorCode::kNotFound);
  CHECK(visits.store.snapshot().decisions().empty());
}

TEST_CASE("decisions survive reopening, and travel with the export in any order") {
  Visits visits;
  visits.decide(draft(DecisionKind::kMerge, "person/a", "person/b"));
  const auto rejected =
      visits.decide(draft(DecisionKind::kReject, "", "", {visits.name("person/b", "place/y")}));
  visits.decide(draft(DecisionKind::kUndo, rejected));
  visits.decide(draft(DecisionKind::kForgetArticle, visits.second.id));
  const std::string lines = export_of(visits.store);
  REQUIRE(visits.store.close().ok());
  visits.store = open_store(visits.disk, OpenMode::kReadOnly);
  CHECK(export_of(visits.store) == lines);
  CHECK(visits.claims_of("person/a") == 2);

  // The decisions first, the last of them before the others.
  const std::size_t cut = lines.find("{\"decision\"");
  std::vector<std::string> decisions;
  std::istringstream all(lines.substr(cut));
  for (std::string line; std::getline(all, line);)
    decisions.insert(decisions.begin(), line);
  std::string turned;
  for (const std::string& line : decisions)
    turned += line + "\n";
  const auto ontology = Ontology::load(ENTENTE_SOURCE_DIR "/data/ontology");
  REQUIRE(ontology.ok());
  Store copy = open_store(std::make_shared<InMemoryDisk>());
  Loader loader(copy, *ontology);
  std::istringstream in(turned + lines.substr(0, cut) + turned);
  REQUIRE(loader.load(in, "copy").ok());
  CHECK(loader.report().errors == 0);
  CHECK(loader.report().decisions_added == 4);
  CHECK(export_of(copy) == lines);
  const Snapshot snapshot = copy.snapshot();
  CHECK(snapshot.claims_of(**snapshot.find_entity("person/a"))->size() == 2);
}

}  // namespace entente
