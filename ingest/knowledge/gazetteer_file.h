#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "graph/interval.h"
#include "graph/mapped_file.h"
#include "graph/result.h"

namespace entente {

// The bytes of a gazetteer file: docs/gazetteer_format.md describes them. Here and in
// compile/write_gazetteer.cpp are the only places that know them. All numbers are little-endian
// and are read byte by byte, so that the file is the same on every machine. A reader asks for
// records by number and gets zeros and empty strings for numbers beyond the end: bytes that lie
// give wrong answers at worst.

/// The parts of the file. The numbers are stored: never renumber.
enum class GazetteerSection : std::uint32_t {
  kIds = 1,            ///< Strings, sorted: the id of each entry; an entry's number is its rank.
  kNames = 2,          ///< Strings, by entry: the name to show.
  kEntries = 3,        ///< 16 bytes an entry.
  kKinds = 4,          ///< Strings, sorted.
  kLifetimes = 5,      ///< 20 bytes: when some entries began and ended, by entry.
  kRegions = 6,        ///< Strings, sorted.
  kEntryRegions = 7,   ///< 8 bytes: entry and region, sorted.
  kKeys = 8,           ///< Strings, sorted: the normalised names.
  kReadingBegins = 9,  ///< 4 bytes a key, and one more: where its readings begin.
  kLongest = 10,       ///< 1 byte a key: see longest_name_from().
  kReadings = 11,      ///< 8 bytes a reading.
  kSources = 12,       ///< Strings: bit i of a reading's sources is the i-th.
  kTerms = 13,         ///< 28 bytes a term, by body, office and bounds.
  kPersonTerms = 14,   ///< 4 bytes: the numbers of terms, by person and bounds.
  kOffices = 15,       ///< Strings, sorted.
  kTitles = 16,        ///< Strings, sorted.
  kTitleOffices = 17,  ///< 8 bytes a title: office and flags.
  kWordClasses = 18,   ///< Strings, sorted.
  kWords = 19,         ///< Strings, sorted within each class.
  kWordValues = 20,    ///< Strings, by word.
  kWordBegins = 21,    ///< 4 bytes a class, and one more: where its words begin.
  kOperators = 22      ///< 8 bytes, sorted: an operator and a facility abroad.
};
inline constexpr std::size_t kGazetteerSections = 22;

inline constexpr std::string_view kGazetteerMagic = "ENTGAZET";
inline constexpr std::uint32_t kGazetteerFormat = 1;
inline constexpr std::size_t kGazetteerHeaderBytes = 64, kGazetteerTableRowBytes = 24;

/// The checksum of a gazetteer's bytes: XXH3 of all but its own eight. Requires: a whole header.
std::uint64_t gazetteer_checksum(std::string_view bytes);
/// Where in the header it stands.
inline constexpr std::size_t kGazetteerChecksumOffset = 24;

/// A list of records of one size.
class RecordList {
 public:
  RecordList() = default;
  /// Requires: record_bytes > 0.
  RecordList(std::string_view bytes, std::size_t record_bytes)
      : bytes_(bytes), record_bytes_(record_bytes), size_(bytes.size() / record_bytes) {}

  std::size_t size() const { return size_; }
  /// The number of one, two or four bytes at `offset` in a record; 0 beyond the end. Requires: the
  /// number lies in the record.
  std::uint8_t u8(std::size_t record, std::size_t offset = 0) const {
    return record < size_ ? byte(record * record_bytes_ + offset) : std::uint8_t{0};
  }
  std::uint16_t u16(std::size_t record, std::size_t offset = 0) const {
    const std::size_t at = record * record_bytes_ + offset;
    return record < size_ ? static_cast<std::uint16_t>(byte(at) | byte(at + 1) << 8U)
                          : std::uint16_t{0};
  }
  std::uint32_t u32(std::size_t record, std::size_t offset = 0) const {
    const std::size_t at = record * record_bytes_ + offset;
    return record < size_ ? byte(at) | static_cast<std::uint32_t>(byte(at + 1)) << 8U |
                                static_cast<std::uint32_t>(byte(at + 2)) << 16U |
                                static_cast<std::uint32_t>(byte(at + 3)) << 24U
                          : 0U;
  }
  std::int32_t i32(std::size_t record, std::size_t offset = 0) const {
    return static_cast<std::int32_t>(u32(record, offset));
  }
  /// The first record whose number at `offset` is not below `wanted`; size() if none. Requires: the
  /// records are sorted by that number.
  std::size_t lower_bound(std::uint32_t wanted, std::size_t offset = 0) const;

 private:
  std::uint8_t byte(std::size_t at) const { return static_cast<std::uint8_t>(bytes_[at]); }

  std::string_view bytes_;
  std::size_t record_bytes_ = 1, size_ = 0;
};

/// A list of strings, views into the file.
class StringTable {
 public:
  StringTable() = default;
  /// `bytes` are where each string begins and the last ends, 4 bytes each, then the text; nullopt
  /// if there is no room for that.
  static std::optional<StringTable> of(std::string_view bytes, std::size_t count);

  std::size_t size() const { return begins_.size() == 0 ? 0 : begins_.size() - 1; }
  /// Empty beyond the end.
  std::string_view operator[](std::size_t index) const;
  /// The first in [begin, end) that is not below `key` by bytes. Requires: that part is sorted.
  std::size_t lower_bound(std::string_view key, std::size_t begin, std::size_t end) const;
  std::size_t lower_bound(std::string_view key) const { return lower_bound(key, 0, size()); }
  /// The number of `key`. Requires: sorted.
  std::optional<std::size_t> find(std::string_view key) const;

 private:
  RecordList begins_;
  std::string_view text_;
};

/// A range of days in 8 bytes: the first day and the last, counted from 1970-01-01, kNoDayFirst and
/// kNoDayLast where a side is open; nullopt if the last is before the first, which stands for
/// nothing known.
std::optional<DayRange> read_day_range(const RecordList& records, std::size_t record,
                                       std::size_t offset);
inline constexpr std::int32_t kNoDayFirst = std::numeric_limits<std::int32_t>::min();
inline constexpr std::int32_t kNoDayLast = std::numeric_limits<std::int32_t>::max();

/// A gazetteer file in memory. Copies share one mapping; reading is safe from many threads.
class GazetteerFile {
 public:
  /// Maps the file and checks its head: form, version, size, the places of the sections. That
  /// reads a kilobyte, whatever the size. kNotFound or kIo as MappedFile::open(); kUnsupported for
  /// a newer format; kCorruption if the head is no gazetteer's.
  static Result<GazetteerFile> open(const std::filesystem::path& path);

  /// Reads all bytes and compares their checksum. kCorruption if they were changed.
  Result<void> verify_checksum() const;

  /// Strings and records of a section; empty if the file has none such.
  StringTable strings(GazetteerSection section) const;
  RecordList records(GazetteerSection section, std::size_t record_bytes) const;
  /// The checksum of all that the file was made from, as the maker gave it.
  std::uint64_t inputs() const { return inputs_; }
  std::string_view bytes() const { return mapped_.bytes(); }
  const std::string& path() const { return path_; }

 private:
  struct Section {
    std::string_view bytes;
    std::uint32_t count = 0;
  };

  Result<void> read_head();

  MappedFile mapped_;
  std::string path_;
  std::uint64_t inputs_ = 0;
  std::array<Section, kGazetteerSections + 1> sections_;  // By GazetteerSection.
};

}  // namespace entente
