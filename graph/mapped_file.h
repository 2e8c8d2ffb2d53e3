#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "graph/result.h"

namespace entente {

/// A whole file in memory, read only. Processes that open the same file share its pages. Copies
/// share one mapping, which lives as long as any of them; reading is safe from many threads. A
/// file that another process cuts short meanwhile ends the program, as everywhere with mappings:
/// replace data files by renaming.
class MappedFile {
 public:
  /// kNotFound or kIo if there is no such file, or it is none, or it cannot be mapped. An empty
  /// file is empty bytes.
  static Result<MappedFile> open(const std::filesystem::path& path);

  std::string_view bytes() const { return bytes_; }
  /// What keeps the mapping alive, for those who hold views into it.
  std::shared_ptr<const void> owner() const { return owner_; }

 private:
  std::string_view bytes_;
  std::shared_ptr<const void> owner_;
};

}  // namespace entente
