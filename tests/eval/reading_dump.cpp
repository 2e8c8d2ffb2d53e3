// Prints what was read, an article a line, for reading_score.py: name, day, what gave it, title,
// source and address with tabs between; a failure as "error" and its message. With --text FILE: the
// text of that article alone.

#include <cstdio>
#include <string>
#include <vector>

#include "graph/edtf.h"
#include "ingest/reading/article_reader.h"

int main(int argc, char** argv) {
  std::vector<std::string> paths(argv + 1, argv + argc);
  const bool with_text = !paths.empty() && paths.front() == "--text";
  if (with_text) paths.erase(paths.begin());
  const auto reader = entente::open_articles(paths);
  while (const auto article = reader->next()) {
    if (!article->ok()) {
      std::printf("error\t%s\n", article->error().message.c_str());
      continue;
    }
    const entente::Article& a = **article;
    std::printf("%s\t%s\t%s\t%s\t%s\t%s\n", a.name.c_str(),
                a.published ? entente::format_day(*a.published).c_str() : "",
                a.published_by.value_or("").c_str(), a.title.c_str(), a.source.value_or("").c_str(),
                a.url.value_or("").c_str());
    if (with_text) std::printf("%s\n", a.text.c_str());
  }
}
