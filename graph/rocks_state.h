#pragma once

// Shared by the files that use RocksDB: not for use outside this folder.

#include <memory>
#include <string>
#include <vector>

#include "graph/rocks.h"

namespace rocksdb {
class ColumnFamilyHandle;
class DB;
class Env;
class Status;
}  // namespace rocksdb

namespace entente {

/// The one place where RocksDB's statuses become ours.
Error to_rocks_error(const std::string& where, const rocksdb::Status& status);

struct InMemoryDisk::State {
  std::unique_ptr<rocksdb::Env> env;
};

struct Rocks::State {
  std::string path;
  std::shared_ptr<InMemoryDisk> disk;  ///< Outlives the database.
  std::unique_ptr<rocksdb::DB> db;
  std::vector<rocksdb::ColumnFamilyHandle*> families;
  bool read_only = false;

  rocksdb::ColumnFamilyHandle* family(Family f) const;
  Result<void> close();
};

}  // namespace entente
