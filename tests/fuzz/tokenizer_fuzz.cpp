// Any bytes are split into tokens that, with their blanks, are the text again.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "ingest/language/tokenizer.h"
#include "tests/support/language_model.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;
  static const WordRules rules = *WordRules::load(language_model_file());
  static const Tokenizer tokenizer = *Tokenizer::load(language_model_file(), rules);
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Vocabulary vocabulary(rules, nullptr);
  ChunkCache cache;
  std::string joined;
  for (const Piece& piece : tokenizer.tokenize(text, vocabulary, cache)) {
    if (piece.begin_byte != joined.size()) std::abort();
    joined += piece.lexeme->text;
    if (piece.space_after) joined += ' ';
  }
  if (joined != text) std::abort();
  return 0;
}
