#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "graph/claim.h"
#include "graph/decision.h"
#include "graph/json.h"
#include "graph/result.h"

namespace entente {

/// The exchange format of articles and claims (design/ontology.md, "The exchange format"): JSON
/// Lines, one article, claim or decision a line.

/// A line that was read. What it may leave out is empty: ids, and of a claim the article, document
/// and day, which complete_claim() fills in (graph/store.h). `article` and Article::id hold the
/// name as it stands, symbolic or not. Bounds may be left out where `time` gives the start or the
/// end as EDTF; those days are then the bound.
using ExchangeLine = std::variant<Article, Claim, Decision>;

/// Reads a line: a decision if it has a `kind`, a claim if it has a `subject`, else an article.
/// kInvalidArgument, kLimit: not JSON, or a field that is missing, of the wrong kind or out of
/// range; the message names it.
Result<ExchangeLine> parse_exchange_line(std::string_view line);

enum class ArticleText { kWith, kWithout };

/// The lines, without a line break. Every field is written, in the order of the design.
std::string to_json_line(const Article& article, ArticleText text = ArticleText::kWith);
std::string to_json_line(const Claim& claim);

/// A part of those lines, for answers: {"id","name","type","country","code","mention"}.
void write_claim_end(JsonWriter& writer, const ClaimEnd& end);
/// An entity without a mention.
void write_entity(JsonWriter& writer, const Entity& entity);

}  // namespace entente
