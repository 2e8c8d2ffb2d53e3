#include "graph/store_backup.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "graph/store.h"
#include "graph/store_state.h"

namespace entente {

namespace fs = std::filesystem;

Result<Backup> back_up_store(const std::string& store, const std::string& folder) {
  std::error_code ignored;
  if (fs::exists(folder + "/CURRENT", ignored))
    return Error{ErrorCode::kInvalidArgument, folder + ": a store, not a folder of backups"};
  auto rocks = open_rocks(store, {}, Rocks::Mode::kStill);
  if (!rocks.ok()) return rocks.error();
  {
    auto format = rocks->view().get(Family::kMeta, kFormatKey);
    if (!format.ok()) return format.error();
    if (auto checked = check_format(store, *format); !checked.ok()) return checked.error();
  }
  auto backup = rocks->back_up(folder);
  if (!backup.ok()) return backup;
  if (auto closed = rocks->close(); !closed.ok()) return closed.error();
  return backup;
}

Result<std::vector<Backup>> list_backups(const std::string& folder) {
  std::error_code ignored;
  const Error none{ErrorCode::kNotFound, folder + ": there is no backup"};
  if (!fs::is_directory(folder + "/meta", ignored)) return none;
  auto all = Rocks::backups(folder);
  if (all.ok() && all->empty()) return none;
  return all;
}

Result<Backup> restore_store(const std::string& folder, std::optional<std::uint32_t> number,
                             const std::string& store) {
  auto all = list_backups(folder);
  if (!all.ok()) return all.error();
  const auto at = !number ? std::prev(all->end())
                          : std::find_if(all->begin(), all->end(),
                                         [&](const Backup& b) { return b.number == *number; });
  if (at == all->end())
    return Error{ErrorCode::kNotFound, folder + ": there is no backup " + std::to_string(*number)};
  std::error_code failure;
  if (fs::exists(store, failure) && !fs::is_empty(store, failure))
    return Error{ErrorCode::kInvalidArgument,
                 store + ": there is something; restore elsewhere or move it away"};
  const std::string beside = store + ".restoring";
  if (auto restored = Rocks::restore(folder, at->number, beside); !restored.ok())
    return restored.error();
  auto format = Rocks::peek(beside, kFormatKey, nullptr);
  if (!format.ok()) return format.error();
  if (auto checked = check_format(folder, *format); !checked.ok()) return checked.error();
  fs::rename(beside, store, failure);
  if (failure) return Error{ErrorCode::kIo, store + ": " + failure.message()};
  return *at;
}

}  // namespace entente
