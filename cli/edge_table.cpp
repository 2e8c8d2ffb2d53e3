#include "cli/edge_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/text_layout.h"
#include "graph/edtf.h"
#include "query/wording.h"

namespace entente {

namespace {

constexpr std::size_t kWidestTime = 40;
constexpr std::size_t kShortIdDigits = 8;
constexpr std::size_t kLeastRoom = 40;

/// The columns that are left beside a margin.
std::size_t room_beside(const TableLook& look, std::size_t indent) {
  return std::max(kLeastRoom, look.width > indent ? look.width - indent : 0);
}

std::string subject_to_object(const AnswerEdge& edge, const Ontology& ontology, bool colour) {
  std::string text = styled(edge.subject.name, Style::kBold, colour) + " " +
                     relation_in_words(edge.edge.key, ontology);
  if (edge.object) text += " " + styled(edge.object->name, Style::kBold, colour);
  if (!edge.edge.key.role.empty()) text += " as " + edge.edge.key.role;
  return text;
}

std::string standing(const AnswerEdge& edge, bool colour) {
  std::string text;
  if (edge.holds)
    text += edge.holds == Truth::kCertainly ? styled("certainly", Style::kGood, colour)
                                            : styled("possibly", Style::kDoubtful, colour);
  const std::string marks = marks_in_words(edge.edge);
  if (!marks.empty()) text += (text.empty() ? "" : ", ") + styled(marks, Style::kDoubtful, colour);
  if (edge.edge.dispute)
    text += (text.empty() ? "" : ", ") + styled("disputed", Style::kBad, colour);
  const std::uint32_t origins = edge.edge.origins;
  return text + fmt::format("{}{} {}, {:.2f}{}", text.empty() ? "" : " · ", origins,
                            origins == 1 ? "source" : "sources", edge.edge.confidence,
                            edge.grade ? ", " + *edge.grade : "");
}

std::string dispute_rows(const AnswerEdge& edge, const Ontology& ontology, const TableLook& look,
                         std::size_t indent) {
  std::string rows;
  if (!edge.edge.dispute) return rows;
  const std::string margin(indent, ' ');
  for (const Reading& reading : edge.edge.dispute->readings) {
    Edge as_read = edge.edge;
    as_read.bounds = reading.bounds;
    rows += margin + styled("reading: ", Style::kBad, look.colour) +
            fmt::format("{} ({} {})\n", time_in_words(as_read), reading.origins,
                        reading.origins == 1 ? "source" : "sources");
  }
  for (const AnswerEdge& other : edge.against) {
    const std::string marks = marks_in_words(other.edge);
    const std::string text = "against: " + subject_to_object(other, ontology, false) + ", " +
                             time_in_words(other.edge) + (marks.empty() ? "" : " (" + marks + ")");
    for (const std::string& line : wrapped(text, room_beside(look, indent)))
      rows += margin + styled(line, Style::kBad, look.colour) + "\n";
  }
  return rows;
}

std::string origin_of(const CitedClaim& cited) {
  const Claim& claim = cited.claim;
  std::string text;
  const auto* row = std::get_if<RowEvidence>(&claim.evidence);
  if (row != nullptr)
    text = fmt::format("{} {}", row->dataset, row->row);
  else
    text = claim.document;
  const bool named = row != nullptr && cited.source == row->dataset;
  if (cited.source && *cited.source != text && !named) text += fmt::format(", {}", *cited.source);
  if (row != nullptr && row->url) text += fmt::format(", {}", *row->url);
  if (claim.published) text += fmt::format(", {}", format_day(*claim.published));
  if (claim.attribution) text += fmt::format(", according to {}", claim.attribution->entity.name);
  return text + fmt::format(" [{}]", claim.id.substr(0, kShortIdDigits));
}

}  // namespace

std::size_t when_width(const std::vector<AnswerEdge>& edges) {
  std::size_t width = 0;
  for (const AnswerEdge& edge : edges)
    width = std::max(width, display_width(time_in_words(edge.edge)));
  return std::min(width, kWidestTime);
}

std::string origin_rows(const CitedClaim& cited, const TableLook& look, std::size_t indent) {
  std::string rows;
  for (const std::string& line : wrapped("— " + origin_of(cited), room_beside(look, indent)))
    rows += std::string(indent, ' ') + styled(line, Style::kDim, look.colour) + "\n";
  return rows;
}

std::string quote_rows(const CitedClaim& cited, const TableLook& look, std::size_t indent) {
  const std::string margin(indent, ' ');
  const std::size_t room = room_beside(look, indent);
  std::string rows;
  if (const auto* text = std::get_if<TextEvidence>(&cited.claim.evidence)) {
    for (const std::string& line : wrapped("“" + text->quote + "”", room))
      rows += margin + line + "\n";
  }
  return rows + origin_rows(cited, look, indent);
}

std::string edge_rows(const AnswerEdge& edge, const Ontology& ontology, const TableLook& look,
                      std::size_t when_columns) {
  const std::size_t indent = when_columns + 2;
  const std::string when = padded(time_in_words(edge.edge), when_columns);
  // What does not fit beside the statement goes beneath it.
  const std::size_t used = display_width(when + "  " + subject_to_object(edge, ontology, false) +
                                         "  " + standing(edge, false));
  std::string rows = when + "  " + subject_to_object(edge, ontology, look.colour) +
                     (used <= look.width ? "  " : "\n" + std::string(indent, ' ')) +
                     standing(edge, look.colour) + "\n";
  rows += dispute_rows(edge, ontology, look, indent);
  // What states the edge goes before the events that start or end it.
  std::vector<const CitedClaim*> cited;
  for (const CitedClaim& claim : edge.claims)
    cited.push_back(&claim);
  std::stable_partition(cited.begin(), cited.end(), [&](const CitedClaim* claim) {
    return claim->claim.relation == edge.edge.key.relation;
  });
  for (std::size_t i = 0; i < cited.size() && i < look.quotes; ++i)
    rows += quote_rows(*cited[i], look, indent);
  if (edge.claims.size() > look.quotes) {
    const std::string more = fmt::format("… and {} more", edge.claims.size() - look.quotes);
    rows += std::string(indent, ' ') + styled(more, Style::kDim, look.colour) + "\n";
  }
  return rows;
}

}  // namespace entente
