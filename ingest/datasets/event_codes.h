#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "graph/claim.h"
#include "graph/result.h"

namespace entente {

/// What an event code says in the relations of the graph.
struct CodedRelation {
  std::string relation;   ///< Empty: none, the row makes no claim.
  std::string otherwise;  ///< Where `relation` does not take the ends' types; empty: none.
  bool reversed = false;  ///< The target is the subject.
  Polarity polarity = Polarity::kAffirmed;
  Modality modality = Modality::kActual;
};

/// data/codes/events.tsv: what the codes of CAMEO, PLOVER, ACLED and UCDP mean. Immutable.
class EventCodes {
 public:
  /// kIo; kCorruption with file, line and reason.
  static Result<EventCodes> load(const std::filesystem::path& codes_dir);

  /// The relation of a code: of CAMEO by the longest code that it begins with, else by the code
  /// itself, for ACLED "type:sub-type" and then "type". nullptr: the table lacks it.
  const CodedRelation* find(std::string_view scheme, std::string_view code) const;

 private:
  std::map<std::string, CodedRelation, std::less<>> relations_;  // "scheme code" → relation.
};

}  // namespace entente
