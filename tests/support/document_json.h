#pragma once

#include <string>

#include "ingest/language/document.h"

namespace entente {

/// A document's annotations on one line, for comparing them with those of other programs:
/// {"tokens":[[begin, end, norm, tag, part of speech, dependency, lemma, head, sentence], ...],
/// "names":[[begin, end, label], ...]}, with bytes for tokens and tokens for names.
std::string to_json(const Document& document);

}  // namespace entente
