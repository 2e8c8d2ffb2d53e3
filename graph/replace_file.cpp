#include "graph/replace_file.h"

#include <fstream>
#include <system_error>

namespace entente {

Result<void> replace_file(const std::filesystem::path& path, std::string_view bytes) {
  std::filesystem::path temporary = path;
  temporary += ".new";
  std::ofstream stream(temporary, std::ios::binary | std::ios::trunc);
  const bool opened = stream.is_open();
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  stream.close();
  std::error_code error;
  if (stream) {
    std::filesystem::rename(temporary, path, error);
  }
  if (!stream || error) {
    std::error_code ignored;
    if (opened) {
      std::filesystem::remove(temporary, ignored);
    }
    return Error{ErrorCode::kIo, path.string() + ": cannot be written"};
  }
  return {};
}

}  // namespace entente
