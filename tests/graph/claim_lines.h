#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/claim.h"
#include "graph/edge.h"

namespace entente {

/// Claims out of lines, for tables:
///   "a1 2019-02-05 RUS operates_base kant 2003 2019-02-05.."
/// id, day of publication ("-": undated), subject, relation, object (with "@president" for a role),
/// start, end, and any of: "not", "planned", "possible", "demanded", a confidence (default 0.9),
/// "row=DATASET". The article is the id's first letter. Ids are put in front of nothing: "RUS"
/// is the whole id. A range is a year, a month, a day, or two of these around ".." with either
/// left out; ".." alone is no bound at all.
std::vector<Claim> claims_of(std::string_view lines);

/// The project's own.
const Ontology& test_ontology();

DayRange range_of(std::string_view text);

/// One line for each edge: key, start, end, "not", modality, the claims' ids, origins, confidence,
/// and what disputes it.
std::string lines_of(const std::vector<Edge>& edges, const std::vector<Claim>& claims);

/// The lines of the edges that the claims make, with the project's ontology.
std::string edges_of(std::string_view claim_lines, const Origins& origins = {});

}  // namespace entente
