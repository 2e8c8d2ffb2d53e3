#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/claim.h"
#include "graph/result.h"

namespace entente {

class Json;        // graph/json.h
class JsonWriter;  // graph/json.h

/// What a person decided about the store. The numbers are stored: never renumber.
enum class DecisionKind : std::uint8_t {
  kForgetArticle = 0,  ///< Hides an article, also when it is ingested again.
  kForgetSource = 1,   ///< Hides what a source published, or the rows of a data set.
  kPurgeArticle = 2,   ///< Forgets it, and deletes its text and claims.
  kPurgeSource = 3,    ///< The same of all that the source published.
  kMerge = 4,          ///< Two entities are one; answers show the first.
  kSplit = 5,          ///< Claims speak of another entity than they seem to.
  kRename = 6,         ///< An entity is shown under another name.
  kReject = 7,         ///< Claims are wrong: they make no edge.
  kConfirm = 8,        ///< Claims were checked: their confidence is 1.
  kUndo = 9            ///< Takes another decision back.
};

std::string_view to_string(DecisionKind kind);  ///< "forget-article", "merge", ...
std::optional<DecisionKind> parse_decision_kind(std::string_view text);

/// How a decision names a claim: by where it stands and what it links, so that the claims of a
/// newer extraction answer to it too. Bounds, polarity, modality and confidence do not matter.
struct ClaimName {
  std::string article;                ///< 32 hex digits; empty for a row of a data set.
  std::uint32_t begin = 0, end = 0;   ///< The span; 0 for a row.
  std::string dataset, release, row;  ///< Empty for a claim of an article.
  std::string subject, relation;
  std::string object;  ///< Empty if the relation takes none.

  auto operator<=>(const ClaimName&) const = default;
};

ClaimName name_of(const Claim& claim);

/// One decision, as it is stored and exported. Never changed: undoing is a decision of its own.
struct Decision {
  std::string id;  ///< 32 hex digits: decision_id() of the rest. Empty until it is computed.
  DecisionKind kind = DecisionKind::kReject;
  std::int64_t when = 0;  ///< Microseconds since 1970-01-01, UTC. Decides the order, then the id.
  std::string who;
  std::string why;  ///< May be empty.
  /// Of a forgetting: the article's id or the source's name. Of a merge: the id that is shown. Of a
  /// split or renaming: the entity's id. Of an undo: the decision's id. Else empty.
  std::string target;
  /// Of a merge: the id that joins. Of a split: the id that the claims move to. Of a renaming: the
  /// name. Else empty.
  std::string other;
  std::vector<ClaimName> claims;  ///< Of a split, rejection, confirmation; rising, each once.

  bool operator==(const Decision&) const = default;
};

/// The XXH3-128 of all fields but the id, as 32 hex digits.
std::string decision_id(const Decision& decision);

/// The order in which decisions take effect.
bool decided_before(const Decision& a, const Decision& b);

/// Sorts the claims, computes the id if it is empty, and checks the rest. kInvalidArgument: a field
/// that the kind needs is empty or not of its form, entities of different kinds are merged or split
/// apart, the id is not the content's.
Result<void> complete_decision(Decision& decision);

/// "2026-11-24T02:20:11.123456Z", and back; kInvalidArgument for anything else.
std::string format_instant(std::int64_t microseconds);
Result<std::int64_t> parse_instant(std::string_view text);

/// A line of the exchange format, without a line break, and back. kInvalidArgument: not such a
/// line; the message names the field.
std::string to_json_line(const Decision& decision);
Result<Decision> parse_decision(const Json& line);
/// The members of that line's object, for answers that add their own.
void write_decision_fields(JsonWriter& writer, const Decision& decision);

/// Decisions in their order, and which of them stand.
class DecisionLog {
 public:
  /// Of decisions in any order; each id counts once.
  explicit DecisionLog(std::vector<Decision> decisions = {});

  const std::vector<Decision>& all() const { return all_; }
  bool empty() const { return all_.empty(); }
  const Decision* find(std::string_view id) const;  ///< Borrows from the log.
  /// Whether it takes effect: no undo, and taken back by none.
  bool stands(const Decision& decision) const;
  /// The latest that stands; nullptr if none does.
  const Decision* latest_standing() const;

  /// Whether what is put in under this article id, or by this source or data set, is not to be
  /// stored: it was purged.
  bool is_purged_article(std::string_view id) const;
  bool is_purged_source(std::string_view source) const;

 private:
  bool has_standing(DecisionKind kind, std::string_view target) const;

  std::vector<Decision> all_;
  std::vector<std::string> undone_;  // Ids, rising.
};

}  // namespace entente
