#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "graph/claim.h"
#include "graph/ontology.h"
#include "graph/result.h"
#include "ingest/knowledge/gazetteer.h"

namespace entente {

/// The data set of whose rows the claims of read_fact_claims() are.
inline constexpr std::string_view kFactsDataset = "entente facts";

/// What data/facts states, as claims: memberships, parties of agreements, bases abroad, claims on
/// territories and control of them, seats, offices and capitals, in the order of the files and
/// rows. The day of as_of.tsv is that of publication: what a row leaves open held on it, and ends
/// no later than either end of the claim did. Members that are members no more than by observing,
/// and ends that the ontology does not allow (a territory as a member), are left out.
///
/// Knowledge for linking is no claim by itself: a store holds these only if its user loads them.
/// Errors: kIo; kCorruption with file, line and reason, also for ids that the gazetteer lacks.
Result<std::vector<Claim>> read_fact_claims(const std::filesystem::path& facts_dir,
                                            const Gazetteer& gazetteer, const Ontology& ontology);

}  // namespace entente
