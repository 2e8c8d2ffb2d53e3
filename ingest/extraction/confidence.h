#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "graph/claim.h"
#include "graph/result.h"

namespace entente {

/// What is known of how a claim was found.
struct MatchFeatures {
  double subject_mention = 1.0, object_mention = 1.0;  ///< That the mentions name these entities.
  bool subject_by_proxy = false, object_by_proxy = false;  ///< "Russian troops" for Russia.
  bool pronoun = false;                                    ///< An end is a pronoun.
  bool description = false;     ///< An end is a description: "the base", "33 Russian individuals".
  bool unnamed = false;         ///< An end is nobody whom the text names.
  bool structural = false;      ///< From the shape of a noun phrase: a title, an apposition.
  bool noun_predicate = false;  ///< The row is of a noun.
  bool light_verb = false;      ///< The noun is carried by a light verb.
  bool conditioned = false;     ///< The row asks for words beside the predicate, or a particle.
  bool act = false;             ///< The row has a PLOVER category.
  bool dated = false;           ///< Words date it.
  bool hypothetical = false;    ///< Not told as a fact.
  bool negated = false;
  bool attributed = false;
  bool other_sentence = false;   ///< An end stands in another sentence than the predicate.
  double commas = 0;             ///< Share of the tokens of a sentence that a predicate tells.
  unsigned distance = 0;         ///< Tokens between the two ends.
  unsigned sentence_length = 0;  ///< Tokens.
};

/// The features as numbers of about one, in the order of kFeatureNames.
inline constexpr std::array<std::string_view, 20> kFeatureNames = {
    "subject_doubt",  "object_doubt", "subject_by_proxy", "object_by_proxy",
    "pronoun",        "description",  "unnamed",          "structural",
    "noun_predicate", "light_verb",   "conditioned",      "act",
    "dated",          "hypothetical", "negated",          "attributed",
    "other_sentence", "commas",       "distance",         "sentence_length"};
std::array<double, kFeatureNames.size()> feature_values(const MatchFeatures& features);

/// How likely a claim is to be right in subject, relation, object, polarity and modality: a
/// logistic model whose weights tests/eval/train_confidence.py fits (docs/evaluation.md has its
/// reliability). Immutable; any number of threads may use one.
class ConfidenceModel {
 public:
  /// Reads `directory`/confidence.tsv: a name and a number a line, for "bias", each feature and
  /// "threshold". kIo; kInvalidArgument with file, line and reason.
  static Result<ConfidenceModel> load(const std::string& directory);

  double confidence_of(const MatchFeatures& features) const;  ///< To three decimals.
  double bias() const { return bias_; }
  /// What each feature adds to the logit, by its name, in the order of kFeatureNames.
  std::array<std::pair<std::string_view, double>, kFeatureNames.size()> contributions(
      const MatchFeatures& features) const;
  /// The confidence below which claims are left out unless a user says otherwise.
  double threshold() const { return threshold_; }

 private:
  double bias_ = 0, threshold_ = 0;
  std::array<double, kFeatureNames.size()> weights_{};
};

}  // namespace entente
