#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"
#include "ingest/datasets/coded_row.h"

namespace entente {

/// The fields of one line.
using Fields = std::vector<std::string>;

/// A line of fields parted by `separator`; with `quotes`, fields in double quotes may hold it, and
/// doubled quotes mean one (RFC 4180). Nothing if a quote is not closed: the row goes on in the
/// next line.
std::optional<Fields> split_row(std::string_view line, char separator, bool quotes);

/// Where the columns of a table with a header are.
class Columns {
 public:
  explicit Columns(const Fields& header);
  /// The field of that column; empty for a column that the table lacks, and for "NA" and "None".
  std::string_view at(const Fields& row, std::string_view name) const;
  bool has(std::string_view name) const { return columns_.contains(name); }
  std::size_t size() const { return size_; }

 private:
  std::map<std::string, std::size_t, std::less<>> columns_;
  std::size_t size_ = 0;
};

/// A data set of events and how its rows are read.
struct DatasetFormat {
  std::string_view name;     ///< As --format names it: "gdelt-2.0".
  std::string_view dataset;  ///< As the evidence of claims names it: "gdelt" of both its formats.
  std::string_view title;    ///< For people.
  char separator = '\t';
  bool quotes = false;      ///< Fields may stand in double quotes.
  bool header = true;       ///< The first line names the columns.
  double confidence = 0.5;  ///< What one row weighs: docs/datasets.md says why.
  /// Whether the first line is one of this format.
  bool (*matches)(const Fields& first);
  /// Reads a row. Errors: kInvalidArgument, with the column and why.
  Result<CodedRow> (*read)(const Fields& row, const Columns& columns);
};

/// All formats, in the order in which they are tried.
std::span<const DatasetFormat> dataset_formats();

}  // namespace entente
