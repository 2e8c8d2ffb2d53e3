#include "ingest/reading/byte_stream.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cstring>
#include <utility>

namespace entente {

namespace {

constexpr std::size_t kBlockBytes = 65536;

Error io_error(std::string_view what) {
  return {errno == ENOENT ? ErrorCode::kNotFound : ErrorCode::kIo,
          std::string(what) + ": " + std::strerror(errno)};
}

class FileStream final : public ByteStream {
 public:
  enum class Owner { kThis, kProcess };

  FileStream(int file, Owner owner) : file_(file), owner_(owner) {
    struct stat status {};
    if (::fstat(file, &status) == 0 && S_ISREG(status.st_mode)) {
      size_ = static_cast<std::uint64_t>(status.st_size);
    }
  }
  ~FileStream() override {
    if (owner_ == Owner::kThis) ::close(file_);
  }
  FileStream(const FileStream&) = delete;
  FileStream& operator=(const FileStream&) = delete;

  Result<std::size_t> read(std::span<char> into) override {
    assert(!into.empty());
    for (;;) {
      const ssize_t count = ::read(file_, into.data(), into.size());
      if (count >= 0) return static_cast<std::size_t>(count);
      if (errno != EINTR) return io_error("cannot read");
    }
  }

  std::optional<std::uint64_t> size() const override { return size_; }

  Result<void> seek(std::uint64_t place) override {
    if (::lseek(file_, static_cast<off_t>(place), SEEK_SET) < 0) return io_error("cannot read");
    return {};
  }

 private:
  int file_;
  Owner owner_;
  std::optional<std::uint64_t> size_;
};

/// Bytes in memory, then a stream.
class PrefixedStream final : public ByteStream {
 public:
  PrefixedStream(std::string bytes, std::unique_ptr<ByteStream> rest)
      : bytes_(std::move(bytes)), rest_(std::move(rest)) {}

  Result<std::size_t> read(std::span<char> into) override {
    if (at_ == bytes_.size()) return rest_ ? rest_->read(into) : Result<std::size_t>(0);
    const std::size_t count = std::min(into.size(), bytes_.size() - at_);
    std::copy_n(bytes_.data() + at_, count, into.data());
    at_ += count;
    return count;
  }

  std::optional<std::uint64_t> size() const override {
    return rest_ ? std::nullopt : std::optional<std::uint64_t>(bytes_.size());
  }

  Result<void> seek(std::uint64_t place) override {
    assert(!rest_ && place <= bytes_.size());
    at_ = static_cast<std::size_t>(place);
    return {};
  }

 private:
  std::string bytes_;
  std::unique_ptr<ByteStream> rest_;  // May be none.
  std::size_t at_ = 0;
};

}  // namespace

Result<void> ByteStream::seek(std::uint64_t) {
  return Error{ErrorCode::kInternal, "this stream can be read from its beginning only"};
}

Result<std::unique_ptr<ByteStream>> open_file(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return io_error("cannot read");
  return std::unique_ptr<ByteStream>(std::make_unique<FileStream>(file, FileStream::Owner::kThis));
}

std::unique_ptr<ByteStream> open_standard_input() {
  return std::make_unique<FileStream>(STDIN_FILENO, FileStream::Owner::kProcess);
}

std::unique_ptr<ByteStream> stream_of(std::string bytes) {
  return std::make_unique<PrefixedStream>(std::move(bytes), nullptr);
}

BufferedStream::BufferedStream(std::unique_ptr<ByteStream> bytes) : bytes_(std::move(bytes)) {
  assert(bytes_);
}

Result<bool> BufferedStream::fill() {
  if (at_ < buffer_.size()) return true;
  buffer_.resize(kBlockBytes);
  at_ = 0;
  auto count = bytes_->read(buffer_);
  buffer_.resize(count.ok() ? *count : 0);
  if (!count.ok()) return count.error();
  return *count > 0;
}

Result<std::string_view> BufferedStream::peek(std::size_t count) {
  if (at_ > 0) {
    buffer_.erase(0, at_);
    at_ = 0;
  }
  while (buffer_.size() < count) {
    const std::size_t had = buffer_.size();
    buffer_.resize(had + std::max(kBlockBytes, count - had));
    auto more = bytes_->read({buffer_.data() + had, buffer_.size() - had});
    buffer_.resize(had + (more.ok() ? *more : 0));
    if (!more.ok()) return more.error();
    if (*more == 0) break;
  }
  return std::string_view(buffer_).substr(0, count);
}

Result<std::string> BufferedStream::read(std::size_t count) {
  std::string bytes;
  while (bytes.size() < count) {
    auto any = fill();
    if (!any.ok()) return any.error();
    if (!*any) break;
    const std::size_t part = std::min(count - bytes.size(), buffer_.size() - at_);
    bytes.append(buffer_, at_, part);
    at_ += part;
    offset_ += part;
  }
  return bytes;
}

Result<std::uint64_t> BufferedStream::skip(std::uint64_t count) {
  std::uint64_t skipped = 0;
  while (skipped < count) {
    auto any = fill();
    if (!any.ok()) return any.error();
    if (!*any) break;
    const auto part =
        static_cast<std::size_t>(std::min<std::uint64_t>(count - skipped, buffer_.size() - at_));
    at_ += part;
    offset_ += part;
    skipped += part;
  }
  return skipped;
}

Result<std::optional<StreamLine>> BufferedStream::read_line(std::size_t limit_bytes) {
  StreamLine line;
  line.offset = offset_;
  bool any = false;
  while (!line.is_terminated) {
    auto filled = fill();
    if (!filled.ok()) return filled.error();
    if (!*filled) break;
    any = true;
    const std::string_view rest = std::string_view(buffer_).substr(at_);
    const std::size_t newline = rest.find('\n');
    const std::string_view part = rest.substr(0, newline);
    line.is_terminated = newline != std::string_view::npos;
    line.is_too_long = line.is_too_long || line.text.size() + part.size() > limit_bytes;
    if (!line.is_too_long) line.text += part;
    const std::size_t taken = part.size() + (line.is_terminated ? 1 : 0);
    at_ += taken;
    offset_ += taken;
  }
  if (!any) return std::optional<StreamLine>();
  if (line.is_too_long) line.text.clear();
  return std::optional(std::move(line));
}

Result<std::string> BufferedStream::read_all(std::size_t limit_bytes) {
  std::string bytes;
  for (;;) {
    auto any = fill();
    if (!any.ok()) return any.error();
    if (!*any) return bytes;
    const std::size_t part = buffer_.size() - at_;
    if (bytes.size() + part > limit_bytes) {
      return Error{ErrorCode::kLimit, "more than the limit of " + std::to_string(limit_bytes) +
                                          " bytes for an article"};
    }
    bytes.append(buffer_, at_, part);
    at_ += part;
    offset_ += part;
  }
}

std::unique_ptr<ByteStream> BufferedStream::release() {
  if (bytes_->size() && bytes_->seek(offset_).ok()) {
    buffer_.clear();
    at_ = 0;
    return std::exchange(bytes_, stream_of({}));
  }
  std::string unread = buffer_.substr(at_);
  buffer_.clear();
  at_ = 0;
  auto rest = std::exchange(bytes_, stream_of({}));
  if (unread.empty()) return rest;
  return std::make_unique<PrefixedStream>(std::move(unread), std::move(rest));
}

}  // namespace entente
