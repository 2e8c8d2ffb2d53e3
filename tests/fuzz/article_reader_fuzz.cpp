#include <cstdint>
#include <cstdlib>
#include <string>

#include "ingest/reading/article_reader.h"
#include "ingest/reading/clean_characters.h"

/// Bytes as text, as Markdown and as a page: the text of an article is clean, and reading it again
/// as plain text never fails.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  for (const char* name : {"a.txt", "a.md", "a.html"}) {
    const auto article = entente::read_article(name, bytes);
    if (!article.ok()) {
      if (article.error().message.find('\n') != std::string::npos) std::abort();
      continue;
    }
    if (entente::clean_characters(article->text) != article->text) std::abort();
    if (article->text.find("\n\n\n") != std::string::npos) std::abort();
  }
  return 0;
}
