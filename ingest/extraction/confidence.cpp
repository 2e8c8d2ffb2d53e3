#include "ingest/extraction/confidence.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <set>

namespace entente {
namespace {

constexpr std::string_view kFileName = "confidence.tsv";
constexpr double kManyCommas = 0.2;
constexpr double kLongDistance = 20, kLongSentence = 40;  // Tokens that count as one.

double as_number(bool value) { return value ? 1.0 : 0.0; }

std::optional<double> parse_number(const std::string& text) {
  try {
    std::size_t used = 0;
    const double value = std::stod(text, &used);
    if (used == text.size() && std::isfinite(value)) return value;
  } catch (const std::exception&) {  // What stod throws for text that is no number.
  }
  return std::nullopt;
}

}  // namespace

std::array<double, kFeatureNames.size()> feature_values(const MatchFeatures& features) {
  return {1.0 - std::clamp(features.subject_mention, 0.0, 1.0),
          1.0 - std::clamp(features.object_mention, 0.0, 1.0),
          as_number(features.subject_by_proxy),
          as_number(features.object_by_proxy),
          as_number(features.pronoun),
          as_number(features.description),
          as_number(features.unnamed),
          as_number(features.structural),
          as_number(features.noun_predicate),
          as_number(features.light_verb),
          as_number(features.conditioned),
          as_number(features.act),
          as_number(features.dated),
          as_number(features.hypothetical),
          as_number(features.negated),
          as_number(features.attributed),
          as_number(features.other_sentence),
          std::min(2.0, features.commas / kManyCommas),
          std::min(2.0, features.distance / kLongDistance),
          std::min(2.0, features.sentence_length / kLongSentence)};
}

Result<ConfidenceModel> ConfidenceModel::load(const std::string& directory) {
  const std::string file(kFileName);
  std::ifstream in(directory + "/" + file, std::ios::binary);
  if (!in) return Error{ErrorCode::kIo, file + ": cannot be opened"};
  ConfidenceModel model;
  std::set<std::string> seen;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line.front() == '#') continue;
    const auto wrong = [&](const std::string& why) {
      return Error{ErrorCode::kInvalidArgument, file + ":" + std::to_string(number) + ": " + why};
    };
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) return wrong("expected a name, a tab and a number");
    const std::string name = line.substr(0, tab);
    const auto value = parse_number(line.substr(tab + 1));
    if (!value) return wrong("\"" + line.substr(tab + 1) + "\" is no number");
    const auto at = std::find(kFeatureNames.begin(), kFeatureNames.end(), name);
    double* to = name == "bias"        ? &model.bias_
                 : name == "threshold" ? &model.threshold_
                 : at != kFeatureNames.end()
                     ? &model.weights_[static_cast<std::size_t>(at - kFeatureNames.begin())]
                     : nullptr;
    if (to == nullptr) return wrong("unknown feature \"" + name + "\"");
    if (!seen.insert(name).second) return wrong("\"" + name + "\" stands twice");
    *to = *value;
  }
  if (seen.size() != kFeatureNames.size() + 2)
    return Error{ErrorCode::kInvalidArgument,
                 file + ": " + std::to_string(kFeatureNames.size() + 2 - seen.size()) +
                     " of bias, threshold and the features are missing"};
  return model;
}

std::array<std::pair<std::string_view, double>, kFeatureNames.size()>
ConfidenceModel::contributions(const MatchFeatures& features) const {
  std::array<std::pair<std::string_view, double>, kFeatureNames.size()> found;
  const auto values = feature_values(features);
  for (std::size_t i = 0; i < values.size(); ++i)
    found[i] = {kFeatureNames[i], weights_[i] * values[i]};
  return found;
}

double ConfidenceModel::confidence_of(const MatchFeatures& features) const {
  double score = bias_;
  for (const auto& [name, weight] : contributions(features))
    score += weight;
  return std::round(1000.0 / (1.0 + std::exp(-score))) / 1000.0;
}

}  // namespace entente
