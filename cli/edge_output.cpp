#include "cli/edge_output.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/csv.h"
#include "cli/edge_table.h"
#include "cli/text_layout.h"
#include "graph/edtf.h"
#include "query/answer_json.h"

namespace entente {

namespace {

TableLook look_of(const Console& console) {
  return {static_cast<std::size_t>(console.width()), console.colour()};
}

std::vector<std::string> csv_cells(const AnswerEdge& edge) {
  const EdgeKey& key = edge.edge.key;
  const std::string holds =
      edge.holds ? (edge.holds == Truth::kCertainly ? "certainly" : "possibly") : "";
  std::vector<std::string> cells{
      edge.edge.id,
      key.subject,
      edge.subject.name,
      key.relation,
      key.object,
      edge.object ? edge.object->name : "",
      key.role,
      format_edtf(edge.edge.bounds.start).value_or(""),
      format_edtf(edge.edge.bounds.end).value_or(""),
      holds,
      std::string(to_string(edge.edge.polarity)),
      std::string(to_string(edge.edge.modality)),
      fmt::format("{:.2f}", edge.edge.confidence),
      std::to_string(edge.edge.origins),
      edge.edge.dispute ? std::string(to_string(edge.edge.dispute->kind)) : ""};
  const Claim& claim = edge.claims.front().claim;
  const auto* text = std::get_if<TextEvidence>(&claim.evidence);
  cells.push_back(claim.document);
  cells.push_back(claim.published ? format_day(*claim.published) : "");
  cells.push_back(text != nullptr ? text->quote : "");
  if (edge.grade) cells.push_back(*edge.grade);
  return cells;
}

constexpr std::string_view kCsvHeader =
    "edge,subject,subject_name,relation,object,object_name,role,start,end,holds,polarity,modality,"
    "confidence,origins,dispute,document,published,quote";

void print_lines(const std::vector<AnswerEdge>& edges, Console& console) {
  for (const AnswerEdge& edge : edges) {
    JsonWriter writer;
    write_edge(writer, edge);
    console.print(writer.take() + "\n");
  }
}

/// What stands above the edges that come last: those that hold only possibly, and in a timeline
/// those that have no place in it.
struct Heading {
  std::string_view text;
  bool (*stands_above)(const AnswerEdge&);
};

Heading heading_of(const AskedQuery& asked) {
  if (asked.command == "timeline")
    return {"beginning not known:",
            [](const AnswerEdge& edge) { return !edge.edge.bounds.start.has_first(); }};
  return {"possibly:", [](const AnswerEdge& edge) { return edge.holds == Truth::kPossibly; }};
}

/// The heading is shown where the answer comes in that order.
void print_table(const AskedQuery& asked, const std::vector<AnswerEdge>& edges,
                 const QuerySession& session, Console& console) {
  const TableLook look = look_of(console);
  const std::size_t columns = when_width(edges);
  const Heading heading = heading_of(asked);
  const auto first = std::find_if(edges.begin(), edges.end(), heading.stands_above);
  const bool ordered = std::all_of(first, edges.end(), heading.stands_above);
  for (auto edge = edges.begin(); edge != edges.end(); ++edge) {
    if (edge != edges.begin()) console.print("\n");
    if (ordered && edge == first)
      console.print(styled(heading.text, Style::kDoubtful, look.colour) + "\n\n");
    console.print(edge_rows(*edge, session.ontology, look, columns));
  }
}

void print_path_table(const std::vector<PathAnswer>& paths, const QuerySession& session,
                      Console& console) {
  const TableLook look = look_of(console);
  for (std::size_t i = 0; i < paths.size(); ++i) {
    std::string heading = fmt::format("{}{}. ", i > 0 ? "\n" : "", i + 1);
    for (std::size_t stop = 0; stop < paths[i].names.size(); ++stop)
      heading += (stop == 0 ? "" : " → ") + styled(paths[i].names[stop], Style::kBold, look.colour);
    console.print(heading + fmt::format("  ({:.2f})\n\n", paths[i].confidence));
    const std::size_t columns = when_width(paths[i].edges);
    for (const AnswerEdge& edge : paths[i].edges)
      console.print(edge_rows(edge, session.ontology, look, columns));
  }
}

std::vector<AnswerEdge> edges_of(const std::vector<PathAnswer>& paths) {
  std::vector<AnswerEdge> edges;
  for (const PathAnswer& path : paths)
    edges.insert(edges.end(), path.edges.begin(), path.edges.end());
  return edges;
}

}  // namespace

std::string edges_csv(const std::vector<AnswerEdge>& edges) {
  std::string text(kCsvHeader);
  const bool graded = !edges.empty() && edges.front().grade.has_value();
  text += graded ? ",grade\r\n" : "\r\n";
  for (const AnswerEdge& edge : edges)
    text += csv_line(csv_cells(edge));
  return text;
}

ExitStatus print_answer(const AskedQuery& asked, const Answer& answer, const QuerySession& session,
                        Console& console) {
  switch (session.format) {
    case Format::kJson:
      console.print(
          answer_json([&](JsonWriter& writer) { write_query(writer, asked, session.filters); },
                      [&](JsonWriter& writer) {
                        for (const AnswerEdge& edge : answer.items)
                          write_edge(writer, edge);
                      },
                      answer.truncated()));
      break;
    case Format::kCsv:
      console.print(edges_csv(answer.items));
      break;
    case Format::kNdjson:
      print_lines(answer.items, console);
      break;
    case Format::kTable:
      print_table(asked, answer.items, session, console);
      break;
  }
  if (answer.truncated())
    console.report(fmt::format("{} of {} shown; --limit raises the number", answer.items.size(),
                               answer.found));
  if (answer.items.empty() && session.format == Format::kTable) console.report("nothing found");
  return answer.items.empty() ? ExitStatus::kNothingFound : ExitStatus::kDone;
}

ExitStatus print_paths(const AskedQuery& asked, const PathsAnswer& answer,
                       const QuerySession& session, Console& console) {
  switch (session.format) {
    case Format::kJson:
      console.print(
          answer_json([&](JsonWriter& writer) { write_query(writer, asked, session.filters); },
                      [&](JsonWriter& writer) {
                        for (const PathAnswer& path : answer.items)
                          write_path(writer, path);
                      },
                      answer.truncated));
      break;
    case Format::kCsv:
      console.print(edges_csv(edges_of(answer.items)));
      break;
    case Format::kNdjson:
      for (const PathAnswer& path : answer.items) {
        JsonWriter writer;
        write_path(writer, path);
        console.print(writer.take() + "\n");
      }
      break;
    case Format::kTable:
      print_path_table(answer.items, session, console);
      break;
  }
  if (answer.truncated) console.report("the search reached its limit: there may be more paths");
  if (answer.items.empty() && session.format == Format::kTable) console.report("no path found");
  return answer.items.empty() ? ExitStatus::kNothingFound : ExitStatus::kDone;
}

}  // namespace entente
