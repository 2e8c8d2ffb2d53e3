#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/interval.h"
#include "graph/result.h"

namespace entente {

/// One file of data/facts: tab-separated UTF-8 lines, the first names the columns, empty lines and
/// lines that begin with '#' say nothing. Rows are read by column name. Owns the bytes; views live
/// as long as the table, also when it is moved.
class FactTable {
 public:
  /// Reads a file. `columns` are those that the caller will ask for, in the order of their numbers.
  /// Errors: kIo; kCorruption with file and line if a column is missing or a row has too many or
  /// too few fields.
  static Result<FactTable> read(const std::filesystem::path& path,
                                std::vector<std::string_view> columns);

  std::size_t row_count() const { return lines_.size(); }
  /// The field of the column with that number in `columns`. Requires: row < row_count().
  std::string_view field(std::size_t row, std::size_t column) const {
    return fields_[row * column_count_ + column];
  }
  /// The parts of a field that '|' separates; none if it is empty.
  std::vector<std::string_view> list(std::size_t row, std::size_t column) const;
  /// A date field: YYYY, YYYY-MM or YYYY-MM-DD as the days that it covers; nullopt if empty.
  /// Errors: kCorruption with file and line.
  Result<std::optional<DayRange>> date(std::size_t row, std::size_t column) const;
  /// An error that names the file, the line of `row` and the reason.
  Error error_at(std::size_t row, std::string_view reason) const;

 private:
  std::string file_name_;
  std::vector<char> bytes_;
  std::size_t column_count_ = 0;
  std::vector<std::string_view> fields_;  // Into bytes_: a vector keeps its address when moved.
  std::vector<std::uint32_t> lines_;      // The line number of each row, from 1.
};

}  // namespace entente
