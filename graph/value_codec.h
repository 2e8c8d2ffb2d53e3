#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "graph/interval.h"
#include "graph/result.h"

namespace entente {

/// The bytes of numbers, texts and days, of which the records of graph/record_codec.h are made.
/// docs/storage_format.md gives their grammar.

/// Writes values one behind the other.
class ValueWriter {
 public:
  void byte(std::uint8_t value) { bytes_ += static_cast<char>(value); }
  /// Seven bits a byte, lowest first, the high bit set while more follow.
  void number(std::uint64_t value);
  /// Small magnitudes of either sign as small numbers.
  void signed_number(std::int64_t value);
  void text(std::string_view value);
  /// 0, or the length plus one and the bytes.
  void optional_text(const std::optional<std::string>& value);
  void raw(std::string_view bytes) { bytes_ += bytes; }
  void day(Day day) { signed_number(day.time_since_epoch().count()); }
  void optional_day(std::optional<Day> value);
  /// Which sides there are, the first day, and the last as a distance from the first if both.
  void range(const DayRange& range);
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Reads what ValueWriter writes. After the first wrong byte everything reads as zero and ok() is
/// false. Takes any bytes; what no writer writes (a number longer than need be) is wrong. Borrows
/// the bytes.
class ValueReader {
 public:
  explicit ValueReader(std::string_view bytes) : rest_(bytes) {}

  std::uint8_t byte();
  std::uint64_t number();
  std::uint32_t small_number();
  std::int64_t signed_number();
  std::string text() { return bytes_of(number()); }
  std::optional<std::string> optional_text();
  std::string_view raw(std::size_t length);
  Day day();
  std::optional<Day> optional_day();
  bool flag();
  DayRange range();
  /// How many items follow, each of at least `min_bytes`: never more than the rest can hold.
  std::size_t count(std::size_t min_bytes);
  /// Reads the version of a value: kUnsupported if it is above `newest`; another than that is
  /// wrong.
  std::optional<Error> version(std::string_view kind, std::uint8_t newest);

  void fail();
  bool ok() const { return ok_; }
  bool at_end() const { return rest_.empty(); }

 private:
  std::string bytes_of(std::uint64_t length);

  std::string_view rest_;
  bool ok_ = true;
};

// The innermost loops of every read and write stay inline.

inline void ValueWriter::number(std::uint64_t value) {
  for (; value >= 0x80; value >>= 7)
    byte(static_cast<std::uint8_t>(value | 0x80));
  byte(static_cast<std::uint8_t>(value));
}

inline std::uint8_t ValueReader::byte() {
  if (rest_.empty()) return fail(), std::uint8_t{0};
  const auto value = static_cast<std::uint8_t>(rest_.front());
  rest_.remove_prefix(1);
  return value;
}

inline std::uint64_t ValueReader::number() {
  std::uint64_t value = 0;
  for (int shift = 0; shift < 64; shift += 7) {
    const std::uint8_t b = byte();
    if (!ok_ || (shift == 63 && b > 1)) break;
    value |= static_cast<std::uint64_t>(b & 0x7F) << shift;
    if (b >= 0x80) continue;
    if (b == 0 && shift > 0) break;  // Longer than need be.
    return value;
  }
  return fail(), 0;
}

}  // namespace entente
