#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "graph/edtf.h"

// Whatever is read as a date is printed as a text that reads back as the same days.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;
  const auto range = parse_edtf({reinterpret_cast<const char*>(data), size});
  if (!range.ok()) return 0;
  const auto text = format_edtf(*range);
  if (!text) return *range == DayRange() ? 0 : (std::abort(), 0);
  const auto again = parse_edtf(*text);
  if (!again.ok() || *again != *range) std::abort();
  return 0;
}
