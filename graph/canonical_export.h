#pragma once

#include <functional>
#include <string_view>

#include "graph/result.h"
#include "graph/store.h"

namespace entente {

/// Hands each line of the store's canonical export, without its line break, to `write`: the
/// exchange format (graph/claim_json.h) in an order that depends on the content alone, so that
/// stores that hold the same print the same bytes. Loading it gives the same store.
///
/// Articles come in the order of their ids, each followed by its claims in the order of their place
/// in the text, then id. An article with several publications has a line for each; the last is the
/// one that was extracted, and the others carry neither text nor extractor. Rows follow, by id;
/// last the decisions, in their order, the undone ones too. Nothing is left out: what decisions
/// hide or change is printed as it was put in. Stops with the error of `write`, or with kIo or
/// kCorruption of the store.
Result<void> export_canonical(const Store& store,
                              const std::function<Result<void>(std::string_view line)>& write);

}  // namespace entente
