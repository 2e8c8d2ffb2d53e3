#include "graph/store_backup.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "graph/store.h"
#include "graph/store_check.h"
#include "tests/support/builders.h"
#include "tests/support/temporary_directory.h"

namespace entente {

namespace {

namespace fs = std::filesystem;

Store open_at(const std::string& path, OpenMode mode) {
  auto store = Store::open(path, {mode, nullptr});
  REQUIRE_MESSAGE(store.ok(), (store.ok() ? "" : store.error().message));
  return std::move(*store);
}

void put_text(Store& store, const std::string& name) {
  const Article article = make_article(name, "2019-02-05", "Ann went from " + name + " to Xi.");
  REQUIRE(
      store.put_article(article, {{make_visit(article, "person/ann", "place/xi", "2019")}}).ok());
}

std::string export_at(const std::string& path) {
  return export_of(open_at(path, OpenMode::kReadOnly));
}

/// Of all tables below a folder.
std::uintmax_t bytes_of_tables(const fs::path& folder) {
  std::uintmax_t bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".sst") bytes += entry.file_size();
  return bytes;
}

}  // namespace

TEST_CASE("a backup restores the store of its day, while others read") {
  const TemporaryDirectory folder;
  const std::string path = folder.path() / "store", backups = folder.path() / "backups";
  {
    Store store = open_at(path, OpenMode::kCreate);
    put_text(store, "a");
  }
  const std::string first = export_at(path);
  {
    const Store reader = open_at(path, OpenMode::kReadOnly);
    auto backup = back_up_store(path, backups);
    REQUIRE_MESSAGE(backup.ok(), (backup.ok() ? "" : backup.error().message));
    CHECK(backup->number == 1);
    CHECK(backup->files > 0);
    CHECK(export_of(reader) == first);
  }
  {
    Store store = open_at(path, OpenMode::kReadWrite);
    put_text(store, "b");
  }
  const std::string second = export_at(path);
  CHECK(back_up_store(path, backups)->number == 2);
  CHECK(list_backups(backups)->size() == 2);
  const std::string old = folder.path() / "old", last = folder.path() / "last";
  CHECK(restore_store(backups, 1, old)->number == 1);
  CHECK(restore_store(backups, {}, last)->number == 2);
  CHECK(export_at(old) == first);
  CHECK(export_at(last) == second);
  const auto checked = check_store(last, {}, CheckMode::kLook, [](const Finding&) {});
  REQUIRE(checked.ok());
  CHECK(checked->findings == 0);
  CHECK_FALSE(fs::exists(last + ".restoring"));
}

TEST_CASE("a backup copies no file that the one before has") {
  const TemporaryDirectory folder;
  const std::string path = folder.path() / "store", backups = folder.path() / "backups";
  {
    Store store = open_at(path, OpenMode::kCreate);
    for (int i = 0; i < 300; ++i)
      put_text(store, "n" + std::to_string(i));
  }
  REQUIRE(back_up_store(path, backups).ok());
  // Tables hold what was stored; what describes them is small and written anew.
  const auto one = bytes_of_tables(backups);
  CHECK(one > 0);
  REQUIRE(back_up_store(path, backups).ok());
  CHECK(bytes_of_tables(backups) == one);
}

TEST_CASE("what cannot be backed up or restored is refused in one line") {
  const TemporaryDirectory folder;
  const std::string path = folder.path() / "store", backups = folder.path() / "backups";
  CHECK(back_up_store(path, backups).error() ==
        Error{ErrorCode::kNotFound, path + ": there is no store"});
  CHECK(list_backups(backups).error() ==
        Error{ErrorCode::kNotFound, backups + ": there is no backup"});
  {
    Store store = open_at(path, OpenMode::kCreate);
    put_text(store, "a");
  }
  CHECK(back_up_store(path, path).error() ==
        Error{ErrorCode::kInvalidArgument, path + ": a store, not a folder of backups"});
  REQUIRE(back_up_store(path, backups).ok());
  CHECK(restore_store(backups, 7, path + "2").error() ==
        Error{ErrorCode::kNotFound, backups + ": there is no backup 7"});
  CHECK(restore_store(backups, {}, path).error() ==
        Error{ErrorCode::kInvalidArgument,
              path + ": there is something; restore elsewhere or move it away"});
}

TEST_CASE("a damaged backup is not restored") {
  const TemporaryDirectory folder;
  const std::string path = folder.path() / "store", backups = folder.path() / "backups";
  {
    Store store = open_at(path, OpenMode::kCreate);
    put_text(store, "a");
  }
  REQUIRE(back_up_store(path, backups).ok());
  for (const auto& entry : fs::recursive_directory_iterator(backups)) {
    if (entry.path().extension() != ".sst") continue;
    std::fstream file(entry.path(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(10);
    file.put('!');
  }
  const auto restored = restore_store(backups, {}, path + "2");
  REQUIRE_FALSE(restored.ok());
  CHECK(restored.error().code == ErrorCode::kCorruption);
  CHECK_FALSE(fs::exists(path + "2"));
}

}  // namespace entente
