#pragma once

#include <vector>

#include "graph/edge.h"

namespace entente {

/// Adds to each edge what other edges say against it (edges.md, "Disputes"): an affirmed and a
/// negated edge of one key that certainly meet, and two holders of a functional relation that
/// certainly share more than the day of succession. Only what is said to be actual disputes.
/// Requires: `edges` are sorted by key. Quadratic in the edges of one key, or of one office.
void add_disputes(std::vector<Edge>& edges, const Ontology& ontology);

/// Whether the denial's days certainly include a day of the affirmed edge, whichever day of its
/// ranges is the true one.
bool denies(const Edge& negated, const Edge& affirmed);

}  // namespace entente
