#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "cli/edge_output.h"
#include "cli/query_commands.h"
#include "cli/query_session.h"
#include "graph/canonical_export.h"
#include "query/answer_json.h"
#include "query/export_dot.h"
#include "query/neighborhood.h"
#include "query/svg_renderer.h"

namespace entente {

namespace {

constexpr std::size_t kLinesDrawn = 60;

/// What is exported: the entities around which, how far, and how it is called.
struct Subject {
  std::vector<EntityNumber> entities;
  std::size_t depth = 1;
  std::size_t lines = kLinesDrawn;
  AskedQuery asked{"export", {}, {}};
  std::string title;
};

Result<Subject> subject_of(const Arguments& arguments, const QuerySession& session,
                           Console& console) {
  Subject subject;
  std::string ids;
  for (const std::string& word : arguments.all("entity")) {
    auto entity = resolve_word(session, word, console);
    if (!entity) return entity.error();
    subject.entities.push_back(entity->number);
    subject.title += (subject.title.empty() ? "" : ", ") + entity->entity.name;
    ids += (ids.empty() ? "" : ",") + entity->entity.id;
  }
  if (!ids.empty()) subject.asked.words.emplace_back("entity", ids);
  if (subject.title.empty()) subject.title = "All links";
  auto depth = count_option(arguments, "depth", subject.depth);
  if (!depth) return depth.error();
  if (arguments.has("depth") && subject.entities.empty())
    return Error{ErrorCode::kInvalidArgument, "--depth: needs --entity, around which it counts"};
  auto lines = count_option(arguments, "lines", subject.lines);
  if (!lines) return lines.error();
  subject.depth = *depth;
  subject.lines = *lines;
  return subject;
}

Result<Answer> edges_of(const QuerySession& session, const Subject& subject) {
  EdgeReader reader(session.snapshot, session.ontology, session.filters.evidence);
  if (subject.entities.empty()) return strongest_edges(reader, session.filters);
  return neighborhood(reader, session.filters, subject.entities, subject.depth);
}

Result<std::string> canonical_lines(const QuerySession& session) {
  std::string text;
  auto done = export_canonical(session.store, [&](std::string_view line) -> Result<void> {
    text += line;
    text += '\n';
    return {};
  });
  if (!done) return done.error();
  return text;
}

Result<std::string> drawing(const QuerySession& session, const Subject& subject,
                            const std::string& format) {
  auto answer = edges_of(session, subject);
  if (!answer) return answer.error();
  if (answer->items.empty()) return Error{ErrorCode::kNotFound, "nothing found"};
  if (format == "json") {
    return answer_json(
        [&](JsonWriter& writer) { write_query(writer, subject.asked, session.filters); },
        [&](JsonWriter& writer) {
          for (const AnswerEdge& edge : answer->items)
            write_edge(writer, edge);
        },
        answer->truncated());
  }
  if (format == "csv") return edges_csv(answer->items);
  DiagramOptions options;
  options.title = subject.title;
  options.most_lines = subject.lines;
  std::string dot = to_dot(answer->items, session.ontology, options);
  return format == "dot" ? Result<std::string>(std::move(dot)) : render_dot(dot, format);
}

Result<std::string> content_of(const Arguments& arguments, const QuerySession& session,
                               const std::string& format, Console& console) {
  if (format != "ndjson") {
    auto subject = subject_of(arguments, session, console);
    if (!subject) return subject.error();
    return drawing(session, *subject, format);
  }
  for (const std::string_view option : {"entity", "depth", "lines"}) {
    if (arguments.has(option))
      return Error{ErrorCode::kInvalidArgument,
                   "ndjson holds the whole store: --" + std::string(option) + " does not apply"};
  }
  return canonical_lines(session);
}

/// The format that --format names, else the file's extension.
Result<std::string> format_of(const Arguments& arguments) {
  const std::string extension = std::filesystem::path(arguments.words[0]).extension().string();
  const std::string format =
      arguments.find("format").value_or(extension.empty() ? "" : extension.substr(1));
  for (const std::string_view known : {"dot", "svg", "png", "json", "ndjson", "csv"}) {
    if (format == known) return format;
  }
  return Error{ErrorCode::kInvalidArgument,
               "export: expected a file that ends in .dot, .svg, .png, .json, .ndjson or .csv, or "
               "--format, got \"" +
                   arguments.words[0] + "\""};
}

ExitStatus run_export(const Arguments& arguments, Console& console) {
  auto format = format_of(arguments);
  if (!format) return console.fail(format.error());
  auto session = open_unformatted_session(arguments);
  if (!session) return console.fail(session.error());
  auto content = content_of(arguments, **session, *format, console);
  if (!content) return fail_query(content.error(), console);
  const std::string& path = arguments.words[0];
  if (path == "-") {
    console.print(*content);
    return ExitStatus::kDone;
  }
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(content->data(), static_cast<std::streamsize>(content->size()));
  out.close();
  if (!out) return console.fail({ErrorCode::kIo, path + ": cannot be written"});
  return ExitStatus::kDone;
}

std::vector<Option> export_options() {
  std::vector<Option> options = query_options();
  for (Option& option : options) {
    if (option.name == "format")
      option.help = "dot, svg, png, json, ndjson or csv (default: the file's extension)";
  }
  return options + std::vector<Option>{
                       {"entity", "ENTITY", "what surrounds this entity (may be repeated)"},
                       {"depth", "N", "so many steps around it (default: 1)"},
                       {"lines", "N", "at most so many lines in a drawing (default: 60)"},
                   };
}

}  // namespace

Command export_command_row() {
  return {"export",  "FILE", "a diagram (dot, svg, png), or all as json, ndjson or csv",
          1,         1,      export_options(),
          run_export};
}

}  // namespace entente
