#pragma once

#include <string>
#include <vector>

#include "ingest/knowledge/link_explanation.h"
#include "ingest/knowledge/mention.h"
#include "ingest/language/document.h"

namespace entente {

/// One text with what was found in it.
struct LinkedText {
  std::string name;  ///< Of the article; empty for a text of the command line.
  Document document;
  Mentions mentions;
  std::vector<NameExplanation> explanations;  ///< In the order of the text; empty if nobody asked.
};

/// One line a mention; where there are explanations, also the names that mean nobody, and below
/// each name what it may mean, with scores and reasons.
std::string link_table(const LinkedText& text, bool colour);

/// {"document", "text", "begin", "end", "kind", "entity", "place", "role", "role_of", "role_time",
/// "members", "confidence", "explanation": null | {"label", "ground", "candidates": [...]}}, a line
/// each. Bytes of the text.
std::string link_lines(const LinkedText& text);

/// The same items in the one shape of answers: {"query", "items", "truncated"}.
std::string link_answer(const std::vector<std::string>& words,
                        const std::vector<LinkedText>& texts);

}  // namespace entente
