#include "graph/value_codec.h"

#include <limits>

namespace entente {

namespace {

// Days outside these are not written: years -9999 to 9999 lie within.
constexpr std::int64_t kMinDay = -5'000'000, kMaxDay = 5'000'000;

}  // namespace

void ValueWriter::signed_number(std::int64_t value) {
  number((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
}

void ValueWriter::text(std::string_view value) {
  number(value.size());
  bytes_ += value;
}

void ValueWriter::optional_text(const std::optional<std::string>& value) {
  number(value ? value->size() + 1 : 0);
  if (value) bytes_ += *value;
}

void ValueWriter::optional_day(std::optional<Day> value) {
  byte(value ? 1 : 0);
  if (value) day(*value);
}

void ValueWriter::range(const DayRange& range) {
  const auto first = range.first(), last = range.last();
  byte(static_cast<std::uint8_t>((first ? 1 : 0) | (last ? 2 : 0)));
  if (first) day(*first);
  if (first && last) number(static_cast<std::uint64_t>((*last - *first).count()));
  if (!first && last) day(*last);
}

std::uint32_t ValueReader::small_number() {
  const std::uint64_t value = number();
  if (value > std::numeric_limits<std::uint32_t>::max()) fail();
  return ok_ ? static_cast<std::uint32_t>(value) : 0;
}

std::int64_t ValueReader::signed_number() {
  const std::uint64_t value = number();
  return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
}

std::optional<std::string> ValueReader::optional_text() {
  const std::uint64_t length = number();
  if (length == 0) return std::nullopt;
  return bytes_of(length - 1);
}

std::string_view ValueReader::raw(std::size_t length) {
  if (length > rest_.size()) return fail(), std::string_view();
  const auto bytes = rest_.substr(0, length);
  rest_.remove_prefix(length);
  return bytes;
}

Day ValueReader::day() {
  const std::int64_t value = signed_number();
  if (value < kMinDay || value > kMaxDay) return fail(), Day{};
  return Day{std::chrono::days{value}};
}

std::optional<Day> ValueReader::optional_day() {
  if (!flag()) return std::nullopt;
  return day();
}

bool ValueReader::flag() {
  const std::uint8_t value = byte();
  if (value > 1) fail();
  return value == 1;
}

DayRange ValueReader::range() {
  const std::uint8_t sides = byte();
  if (sides > 3) fail();
  std::optional<Day> first, last;
  if ((sides & 1) != 0) first = day();
  if (sides == 3) {
    const std::uint64_t length = number();
    if (length > static_cast<std::uint64_t>(kMaxDay - kMinDay)) return fail(), DayRange();
    last = *first + std::chrono::days{static_cast<std::int64_t>(length)};
    if (last->time_since_epoch().count() > kMaxDay) return fail(), DayRange();
  } else if (sides == 2) {
    last = day();
  }
  const auto range = DayRange::of(first, last);
  if (!ok_ || !range) return fail(), DayRange();
  return *range;
}

std::size_t ValueReader::count(std::size_t min_bytes) {
  const std::uint64_t value = number();
  if (value > rest_.size() / min_bytes) return fail(), 0;
  return static_cast<std::size_t>(value);
}

std::optional<Error> ValueReader::version(std::string_view kind, std::uint8_t newest) {
  const std::uint8_t value = byte();
  if (ok_ && value > newest)
    return Error{ErrorCode::kUnsupported, std::string(kind) + " record of version " +
                                              std::to_string(value) + ", newer than this build"};
  if (value != newest) fail();
  return std::nullopt;
}

void ValueReader::fail() {
  ok_ = false;
  rest_ = {};
}

std::string ValueReader::bytes_of(std::uint64_t length) {
  if (length > rest_.size()) return fail(), std::string();
  return std::string(raw(static_cast<std::size_t>(length)));
}

}  // namespace entente
