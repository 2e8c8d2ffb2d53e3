#include "ingest/knowledge/gazetteer.h"

#include <algorithm>
#include <atomic>
#include <utility>

namespace entente {
namespace {

using Section = GazetteerSection;

/// The sizes of records and the numbers that mean "none": docs/gazetteer_format.md.
constexpr std::size_t kEntryBytes = 16, kLifetimeBytes = 20, kReadingBytes = 8;
constexpr std::size_t kCountryOffset = 8, kCountryBytes = 4, kStandsForOffset = 12;
constexpr std::uint8_t kUseMask = 0x03, kUpperCase = 0x80;
constexpr double kWeightUnit = 100;

}  // namespace

/// Entries that were asked for. The linker holds references to many, and those that an article
/// names are few: each is decoded once and kept. Threads that decode one at the same time get equal
/// ones, and the first stays.
class Gazetteer::DecodedEntries {
 public:
  explicit DecodedEntries(std::size_t count) : entries_(count) {}
  DecodedEntries(const DecodedEntries&) = delete;
  DecodedEntries& operator=(const DecodedEntries&) = delete;
  ~DecodedEntries() {
    for (const auto& entry : entries_) {
      delete entry.load(std::memory_order_acquire);
    }
  }

  const GazetteerEntry* find(EntryIndex index) const {
    return entries_[index].load(std::memory_order_acquire);
  }
  const GazetteerEntry& keep(EntryIndex index, std::unique_ptr<const GazetteerEntry> entry) {
    const GazetteerEntry* earlier = nullptr;
    if (entries_[index].compare_exchange_strong(earlier, entry.get(), std::memory_order_acq_rel)) {
      return *entry.release();
    }
    return *earlier;
  }

 private:
  std::vector<std::atomic<const GazetteerEntry*>> entries_;
};

Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;
Gazetteer::~Gazetteer() = default;

Gazetteer::Gazetteer(GazetteerFile file)
    : file_(std::move(file)),
      ids_(file_.strings(Section::kIds)),
      names_(file_.strings(Section::kNames)),
      kinds_(file_.strings(Section::kKinds)),
      regions_(file_.strings(Section::kRegions)),
      keys_(file_.strings(Section::kKeys)),
      entries_(file_.records(Section::kEntries, kEntryBytes)),
      lifetimes_(file_.records(Section::kLifetimes, kLifetimeBytes)),
      entry_regions_(file_.records(Section::kEntryRegions, 8)),
      reading_begins_(file_.records(Section::kReadingBegins, 4)),
      longest_(file_.records(Section::kLongest, 1)),
      readings_(file_.records(Section::kReadings, kReadingBytes)),
      operators_(file_.records(Section::kOperators, 8)),
      decoded_(std::make_unique<DecodedEntries>(ids_.size())) {}

Result<Gazetteer> Gazetteer::open(const std::filesystem::path& path) {
  Result<GazetteerFile> file = GazetteerFile::open(path);
  if (!file) {
    return file.error();
  }
  return Gazetteer(*std::move(file));
}

std::unique_ptr<const GazetteerEntry> Gazetteer::decode(EntryIndex index) const {
  auto entry = std::make_unique<GazetteerEntry>();
  entry->entity.id = ids_[index];
  entry->entity.name = names_[index];
  entry->entity.type = type_of_id(ids_[index]).value_or(EntityType::kActor);
  for (std::size_t i = 0; i < kCountryBytes; ++i) {
    if (const std::uint8_t letter = entries_.u8(index, kCountryOffset + i); letter != 0) {
      entry->entity.country = entry->entity.country.value_or("") + static_cast<char>(letter);
    }
  }
  entry->gender = static_cast<Gender>(entries_.u8(index, 0) % 3);
  entry->weight = entries_.u8(index, 1) / kWeightUnit;
  entry->kind = kinds_[entries_.u32(index, 4)];
  if (const std::uint32_t actor = entries_.u32(index, kStandsForOffset);
      actor > 0 && actor <= size()) {
    entry->stands_for = actor - 1;
  }
  if (const std::size_t at = lifetimes_.lower_bound(index);
      at < lifetimes_.size() && lifetimes_.u32(at) == index) {
    entry->begins = read_day_range(lifetimes_, at, 4);
    entry->ends = read_day_range(lifetimes_, at, 12);
  }
  for (std::size_t at = entry_regions_.lower_bound(index);
       at < entry_regions_.size() && entry_regions_.u32(at) == index; ++at) {
    entry->regions.emplace_back(regions_[entry_regions_.u32(at, 4)]);
  }
  return entry;
}

const GazetteerEntry& Gazetteer::entry(EntryIndex index) const {
  const GazetteerEntry* known = decoded_->find(index);
  return known != nullptr ? *known : decoded_->keep(index, decode(index));
}

std::optional<EntryIndex> Gazetteer::find_id(std::string_view id) const {
  const std::optional<std::size_t> found = ids_.find(id);
  return found ? std::optional(static_cast<EntryIndex>(*found)) : std::nullopt;
}

std::vector<NameReading> Gazetteer::find(std::string_view key) const {
  std::vector<NameReading> readings;
  const std::optional<std::size_t> found = keys_.find(key);
  if (!found) {
    return readings;
  }
  const std::size_t end = std::min<std::size_t>(reading_begins_.u32(*found + 1), readings_.size());
  for (std::size_t i = reading_begins_.u32(*found); i < end; ++i) {
    const std::uint8_t use = readings_.u8(i, 4);
    const EntryIndex entry = readings_.u32(i);
    if (entry < size()) {
      readings.push_back({entry, static_cast<NameUse>(use & kUseMask), (use & kUpperCase) != 0,
                          readings_.u8(i, 5) / kWeightUnit, readings_.u16(i, 6)});
    }
  }
  return readings;
}

std::size_t Gazetteer::longest_name_from(std::string_view first_word) const {
  // Keys of one first word follow each other, since a blank sorts before letters and digits; the
  // first of them has the number.
  const std::size_t at = keys_.lower_bound(first_word);
  const std::string_view key = keys_[at];
  const bool same_word = !first_word.empty() && key.starts_with(first_word) &&
                         (key.size() == first_word.size() || key[first_word.size()] == ' ');
  return same_word ? longest_.u8(at) : 0;
}

std::vector<EntryIndex> Gazetteer::states_of_region(std::string_view region) const {
  std::vector<EntryIndex> states;
  const std::optional<std::size_t> wanted = regions_.find(region);
  for (std::size_t i = 0; wanted && i < entry_regions_.size(); ++i) {
    if (entry_regions_.u32(i, 4) == *wanted && entry_regions_.u32(i) < size()) {
      states.push_back(entry_regions_.u32(i));
    }
  }
  return states;
}

std::vector<EntryIndex> Gazetteer::facilities_of(EntryIndex owner) const {
  std::vector<EntryIndex> facilities;
  for (std::size_t i = operators_.lower_bound(owner, 0);
       i < operators_.size() && operators_.u32(i) == owner; ++i) {
    if (operators_.u32(i, 4) < size()) {
      facilities.push_back(operators_.u32(i, 4));
    }
  }
  return facilities;
}

std::vector<std::string> Gazetteer::names_of(EntryIndex index) const {
  std::vector<std::string> names;
  std::size_t reading = 0;
  for (std::size_t key = 0; key < keys_.size(); ++key) {
    const std::size_t end = std::min<std::size_t>(reading_begins_.u32(key + 1), readings_.size());
    bool has = false;
    for (; reading < end; ++reading) {
      has |= readings_.u32(reading) == index;
    }
    if (has) {
      names.emplace_back(keys_[key]);
    }
  }
  return names;
}

std::vector<std::string> Gazetteer::sources() const {
  const StringTable table = file_.strings(Section::kSources);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < table.size(); ++i) {
    names.emplace_back(table[i]);
  }
  return names;
}

}  // namespace entente
