#include "graph/replace_file.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "graph/mapped_file.h"
#include "tests/support/temporary_directory.h"

namespace entente {
namespace {

TEST_CASE("a file is replaced as a whole, and who has mapped the old one goes on") {
  const TemporaryDirectory directory;
  const auto path = directory.path() / "data";
  REQUIRE(replace_file(path, "old").ok());
  const MappedFile old = MappedFile::open(path).value();
  REQUIRE(replace_file(path, "newer").ok());
  CHECK(old.bytes() == "old");
  CHECK(MappedFile::open(path).value().bytes() == "newer");
  CHECK_FALSE(std::filesystem::exists(directory.path() / "data.new"));
}

TEST_CASE("a file that cannot be replaced leaves nothing beside it") {
  const TemporaryDirectory directory;
  const auto path = directory.path() / "folder";
  std::filesystem::create_directories(path / "inner");
  const auto replaced = replace_file(path, "bytes");
  REQUIRE_FALSE(replaced.ok());
  CHECK(replaced.error().message == path.string() + ": cannot be written");
  CHECK(std::filesystem::exists(path / "inner"));
  CHECK_FALSE(std::filesystem::exists(directory.path() / "folder.new"));
  CHECK_FALSE(replace_file(directory.path() / "none/file", "bytes").ok());
}

}  // namespace
}  // namespace entente
