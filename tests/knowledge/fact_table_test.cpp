#include "ingest/knowledge/fact_table.h"

#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <vector>

#include "tests/support/temporary_directory.h"

namespace entente {
namespace {

TEST_CASE("FactTable reads fields by column name, lists and dates") {
  const TemporaryDirectory directory;
  const auto path = directory.path() / "facts.tsv";
  std::ofstream(path)
      << "name\tid\taliases\tfrom\n# a remark\n\nKant\tk\ta|b\t2003-10\nGyumri\tg\t\t\n";
  const Result<FactTable> table = FactTable::read(path, {"id", "aliases", "from"});
  REQUIRE(table);
  REQUIRE(table->row_count() == 2);
  CHECK(table->field(0, 0) == "k");
  CHECK(table->list(0, 1) == std::vector<std::string_view>{"a", "b"});
  CHECK(table->list(1, 1).empty());
  const auto date = table->date(0, 2);
  REQUIRE(date);
  CHECK(date->has_value());
  REQUIRE(table->date(1, 2));
  CHECK_FALSE(table->date(1, 2)->has_value());
}

TEST_CASE("FactTable errors name the file and the line") {
  const TemporaryDirectory directory;
  const auto path = directory.path() / "facts.tsv";
  for (const char* text : {"id\tname\nx\n", "id\tname\nx\ty\tz\n"}) {
    std::ofstream(path) << text;
    const Result<FactTable> table = FactTable::read(path, {"id"});
    REQUIRE_FALSE(table);
    CHECK(table.error().code == ErrorCode::kCorruption);
    CHECK(table.error().message.find("facts.tsv:2") != std::string::npos);
  }
  std::ofstream(path) << "name\nx\n";
  const Result<FactTable> without_column = FactTable::read(path, {"id"});
  REQUIRE_FALSE(without_column);
  CHECK(without_column.error().code == ErrorCode::kCorruption);
  const Result<FactTable> absent = FactTable::read(directory.path() / "none.tsv", {"id"});
  REQUIRE_FALSE(absent);
  CHECK(absent.error().code == ErrorCode::kIo);
  std::ofstream(path) << "id\tfrom\nx\tsoon\n";
  const Result<FactTable> dates = FactTable::read(path, {"id", "from"});
  REQUIRE(dates);
  const auto date = dates->date(0, 1);
  REQUIRE_FALSE(date);
  CHECK(date.error().message.find("facts.tsv:2") != std::string::npos);
}

}  // namespace
}  // namespace entente
