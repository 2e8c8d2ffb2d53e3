#include "ingest/language/model_file.h"

#include <doctest/doctest.h>
#include <unistd.h>
#include <xxhash.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/support/language_model.h"

namespace entente {
namespace {

constexpr std::size_t kHeaderBytes = 64, kEntryBytes = 64;

/// A model file in a temporary folder that goes away with it.
class TemporaryModel {
 public:
  explicit TemporaryModel(const std::string& bytes)
      : path_(std::filesystem::temp_directory_path() /
              ("entente_model_test_" + std::to_string(::getpid()) + ".bin")) {
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~TemporaryModel() { std::filesystem::remove(path_); }
  TemporaryModel(const TemporaryModel&) = delete;
  TemporaryModel& operator=(const TemporaryModel&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

void put(std::string& bytes, std::size_t offset, std::uint64_t value, std::size_t size) {
  std::memcpy(bytes.data() + offset, &value, size);
}

/// A small model: one section of text, one of numbers.
std::string make_model_bytes() {
  const std::string feature_code =
      "strings murmur64a seed 1 with spacy symbols; rows murmur3 x86_128 of uint64, 4 a key; "
      "norm, prefix 1, suffix 3, shape runs 4 long at 100; url 3.8";
  std::string bytes(kHeaderBytes + 2 * kEntryBytes, '\0');
  bytes += feature_code;
  bytes.resize((bytes.size() + 63) / 64 * 64);
  const std::size_t numbers_offset = bytes.size();
  bytes.resize(numbers_offset + 64);
  for (std::size_t i = 0; i < 6; ++i)
    put(bytes, numbers_offset + 4 * i, i + 1, 4);
  std::memcpy(bytes.data() + 64, "feature_code", 12);
  put(bytes, 64 + 32, 0, 4);
  put(bytes, 64 + 36, feature_code.size(), 4);
  put(bytes, 64 + 56, 192, 8);
  std::memcpy(bytes.data() + 128, "numbers", 7);
  put(bytes, 128 + 32, 2, 4);
  put(bytes, 128 + 36, 2, 4);
  put(bytes, 128 + 40, 3, 4);
  put(bytes, 128 + 56, numbers_offset, 8);
  std::memcpy(bytes.data(), "ENTLANG\0", 8);
  put(bytes, 8, 1, 4);
  put(bytes, 12, 2, 4);
  return bytes;
}

/// The bytes with the size and checksum that they should have.
std::string seal(std::string bytes) {
  put(bytes, 16, bytes.size(), 8);
  put(bytes, 24, XXH3_64bits(bytes.data() + kHeaderBytes, bytes.size() - kHeaderBytes), 8);
  return bytes;
}

ErrorCode code_of(const std::string& bytes) {
  const TemporaryModel model(bytes);
  const Result<ModelFile> file = ModelFile::open(model.path());
  REQUIRE_FALSE(file.ok());
  CHECK(file.error().message.find(model.path().string()) == 0);
  return file.error().code;
}

TEST_CASE("model_file reads its sections") {
  const TemporaryModel model(seal(make_model_bytes()));
  const Result<ModelFile> file = ModelFile::open(model.path());
  REQUIRE_MESSAGE(file.ok(), file.error().message);
  SectionReader reader(*file);
  const Tensor<std::uint32_t> numbers = reader.numbers("numbers", {2, 3});
  REQUIRE(reader.ok());
  CHECK(std::vector<std::uint32_t>(numbers.values.begin(), numbers.values.end()) ==
        std::vector<std::uint32_t>{1, 2, 3, 4, 5, 6});
}

TEST_CASE("model_file remembers the first section that does not fit") {
  const TemporaryModel model(seal(make_model_bytes()));
  const Result<ModelFile> file = ModelFile::open(model.path());
  REQUIRE(file.ok());
  SectionReader reader(*file);
  CHECK(reader.numbers("numbers", {3, 3}).values.empty());
  CHECK(reader.floats("absent", {1}).values.empty());
  REQUIRE_FALSE(reader.ok());
  CHECK(reader.error().code == ErrorCode::kCorruption);
  CHECK(reader.error().message.find("\"numbers\": unexpected kind or shape") != std::string::npos);
}

TEST_CASE("model_file refuses a file that is cut short anywhere") {
  const std::string bytes = seal(make_model_bytes());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    INFO("size " << size);
    CHECK(code_of(bytes.substr(0, size)) == ErrorCode::kCorruption);
  }
}

TEST_CASE("model_file refuses a file with any byte changed") {
  const std::string bytes = seal(make_model_bytes());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    INFO("byte " << i);
    std::string damaged = bytes;
    damaged[i] = static_cast<char>(~damaged[i]);
    const bool is_version = i >= 8 && i < 12;
    CHECK(code_of(damaged) == (is_version ? ErrorCode::kUnsupported : ErrorCode::kCorruption));
  }
}

TEST_CASE("model_file refuses a newer format and other features") {
  std::string newer = make_model_bytes();
  put(newer, 8, 2, 4);
  CHECK(code_of(seal(newer)) == ErrorCode::kUnsupported);
  std::string other = make_model_bytes();
  other[192] = 'S';
  CHECK(code_of(seal(other)) == ErrorCode::kUnsupported);
}

TEST_CASE("model_file refuses sections outside of the file") {
  for (const std::uint64_t offset :
       {~std::uint64_t{63}, std::uint64_t{1} << 40, std::uint64_t{193}}) {
    std::string bytes = make_model_bytes();
    put(bytes, 128 + 56, offset, 8);
    CHECK(code_of(seal(bytes)) == ErrorCode::kCorruption);
  }
  std::string huge = make_model_bytes();
  for (std::size_t dim = 0; dim < 4; ++dim)
    put(huge, 128 + 36 + 4 * dim, 0xFFFFFFFF, 4);
  CHECK(code_of(seal(huge)) == ErrorCode::kCorruption);
  std::string many = make_model_bytes();
  put(many, 12, 0xFFFFFFFF, 4);
  CHECK(code_of(seal(many)) == ErrorCode::kCorruption);
}

TEST_CASE("model_file tells a missing file from a folder") {
  CHECK(ModelFile::open("/nonexistent/model.bin").error().code == ErrorCode::kNotFound);
  CHECK(ModelFile::open(std::filesystem::temp_directory_path()).error().code == ErrorCode::kIo);
}

TEST_CASE("language_engine refuses a model whose sections are sound but do not fit together") {
  // Each change passes the checksum, so the components must find it. One file, patched in place;
  // every seventh section, for time.
  std::ifstream stream(language_model_path(), std::ios::binary);
  const std::string original{std::istreambuf_iterator<char>(stream), {}};
  const TemporaryModel model(original);
  std::uint32_t count;
  std::memcpy(&count, original.data() + 12, 4);
  REQUIRE(count > 100);
  std::size_t refused = 0;
  for (std::uint32_t i = 0; i < count; i += 7) {
    const std::size_t entry = kHeaderBytes + i * kEntryBytes;
    std::uint32_t rows;
    std::memcpy(&rows, original.data() + entry + 36, 4);
    if (rows == 0) continue;
    INFO((original.data() + entry));
    std::string shorter = original;
    put(shorter, entry + 36, rows - 1, 4);
    shorter = seal(std::move(shorter));
    std::fstream file(model.path(), std::ios::binary | std::ios::in | std::ios::out);
    file.write(shorter.data(), static_cast<std::streamsize>(entry + kEntryBytes)).flush();
    const Result<LanguageEngine> engine = LanguageEngine::open(model.path());
    if (engine
            .ok()) {  // A table may lose a row that nothing names: then the engine must still work.
      LanguageWorker worker = engine->make_worker();
      CHECK(worker.annotate("The base at Kant wasn't closed.").tokens().size() == 8);
    } else {
      CHECK(engine.error().code != ErrorCode::kInternal);
      ++refused;
    }
    file.seekp(0);
    file.write(original.data(), static_cast<std::streamsize>(entry + kEntryBytes)).flush();
  }
  CHECK(refused > 15);
}

}  // namespace
}  // namespace entente
