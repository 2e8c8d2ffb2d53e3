#include <cstdio>
#include <string>

#include "graph/edtf.h"
#include "graph/ontology.h"
#include "ingest/reading/article_reader.h"

/// Reads the installed ontology and an article: headers, libraries and data are all in their
/// places.
int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const auto ontology = entente::Ontology::load(std::string(argv[1]) + "/ontology");
  if (!ontology.ok()) {
    std::fprintf(stderr, "%s\n", ontology.error().message.c_str());
    return 1;
  }
  const auto article = entente::read_article(
      "talks.txt", "Talks end\n\nTuesday, February 5, 2019\n\nThe ministers met in Bishkek.");
  if (!article.ok() || !article->published) return 1;
  std::puts(entente::format_day(*article->published).c_str());
  return entente::format_day(*article->published) == "2019-02-05" ? 0 : 1;
}
