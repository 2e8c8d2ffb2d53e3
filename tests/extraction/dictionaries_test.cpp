#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "graph/edtf.h"
#include "ingest/pipeline.h"

namespace entente {
namespace {

constexpr const char* kActors =
    "SYLDAVIA_ [SYL]\n+SYLDAVIAN\n+KLOW\n"
    "BORDURIA [BOR]\n+SZOHOD\n"
    "RUSSIA [RUS]\n+RUSSIAN\n"
    "OTTOKAR\n\t[SYLELI <19891231]\n\t[SYLGOV 19900101-19991231]\n\t[SYLOPP >20000101]\n"
    "RUDI MUSKAR [---]\n"
    "NORTHERN_LEAGUE [IGONLG]\n";
constexpr const char* kAgents =
    "TROOPS {} [~MIL]\nPOLICE {} [~COP]\nGOVERNMENT [~GOV]\nSTUDENT [~EDU]\nPRESS {} [~MED]\n"
    "FOREIGN_MINISTER [~GOVFRM]\nSECURITY OFFICIAL [~GOV]\nRED_CIRCLE {} [NGO~]\nNURSE [~HLH]\n";

std::filesystem::path write(const char* name, const std::string& text) {
  const std::filesystem::path path = std::filesystem::path(ENTENTE_BINARY_DIR) / name;
  std::ofstream(path, std::ios::binary) << text;
  return path;
}

Pipeline load(const std::vector<std::filesystem::path>& dictionaries) {
  PipelineOptions options;
  options.data_dir = ENTENTE_SOURCE_DIR "/data";
  options.dictionaries = dictionaries;
  auto pipeline = Pipeline::load(options);
  REQUIRE_MESSAGE(pipeline.ok(), (pipeline.ok() ? "" : pipeline.error().message));
  return std::move(*pipeline);
}

const Pipeline& pipeline() {
  static const Pipeline loaded =
      load({write("test_actors.txt", kActors), write("test_agents.txt", kAgents)});
  return loaded;
}

ExtractedArticle read(const std::string& text, const std::string& day) {
  Article article;
  article.id = article_id(text);
  article.name = "test";
  article.text = text;
  article.published = *parse_day(day);
  return pipeline().extract(std::move(article));
}

TEST_CASE("dictionaries give codes to the ends of claims") {
  const ExtractedArticle article =
      read("Russian police arrested Russian students in Klow.", "1995-05-01");
  REQUIRE(article.claims.size() == 1);
  CHECK(article.claims[0].relation == "arrests");
  CHECK(article.claims[0].subject.entity.code == "RUSCOP");
  CHECK(article.claims[0].subject.entity.id == "country/RUS");
  REQUIRE(article.claims[0].object.has_value());
  CHECK(article.claims[0].object->entity.code == "RUSEDU");
}

TEST_CASE("dictionaries change the fingerprint and report broken lines") {
  const Pipeline plain = load({});
  const auto good = write("test_good.txt", "SYLDAVIA [SYL]\n");
  const auto broken = write("test_broken.txt", "SYLDAVIA [SYL]\nBORDURIA [BOR\n");
  const Pipeline with_good = load({good}), with_broken = load({broken});
  CHECK(plain.fingerprint() != with_good.fingerprint());
  CHECK(with_good.fingerprint() != with_broken.fingerprint());
  CHECK(with_good.problems().empty());
  CHECK(with_broken.problems() ==
        std::vector<std::string>{broken.string() + ":2: a bracket is not closed"});
  PipelineOptions options;
  options.data_dir = ENTENTE_SOURCE_DIR "/data";
  options.dictionaries = {"/nonexistent/actors.txt"};
  CHECK_FALSE(Pipeline::load(options).ok());
}

}  // namespace
}  // namespace entente
