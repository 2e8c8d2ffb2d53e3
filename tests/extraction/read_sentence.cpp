#include "tests/extraction/read_sentence.h"

#include <doctest/doctest.h>

#include "graph/edtf.h"

namespace entente {

const Pipeline& test_pipeline() {
  static const Pipeline pipeline = [] {
    PipelineOptions options;
    options.data_dir = ENTENTE_SOURCE_DIR "/data";
    auto loaded = Pipeline::load(options);
    REQUIRE_MESSAGE(loaded.ok(), (loaded.ok() ? "" : loaded.error().message));
    return std::move(*loaded);
  }();
  return pipeline;
}

ExtractedArticle read_sentence(const std::string& text, const std::string& published) {
  Article article;
  article.id = article_id(text);
  article.name = "test";
  article.text = text;
  if (!published.empty()) {
    const auto day = parse_day(published);
    REQUIRE(day.ok());
    article.published = *day;
  }
  return test_pipeline().extract(std::move(article));
}

std::string brief(const Claim& claim) {
  std::string text = claim.polarity == Polarity::kNegated ? "not " : "";
  text += claim.subject.entity.name + ' ' + claim.relation;
  if (claim.object) text += ' ' + claim.object->entity.name;
  if (claim.modality != Modality::kActual)
    text += " [" + std::string(to_string(claim.modality)) + "]";
  if (claim.attribution) text += " [" + claim.attribution->entity.name + "]";
  return text;
}

bool is_called(const ClaimEnd& end, const std::string& name) {
  return end.entity.name.find(name) != std::string::npos ||
         end.mention.find(name) != std::string::npos;
}

}  // namespace entente
