#pragma once

#include <string>
#include <vector>

#include "cli/asked_query.h"
#include "cli/console.h"
#include "cli/query_session.h"
#include "query/answer.h"
#include "query/path_search.h"

namespace entente {

/// The edges as CSV, a line each after the header, with the first claim's article and quote.
std::string edges_csv(const std::vector<AnswerEdge>& edges);

/// Prints an answer of edges in the session's format. kNothingFound if it is empty.
ExitStatus print_answer(const AskedQuery& asked, const Answer& answer, const QuerySession& session,
                        Console& console);

/// The same of paths.
ExitStatus print_paths(const AskedQuery& asked, const PathsAnswer& answer,
                       const QuerySession& session, Console& console);

}  // namespace entente
