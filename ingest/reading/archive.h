#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "graph/result.h"
#include "ingest/reading/byte_stream.h"

namespace entente {

/// How many bytes is_packed() looks at.
inline constexpr std::size_t kPackedHeadBytes = 512;

/// Whether these first bytes are those of an archive or of a compressed file that Archive reads:
/// gzip, zstd, bzip2, xz, lz4, zip, tar.
bool is_packed(std::string_view head);

struct ArchiveLimits {
  /// What unpacks to more than so many times its size, once it is over `free_bytes`, is a bomb.
  std::uint64_t ratio = 300;
  std::uint64_t free_bytes = std::uint64_t{16} << 20;
};

/// A file in an archive.
struct ArchiveMember {
  std::string name;  ///< UTF-8, with '/'; empty if the bytes are compressed and no archive.
  bool is_directory = false;  ///< Nothing to read.
};

/// The files of an archive one after the other, unpacked as they are read, so that memory does not
/// grow with them. A compressed file that is no archive is one member without a name; several
/// compressed pieces in a row (gzip members) are one. Nothing is written to disk.
/// Thread safety: one thread at a time.
class Archive {
 public:
  /// Reads the beginning. kCorruption if it is no archive or damaged.
  static Result<Archive> open(std::unique_ptr<ByteStream> bytes, ArchiveLimits limits = {});
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;
  ~Archive();

  /// The next file or directory; nullopt at the end, and after an error of kCorruption.
  /// kInvalidArgument for a member that is refused, after which the next one follows: a link, a
  /// device, a name that leads out of the archive (`../x`, `/etc/x`), an encrypted one.
  std::optional<Result<ArchiveMember>> next();
  /// The bytes of the member that next() gave last; to be read before next() is called again, and
  /// while this archive lives and is not moved.
  std::unique_ptr<ByteStream> content();

 private:
  struct State;
  explicit Archive(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// The bytes of a file, unpacked if it is compressed or the only file in an archive.
/// Errors: kNotFound, kIo; kCorruption for a damaged archive; kInvalidArgument for one of several
/// files or of none. A second file shows at the end of the first, as an error of reading.
Result<std::unique_ptr<ByteStream>> open_unpacked(const std::string& path,
                                                  ArchiveLimits limits = {});

}  // namespace entente
