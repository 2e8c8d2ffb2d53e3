#include <fmt/format.h>

#include <map>
#include <set>

#include "cli/edge_output.h"
#include "cli/query_commands.h"
#include "cli/query_session.h"
#include "cli/text_layout.h"
#include "graph/claim_json.h"
#include "graph/edtf.h"
#include "query/answer_json.h"
#include "query/network.h"

namespace entente {

namespace {

/// What a store holds, in numbers.
struct Statistics {
  StoreCounts counts;
  std::size_t edges = 0, disputes = 0, sources = 0;
  std::optional<Day> first_published, last_published;
  std::map<std::string, std::size_t> claims_by_relation;
  Network network;
  std::vector<Entity> most_linked;  ///< The entities of the network's list.
};

Result<Statistics> gather(const QuerySession& session, std::size_t top) {
  Statistics numbers;
  numbers.counts = session.snapshot.counts();
  EdgeReader reader(session.snapshot, session.ontology, session.filters.evidence);
  auto set = reader.all();
  if (!set) return set.error();
  std::set<LabelNumber> sources;
  for (const ClaimEntry& entry : set->entries) {
    ++numbers.claims_by_relation[std::string(session.snapshot.label(entry.relation))];
    if (entry.source != kNoLabel) sources.insert(entry.source);
    if (!entry.published) continue;
    numbers.first_published =
        std::min(*entry.published, numbers.first_published.value_or(*entry.published));
    numbers.last_published =
        std::max(*entry.published, numbers.last_published.value_or(*entry.published));
  }
  numbers.sources = sources.size();
  numbers.edges = set->edges.size();
  for (const Edge& edge : set->edges)
    numbers.disputes += edge.dispute ? 1 : 0;
  numbers.network = measure_network(GraphView(*set, session.filters.edges), top);
  EvidenceReader evidence(session.snapshot);
  for (const EntityStanding& standing : numbers.network.most_linked) {
    auto entity = evidence.entity(standing.id);
    if (!entity) return entity.error();
    numbers.most_linked.push_back(std::move(*entity));
  }
  return numbers;
}

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

void print_json(const Statistics& numbers, const QuerySession& session, Console& console) {
  const auto day = [](const std::optional<Day>& value) {
    return value ? std::optional(format_day(*value)) : std::nullopt;
  };
  console.print(answer_json(
      [&](JsonWriter& writer) {
        write_query(writer, {"stats", {}, {}}, session.filters);
      },
      [&](JsonWriter& writer) {
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
      },
      false));
}

void print_most_linked(const Statistics& numbers, Console& console) {
  if (numbers.most_linked.empty()) return;
  console.print(
      fmt::format("\nmost linked {:>22}{:>10}{:>13}\n", "neighbors", "edges", "betweenness"));
  for (std::size_t i = 0; i < numbers.most_linked.size(); ++i) {
    const EntityStanding& standing = numbers.network.most_linked[i];
    const std::string between =
        standing.betweenness ? fmt::format("{:.3f}", *standing.betweenness) : "-";
    console.print(fmt::format("  {}{:>10}{:>10}{:>13}\n",
                              padded(shortened(numbers.most_linked[i].name, 21), 22),
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
  auto numbers = gather(**session, top);
  if (!numbers) return fail_query(numbers.error(), console);
  if ((*session)->format == Format::kTable)
    print_text(*numbers, console);
  else
    print_json(*numbers, **session, console);
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
