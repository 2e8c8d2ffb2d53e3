// Backups of a database, by RocksDB's backup engine: files that a backup before has are shared.

#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <rocksdb/utilities/backup_engine.h>

#include "graph/rocks.h"
#include "graph/rocks_state.h"

namespace entente {

namespace {

class NoLog : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  void Logv(const char*, va_list) override {}
};

rocksdb::BackupEngineOptions engine_options(const std::string& folder, NoLog& log) {
  rocksdb::BackupEngineOptions options(folder);
  options.info_log = &log;
  options.backup_log_files = true;  // Else what was not flushed would be missing.
  return options;
}

Backup to_backup(const rocksdb::BackupInfo& info) {
  return {info.backup_id, info.timestamp * 1'000'000, info.size, info.number_files};
}

}  // namespace

Result<Backup> Rocks::back_up(const std::string& folder) {
  if (!state_->db || state_->read_only)
    return Error{ErrorCode::kInvalidArgument, state_->path + ": not open for writing"};
  NoLog log;
  rocksdb::BackupEngine* opened = nullptr;
  rocksdb::Status status =
      rocksdb::BackupEngine::Open(engine_options(folder, log), rocksdb::Env::Default(), &opened);
  if (!status.ok()) return to_rocks_error(folder, status);
  const std::unique_ptr<rocksdb::BackupEngine> engine(opened);
  rocksdb::CreateBackupOptions options;
  options.flush_before_backup = true;
  rocksdb::BackupID number = 0;
  status = engine->CreateNewBackup(options, state_->db.get(), &number);
  if (!status.ok()) return to_rocks_error(folder, status);
  rocksdb::BackupInfo info;
  status = engine->GetBackupInfo(number, &info);
  if (!status.ok()) return to_rocks_error(folder, status);
  return to_backup(info);
}

Result<std::vector<Backup>> Rocks::backups(const std::string& folder) {
  NoLog log;
  rocksdb::BackupEngineReadOnly* opened = nullptr;
  const rocksdb::Status status = rocksdb::BackupEngineReadOnly::Open(
      engine_options(folder, log), rocksdb::Env::Default(), &opened);
  if (!status.ok()) return to_rocks_error(folder, status);
  const std::unique_ptr<rocksdb::BackupEngineReadOnly> engine(opened);
  std::vector<rocksdb::BackupInfo> infos;
  engine->GetBackupInfo(&infos);
  std::vector<Backup> all;
  for (const auto& info : infos)
    all.push_back(to_backup(info));
  return all;
}

Result<void> Rocks::restore(const std::string& folder, std::uint32_t number,
                            const std::string& path) {
  NoLog log;
  rocksdb::BackupEngineReadOnly* opened = nullptr;
  rocksdb::Status status = rocksdb::BackupEngineReadOnly::Open(engine_options(folder, log),
                                                               rocksdb::Env::Default(), &opened);
  if (!status.ok()) return to_rocks_error(folder, status);
  const std::unique_ptr<rocksdb::BackupEngineReadOnly> engine(opened);
  // Every byte is compared with the checksums of the day of the backup before one is written.
  status = engine->VerifyBackup(number, true);
  if (status.ok()) status = engine->RestoreDBFromBackup(number, path, path);
  if (!status.ok()) return to_rocks_error(folder, status);
  return {};
}

}  // namespace entente
