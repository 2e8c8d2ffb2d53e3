#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "ingest/extraction/predicate_lexicon.h"
#include "ingest/extraction/time_words.h"
#include "tests/extraction/read_sentence.h"

namespace entente {
namespace {

bool tells(const Claim& claim, const PredicateEntry& entry, const std::string& subject,
           const std::string& object) {
  if (claim.relation != entry.relation) return false;
  if (object == "-") return is_called(claim.subject, subject) && !claim.object;
  if (!claim.object) return false;
  // Symmetric relations may stand either way.
  return (is_called(claim.subject, subject) && is_called(*claim.object, object)) ||
         (is_called(claim.subject, object) && is_called(*claim.object, subject));
}

TEST_CASE("each entry of the lexicon finds the claim of its example") {
  const auto lexicon = PredicateLexicon::load(ENTENTE_SOURCE_DIR "/data/lexicon");
  REQUIRE(lexicon.ok());
  CHECK(lexicon->entries().size() >= 1500);
  for (const PredicateEntry& entry : lexicon->entries()) {
    const std::size_t arrow = entry.expected.find(" > ");
    REQUIRE_MESSAGE(arrow != std::string::npos, entry.source);
    const std::string subject = entry.expected.substr(0, arrow);
    const std::string object = entry.expected.substr(arrow + 3);
    const ExtractedArticle read = read_sentence(entry.example);
    bool found = false;
    std::string claims;
    for (const Claim& claim : read.claims) {
      found = found || tells(claim, entry, subject, object);
      claims += brief(claim) + "; ";
    }
    CHECK_MESSAGE(found, entry.source << ": " << entry.example << " gives " << claims);
  }
}

// Writes lexicon files of one line each into a folder of its own.
struct LexiconFolder {
  std::filesystem::path path = std::filesystem::path(ENTENTE_BINARY_DIR) / "lexicon_test_folder";

  explicit LexiconFolder(const std::string& entry) {
    std::filesystem::create_directories(path);
    std::ofstream(path / "word_classes.tsv") << "forces\ttroop soldier\n";
    std::ofstream(path / "shifts.tsv") << "deny\tclause\tattributed negated\n";
    std::ofstream(path / "willed_acts.tsv") << "commit\tASSAULT\tTHREATEN\t138\n";
    std::ofstream(path / "predicates_test.tsv") << entry << "\n";
  }
  ~LexiconFolder() { std::filesystem::remove_all(path); }
};

TEST_CASE("an entry is read into frames with slots, types and conditions") {
  const LexiconFolder folder(
      "send\tv\tobj~@forces A=subj[country] "
      "B=to|in;AB=subj\tdeploys_forces\tMOBILIZE\t154\t\tX.\tA > B");
  const auto lexicon = PredicateLexicon::load(folder.path.string());
  REQUIRE(lexicon.ok());
  const auto entries = lexicon->find("send", PredicateKind::kVerb);
  REQUIRE(entries.size() == 1);
  const PredicateEntry& entry = *entries[0];
  REQUIRE(entry.frames.size() == 2);
  CHECK(entry.frames[0].conditions.at(0).lemmas.contains("soldier"));
  CHECK(entry.frames[0].subject.at(0).accepts(EntityType::kCountry));
  CHECK_FALSE(entry.frames[0].subject.at(0).accepts(EntityType::kPerson));
  CHECK(entry.frames[0].object.size() == 2);
  CHECK(entry.frames[1].both.size() == 1);
  CHECK(entry.cameo == "154");
  CHECK(lexicon->find("send", PredicateKind::kNoun).empty());
  const Shift* shift = lexicon->find_shift("deny", "clause");
  REQUIRE(shift != nullptr);
  CHECK(shift->negates);
  CHECK(shift->attributes);
}

TEST_CASE("errors of lexicon files name file, line and reason") {
  struct Case {
    const char* line;
    const char* message;
  };
  const Case cases[] = {
      {"send\tv\tA=subj", "predicates_test.tsv:1: expected 9 columns, got 3"},
      {"send\tx\tA=subj\tr\t\t\t\te\ta > b", "predicates_test.tsv:1: unknown part of speech \"x\""},
      {"send\tv\tB=obj\tr\t\t\t\te\ta > b", "predicates_test.tsv:1: a frame needs A= or AB="},
      {"send\tv\tA=subj[planet]\tr\t\t\t\te\ta > b",
       "predicates_test.tsv:1: unknown type \"planet\""},
      {"send\tv\tobj~@nothing A=subj\tr\t\t\t\te\ta > b",
       "predicates_test.tsv:1: unknown word class \"@nothing\""},
      {"send\tv\tA=subj what\tr\t\t\t\te\ta > b", "predicates_test.tsv:1: unknown term \"what\""},
  };
  for (const Case& c : cases) {
    const LexiconFolder folder(c.line);
    const auto lexicon = PredicateLexicon::load(folder.path.string());
    REQUIRE_FALSE(lexicon.ok());
    CHECK(lexicon.error().message == c.message);
  }
}

TEST_CASE("a file of the lexicon that holds nothing or is no file is an error") {
  for (const std::string name :
       {"word_classes.tsv", "shifts.tsv", "willed_acts.tsv", "predicates_test.tsv"}) {
    const LexiconFolder folder("send\tv\tA=subj\tr\t\t\t\te\ta > b");
    const std::filesystem::path file = folder.path / name;
    const auto error = [&] {
      const auto lexicon = PredicateLexicon::load(folder.path.string());
      return lexicon.ok() ? "none" : lexicon.error().message;
    };
    CHECK(error() == "none");
    std::ofstream(file) << "# a comment\n";
    CHECK(error() == file.string() + ": holds no entries");
    std::filesystem::remove(file);
    CHECK(error() != "none");
    std::filesystem::create_directory(file);
    CHECK(error() == file.string() + ": not a file");
  }
}

TEST_CASE("words of time that are none or in no file are an error") {
  const std::filesystem::path folder = ENTENTE_BINARY_DIR "/time_words_test_folder";
  std::filesystem::create_directories(folder / "time_words.tsv");
  const std::string file = (folder / "time_words.tsv").string();
  const auto error = [&] { return TimeWords::load(folder.string()).error(); };
  CHECK(error() == Error{ErrorCode::kIo, file + ": not a file"});
  std::filesystem::remove(file);
  CHECK(error().code == ErrorCode::kNotFound);
  std::ofstream(file) << "# a comment\n";
  CHECK(error() == Error{ErrorCode::kInvalidArgument, file + ": holds no words"});
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace entente
