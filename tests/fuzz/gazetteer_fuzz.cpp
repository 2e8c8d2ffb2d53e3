// A gazetteer file of any bytes is refused or read, but never believed: sections of any content
// behind a head that fits are looked up in every way that the linker does.

#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

#include "ingest/knowledge/office_holders.h"
#include "ingest/knowledge/word_table.h"

namespace {

void look_up_all(const entente::Gazetteer& gazetteer) {
  using namespace entente;
  const OfficeHolders holders(gazetteer);
  const WordTable words(gazetteer.file());
  for (EntryIndex i = 0; i < gazetteer.size() && i < 64; ++i) {
    const GazetteerEntry& entry = gazetteer.entry(i);
    (void)gazetteer.find_id(entry.entity.id);
    for (const std::string& region : entry.regions)
      (void)gazetteer.states_of_region(region);
    (void)holders.terms_of(i);
    (void)holders.find_holder(i, "president", Day());
    for (const std::string& name : gazetteer.names_of(i)) {
      for (const NameReading& reading : gazetteer.find(name))
        (void)gazetteer.entry(reading.entry);
      (void)gazetteer.longest_name_from(name);
      (void)words.find_office(name);
      (void)words.find(WordClass::kGivenName, name);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  for (std::size_t i = 0; i < 8 && bytes.size() >= 64; ++i) {
    bytes[16 + i] = static_cast<char>(bytes.size() >> 8 * i);  // The size that the head tells.
  }
  static const std::filesystem::path path =
      std::filesystem::temp_directory_path() /
      ("entente_gazetteer_fuzz_" + std::to_string(::getpid()) + ".bin");
  std::ofstream(path, std::ios::binary) << bytes;
  if (auto gazetteer = entente::Gazetteer::open(path); gazetteer.ok()) look_up_all(*gazetteer);
  std::filesystem::remove(path);
  return 0;
}
