// A model file of any bytes is refused or read, but never believed: the input stands behind a
// header whose size and checksum are right, so that the sections themselves are tried.

#include <unistd.h>
#include <xxhash.h>

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>

#include "ingest/language/language_engine.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(64, '\0');
  bytes.append(reinterpret_cast<const char*>(data), size);
  const std::uint64_t total = bytes.size(), checksum = XXH3_64bits(data, size);
  const std::uint32_t version = 1, count = size < 4 ? 0 : data[0];
  std::memcpy(bytes.data(), "ENTLANG", 7);
  std::memcpy(bytes.data() + 8, &version, 4);
  std::memcpy(bytes.data() + 12, &count, 4);
  std::memcpy(bytes.data() + 16, &total, 8);
  std::memcpy(bytes.data() + 24, &checksum, 8);
  static const std::filesystem::path path =
      std::filesystem::temp_directory_path() /
      ("entente_model_fuzz_" + std::to_string(::getpid()) + ".bin");
  std::ofstream(path, std::ios::binary) << bytes;
  (void)entente::LanguageEngine::open(path);
  std::filesystem::remove(path);
  return 0;
}
