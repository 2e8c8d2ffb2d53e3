#pragma once

#include <optional>
#include <string>

#include "ingest/knowledge/mention.h"
#include "ingest/knowledge/reading_context.h"

namespace entente {

/// A title in the plural: "foreign ministers", "heads of state".
struct OfficePlural {
  TokenSpan words;
  const OfficeTitle* office = nullptr;  ///< Lives as long as the knowledge.
};

/// The longest title in the plural that begins at the token.
std::optional<OfficePlural> office_plural_at(const ReadingContext& context, TokenIndex begin);

/// Adds a mention for each office in the plural of several states or bodies: "the presidents of
/// Kenya and Rwanda", "Russian and Turkish foreign ministers". Its members are the holders that
/// dated facts know, else the states, in order. `mentions` are sorted, and so is the result.
Mentions find_office_groups(const ReadingContext& context, Mentions mentions);

}  // namespace entente
