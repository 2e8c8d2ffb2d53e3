#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ingest/pipeline.h"

namespace entente {

/// The pipeline over the data of the source tree, loaded once for all tests.
const Pipeline& test_pipeline();

/// What the pipeline finds in a text published on a day ("2019-02-05"; empty: none).
ExtractedArticle read_sentence(const std::string& text, const std::string& published = "");

/// "Russia visits Kyrgyzstan": the ends' names; a negated claim begins with "not ", modality other
/// than actual and the attribution stand behind in brackets.
std::string brief(const Claim& claim);

/// Whether an end is called so, by its name or in the text.
bool is_called(const ClaimEnd& end, const std::string& name);

}  // namespace entente
