#include "cli/arguments.h"

#include <doctest/doctest.h>

namespace entente {
namespace {

const std::vector<Option> kOptions{
    {"at", "DAY", ""}, {"source", "NAME", ""}, {"k", "N", ""}, {"quiet", "", ""}};

using Values = std::vector<std::string>;

TEST_CASE("parse_arguments tells words from options in every form") {
  const auto read = parse_arguments(kOptions, {"Russia", "--at", "2010", "--source=A, B", "-k", "3",
                                               "--source", "C=D", "--quiet", "CSTO", "--", "--at"});
  REQUIRE(read.ok());
  CHECK(read->words == Values{"Russia", "CSTO", "--at"});
  CHECK(read->find("at") == "2010");
  CHECK(read->find("k") == "3");
  CHECK(read->all("source") == Values{"A, B", "C=D"});
  CHECK(read->list("source") == Values{"A", "B", "C=D"});
  CHECK(read->has("quiet"));
  CHECK_FALSE(read->has("help"));
  CHECK(read->all("from").empty());
}

TEST_CASE("parse_arguments refuses what the command does not have") {
  const struct {
    Values words;
    std::string message;
  } cases[] = {
      {{"--att"}, "unknown option \"--att\"; did you mean \"--at\"?"},
      {{"--k", "3"}, "unknown option \"--k\"; did you mean \"-k\"?"},
      {{"-x"}, "option 'x' does not exist"},
      {{"--at"}, "option 'at' is missing an argument"},
      {{"--at="}, "--at: expected DAY, got \"\""},
      {{"--at", "  "}, "--at: expected DAY, got \"\""},
      {{"-k", ""}, "-k: expected N, got \"\""},
  };
  for (const auto& [words, message] : cases) {
    const auto read = parse_arguments(kOptions, words);
    INFO(message);
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().code == ErrorCode::kInvalidArgument);
    CHECK(read.error().message == message);
  }
}

TEST_CASE("parse_arguments reads a value of any length and tells little of a wrong word") {
  const std::string huge(500'000, 'a');
  const auto read = parse_arguments(kOptions, {"--source=" + huge, huge});
  REQUIRE(read.ok());
  CHECK(read->find("source") == huge);
  CHECK(read->words == Values{huge});
  for (const std::string& word : {"--" + huge, "-" + huge}) {
    const auto refused = parse_arguments(kOptions, {word});
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().message.size() < 300);
  }
}

}  // namespace
}  // namespace entente
