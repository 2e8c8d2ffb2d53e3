// find and show: what a name or an id stands for.
#include <fmt/format.h>

#include <algorithm>

#include "cli/csv.h"
#include "cli/edge_output.h"
#include "cli/edge_table.h"
#include "cli/known_names.h"
#include "cli/query_commands.h"
#include "cli/query_session.h"
#include "cli/text_layout.h"
#include "graph/claim_json.h"
#include "graph/text.h"
#include "query/answer_json.h"
#include "query/edge_queries.h"
#include "query/wording.h"

namespace entente {

namespace {

constexpr std::size_t kNamesShown = 6;

std::string names_line(const FoundEntity& found) {
  std::string text;
  std::size_t shown = 0;
  for (const std::string& name : found.names) {
    if (name == found.entity.name || shown == kNamesShown) continue;
    text += (shown++ == 0 ? "" : ", ") + name;
  }
  return text;
}

void write_found(JsonWriter& writer, const FoundEntity& found) {
  writer.begin_object().key("entity");
  write_entity(writer, found.entity);
  writer.key("names").begin_array();
  for (const std::string& name : found.names)
    writer.string(name);
  writer.end_array().key("claims").integer(static_cast<std::int64_t>(found.claims)).end_object();
}

void print_found(const std::vector<FoundEntity>& found, Console& console) {
  std::size_t id_width = 0, name_width = 0;
  for (const FoundEntity& one : found) {
    id_width = std::max(id_width, display_width(one.entity.id));
    name_width = std::max(name_width, display_width(one.entity.name));
  }
  for (const FoundEntity& one : found) {
    const std::string also = names_line(one);
    console.print(
        fmt::format("{}  {}  {:>5} {}{}\n",
                    styled(padded(one.entity.id, id_width), Style::kBold, console.colour()),
                    padded(one.entity.name, name_width), one.claims,
                    one.claims == 1 ? "claim " : "claims", also.empty() ? "" : "  also: " + also));
  }
}

void print_found_lines(const std::vector<FoundEntity>& found, Format format, Console& console) {
  if (format == Format::kCsv) console.print(csv_line({"entity", "name", "claims", "names"}));
  for (const FoundEntity& one : found) {
    if (format == Format::kCsv) {
      console.print(csv_line({one.entity.id, one.entity.name, std::to_string(one.claims),
                              fmt::format("{}", fmt::join(one.names, "; "))}));
      continue;
    }
    JsonWriter writer;
    write_found(writer, one);
    console.print(writer.take() + "\n");
  }
}

ExitStatus run_find(const Arguments& arguments, Console& console) {
  auto session = open_session(arguments);
  if (!session) return console.fail(session.error());
  auto found = find_entities((*session)->snapshot, arguments.words[0], (*session)->filters.limit);
  if (!found) return fail_query(found.error(), console);
  if (found->empty()) {
    if (auto known =
            resolve_known_name((*session)->snapshot, (*session)->data_folder, arguments.words[0]))
      found = find_entities((*session)->snapshot, known->entity.id, (*session)->filters.limit);
    if (!found) return fail_query(found.error(), console);
  }
  if ((*session)->format == Format::kJson) {
    const AskedQuery asked{"find", {}, {{"name", arguments.words[0]}}};
    console.print(
        answer_json([&](JsonWriter& writer) { write_query(writer, asked, (*session)->filters); },
                    [&](JsonWriter& writer) {
                      for (const FoundEntity& one : *found)
                        write_found(writer, one);
                    },
                    false));
  } else if ((*session)->format == Format::kTable) {
    print_found(*found, console);
  } else {
    print_found_lines(*found, (*session)->format, console);
  }
  if (!found->empty()) return ExitStatus::kDone;
  auto resolved = resolve_entity((*session)->snapshot, arguments.words[0]);
  return resolved ? ExitStatus::kNothingFound : fail_query(resolved.error(), console);
}

ExitStatus run_show(const Arguments& arguments, Console& console) {
  auto session = open_session(arguments);
  if (!session) return console.fail(session.error());
  auto entity = resolve_word(**session, arguments.words[0], console);
  if (!entity) return fail_query(entity.error(), console);
  EdgeQueries queries((*session)->snapshot, (*session)->ontology, (*session)->filters);
  auto answer = queries.everything(entity->number);
  if (!answer) return fail_query(answer.error(), console);
  if ((*session)->format == Format::kTable) {
    auto names = (*session)->snapshot.names_of(entity->number);
    if (!names) return fail_query(names.error(), console);
    const FoundEntity found{entity->entity, entity->number, std::move(*names), 0};
    const std::string also = names_line(found);
    console.print(styled(entity->entity.name, Style::kBold, console.colour()) + "  " +
                  entity->entity.id + (also.empty() ? "" : "\nalso: " + also) + "\n\n");
  }
  return print_answer({"show", {{"entity", entity->entity}}, {}}, *answer, **session, console);
}

}  // namespace

Command find_command_row() {
  return {"find",  "NAME", "entities of a name, an alias or an id",
          1,       1,      store_options() + answer_options(),
          run_find};
}

Command show_command_row() {
  return {"show",          "ENTITY", "an entity: its names and all that is said of it", 1, 1,
          query_options(), run_show};
}

}  // namespace entente
