#include "tests/graph/claim_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <sstream>
#include <stdexcept>

namespace entente {

namespace {

int number(std::string_view text) {
  int value = 0;
  if (std::from_chars(text.data(), text.data() + text.size(), value).ec != std::errc())
    throw std::invalid_argument("not a number: " + std::string(text));
  return value;
}

DayRange one_range(std::string_view text) {
  if (text.size() == 4) return DayRange::year(number(text));
  const std::chrono::year_month month{std::chrono::year{number(text.substr(0, 4))},
                                      std::chrono::month(unsigned(number(text.substr(5, 2))))};
  if (text.size() == 7) return DayRange::month(month);
  return DayRange::on(Day{month / number(text.substr(8, 2))});
}

std::string day_text(Day day) {
  const std::chrono::year_month_day date{day};
  return fmt::format("{:04}-{:02}-{:02}", int(date.year()), unsigned(date.month()),
                     unsigned(date.day()));
}

std::string range_text(const DayRange& range) {
  if (range.size_days() == 1) return day_text(*range.first());
  return (range.has_first() ? day_text(*range.first()) : "") + ".." +
         (range.has_last() ? day_text(*range.last()) : "");
}

std::string bounds_text(const Bounds& bounds) {
  return range_text(bounds.start) + " " + range_text(bounds.end);
}

std::string ids_text(const std::vector<ClaimIndex>& indices, const std::vector<Claim>& claims) {
  std::string text;
  for (const ClaimIndex index : indices)
    text += (text.empty() ? "" : ",") + claims[index].id;
  return text;
}

Claim claim_of(const std::string& line) {
  std::istringstream words(line);
  std::string published, subject, object, start, end, word;
  Claim claim;
  words >> claim.id >> published >> subject >> claim.relation >> object >> start >> end;
  claim.article = claim.id.substr(0, 1);
  if (published != "-") claim.published = range_of(published).first();
  const std::size_t at = object.find('@');
  if (at != std::string::npos) claim.role = object.substr(at + 1);
  const auto named = [&](const std::string& id) {
    const EntityType type = id.starts_with("agreement/")       ? EntityType::kAgreement
                            : claim.relation.ends_with("base") ? EntityType::kFacility
                                                               : EntityType::kOrganization;
    return ClaimEnd{{id, id, type, {}, {}}, ""};
  };
  claim.subject = named(subject);
  claim.object = named(object.substr(0, at));
  claim.bounds = {range_of(start), range_of(end)};
  claim.confidence = 0.9;
  while (words >> word) {
    if (word == "not")
      claim.polarity = Polarity::kNegated;
    else if (const auto modality = parse_modality(word))
      claim.modality = *modality;
    else if (word.starts_with("row="))
      claim.evidence = RowEvidence{word.substr(4), "", claim.id, {}};
    else
      claim.confidence = std::stod(word);
  }
  return claim;
}

}  // namespace

const Ontology& test_ontology() {
  static const Ontology ontology = Ontology::load(ENTENTE_SOURCE_DIR "/data/ontology").value();
  return ontology;
}

DayRange range_of(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return one_range(text);
  const std::string_view from = text.substr(0, dots), to = text.substr(dots + 2);
  return *DayRange::of(from.empty() ? std::nullopt : one_range(from).first(),
                       to.empty() ? std::nullopt : one_range(to).last());
}

std::vector<Claim> claims_of(std::string_view lines) {
  std::istringstream stream{std::string(lines)};
  std::vector<Claim> claims;
  for (std::string line; std::getline(stream, line);) {
    if (line.find_first_not_of(' ') != std::string::npos) claims.push_back(claim_of(line));
  }
  return claims;
}

std::string lines_of(const std::vector<Edge>& edges, const std::vector<Claim>& claims) {
  std::string text;
  for (const Edge& edge : edges) {
    text += fmt::format("{} {} {}{}{} {}", edge.key.subject, edge.key.relation, edge.key.object,
                        edge.key.role.empty() ? "" : "@", edge.key.role, bounds_text(edge.bounds));
    if (edge.polarity == Polarity::kNegated) text += " not";
    if (edge.modality != Modality::kActual) text += fmt::format(" {}", to_string(edge.modality));
    text += fmt::format(" [{}] {} {:.2f}", ids_text(edge.claims, claims), edge.origins,
                        edge.confidence);
    if (edge.dispute) {
      text += fmt::format(" {}", to_string(edge.dispute->kind));
      for (const Reading& reading : edge.dispute->readings)
        text += fmt::format(" <{} [{}] {}>", bounds_text(reading.bounds),
                            ids_text(reading.claims, claims), reading.origins);
      for (const std::size_t other : edge.dispute->against)
        text += fmt::format(" #{}", other);
    }
    text += "\n";
  }
  return text;
}

std::string edges_of(std::string_view claim_lines, const Origins& origins) {
  const auto claims = claims_of(claim_lines);
  return lines_of(derive_edges(claims, test_ontology(), origins), claims);
}

}  // namespace entente
