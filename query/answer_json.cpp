#include "query/answer_json.h"

#include "graph/claim_json.h"
#include "graph/edtf.h"

namespace entente {

namespace {

constexpr std::string_view kHolds[] = {"no", "possibly", "certainly"};  // By Truth's numbers.

void write_bounds(JsonWriter& writer, const Bounds& bounds) {
  writer.key("start").optional(format_edtf(bounds.start));
  writer.key("end").optional(format_edtf(bounds.end));
}

void write_dispute(JsonWriter& writer, const AnswerEdge& edge) {
  if (!edge.edge.dispute) {
    writer.null();
    return;
  }
  writer.begin_object();
  writer.key("kind").string(to_string(edge.edge.dispute->kind));
  if (!edge.edge.dispute->readings.empty()) {
    writer.key("readings").begin_array();
    for (const Reading& reading : edge.edge.dispute->readings) {
      writer.begin_object();
      write_bounds(writer, reading.bounds);
      writer.key("origins").integer(reading.origins);
      writer.end_object();
    }
    writer.end_array();
  }
  if (!edge.against.empty()) {
    writer.key("against").begin_array();
    for (const AnswerEdge& other : edge.against) {
      AnswerEdge plain = other;
      plain.edge.dispute.reset();  // Its dispute is this one: it would have no end.
      write_edge(writer, plain);
    }
    writer.end_array();
  }
  writer.end_object();
}

void write_evidence(JsonWriter& writer, const Claim& claim) {
  const auto* text = std::get_if<TextEvidence>(&claim.evidence);
  if (text != nullptr) {
    writer.key("quote").string(text->quote);
    writer.key("begin").integer(text->begin);
    writer.key("end").integer(text->end);
    return;
  }
  const auto& row = std::get<RowEvidence>(claim.evidence);
  for (const std::string_view field : {"quote", "begin", "end"})
    writer.key(field).null();
  writer.key("dataset").string(row.dataset);
  writer.key("release").string(row.release);
  writer.key("row").string(row.row);
  writer.key("url").optional(row.url);
}

}  // namespace

void write_cited_claim(JsonWriter& writer, const CitedClaim& cited) {
  const Claim& claim = cited.claim;
  const bool in_article = !claim.article.empty();
  const auto if_article = [&](const std::string& text) {
    return in_article ? std::optional(text) : std::nullopt;
  };
  writer.begin_object();
  writer.key("id").string(claim.id);
  writer.key("relation").string(claim.relation);
  writer.key("article").optional(if_article(claim.article));
  writer.key("document").optional(if_article(claim.document));
  writer.key("title").optional(if_article(cited.title));
  writer.key("source").optional(cited.source);
  writer.key("published")
      .optional(claim.published ? std::optional(format_day(*claim.published)) : std::nullopt);
  writer.key("sentence");
  if (in_article)
    writer.integer(claim.sentence);
  else
    writer.null();
  write_evidence(writer, claim);
  writer.key("attribution");
  if (claim.attribution)
    write_entity(writer, claim.attribution->entity);
  else
    writer.null();
  writer.end_object();
}

void write_edge(JsonWriter& writer, const AnswerEdge& edge) {
  writer.begin_object();
  writer.key("edge").string(edge.edge.id);
  writer.key("subject");
  write_entity(writer, edge.subject);
  writer.key("relation").string(edge.edge.key.relation);
  writer.key("object");
  if (edge.object)
    write_entity(writer, *edge.object);
  else
    writer.null();
  const std::string& role = edge.edge.key.role;
  writer.key("role").optional(role.empty() ? std::nullopt : std::optional(role));
  write_bounds(writer, edge.edge.bounds);
  writer.key("holds").optional(
      edge.holds ? std::optional(std::string(kHolds[static_cast<std::size_t>(*edge.holds)]))
                 : std::nullopt);
  writer.key("polarity").string(to_string(edge.edge.polarity));
  writer.key("modality").string(to_string(edge.edge.modality));
  writer.key("confidence").number(edge.edge.confidence);
  writer.key("origins").integer(edge.edge.origins);
  if (edge.grade) writer.key("grade").string(*edge.grade);
  writer.key("dispute");
  write_dispute(writer, edge);
  writer.key("claims").begin_array();
  for (const CitedClaim& claim : edge.claims)
    write_cited_claim(writer, claim);
  writer.end_array();
  writer.end_object();
}

void write_path(JsonWriter& writer, const PathAnswer& path) {
  writer.begin_object();
  writer.key("window").null();
  writer.key("confidence").number(path.confidence);
  writer.key("edges").begin_array();
  for (const AnswerEdge& edge : path.edges)
    write_edge(writer, edge);
  writer.end_array();
  writer.end_object();
}

std::string answer_json(const std::function<void(JsonWriter&)>& write_query,
                        const std::function<void(JsonWriter&)>& write_items, bool truncated) {
  JsonWriter writer;
  writer.begin_object().key("query");
  write_query(writer);
  writer.key("items").begin_array();
  write_items(writer);
  writer.end_array();
  writer.key("truncated").boolean(truncated).end_object();
  return writer.take() + "\n";
}

}  // namespace entente
