#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "graph/result.h"

namespace entente {

/// Bytes in order: of a file, of standard input, of a member of an archive.
/// Thread safety: one thread at a time.
class ByteStream {
 public:
  virtual ~ByteStream() = default;
  /// Fills the front of `into`; 0 at the end, and only there. Requires: `into` is not empty.
  /// Errors: kIo; kCorruption for a damaged archive, kLimit for one that unpacks to too much.
  virtual Result<std::size_t> read(std::span<char> into) = 0;
  /// The number of bytes of a stream that can be read from any place; nullopt of another.
  virtual std::optional<std::uint64_t> size() const { return std::nullopt; }
  /// Reads on from that byte. Requires: size(), and the place is not behind it.
  virtual Result<void> seek(std::uint64_t place);
};

/// Errors: kNotFound, kIo, without the path.
Result<std::unique_ptr<ByteStream>> open_file(const std::string& path);

/// What the process is given on its standard input.
std::unique_ptr<ByteStream> open_standard_input();

/// The bytes of a text, which it keeps.
std::unique_ptr<ByteStream> stream_of(std::string bytes);

/// A line of a stream.
struct StreamLine {
  std::string text;            ///< Without its end; empty if it is too long.
  std::uint64_t offset = 0;    ///< Of its first byte.
  bool is_too_long = false;    ///< It was passed over unread.
  bool is_terminated = false;  ///< An end of line stands behind it.
};

/// A stream that can be looked into before it is read.
class BufferedStream {
 public:
  /// Requires: a stream.
  explicit BufferedStream(std::unique_ptr<ByteStream> bytes);

  /// The next `count` bytes, fewer at the end; they stay unread. Views live until the next call.
  Result<std::string_view> peek(std::size_t count);
  /// The next `count` bytes, fewer at the end.
  Result<std::string> read(std::size_t count);
  /// Passes over bytes; gives how many there were of them.
  Result<std::uint64_t> skip(std::uint64_t count);
  /// The next line, which ends with LF; nullopt at the end.
  Result<std::optional<StreamLine>> read_line(std::size_t limit_bytes);
  /// All that is left. kLimit for more than that.
  Result<std::string> read_all(std::size_t limit_bytes);
  /// How many bytes were read.
  std::uint64_t offset() const { return offset_; }
  /// The stream, from where it is read on; what was looked at comes first. This one is then empty.
  std::unique_ptr<ByteStream> release();

 private:
  /// Whether any bytes are unread, after reading a block if need be.
  Result<bool> fill();

  std::unique_ptr<ByteStream> bytes_;
  std::string buffer_;
  std::size_t at_ = 0;  // Of the first unread byte of the buffer.
  std::uint64_t offset_ = 0;
};

}  // namespace entente
