// Prints the features of every claim of some articles, for train_confidence.py: a line each with
// the document, the claim's id and the numbers of feature_values(), tab-separated.
//
//     traces_dump DATA_DIR FILE...

#include <iostream>

#include "ingest/pipeline.h"

int main(int argc, char** argv) {
  using namespace entente;
  if (argc < 3) {
    std::cerr << "usage: traces_dump DATA_DIR FILE...\n";
    return 2;
  }
  PipelineOptions options;
  options.data_dir = argv[1];
  options.jobs = 2;
  options.min_confidence = 0.0;
  auto pipeline = Pipeline::load(options);
  if (!pipeline) {
    std::cerr << pipeline.error().message << "\n";
    return 2;
  }
  auto reader = open_articles({argv + 2, argv + argc});
  bool failed = false;
  pipeline->run(*reader, [&](Result<ExtractedArticle> article) {
    if (!article) {
      std::cerr << article.error().message << "\n";
      failed = true;
      return true;
    }
    for (const ClaimTrace& trace : article->traces) {
      std::cout << article->article.name << '\t' << trace.claim;
      for (const double value : feature_values(trace.features))
        std::cout << '\t' << value;
      std::cout << '\n';
    }
    return true;
  });
  return failed ? 1 : 0;
}
