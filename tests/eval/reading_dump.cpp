// Prints what was read, an article a line, for reading_score.py: name, day, what gave it, title,
// source and address with tabs between; a failure as "error" and its message. With --text FILE: the
// text of that article too. With --json: an object a line, with the text, for html_score.py.

#include <cstdio>
#include <string>
#include <vector>

#include "graph/edtf.h"
#include "graph/json.h"
#include "ingest/reading/article_reader.h"

namespace {

void print_error(const std::string& message, bool as_json) {
  if (!as_json) {
    std::printf("error\t%s\n", message.c_str());
    return;
  }
  entente::JsonWriter writer;
  writer.begin_object().key("error").string(message).end_object();
  std::printf("%s\n", writer.take().c_str());
}

void print_json(const entente::Article& a) {
  entente::JsonWriter writer;
  writer.begin_object().key("name").string(a.name).key("title").string(a.title);
  writer.key("published");
  a.published ? writer.string(entente::format_day(*a.published)) : writer.null();
  writer.key("published_by").optional(a.published_by).key("source").optional(a.source);
  writer.key("url").optional(a.url).key("language").string(a.language);
  writer.key("text").string(a.text).end_object();
  std::printf("%s\n", writer.take().c_str());
}

void print_row(const entente::Article& a, bool with_text) {
  std::printf("%s\t%s\t%s\t%s\t%s\t%s\n", a.name.c_str(),
              a.published ? entente::format_day(*a.published).c_str() : "",
              a.published_by.value_or("").c_str(), a.title.c_str(), a.source.value_or("").c_str(),
              a.url.value_or("").c_str());
  if (with_text) std::printf("%s\n", a.text.c_str());
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> paths(argv + 1, argv + argc);
  const bool with_text = !paths.empty() && paths.front() == "--text";
  const bool as_json = !paths.empty() && paths.front() == "--json";
  if (with_text || as_json) paths.erase(paths.begin());
  const auto reader = entente::open_articles(paths);
  while (const auto article = reader->next()) {
    if (!article->ok()) {
      print_error(article->error().message, as_json);
    } else if (as_json) {
      print_json(**article);
    } else {
      print_row(**article, with_text);
    }
  }
}
