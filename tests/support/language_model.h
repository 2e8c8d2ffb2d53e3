#pragma once

#include <string>

#include "ingest/language/language_engine.h"
#include "ingest/language/model_file.h"

namespace entente {

/// The path of the committed language model.
std::string language_model_path();
/// The committed language model, and an engine on it, opened once a process. Throws
/// std::runtime_error if it cannot be opened.
const ModelFile& language_model_file();
const LanguageEngine& language_engine();

}  // namespace entente
