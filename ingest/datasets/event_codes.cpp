#include "ingest/datasets/event_codes.h"

#include "ingest/knowledge/fact_table.h"

namespace entente {

namespace {

std::string key_of(std::string_view scheme, std::string_view code) {
  return std::string(scheme) + " " + std::string(code);
}

std::string relation_or_none(std::string_view field) {
  return field == "-" ? std::string() : std::string(field);
}

}  // namespace

Result<EventCodes> EventCodes::load(const std::filesystem::path& codes_dir) {
  auto table = FactTable::read(codes_dir / "events.tsv", {"scheme", "code", "relation", "otherwise",
                                                          "direction", "polarity", "modality"});
  if (!table) return table.error();
  EventCodes codes;
  for (std::size_t row = 0; row < table->row_count(); ++row) {
    CodedRelation relation;
    relation.relation = relation_or_none(table->field(row, 2));
    relation.otherwise = relation_or_none(table->field(row, 3));
    relation.reversed = table->field(row, 4) == "reverse";
    const auto polarity = parse_polarity(table->field(row, 5));
    const auto modality = parse_modality(table->field(row, 6));
    if (!polarity || !modality) return table->error_at(row, "no such polarity or modality");
    relation.polarity = *polarity;
    relation.modality = *modality;
    const std::string key = key_of(table->field(row, 0), table->field(row, 1));
    if (!codes.relations_.emplace(key, std::move(relation)).second)
      return table->error_at(row, "a second line of this code");
  }
  return codes;
}

const CodedRelation* EventCodes::find(std::string_view scheme, std::string_view code) const {
  const auto exactly = [&](std::string_view wanted) -> const CodedRelation* {
    const auto found = relations_.find(key_of(scheme, wanted));
    return found == relations_.end() ? nullptr : &found->second;
  };
  if (scheme == "cameo") {
    for (std::size_t digits = code.size(); digits >= 2; --digits) {
      if (const auto* found = exactly(code.substr(0, digits))) return found;
    }
    return nullptr;
  }
  if (const auto* found = exactly(code)) return found;
  const std::size_t colon = code.find(':');  // Of ACLED: the type without its sub-type.
  return colon == std::string_view::npos ? nullptr : exactly(code.substr(0, colon));
}

}  // namespace entente
