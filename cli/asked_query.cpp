#include "cli/asked_query.h"

#include "graph/claim_json.h"
#include "graph/edtf.h"

namespace entente {

namespace {

void write_words(JsonWriter& writer, std::string_view key, const std::vector<std::string>& words) {
  writer.key(key).begin_array();
  for (const std::string& word : words)
    writer.string(word);
  writer.end_array();
}

}  // namespace

void write_query(JsonWriter& writer, const AskedQuery& asked, const QueryFilters& filters) {
  const auto day = [](const std::optional<Day>& value) {
    return value ? std::optional(format_day(*value)) : std::nullopt;
  };
  const EdgeFilter& edges = filters.edges;
  writer.begin_object().key("command").string(asked.command);
  for (const auto& [role, entity] : asked.entities) {
    writer.key(role);
    write_entity(writer, entity);
  }
  for (const auto& [key, word] : asked.words)
    writer.key(key).string(word);
  writer.key("from_day").optional(day(edges.window ? edges.window->first() : std::nullopt));
  writer.key("to_day").optional(day(edges.window ? edges.window->last() : std::nullopt));
  writer.key("known_at").optional(day(filters.evidence.known_at));
  write_words(writer, "relations", edges.relations);
  writer.key("min_confidence").number(edges.min_confidence);
  std::vector<std::string> include;
  const std::pair<const char*, bool> flags[] = {{"negated", edges.negated},
                                                {"planned", edges.planned},
                                                {"possible", edges.possible},
                                                {"demanded", edges.demanded},
                                                {"undated", filters.evidence.undated}};
  for (const auto& [name, set] : flags) {
    if (set) include.emplace_back(name);
  }
  write_words(writer, "include", include);
  write_words(writer, "source", filters.evidence.sources);
  write_words(writer, "without_source", filters.evidence.without_sources);
  if (filters.evidence.grades) writer.key("grades").boolean(true);
  writer.key("limit").integer(static_cast<std::int64_t>(filters.limit)).end_object();
}

}  // namespace entente
