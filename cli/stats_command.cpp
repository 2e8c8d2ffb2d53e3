#include <fmt/format.h>

#include "cli/asked_query.h"
#include "cli/csv.h"
#include "cli/query_commands.h"
#include "cli/query_session.h"
#include "cli/text_layout.h"
#include "graph/claim_json.h"
#include "graph/edtf.h"
#include "query/answer_json.h"
#include "query/statistics.h"

namespace entente {

namespace {

constexpr std::size_t kNameColumns = 38;

std::vector<std::pair<std::string_view, std::uint64_t>> figures(const Statistics& numbers) {
  return {{"articles", numbers.counts.articles},
          {"publications", numbers.counts.publications},
          {"sources", numbers.sources},
          {"entities", numbers.counts.entities},
          {"claims", numbers.counts.claims},
          {"rows", numbers.counts.rows},
          {"edges", numbers.edges},
          {"disputed_edges", numbers.disputes},
          {"linked_entities", numbers.network.entities},
          {"links", numbers.network.links},
          {"components", numbers.network.components},
          {"largest_component", numbers.network.largest_component}};
}

void write_most_linked(JsonWriter& writer, const Statistics& numbers) {
  writer.key("most_linked").begin_array();
  for (std::size_t i = 0; i < numbers.most_linked.size(); ++i) {
    const EntityStanding& standing = numbers.network.most_linked[i];
    writer.begin_object().key("entity");
    write_entity(writer, numbers.most_linked[i]);
    writer.key("neighbors").integer(static_cast<std::int64_t>(standing.neighbors));
    writer.key("edges").integer(static_cast<std::int64_t>(standing.edges));
    writer.key("betweenness");
    if (standing.betweenness)
      writer.number(*standing.betweenness);
    else
      writer.null();
    writer.end_object();
  }
  writer.end_array();
}

void write_statistics(JsonWriter& writer, const Statistics& numbers) {
  const auto day = [](const std::optional<Day>& value) {
    return value ? std::optional(format_day(*value)) : std::nullopt;
  };
  writer.begin_object();
  for (const auto& [name, value] : figures(numbers))
    writer.key(name).integer(static_cast<std::int64_t>(value));
  writer.key("first_published").optional(day(numbers.first_published));
  writer.key("last_published").optional(day(numbers.last_published));
  writer.key("claims_by_relation").begin_object();
  for (const auto& [relation, count] : numbers.claims_by_relation)
    writer.key(relation).integer(static_cast<std::int64_t>(count));
  writer.end_object();
  write_most_linked(writer, numbers);
  writer.end_object();
}

std::string json_text(const Statistics& numbers, const QuerySession& session) {
  return answer_json(
      [&](JsonWriter& writer) {
        write_query(writer, {"stats", {}, {}}, session.filters);
      },
      [&](JsonWriter& writer) { write_statistics(writer, numbers); }, false);
}

std::string ndjson_text(const Statistics& numbers) {
  JsonWriter writer;
  write_statistics(writer, numbers);
  return writer.take() + "\n";
}

std::string csv_text(const Statistics& numbers) {
  std::string text = csv_line({"figure", "of", "value"});
  for (const auto& [name, value] : figures(numbers))
    text += csv_line({std::string(name), "", std::to_string(value)});
  for (const auto& [relation, count] : numbers.claims_by_relation)
    text += csv_line({"claims", relation, std::to_string(count)});
  for (std::size_t i = 0; i < numbers.most_linked.size(); ++i)
    text += csv_line({"neighbors", numbers.most_linked[i].id,
                      std::to_string(numbers.network.most_linked[i].neighbors)});
  return text;
}

void print_most_linked(const Statistics& numbers, Console& console) {
  if (numbers.most_linked.empty()) return;
  console.print(fmt::format("\n{:<{}}{:>10}{:>10}{:>13}\n", "most linked", kNameColumns + 2,
                            "neighbors", "edges", "betweenness"));
  for (std::size_t i = 0; i < numbers.most_linked.size(); ++i) {
    const EntityStanding& standing = numbers.network.most_linked[i];
    const std::string between =
        standing.betweenness ? fmt::format("{:.3f}", *standing.betweenness) : "-";
    console.print(
        fmt::format("  {}{:>10}{:>10}{:>13}\n",
                    padded(shortened(numbers.most_linked[i].name, kNameColumns - 1), kNameColumns),
                    standing.neighbors, standing.edges, between));
  }
}

void print_text(const Statistics& numbers, Console& console) {
  for (const auto& [name, value] : figures(numbers)) {
    std::string words(name);
    for (char& c : words)
      c = c == '_' ? ' ' : c;
    console.print(fmt::format("{:<24}{:>10}\n", words, value));
  }
  if (numbers.first_published)
    console.print(fmt::format("{:<24}{} to {}\n", "published", format_day(*numbers.first_published),
                              format_day(*numbers.last_published)));
  console.print("\nclaims by relation\n");
  for (const auto& [relation, count] : numbers.claims_by_relation)
    console.print(fmt::format("  {:<22}{:>10}\n", relation, count));
  print_most_linked(numbers, console);
}

ExitStatus run_stats(const Arguments& arguments, Console& console) {
  auto session = open_session(arguments);
  if (!session) return console.fail(session.error());
  std::size_t top = 0;
  if (arguments.has("top")) {
    auto count = count_option(arguments, "top", 1);
    if (!count) return console.fail(count.error());
    top = *count;
  }
  EdgeReader reader((*session)->snapshot, (*session)->ontology, (*session)->filters.evidence);
  auto numbers = gather_statistics(reader, (*session)->filters.edges, top);
  if (!numbers) return fail_query(numbers.error(), console);
  switch ((*session)->format) {
    case Format::kTable:
      print_text(*numbers, console);
      break;
    case Format::kJson:
      console.print(json_text(*numbers, **session));
      break;
    case Format::kNdjson:
      console.print(ndjson_text(*numbers));
      break;
    case Format::kCsv:
      console.print(csv_text(*numbers));
      break;
  }
  return ExitStatus::kDone;
}

}  // namespace

Command stats_command_row() {
  return {"stats",
          "",
          "what the store holds, in numbers",
          0,
          0,
          query_options() + std::vector<Option>{{"top", "N", "also the N most linked entities"}},
          run_stats};
}

}  // namespace entente
