#include "tests/support/language_model.h"

#include <stdexcept>

namespace entente {
namespace {

template <typename Value>
Value require_value(Result<Value> result) {
  if (!result) throw std::runtime_error(result.error().message);
  return std::move(*result);
}

}  // namespace

std::string language_model_path() {
  return ENTENTE_SOURCE_DIR "/data/models/en_core_web_sm-3.8.0.bin";
}

const ModelFile& language_model_file() {
  static const ModelFile file = require_value(ModelFile::open(language_model_path()));
  return file;
}

const LanguageEngine& language_engine() {
  static const LanguageEngine engine = require_value(LanguageEngine::open(language_model_path()));
  return engine;
}

}  // namespace entente
