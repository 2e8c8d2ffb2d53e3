// The command as a whole process: every question's --format json is JSON of the one shape that
// docs/cli.md gives, and --format ndjson prints the same items.
#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <set>
#include <string>

#include "graph/json.h"

namespace entente {
namespace {

using Keys = std::set<std::string>;

/// A store of tests/golden/cli/world.ndjson in a folder that is removed at the end.
class LoadedStore {
 public:
  LoadedStore()
      : folder_(std::filesystem::temp_directory_path() /
                ("entente_json_answers_" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(folder_);
    run("load " ENTENTE_SOURCE_DIR "/tests/golden/cli/world.ndjson");
  }
  ~LoadedStore() { std::filesystem::remove_all(folder_); }
  LoadedStore(const LoadedStore&) = delete;
  LoadedStore& operator=(const LoadedStore&) = delete;

  /// What the command prints; it must end with status 0.
  std::string run(const std::string& words) const {
    const std::string line = "'" ENTENTE_COMMAND "' " + words +
                             " --data '" ENTENTE_SOURCE_DIR "/data' --db '" + folder_.string() +
                             "' 2>/dev/null";
    std::string text;
    FILE* pipe = ::popen(line.c_str(), "r");
    REQUIRE(pipe != nullptr);
    char block[4096];
    for (std::size_t n = 0; (n = std::fread(block, 1, sizeof block, pipe)) > 0;)
      text.append(block, n);
    const int status = ::pclose(pipe);
    REQUIRE_MESSAGE((WIFEXITED(status) && WEXITSTATUS(status) == 0), line);
    return text;
  }

 private:
  std::filesystem::path folder_;
};

const LoadedStore& store() {
  static const LoadedStore loaded;
  return loaded;
}

Keys keys_of(const Json& json) {
  Keys keys;
  REQUIRE(json.as_object() != nullptr);
  for (const auto& [key, value] : *json.as_object())
    keys.insert(key);
  return keys;
}

Json parsed(const std::string& text) {
  auto json = parse_json(text);
  REQUIRE_MESSAGE(json.ok(), (json.ok() ? "" : json.error().message));
  return std::move(*json);
}

void check_entity(const Json& entity) {
  CHECK(keys_of(entity) == Keys{"id", "name", "type", "country", "code"});
}

void check_edge(const Json& edge) {
  REQUIRE(keys_of(edge) == Keys{"edge", "subject", "relation", "object", "role", "start", "end",
                                "holds", "polarity", "modality", "confidence", "origins", "dispute",
                                "claims"});
  check_entity(*edge.find("subject"));
  if (!edge.find("object")->is_null()) check_entity(*edge.find("object"));
  const auto confidence = edge.find("confidence")->as_number();
  REQUIRE(confidence);
  CHECK((*confidence >= 0 && *confidence <= 1));
  REQUIRE(edge.find("claims")->as_array() != nullptr);
  REQUIRE_FALSE(edge.find("claims")->as_array()->empty());
  for (const Json& claim : *edge.find("claims")->as_array()) {
    CHECK(keys_of(claim) == Keys{"id", "relation", "article", "document", "title", "source",
                                 "published", "sentence", "quote", "begin", "end", "attribution"});
    CHECK_FALSE(claim.find("quote")->as_string()->empty());
  }
}

void check_path(const Json& path) {
  REQUIRE(keys_of(path) == Keys{"window", "confidence", "edges"});
  for (const Json& edge : *path.find("edges")->as_array())
    check_edge(edge);
}

void check_found(const Json& found) {
  REQUIRE(keys_of(found) == Keys{"entity", "names", "claims"});
  check_entity(*found.find("entity"));
}

void check_numbers(const Json& numbers) {
  CHECK(keys_of(numbers).contains("claims_by_relation"));
  CHECK(*numbers.find("claims")->as_integer() == 12);
}

struct Question {
  const char* words;
  void (*check)(const Json& item);
};

const Question kQuestions[] = {
    {"find Kyrgyzstan", check_found},
    {"show Russia", check_edge},
    {"neighbors Kyrgyzstan --at 2019-02-04", check_edge},
    {"who operates_base Kyrgyzstan", check_edge},
    {"path Russia CSTO -k 2", check_path},
    {"path Russia CSTO --by confidence", check_path},
    {"timeline Russia", check_edge},
    {"timeline Russia \"Kant Air Base\"", check_edge},
    {"state Kyrgyzstan --at 2019-02-04", check_edge},
    {"disputes", check_edge},
    {"stats --top 2", check_numbers},
};

TEST_CASE("every question answers in JSON of one shape and in lines of the same items") {
  for (const auto& [words, check] : kQuestions) {
    INFO(words);
    const std::string question = words;
    const Json answer = parsed(store().run(question + " --format json"));
    REQUIRE(keys_of(answer) == Keys{"query", "items", "truncated"});
    CHECK(answer.find("truncated")->as_bool() != nullptr);
    const Json& query = *answer.find("query");
    CHECK(*query.find("command")->as_string() == question.substr(0, question.find(' ')));
    for (const char* key : {"from_day", "to_day", "known_at", "relations", "min_confidence",
                            "include", "source", "without_source", "limit"})
      CHECK_MESSAGE(query.find(key) != nullptr, key);
    REQUIRE(answer.find("items")->as_array() != nullptr);
    const Json::Array& items = *answer.find("items")->as_array();
    REQUIRE_FALSE(items.empty());
    const std::string lines = store().run(question + " --format ndjson");
    std::size_t begin = 0;
    for (const Json& item : items) {
      check(item);
      const std::size_t end = lines.find('\n', begin);
      REQUIRE(end != std::string::npos);
      check(parsed(lines.substr(begin, end - begin)));
      begin = end + 1;
    }
    CHECK(begin == lines.size());
  }
}

TEST_CASE("explain and export answer in the same shape") {
  const Json timeline = parsed(store().run("timeline Russia --format json"));
  const Json& edge = timeline.find("items")->as_array()->front();
  const std::string id = *edge.find("claims")->as_array()->front().find("id")->as_string();
  for (const std::string& words :
       {"explain " + id, "explain edge:" + id, "explain " + id.substr(0, 8),
        std::string("export -"), std::string("export - --entity Russia --depth 2")}) {
    INFO(words);
    const Json answer = parsed(store().run(words + " --format json"));
    REQUIRE(keys_of(answer) == Keys{"query", "items", "truncated"});
    for (const Json& item : *answer.find("items")->as_array())
      check_edge(item);
  }
}

}  // namespace
}  // namespace entente
