#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "ingest/reading/byte_stream.h"
#include "ingest/reading/record_reader.h"

namespace entente {

/// Whether bytes begin like JSON of records: an object, or a list of objects.
bool looks_like_json(std::string_view head);

/// The objects of an input with one a line; blank lines are passed over. Numbers are those of
/// lines. Errors of next(), after which reading goes on: kInvalidArgument for a line that is no
/// JSON, kLimit for one of more than `record_bytes`.
std::unique_ptr<RecordSource> open_json_lines(BufferedStream bytes, std::size_t record_bytes);

/// The objects of an input with one after the other, over any lines, or in a list; an object that
/// has a list of objects, as the answers of services do, stands for these. Numbers count from 1.
/// Memory does not grow with the input, but by a record. Errors as above; after a record that does
/// not end what follows is lost.
std::unique_ptr<RecordSource> open_json(BufferedStream bytes, std::size_t record_bytes);

}  // namespace entente
