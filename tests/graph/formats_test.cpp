#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "graph/loader.h"
#include "tests/support/builders.h"

namespace entente {

namespace {

const std::string kFormats = ENTENTE_SOURCE_DIR "/tests/formats/";

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("a store of format 1 is still read") {
  auto store = Store::open(kFormats + "format_1", {OpenMode::kReadOnly, nullptr});
  REQUIRE_MESSAGE(store.ok(), (store.ok() ? "" : store.error().message));
  const std::string expected = read_file(kFormats + "format_1.ndjson");
  REQUIRE_FALSE(expected.empty());
  CHECK(export_of(*store) == expected);
}

TEST_CASE("a store that is held for writing refuses a second writer and serves readers") {
  const std::string path = ENTENTE_BINARY_DIR "/held_store";
  std::filesystem::remove_all(path);
  {
    auto held = Store::open(path, {OpenMode::kCreate, nullptr});
    REQUIRE(held.ok());
    const auto second = Store::open(path, {OpenMode::kReadWrite, nullptr});
    REQUIRE_FALSE(second.ok());
    CHECK(second.error() == Error{ErrorCode::kIo, path + ": the store is held by another process"});
    CHECK(Store::open(path, {OpenMode::kReadOnly, nullptr}).ok());
  }
  std::filesystem::remove_all(path);
}

TEST_CASE("what is no store is refused in one line") {
  const auto file = Store::open(kFormats + "format_1.ndjson", {OpenMode::kReadOnly, nullptr});
  REQUIRE_FALSE(file.ok());
  CHECK(file.error().message == kFormats + "format_1.ndjson: not a store, but a file");
  const auto folder = Store::open(kFormats, {OpenMode::kCreate, nullptr});
  REQUIRE_FALSE(folder.ok());
  CHECK(folder.error().message == kFormats + ": not a store");
  // Stands for a folder that may not be looked into, which root always may.
  const std::string loop = ENTENTE_BINARY_DIR "/formats_test_loop";
  std::filesystem::remove(loop);
  std::filesystem::create_symlink(loop, loop);
  const auto unreachable = Store::open(loop, {OpenMode::kReadOnly, nullptr});
  REQUIRE_FALSE(unreachable.ok());
  CHECK(unreachable.error() == Error{ErrorCode::kIo, loop + ": Too many levels of symbolic links"});
  std::filesystem::remove(loop);
}

TEST_CASE("databases with other families are refused and left as they are") {
  const std::pair<std::string, std::string> cases[] = {
      {"newer_families", "a store of format 2, newer than this build, which reads format 1"},
      {"foreign", "not a store"}};
  for (const auto& [name, why] : cases) {
    const std::string path = ENTENTE_BINARY_DIR "/refused_" + name;
    for (const OpenMode mode : {OpenMode::kReadOnly, OpenMode::kReadWrite, OpenMode::kCreate}) {
      INFO(name);
      std::filesystem::remove_all(path);
      std::filesystem::copy(kFormats + name, path);
      const std::string manifest = read_file(path + "/MANIFEST-000005");
      const auto refused = Store::open(path, {mode, nullptr});
      REQUIRE_FALSE(refused.ok());
      CHECK(refused.error().message == path + ": " + why);
      CHECK(read_file(path + "/MANIFEST-000005") == manifest);
    }
    std::filesystem::remove_all(path);
  }
}

}  // namespace entente
