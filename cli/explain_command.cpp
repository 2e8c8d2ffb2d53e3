// explain: a claim in its article, how it was found, and the edges that cite it.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "cli/edge_output.h"
#include "cli/edge_table.h"
#include "cli/query_commands.h"
#include "cli/query_session.h"
#include "cli/text_layout.h"
#include "graph/text.h"
#include "ingest/pipeline.h"
#include "query/edge_queries.h"
#include "query/wording.h"

namespace entente {

namespace {

constexpr std::size_t kContextBytes = 160;  // Of the article, on each side of a sentence.
constexpr double kLeastWeight = 0.05;       // What adds less to the confidence is not told.

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

/// The article as its current extraction read it.
Article extracted_article(StoredArticle stored) {
  Article article = std::move(stored.article);
  if (!stored.extracted) return article;
  article.name = stored.extracted->name;
  article.title = stored.extracted->title;
  article.source = stored.extracted->source;
  article.url = stored.extracted->url;
  article.published = stored.extracted->published;
  return article;
}

std::string end_line(const ClaimEnd& end) {
  const std::string mention = end.mention.empty() || end.mention == end.entity.name
                                  ? ""
                                  : quoted(std::string_view(end.mention)) + " is ";
  return fmt::format("{}{} ({})", mention, end.entity.name, end.entity.id);
}

/// "0.93: +2.28 to begin with, +1.11 structural, -0.45 pronoun"
std::string confidence_line(double confidence, const ConfidenceModel& model,
                            const MatchFeatures& features) {
  std::string text = fmt::format("{:.2f}: {:+.2f} to begin with", confidence, model.bias());
  for (const auto& [name, weight] : model.contributions(features)) {
    if (std::abs(weight) < kLeastWeight) continue;
    std::string words(name);
    std::replace(words.begin(), words.end(), '_', ' ');
    text += fmt::format(", {:+.2f} {}", weight, words);
  }
  return text;
}

void print_trace(const Claim& claim, const ClaimTrace& trace, const ConfidenceModel& model,
                 Console& console) {
  std::vector<std::pair<std::string_view, std::string>> rows = {
      {"words", trace.entry.empty()
                    ? "the shape of the phrase alone"
                    : trace.entry + ", such as " + quoted(std::string_view(trace.example))},
      {"syntax", trace.syntax},
      {"subject", end_line(claim.subject)}};
  if (claim.object) rows.emplace_back("object", end_line(*claim.object));
  if (claim.place) rows.emplace_back("place", end_line(*claim.place));
  if (claim.attribution) rows.emplace_back("said by", end_line(*claim.attribution));
  if (!trace.standing.empty()) rows.emplace_back("standing", trace.standing);
  rows.emplace_back("dates", trace.dates);
  rows.emplace_back("confidence", confidence_line(claim.confidence, model, trace.features));
  constexpr std::size_t kLabelWidth = 13;
  console.print("how it was found\n");
  for (const auto& [label, text] : rows) {
    std::string lead = "  " + padded(std::string(label), kLabelWidth - 2);
    for (const std::string& line :
         wrapped(text, static_cast<std::size_t>(console.width()) - kLabelWidth)) {
      console.print(lead + line + "\n");
      lead.assign(kLabelWidth, ' ');
    }
  }
  console.print("\n");
}

/// Reads the article once more, by the same extractor, and tells how the claim was found. What
/// cannot be told is said, and is no error.
Result<void> print_derivation(const ClaimEntry& entry, const QuerySession& session,
                              const Arguments& arguments, Console& console) {
  if (!entry.article) return {};
  auto stored = session.snapshot.article(*entry.article, Snapshot::Text::kWith);
  if (!stored) return stored.error();
  if (stored->article.text.empty()) return {};
  PipelineOptions options;
  options.data_dir = session.data_folder;
  options.min_confidence = 0.0;
  for (const std::string& file : arguments.all("actors"))
    options.dictionaries.emplace_back(file);
  auto pipeline = Pipeline::load(options);
  if (!pipeline) return pipeline.error();
  if (pipeline->fingerprint() != stored->article.extractor) {
    console.print(
        "how it was found: by another version of the extractor, its data or its "
        "dictionaries; ingest the article again to see\n\n");
    return {};
  }
  const ExtractedArticle again = pipeline->extract(extracted_article(std::move(*stored)));
  const std::string id = entry.id.to_string();
  for (std::size_t i = 0; i < again.claims.size(); ++i)
    if (again.claims[i].id == id)
      print_trace(again.claims[i], again.traces[i], pipeline->confidence(), console);
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
    if (!arguments.has("brief"))
      if (auto told = print_derivation(*entry, **session, arguments, console); !told)
        console.report(told.error().message);
  }
  return print_answer({"explain", {}, {{"claim", entry->id.to_string()}}}, *answer, **session,
                      console);
}

}  // namespace

Command explain_command_row() {
  return {
      "explain",
      "CLAIM",
      "a claim in its article, how it was found, and the edges that cite it",
      1,
      1,
      query_options() +
          std::vector<Option>{
              {"brief", "", "without how it was found, which reads the article once more"},
              {"actors", "FILE", "a dictionary by which the article was read (may be repeated)"}},
      run_explain};
}

}  // namespace entente
