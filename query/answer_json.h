#pragma once

#include <functional>
#include <string>
#include <vector>

#include "graph/json.h"
#include "query/answer.h"
#include "query/path_search.h"

namespace entente {

/// An edge as every answer shows it:
/// {"edge","subject","relation","object","role","start","end","holds","polarity","modality",
///  "confidence","origins","dispute","claims":[...]}. Bounds are EDTF, null if nothing is known;
/// "holds" is null without a window.
void write_edge(JsonWriter& writer, const AnswerEdge& edge);

/// A claim as an edge cites it: {"id","relation","article","document","title","source","published",
/// "sentence","quote","begin","end","attribution"}; a row of a data set has null for what only an
/// article has, and "dataset", "release", "row", "url".
void write_cited_claim(JsonWriter& writer, const CitedClaim& cited);

/// {"window": null, "confidence", "edges": [EDGE, ...]}
void write_path(JsonWriter& writer, const PathAnswer& path);

/// The whole answer, with a line break: {"query": {...}, "items": [...], "truncated": false}.
/// `write_query` and `write_items` write an object and the elements of an array.
std::string answer_json(const std::function<void(JsonWriter&)>& write_query,
                        const std::function<void(JsonWriter&)>& write_items, bool truncated);

}  // namespace entente
