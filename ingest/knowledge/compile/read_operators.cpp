#include "ingest/knowledge/compile/read_operators.h"

#include <optional>
#include <string>

#include "ingest/knowledge/fact_table.h"

namespace entente {

Result<void> read_operators(const std::filesystem::path& facts_dir, KnowledgeDraft& draft) {
  enum : std::size_t { kOperator, kFacility, kFrom, kTo };
  const Result<FactTable> table =
      FactTable::read(facts_dir / "operators.tsv", {"operator", "facility", "from", "to"});
  if (!table) {
    return table.error();
  }
  for (std::size_t row = 0; row < table->row_count(); ++row) {
    for (const std::size_t column : {kOperator, kFacility}) {
      if (!draft.find(table->field(row, column))) {
        return table->error_at(
            row, "no file defines \"" + std::string(table->field(row, column)) + "\"");
      }
    }
    draft.operators.emplace_back(*draft.find(table->field(row, kOperator)),
                                 *draft.find(table->field(row, kFacility)));
  }
  return {};
}

}  // namespace entente
