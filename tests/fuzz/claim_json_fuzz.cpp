#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "graph/claim_json.h"

// A line that is read is written as a line that reads back as the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;
  const auto line = parse_exchange_line({reinterpret_cast<const char*>(data), size});
  if (!line.ok()) return 0;
  const auto written = std::visit([](const auto& value) { return to_json_line(value); }, *line);
  const auto again = parse_exchange_line(written);
  if (!again.ok()) std::abort();
  const auto rewritten = std::visit([](const auto& value) { return to_json_line(value); }, *again);
  if (written != rewritten) std::abort();
  return 0;
}
