// find, show and explain: what a name, an id or a claim stands for.
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
constexpr std::size_t kContextBytes = 160;  // Of the article, on each side of a sentence.

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

/// Moves a byte offset back to where a character begins.
std::size_t character_start(std::string_view text, std::size_t offset) {
  while (offset > 0 && offset < text.size() &&
         (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U)
    --offset;
  return offset;
}

/// The sentence with what stands before and after it in the article.
std::string in_context(const std::string& text, const TextEvidence& span, bool colour) {
  const std::size_t from =
      character_start(text, span.begin > kContextBytes ? span.begin - kContextBytes : 0);
  const std::size_t to = character_start(text, std::min(text.size(), span.end + kContextBytes));
  return (from > 0 ? "…" : "") + text.substr(from, span.begin - from) +
         (colour ? "\x1b[1m" : ">>") + text.substr(span.begin, span.end - span.begin) +
         (colour ? "\x1b[0m" : "<<") + text.substr(span.end, to - span.end) +
         (to < text.size() ? "…" : "");
}

std::string_view verdict(DecisionKind kind) {
  if (kind == DecisionKind::kReject) return "rejected";
  return kind == DecisionKind::kConfirm ? "confirmed" : "forgotten";
}

Result<void> print_claim(const ClaimEntry& entry, const QuerySession& session, Console& console) {
  EvidenceReader evidence(session.snapshot);
  auto cited = evidence.cited_claim(entry);
  if (!cited) return cited.error();
  const Claim& claim = cited->claim;
  const auto width = static_cast<std::size_t>(console.width());
  console.print(fmt::format("claim {}\n{} {}{}{}{}\n\n", claim.id, claim.subject.entity.name,
                            relation_in_words({"", claim.relation, "", ""}, session.ontology),
                            claim.object ? " " + claim.object->entity.name : "",
                            claim.role ? " as " + *claim.role : "",
                            fmt::format("  ({}, {}, confidence {:.2f})", to_string(claim.polarity),
                                        to_string(claim.modality), claim.confidence)));
  auto decision = session.snapshot.decision_on(entry.claim);
  if (!decision) return decision.error();
  if (*decision != nullptr)
    console.print(fmt::format("  {} by {} on {}{}\n\n", verdict((*decision)->kind),
                              (*decision)->who, format_instant((*decision)->when).substr(0, 10),
                              (*decision)->why.empty() ? "" : ": " + (*decision)->why));
  const TableLook look{width, console.colour()};
  const auto* span = std::get_if<TextEvidence>(&claim.evidence);
  bool shown = false;
  if (span != nullptr && entry.article) {
    auto article = session.snapshot.article(*entry.article, Snapshot::Text::kWith);
    if (!article) return article.error();
    const std::string& text = article->article.text;
    shown = span->begin <= span->end && span->end <= text.size() && !text.empty();
    if (shown) {
      for (const std::string& line : wrapped(in_context(text, *span, console.colour()), width - 2))
        console.print("  " + line + "\n");
      console.print("\n");
    }
  }
  console.print((shown ? origin_rows(*cited, look, 2) : quote_rows(*cited, look, 2)) + "\n");
  return {};
}

ExitStatus run_explain(const Arguments& arguments, Console& console) {
  if (arguments.words[0].find_first_not_of(" \t\r\n") == std::string::npos) {
    return console.fail({ErrorCode::kInvalidArgument,
                         "explain: the claim's id is empty; 'timeline --format json' tells ids"});
  }
  auto session = open_session(arguments);
  if (!session) return console.fail(session.error());
  auto entry = resolve_claim((*session)->snapshot, arguments.words[0]);
  if (!entry) return fail_query(entry.error(), console);
  EdgeQueries queries((*session)->snapshot, (*session)->ontology, (*session)->filters);
  auto answer = queries.edges_of_claim(*entry);
  if (!answer) return fail_query(answer.error(), console);
  if ((*session)->format == Format::kTable) {
    if (auto printed = print_claim(*entry, **session, console); !printed)
      return fail_query(printed.error(), console);
  }
  return print_answer({"explain", {}, {{"claim", entry->id.to_string()}}}, *answer, **session,
                      console);
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

Command explain_command_row() {
  return {"explain",       "CLAIM",    "a claim in its article, and the edges that cite it", 1, 1,
          query_options(), run_explain};
}

}  // namespace entente
