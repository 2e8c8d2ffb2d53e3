#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>

#include "ingest/reading/byte_stream.h"
#include "ingest/reading/record_reader.h"

namespace entente {

/// What stands between the fields of a table whose first line names them, one of them the text of
/// articles and another one known too: a comma, a semicolon, a tab or a bar.
std::optional<char> table_separator(std::string_view head, const FieldMap& fields);

/// The rows of a table as objects (RFC 4180: fields in quotes may have separators, breaks and
/// doubled quotes). Names come from the first row; where the caller's fields are numbers
/// (`text=4`), there is no such row and columns are named 1, 2, ... Numbers are those of lines.
/// Errors of next(), after which reading goes on: kInvalidArgument for a row with another number of
/// fields than the first, for a quote that is not closed, and, first of all, for a table with no
/// column of the text; kLimit for a row of more than `record_bytes`.
std::unique_ptr<RecordSource> open_table(BufferedStream bytes, char separator, FieldMap fields,
                                         std::size_t record_bytes);

}  // namespace entente
