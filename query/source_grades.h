#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "graph/edge.h"
#include "graph/result.h"

namespace entente {

/// How reliable a source is, by the Admiralty scale (NATO STANAG 2511).
enum class Reliability : std::uint8_t {
  kCompletely,   ///< A
  kUsually,      ///< B
  kFairly,       ///< C
  kNotUsually,   ///< D
  kUnreliable,   ///< E
  kCannotJudge,  ///< F
};

/// "A" to "F".
char letter_of(Reliability reliability);
/// The most that a claim of such a source weighs, in (0, 1]: what nobody has judged is not capped.
double most_weight(Reliability reliability);

/// How reliable the user holds sources to be. Names are compared as names of sources are
/// elsewhere: without regard to case, accents and punctuation.
class SourceGrades {
 public:
  /// Reads lines "SOURCE<tab>LETTER", with an optional remark behind a further tab; empty lines and
  /// those that begin with "#" say nothing. `name` is the file's, for errors. kInvalidArgument: a
  /// line that is neither, or that gives a source a second grade; the message names the line.
  static Result<SourceGrades> parse(std::string_view text, const std::string& name);

  /// kCannotJudge for a source that has no grade.
  Reliability of(std::string_view source) const;

 private:
  std::map<std::string, Reliability> grades_;  // By normalised name.
};

/// The Admiralty grade of an edge, as "B1": the letter of the most reliable source that states it,
/// and the credibility of what is said: 1 confirmed by independent sources, 2 probably true (one
/// origin, confidence 0.80 or more), 3 possibly true (0.55 or more), 4 doubtful (disputed), 5
/// improbable (denied by more origins), 6 cannot be judged. 0.55 and 0.80 are the bounds of
/// "likely" and "very likely" of ICD 203. `outweighed`: whether something that disputes the edge
/// has more origins.
std::string admiralty_grade(const Edge& edge, Reliability best, bool outweighed);

}  // namespace entente
