#include "cli/default_data_folder.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace entente {

std::optional<std::string> find_variable(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): before any thread.
  if (value == nullptr || *value == '\0') return std::nullopt;
  return value;
}

std::string default_data_folder() {
  if (auto variable = find_variable("ENTENTE_DATA")) return *variable;
  std::error_code error;
  const auto executable = std::filesystem::read_symlink("/proc/self/exe", error);
  if (!error) {
    const auto installed = executable.parent_path().parent_path() / "share" / "entente";
    if (std::filesystem::is_directory(installed, error)) return installed.string();
  }
  return ENTENTE_SOURCE_DATA;
}

}  // namespace entente
