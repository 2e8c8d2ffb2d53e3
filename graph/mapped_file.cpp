#include "graph/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace entente {
namespace {

Error os_error(const std::filesystem::path& path, const std::string& what, int code) {
  return {code == ENOENT ? ErrorCode::kNotFound : ErrorCode::kIo,
          path.string() + ": cannot " + what + ": " + std::strerror(code)};
}

}  // namespace

Result<MappedFile> MappedFile::open(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return os_error(path, "open", errno);
  struct stat status = {};
  if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
    ::close(descriptor);
    return Error{ErrorCode::kIo, path.string() + ": not a file"};
  }
  MappedFile file;
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size == 0) {
    ::close(descriptor);
    return file;
  }
  void* address = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor, 0);
  const int map_error = errno;
  ::close(descriptor);
  if (address == MAP_FAILED) return os_error(path, "map", map_error);
  file.bytes_ = std::string_view(static_cast<const char*>(address), size);
  file.owner_ = std::shared_ptr<const void>(
      address, [size](const void* mapped) { ::munmap(const_cast<void*>(mapped), size); });
  return file;
}

}  // namespace entente
