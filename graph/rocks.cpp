#include "graph/rocks.h"

#include <rocksdb/cache.h>
#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/options.h>
#include <rocksdb/table.h>
#include <rocksdb/write_batch.h>

#include <filesystem>
#include <system_error>
#include <vector>

#include "graph/rocks_state.h"

namespace entente {

namespace {

/// RocksDB would leave a LOG file at each opening, read-only ones included.
class NoLog : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  void Logv(const char*, va_list) override {}
};

rocksdb::Slice slice(std::string_view text) { return {text.data(), text.size()}; }
std::string_view view_of(const rocksdb::Slice& slice) { return {slice.data(), slice.size()}; }

constexpr std::size_t kBlockCacheBytes = 64u << 20;
constexpr std::size_t kWriteBufferBytes = 64u << 20;
constexpr int kMaxOpenFiles = 512;
// RocksDB would start 16 threads for each family to open a file or two: most of a query's time.
constexpr int kFileOpeningThreads = 1;

rocksdb::ColumnFamilyOptions family_options(const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::ColumnFamilyOptions options;
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = cache;
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  return options;
}

rocksdb::DBOptions database_options(rocksdb::Env* env) {
  rocksdb::DBOptions options;
  options.env = env;
  options.db_host_id = "";  // Else the name of the machine is in every table file.
  options.info_log = std::make_shared<NoLog>();
  options.max_open_files = kMaxOpenFiles;
  options.max_file_opening_threads = kFileOpeningThreads;
  options.db_write_buffer_size = kWriteBufferBytes;
  options.skip_stats_update_on_db_open = true;
  options.skip_checking_sst_file_sizes_on_db_open = true;
  options.avoid_unnecessary_blocking_io = true;
  options.stats_dump_period_sec = 0;
  options.stats_persist_period_sec = 0;
  options.max_background_jobs = 2;
  options.avoid_flush_during_recovery = true;
  return options;
}

/// Whether there is something that may be opened: a plain answer before RocksDB's.
Result<void> check_path(rocksdb::Env* env, const std::string& path, bool may_create) {
  std::vector<std::string> children;
  bool is_directory = false;
  const bool exists = env->FileExists(path).ok();
  if (exists && env->IsDirectory(path, &is_directory).ok() && !is_directory)
    return Error{ErrorCode::kInvalidArgument, path + ": not a store, but a file"};
  if (env->FileExists(path + "/CURRENT").ok()) return {};
  // RocksDB takes a path that may not be looked into for one that does not exist.
  std::error_code failure;
  const auto found = std::filesystem::status(path + "/CURRENT", failure);
  if (failure && found.type() != std::filesystem::file_type::not_found)
    return Error{ErrorCode::kIo, path + ": " + failure.message()};
  const bool empty = !exists || !env->GetChildren(path, &children).ok() || children.empty();
  if (may_create && empty) return {};
  if (!exists) return Error{ErrorCode::kNotFound, path + ": there is no store"};
  return Error{ErrorCode::kInvalidArgument, path + ": not a store"};
}

}  // namespace

Error to_rocks_error(const std::string& where, const rocksdb::Status& status) {
  const std::string text = status.ToString();
  if (status.IsIOError() && (text.find("lock hold by") != std::string::npos ||
                             text.find("lock file") != std::string::npos))
    return {ErrorCode::kIo, where + ": the store is held by another process"};
  if (status.IsCorruption()) {
    std::string_view why = text;  // "Corruption: Corruption: ..." where one status wraps another.
    constexpr std::string_view kKind = "Corruption: ";
    while (why.starts_with(kKind))
      why.remove_prefix(kKind.size());
    return {ErrorCode::kCorruption, where + ": damaged: " + std::string(why)};
  }
  return {ErrorCode::kIo, where + ": " + text};
}

InMemoryDisk::InMemoryDisk() : state_(std::make_unique<State>()) {
  state_->env.reset(rocksdb::NewMemEnv(rocksdb::Env::Default()));
}
InMemoryDisk::~InMemoryDisk() = default;

rocksdb::ColumnFamilyHandle* Rocks::State::family(Family f) const {
  return families[static_cast<std::size_t>(f)];
}

Result<void> Rocks::State::close() {
  if (!db) return {};
  rocksdb::Status status;
  if (!read_only) {
    rocksdb::FlushOptions flush;
    flush.wait = true;
    status = db->Flush(flush, families);
  }
  for (auto* handle : families)
    db->DestroyColumnFamilyHandle(handle);
  families.clear();
  const rocksdb::Status closed = db->Close();
  db.reset();
  if (!status.ok()) return to_rocks_error(path, status);
  if (!closed.ok()) return to_rocks_error(path, closed);
  return {};
}

struct RocksBatch::State {
  struct Change {
    Family family;
    bool is_put;
    std::string key, value;
  };
  std::vector<Change> changes;
};

RocksBatch::RocksBatch() : state_(std::make_unique<State>()) {}
RocksBatch::RocksBatch(RocksBatch&&) noexcept = default;
RocksBatch& RocksBatch::operator=(RocksBatch&&) noexcept = default;
RocksBatch::~RocksBatch() = default;

void RocksBatch::put(Family family, std::string_view key, std::string_view value) {
  state_->changes.push_back({family, true, std::string(key), std::string(value)});
}

void RocksBatch::erase(Family family, std::string_view key) {
  state_->changes.push_back({family, false, std::string(key), ""});
}

bool RocksBatch::empty() const { return state_->changes.empty(); }

struct RocksView::State {
  const Rocks::State* rocks;
  const rocksdb::Snapshot* snapshot;

  ~State() {
    if (rocks->db && snapshot != nullptr) rocks->db->ReleaseSnapshot(snapshot);
  }
  rocksdb::ReadOptions read_options() const {
    rocksdb::ReadOptions options;
    options.snapshot = snapshot;
    return options;
  }
};

RocksView::RocksView(std::unique_ptr<State> state) : state_(std::move(state)) {}
RocksView::RocksView(RocksView&&) noexcept = default;
RocksView& RocksView::operator=(RocksView&&) noexcept = default;
RocksView::~RocksView() = default;

Result<std::optional<std::string>> RocksView::get(Family family, std::string_view key) const {
  std::string value;
  const auto status = state_->rocks->db->Get(state_->read_options(), state_->rocks->family(family),
                                             slice(key), &value);
  if (status.IsNotFound()) return std::optional<std::string>();
  if (!status.ok()) return to_rocks_error(state_->rocks->path, status);
  return std::optional<std::string>(std::move(value));
}

Result<void> RocksView::scan(Family family, std::string_view prefix, const Visit& visit) const {
  // The first key that does not begin with the prefix: its last byte below FF raised by one.
  std::string upper(prefix);
  while (!upper.empty() && static_cast<unsigned char>(upper.back()) == 0xFF)
    upper.pop_back();
  if (!upper.empty())
    upper.back() = static_cast<char>(static_cast<unsigned char>(upper.back()) + 1);
  const rocksdb::Slice upper_slice(upper);
  rocksdb::ReadOptions options = state_->read_options();
  if (!upper.empty()) options.iterate_upper_bound = &upper_slice;
  const std::unique_ptr<rocksdb::Iterator> cursor(
      state_->rocks->db->NewIterator(options, state_->rocks->family(family)));
  for (cursor->Seek(slice(prefix)); cursor->Valid(); cursor->Next())
    if (!visit(view_of(cursor->key()), view_of(cursor->value()))) return {};
  if (!cursor->status().ok()) return to_rocks_error(state_->rocks->path, cursor->status());
  return {};
}

Rocks::Rocks(std::unique_ptr<State> state) : state_(std::move(state)) {}
Rocks::Rocks(Rocks&&) noexcept = default;
Rocks& Rocks::operator=(Rocks&&) noexcept = default;

Rocks::~Rocks() {
  if (!state_) return;
  // An error here has nobody to hear it: close() is for that.
  [[maybe_unused]] const auto closed = state_->close();
}

namespace {

using Handles = std::vector<rocksdb::ColumnFamilyHandle*>;

enum class MissingFamilies { kRefuse, kCreate };

rocksdb::Status open_database(const std::string& path, rocksdb::Env* env, bool read_only,
                              bool still, MissingFamilies missing, Handles& families,
                              std::unique_ptr<rocksdb::DB>& to) {
  rocksdb::DBOptions options = database_options(env);
  // Read-only databases delete nothing, and RocksDB's check of files may not ask them to.
  options.avoid_unnecessary_blocking_io = !read_only;
  options.create_if_missing = options.create_missing_column_families =
      missing == MissingFamilies::kCreate;
  const auto cache = rocksdb::NewLRUCache(kBlockCacheBytes);
  std::vector<rocksdb::ColumnFamilyDescriptor> descriptors;
  for (const std::string_view name : kFamilyNames) {
    descriptors.emplace_back(std::string(name), family_options(cache));
    descriptors.back().options.disable_auto_compactions = still;
  }
  rocksdb::DB* db = nullptr;
  const rocksdb::Status status =
      read_only ? rocksdb::DB::OpenForReadOnly(options, path, descriptors, &families, &db)
                : rocksdb::DB::Open(options, path, descriptors, &families, &db);
  to.reset(db);
  return status;
}

/// Opens the default family alone, which every database has.
Result<std::unique_ptr<rocksdb::DB>> open_default_family(const std::string& path,
                                                         rocksdb::Env* env) {
  rocksdb::DB* db = nullptr;
  const rocksdb::Options options(database_options(env), rocksdb::ColumnFamilyOptions());
  if (const auto status = rocksdb::DB::OpenForReadOnly(options, path, &db); !status.ok())
    return to_rocks_error(path, status);
  return std::unique_ptr<rocksdb::DB>(db);
}

/// Whether nothing was ever written: the creation of the families was cut short.
bool is_unfinished(const std::string& path, rocksdb::Env* env) {
  const auto db = open_default_family(path, env);
  if (!db.ok()) return false;
  const std::unique_ptr<rocksdb::Iterator> cursor((*db)->NewIterator(rocksdb::ReadOptions()));
  cursor->SeekToFirst();
  return !cursor->Valid() && cursor->status().ok();
}

}  // namespace

Result<Rocks> Rocks::open(const std::string& path, Mode mode, std::shared_ptr<InMemoryDisk> disk) {
  rocksdb::Env* env = disk ? disk->state().env.get() : rocksdb::Env::Default();
  const bool creates = mode == Mode::kCreate;
  if (auto there = check_path(env, path, creates); !there.ok()) return there.error();
  auto state = std::make_unique<State>();
  state->path = path;
  state->disk = std::move(disk);
  state->read_only = mode == Mode::kReadOnly;
  const bool exists = env->FileExists(path + "/CURRENT").ok();
  const bool makes = (creates && !exists) || mode == Mode::kRepair;
  const auto open = [&](MissingFamilies missing) {
    return open_database(path, env, state->read_only, mode == Mode::kStill, missing,
                         state->families, state->db);
  };
  // Families are never added to a database that holds something: it may be of another format.
  auto status = open(makes ? MissingFamilies::kCreate : MissingFamilies::kRefuse);
  if (status.IsInvalidArgument() && creates && is_unfinished(path, env))
    status = open(MissingFamilies::kCreate);
  if (status.IsInvalidArgument())  // Missing ones, or in Mode::kRepair others.
    return Error{ErrorCode::kUnsupported, path + ": not the column families of a store"};
  if (!status.ok()) return to_rocks_error(path, status);
  return Rocks(std::move(state));
}

Result<std::optional<std::string>> Rocks::peek(const std::string& path, std::string_view key,
                                               std::shared_ptr<InMemoryDisk> disk) {
  rocksdb::Env* env = disk ? disk->state().env.get() : rocksdb::Env::Default();
  if (auto there = check_path(env, path, false); !there.ok()) return there.error();
  const auto db = open_default_family(path, env);
  if (!db.ok()) return db.error();
  std::string value;
  const auto status = (*db)->Get(rocksdb::ReadOptions(), slice(key), &value);
  if (status.IsNotFound()) return std::optional<std::string>();
  if (!status.ok()) return to_rocks_error(path, status);
  return std::optional<std::string>(std::move(value));
}

Result<void> Rocks::write(RocksBatch& batch) {
  if (!state_->db || state_->read_only)
    return Error{ErrorCode::kInvalidArgument, state_->path + ": not open for writing"};
  rocksdb::WriteBatch changes;
  for (const auto& change : batch.state_->changes) {
    auto* family = state_->family(change.family);
    const auto status = change.is_put ? changes.Put(family, change.key, change.value)
                                      : changes.Delete(family, change.key);
    if (!status.ok()) return to_rocks_error(state_->path, status);
  }
  batch.state_->changes.clear();
  const auto status = state_->db->Write(rocksdb::WriteOptions(), &changes);
  if (!status.ok()) return to_rocks_error(state_->path, status);
  return {};
}

RocksView Rocks::view() const {
  auto state = std::make_unique<RocksView::State>();
  state->rocks = state_.get();
  state->snapshot = state_->read_only ? nullptr : state_->db->GetSnapshot();
  return RocksView(std::move(state));
}

Result<void> Rocks::verify_checksums() const {
  const auto status = state_->db->VerifyChecksum();
  if (!status.ok()) return to_rocks_error(state_->path, status);
  return {};
}

Result<void> Rocks::recreate(Family family) {
  auto& handle = state_->families[static_cast<std::size_t>(family)];
  const std::string name = handle->GetName();
  rocksdb::ColumnFamilyDescriptor descriptor;
  auto status = handle->GetDescriptor(&descriptor);
  if (status.ok()) status = state_->db->DropColumnFamily(handle);
  if (!status.ok()) return to_rocks_error(state_->path, status);
  state_->db->DestroyColumnFamilyHandle(handle);
  status = state_->db->CreateColumnFamily(descriptor.options, name, &handle);
  if (!status.ok()) return to_rocks_error(state_->path, status);
  return {};
}

Result<void> Rocks::close() { return state_->close(); }

}  // namespace entente
