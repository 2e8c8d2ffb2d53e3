// The JSON lines of graph/decision.h.

#include <limits>

#include "graph/decision.h"
#include "graph/json.h"

namespace entente {

namespace {

/// A text field; empty if it is absent.
Result<void> take_text(const Json& object, std::string_view key, std::string& to) {
  auto text = optional_string(object, key);
  if (!text.ok()) return text.error();
  to = std::move(*text).value_or("");
  return {};
}

Result<ClaimName> read_claim_name(const Json& object) {
  ClaimName name;
  const std::pair<std::string_view, std::string*> texts[] = {
      {"article", &name.article}, {"dataset", &name.dataset}, {"release", &name.release},
      {"row", &name.row},         {"subject", &name.subject}, {"relation", &name.relation},
      {"object", &name.object}};
  for (const auto& [key, to] : texts)
    if (auto taken = take_text(object, key, *to); !taken.ok()) return taken.error();
  if (name.article.empty()) return name;
  const std::pair<std::string_view, std::uint32_t*> offsets[] = {{"begin", &name.begin},
                                                                 {"end", &name.end}};
  for (const auto& [key, to] : offsets) {
    auto offset = require_integer(object, key, 0, std::numeric_limits<std::uint32_t>::max());
    if (!offset.ok()) return offset.error();
    *to = static_cast<std::uint32_t>(*offset);
  }
  return name;
}

void write_claim_name(JsonWriter& writer, const ClaimName& name) {
  writer.begin_object();
  if (!name.article.empty()) {
    writer.key("article").string(name.article);
    writer.key("begin").integer(name.begin);
    writer.key("end").integer(name.end);
  } else {
    writer.key("dataset").string(name.dataset);
    writer.key("release").string(name.release);
    writer.key("row").string(name.row);
  }
  writer.key("subject").string(name.subject);
  writer.key("relation").string(name.relation);
  if (!name.object.empty()) writer.key("object").string(name.object);
  writer.end_object();
}

}  // namespace

void write_decision_fields(JsonWriter& writer, const Decision& decision) {
  writer.key("decision").string(decision.id);
  writer.key("kind").string(to_string(decision.kind));
  writer.key("when").string(format_instant(decision.when));
  writer.key("who").string(decision.who);
  const std::pair<std::string_view, const std::string*> texts[] = {
      {"why", &decision.why}, {"target", &decision.target}, {"other", &decision.other}};
  for (const auto& [key, text] : texts) {
    writer.key(key);
    text->empty() ? writer.null() : writer.string(*text);
  }
  writer.key("claims").begin_array();
  for (const ClaimName& claim : decision.claims)
    write_claim_name(writer, claim);
  writer.end_array();
}

std::string to_json_line(const Decision& decision) {
  JsonWriter writer;
  writer.begin_object();
  write_decision_fields(writer, decision);
  writer.end_object();
  return writer.take();
}

Result<Decision> parse_decision(const Json& line) {
  Decision decision;
  auto kind = require_string(line, "kind");
  if (!kind.ok()) return kind.error();
  const auto known = parse_decision_kind(*kind);
  if (!known)
    return Error{ErrorCode::kInvalidArgument,
                 "field \"kind\": unknown decision \"" + kind->substr(0, 80) + "\""};
  decision.kind = *known;
  auto when = require_string(line, "when");
  if (!when.ok()) return when.error();
  auto instant = parse_instant(*when);
  if (!instant.ok()) return with_context("field \"when\"", instant.error());
  decision.when = *instant;
  const std::pair<std::string_view, std::string*> texts[] = {{"decision", &decision.id},
                                                             {"who", &decision.who},
                                                             {"why", &decision.why},
                                                             {"target", &decision.target},
                                                             {"other", &decision.other}};
  for (const auto& [key, to] : texts)
    if (auto taken = take_text(line, key, *to); !taken.ok()) return taken.error();
  const Json* claims = line.find("claims");
  if (claims != nullptr && !claims->is_null()) {
    if (claims->as_array() == nullptr)
      return Error{ErrorCode::kInvalidArgument,
                   "field \"claims\": expected an array, got " + std::string(claims->kind_name())};
    for (const Json& item : *claims->as_array()) {
      auto name = read_claim_name(item);
      if (!name.ok()) return with_context("field \"claims\"", name.error());
      decision.claims.push_back(std::move(*name));
    }
  }
  if (auto completed = complete_decision(decision); !completed.ok()) return completed.error();
  return decision;
}

}  // namespace entente
