#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "graph/claim.h"
#include "graph/edge.h"
#include "graph/entity.h"
#include "query/edge_reader.h"

namespace entente {

/// A claim behind an answer, with where it was read.
struct CitedClaim {
  Claim claim;
  std::optional<std::string> source;  ///< "The Times of Central Asia", or the data set.
  std::string title;                  ///< The article's; empty for a row.
};

/// An edge with its evidence: all that is shown of it.
struct AnswerEdge {
  Edge edge;
  Entity subject;
  std::optional<Entity> object;
  std::optional<Truth> holds;        ///< Under the query's window; nothing without one.
  std::vector<CitedClaim> claims;    ///< In the order of `edge.claims`.
  std::vector<AnswerEdge> against;   ///< What disputes it, without what disputes that.
  std::optional<std::string> grade;  ///< admiralty_grade(), where grades were asked for.
};

/// Edges that answer a query, in the order to be shown.
struct Answer {
  std::vector<AnswerEdge> items;
  std::size_t found = 0;  ///< Before the limit.

  bool truncated() const { return items.size() < found; }
};

/// Reads the evidence of edges: claims, articles, the names of the ends. Keeps what it has read.
/// Borrows the snapshot, which must outlive it.
class EvidenceReader {
 public:
  explicit EvidenceReader(const Snapshot& snapshot) : snapshot_(snapshot) {}

  /// The edge at `place` of the set, with what disputes it.
  Result<AnswerEdge> complete(const EdgeSet& set, std::size_t place,
                              const std::optional<DayRange>& window);
  /// The entity of this id; a bare one if the store knows none.
  Result<Entity> entity(const std::string& id);
  Result<CitedClaim> cited_claim(const ClaimEntry& entry);

 private:
  Result<AnswerEdge> bare(const EdgeSet& set, std::size_t place,
                          const std::optional<DayRange>& window);

  const Snapshot& snapshot_;
  std::map<std::string, Entity> entities_;
  std::map<ClaimNumber, CitedClaim> claims_;
};

}  // namespace entente
