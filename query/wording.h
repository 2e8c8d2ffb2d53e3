#pragma once

#include <string>

#include "graph/edge.h"
#include "graph/ontology.h"

namespace entente {

/// When an edge was, in the words of a reader: "2019-02-04", "2014", "known by 2019-02-05",
/// "since 2003, still on 2019-02-05", "2001 to 2014", "2019-03-10 – 2019-03-20", "undated".
std::string time_in_words(const Edge& edge);

/// The relation from the subject's side: "operates base", "holds office in". The ontology's label;
/// the relation's name if the ontology does not know it.
std::string relation_in_words(const EdgeKey& key, const Ontology& ontology);

/// What sets an edge apart from an affirmed, actual one: "negated", "planned", "negated, possible";
/// empty if nothing does.
std::string marks_in_words(const Edge& edge);

}  // namespace entente
