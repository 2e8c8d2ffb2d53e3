#include "ingest/extraction/confidence.h"

#include <doctest/doctest.h>

#include <fstream>
#include <string>

#include "tests/support/temporary_directory.h"

namespace entente {
namespace {

std::string weights(const std::string& changed, const std::string& to) {
  std::string text = "bias\t1\nthreshold\t0.5\n";
  for (const std::string_view name : kFeatureNames)
    text += std::string(name) + "\t-1\n";
  if (changed.empty()) return text;
  const std::size_t at = text.find(changed);
  return text.replace(at, changed.size(), to);
}

Result<ConfidenceModel> load(const std::string& text) {
  const TemporaryDirectory folder;
  std::ofstream(folder.path() / "confidence.tsv") << text;
  return ConfidenceModel::load(folder.path().string());
}

TEST_CASE("the confidence model weighs the features") {
  const auto model = load(weights("", ""));
  REQUIRE(model.ok());
  CHECK(model->threshold() == 0.5);
  MatchFeatures features;
  const double plain = model->confidence_of(features);
  CHECK(plain == 0.731);  // 1 / (1 + e^-1)
  features.pronoun = true;
  CHECK(model->confidence_of(features) == 0.5);
  features.subject_mention = 0;
  CHECK(model->confidence_of(features) == 0.269);
  features.distance = 1'000'000;  // Counts as twice what is long.
  CHECK(model->confidence_of(features) == 0.047);
}

TEST_CASE("the confidence model says what is wrong with its file") {
  const auto why = [](const std::string& text) {
    const auto model = load(text);
    REQUIRE(!model.ok());
    return model.error().message;
  };
  CHECK(why(weights("bias\t1", "bias\tone")) == "confidence.tsv:1: \"one\" is no number");
  CHECK(why(weights("pronoun\t", "pronouns\t")).find("unknown feature \"pronouns\"") !=
        std::string::npos);
  CHECK(why(weights("threshold\t", "bias\t")) == "confidence.tsv:2: \"bias\" stands twice");
  CHECK(why("bias\t1\n").find("are missing") != std::string::npos);
  CHECK(why("bias 1\n").find("a tab and a number") != std::string::npos);
  CHECK(ConfidenceModel::load("/nowhere").error().code == ErrorCode::kIo);
}

TEST_CASE("the weights that are shipped load") {
  const auto model = ConfidenceModel::load(ENTENTE_SOURCE_DIR "/data/lexicon");
  REQUIRE(model.ok());
  CHECK(model->threshold() < model->confidence_of({}));
}

}  // namespace
}  // namespace entente
