#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "ingest/knowledge/name_book.h"

/// Bytes as a dictionary: what is broken is a line of text, and every name that was read finds its
/// actor.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;
  ActorDictionary dictionary;
  const auto read = dictionary.parse("fuzz", {reinterpret_cast<const char*>(data), size});
  if (!read.ok()) return dictionary.empty() ? 0 : (std::abort(), 0);
  for (const std::string& problem : dictionary.problems()) {
    if (!problem.starts_with("fuzz:") || problem.find('\n') != std::string::npos) std::abort();
  }
  NameBook book;
  const bool all_used = book.lay_over(std::move(dictionary)).empty();
  for (const DictionaryActor& actor : book.dictionary().actors()) {
    for (const DictionaryName& name : actor.names) {
      if (all_used && (book.find(name.key).empty() || book.find_actor(name.key) == nullptr))
        std::abort();
    }
  }
  return 0;
}
