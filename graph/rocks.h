#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"
#include "graph/schema.h"

namespace entente {

/// Files in memory, for tests. Stores opened on it one after the other see each other's writes.
class InMemoryDisk {
 public:
  InMemoryDisk();
  ~InMemoryDisk();

  struct State;
  State& state() { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

/// Changes that are written together or not at all.
class RocksBatch {
 public:
  RocksBatch();
  RocksBatch(RocksBatch&&) noexcept;
  RocksBatch& operator=(RocksBatch&&) noexcept;
  ~RocksBatch();

  void put(Family family, std::string_view key, std::string_view value);
  void erase(Family family, std::string_view key);
  bool empty() const;

 private:
  friend class Rocks;
  struct State;
  std::unique_ptr<State> state_;
};

/// A fixed view of a database. Requires: the Rocks outlives it. Threads may share it.
class RocksView {
 public:
  RocksView(RocksView&&) noexcept;
  RocksView& operator=(RocksView&&) noexcept;
  ~RocksView();

  Result<std::optional<std::string>> get(Family family, std::string_view key) const;

  /// Calls `visit` with each key and value whose key begins with `prefix`, in byte order of keys,
  /// until it returns false. The views live during the call.
  using Visit = std::function<bool(std::string_view key, std::string_view value)>;
  Result<void> scan(Family family, std::string_view prefix, const Visit& visit) const;

 private:
  friend class Rocks;
  struct State;
  explicit RocksView(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// One of the backups in a folder.
struct Backup {
  std::uint32_t number = 0;  ///< Counts from 1.
  std::int64_t when = 0;     ///< Microseconds since 1970-01-01, UTC; to the second.
  std::uint64_t bytes = 0, files = 0;
};

/// A RocksDB database with the families of the schema.
class Rocks {
 public:
  enum class Mode {
    kReadOnly,
    kReadWrite,
    kStill,  ///< As kReadWrite; tables are not folded meanwhile, so that they stay as they are.
    kCreate,
    kRepair  ///< As kReadWrite; families that are missing are made, empty.
  };

  /// kNotFound: nothing at `path`; kInvalidArgument: no database there; kUnsupported: a database
  /// with other families; kIo: held by another process, or refused by the file system; kCorruption.
  /// `disk` may be nullptr: the real one.
  static Result<Rocks> open(const std::string& path, Mode mode, std::shared_ptr<InMemoryDisk> disk);
  /// A value of the default family alone, read without the families of the schema, so that what
  /// open() calls kUnsupported can tell what it is.
  static Result<std::optional<std::string>> peek(const std::string& path, std::string_view key,
                                                 std::shared_ptr<InMemoryDisk> disk);

  Rocks(Rocks&&) noexcept;
  Rocks& operator=(Rocks&&) noexcept;
  ~Rocks();

  /// Empties `batch`.
  Result<void> write(RocksBatch& batch);
  RocksView view() const;
  /// Reads every file and compares its checksums. kCorruption, kIo: the first that is damaged.
  Result<void> verify_checksums() const;
  /// Adds a backup to the folder, which is made if it is not there: what was written so far, on
  /// disk for good when it returns. Files that an earlier backup has are not copied again.
  Result<Backup> back_up(const std::string& folder);
  /// Those in the folder, oldest first. kIo, kCorruption.
  static Result<std::vector<Backup>> backups(const std::string& folder);
  /// Writes a backup's files to `path`, which is made; what is there is lost. kCorruption: the
  /// backup is damaged; nothing was written.
  static Result<void> restore(const std::string& folder, std::uint32_t number,
                              const std::string& path);
  /// Drops all that a family holds, also what cannot be read any more. A process that dies in
  /// between leaves the family missing: Mode::kRepair makes it.
  Result<void> recreate(Family family);
  /// Writes out what is in memory, so that the next opening replays no log, and closes. All views
  /// must be gone.
  Result<void> close();

  struct State;

 private:
  explicit Rocks(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace entente
