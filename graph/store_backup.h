#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/result.h"
#include "graph/rocks.h"

namespace entente {

/// Adds a backup of the store to a folder of backups. Others may read the store meanwhile. Files
/// that an earlier backup has are shared with it. kInvalidArgument: the folder is a store itself;
/// otherwise as Store::open().
Result<Backup> back_up_store(const std::string& store, const std::string& folder);

/// The backups of a folder, oldest first. kNotFound: it has none.
Result<std::vector<Backup>> list_backups(const std::string& folder);

/// Makes a store of a backup: of the last one if no number is given. The store appears whole or not
/// at all: its files are first written beside it, in a folder called `store` + ".restoring".
/// kNotFound: there is no such backup; kInvalidArgument: there is something at `store`;
/// kCorruption: the backup is damaged, or of something else than a store.
Result<Backup> restore_store(const std::string& folder, std::optional<std::uint32_t> number,
                             const std::string& store);

}  // namespace entente
