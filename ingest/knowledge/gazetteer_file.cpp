#include "ingest/knowledge/gazetteer_file.h"

#include <xxhash.h>

#include <utility>

namespace entente {
namespace {

std::uint64_t read_u64(std::string_view bytes, std::size_t offset) {
  std::uint64_t value = 0;
  for (std::size_t i = 8; i-- > 0;) {
    value = value << 8U | static_cast<std::uint8_t>(bytes[offset + i]);
  }
  return value;
}

std::uint32_t read_u32(std::string_view bytes, std::size_t offset) {
  return RecordList(bytes.substr(offset, 4), 4).u32(0);
}

}  // namespace

std::uint64_t gazetteer_checksum(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kGazetteerChecksumOffset),
                         rest = bytes.substr(kGazetteerChecksumOffset + 8);
  return XXH3_64bits_withSeed(rest.data(), rest.size(), XXH3_64bits(head.data(), head.size()));
}

std::size_t RecordList::lower_bound(std::uint32_t wanted, std::size_t offset) const {
  std::size_t low = 0, high = size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (u32(middle, offset) < wanted) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

std::optional<StringTable> StringTable::of(std::string_view bytes, std::size_t count) {
  const std::size_t begins = (count + 1) * 4;
  if (count >= bytes.size() || begins > bytes.size()) {
    return std::nullopt;
  }
  StringTable table;
  table.begins_ = RecordList(bytes.substr(0, begins), 4);
  table.text_ = bytes.substr(begins);
  return table;
}

std::string_view StringTable::operator[](std::size_t index) const {
  const std::size_t begin = begins_.u32(index), end = begins_.u32(index + 1);
  return begin <= end && end <= text_.size() ? text_.substr(begin, end - begin)
                                             : std::string_view();
}

std::size_t StringTable::lower_bound(std::string_view key, std::size_t begin,
                                     std::size_t end) const {
  std::size_t low = begin, high = end;
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if ((*this)[middle] < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

std::optional<std::size_t> StringTable::find(std::string_view key) const {
  const std::size_t at = lower_bound(key);
  return at < size() && (*this)[at] == key ? std::optional(at) : std::nullopt;
}

std::optional<DayRange> read_day_range(const RecordList& records, std::size_t record,
                                       std::size_t offset) {
  const auto day = [](std::int32_t number) { return Day(std::chrono::days(number)); };
  const std::int32_t first = records.i32(record, offset), last = records.i32(record, offset + 4);
  return DayRange::of(first == kNoDayFirst ? std::nullopt : std::optional(day(first)),
                      last == kNoDayLast ? std::nullopt : std::optional(day(last)));
}

Result<GazetteerFile> GazetteerFile::open(const std::filesystem::path& path) {
  Result<MappedFile> mapped = MappedFile::open(path);
  if (!mapped) {
    return with_context("gazetteer", mapped.error());
  }
  GazetteerFile file;
  file.mapped_ = *std::move(mapped);
  file.path_ = path.string();
  if (Result<void> head = file.read_head(); !head) {
    return with_context(file.path_, head.error());
  }
  return file;
}

Result<void> GazetteerFile::read_head() {
  const std::string_view bytes = mapped_.bytes();
  if (bytes.size() < kGazetteerHeaderBytes ||
      bytes.substr(0, kGazetteerMagic.size()) != kGazetteerMagic) {
    return Error{ErrorCode::kCorruption, "not a gazetteer"};
  }
  const std::uint32_t format = read_u32(bytes, 8), count = read_u32(bytes, 12);
  if (format > kGazetteerFormat) {
    return Error{ErrorCode::kUnsupported, "gazetteer of format " + std::to_string(format) +
                                              ", this build reads " +
                                              std::to_string(kGazetteerFormat)};
  }
  if (format == 0 || read_u64(bytes, 16) != bytes.size()) {
    return Error{ErrorCode::kCorruption, "gazetteer cut short or changed: wrong size"};
  }
  if ((bytes.size() - kGazetteerHeaderBytes) / kGazetteerTableRowBytes < count) {
    return Error{ErrorCode::kCorruption, "gazetteer cut short or changed: table of sections"};
  }
  inputs_ = read_u64(bytes, 40);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view row =
        bytes.substr(kGazetteerHeaderBytes + i * kGazetteerTableRowBytes, kGazetteerTableRowBytes);
    const std::uint32_t kind = read_u32(row, 0);
    const std::uint64_t offset = read_u64(row, 8), size = read_u64(row, 16);
    if (offset > bytes.size() || size > bytes.size() - offset) {
      return Error{ErrorCode::kCorruption,
                   "gazetteer cut short or changed: section " + std::to_string(kind)};
    }
    if (kind > 0 && kind <= kGazetteerSections) {
      sections_[kind] = {bytes.substr(offset, size), read_u32(row, 4)};
    }
  }
  return {};
}

Result<void> GazetteerFile::verify_checksum() const {
  if (gazetteer_checksum(bytes()) != read_u64(bytes(), kGazetteerChecksumOffset)) {
    return Error{ErrorCode::kCorruption, path_ + ": gazetteer changed: checksum does not match"};
  }
  return {};
}

StringTable GazetteerFile::strings(GazetteerSection section) const {
  const Section& found = sections_[static_cast<std::size_t>(section)];
  return StringTable::of(found.bytes, found.count).value_or(StringTable());
}

RecordList GazetteerFile::records(GazetteerSection section, std::size_t record_bytes) const {
  return {sections_[static_cast<std::size_t>(section)].bytes, record_bytes};
}

}  // namespace entente
