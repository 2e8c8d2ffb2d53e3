#include "ingest/reading/archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <utility>

#include "graph/text.h"

namespace entente {

namespace {

constexpr std::size_t kBlockBytes = 65536;

struct Magic {
  std::size_t offset;
  std::string_view bytes;
};

constexpr std::array<Magic, 8> kMagics{{
    {0, {"\x1F\x8B\x08", 3}},
    {0, {"\x28\xB5\x2F\xFD", 4}},
    {0, "BZh"},
    {0, {"\xFD\x37zXZ\x00", 6}},
    {0, {"\x04\x22\x4D\x18", 4}},
    {0, {"PK\x03\x04", 4}},
    {0, {"PK\x05\x06", 4}},  // A zip without files.
    {257, "ustar"},
}};

/// Whether a path stays within the archive's own folder.
bool stays_inside(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.find('\\') != std::string_view::npos)
    return false;
  if (name.size() > 1 && name[1] == ':') return false;
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t end = std::min(name.find('/', at), name.size());
    if (name.substr(at, end - at) == "..") return false;
    at = end + 1;
  }
  return true;
}

std::string name_of(archive_entry* entry) {
  const char* name = archive_entry_pathname(entry);
  if (name == nullptr) name = archive_entry_pathname_utf8(entry);
  std::string text = name == nullptr ? "" : repair_utf8(name);
  while (text.starts_with("./"))
    text.erase(0, 2);
  return text;
}

}  // namespace

bool is_packed(std::string_view head) {
  return std::any_of(kMagics.begin(), kMagics.end(), [head](const Magic& magic) {
    return head.size() >= magic.offset && head.substr(magic.offset).starts_with(magic.bytes);
  });
}

struct Archive::State {
  struct Free {
    void operator()(archive* handle) const { archive_read_free(handle); }
  };

  std::unique_ptr<ByteStream> bytes;
  ArchiveLimits limits;
  std::array<char, kBlockBytes> block{};
  std::optional<Error> failure;  // Of the stream below: it tells more than the library.
  std::uint64_t unpacked = 0;
  bool at_end = false;
  std::unique_ptr<archive, Free> handle;  // Refers to the members above, so it goes first.

  Error error(ErrorCode code) const {
    if (failure) return *failure;
    const char* text = archive_error_string(handle.get());
    return {code, "damaged archive: " + std::string(text == nullptr ? "unknown reason" : text)};
  }

  static la_ssize_t read_block(archive* handle, void* self, const void** block) {
    auto* state = static_cast<State*>(self);
    auto count = state->bytes->read(state->block);
    *block = state->block.data();
    if (count.ok()) return static_cast<la_ssize_t>(*count);
    state->failure = count.error();
    archive_set_error(handle, EIO, "cannot read");
    return ARCHIVE_FATAL;
  }

  static la_int64_t seek_to(archive* handle, void* self, la_int64_t offset, int whence) {
    auto* state = static_cast<State*>(self);
    const auto size = static_cast<la_int64_t>(*state->bytes->size());
    // libarchive only asks for places from the beginning or from the end.
    const la_int64_t place = whence == SEEK_END ? size + offset : offset;
    if (whence == SEEK_CUR || place < 0 || place > size ||
        !state->bytes->seek(static_cast<std::uint64_t>(place)).ok()) {
      archive_set_error(handle, EIO, "a place outside the file");
      return ARCHIVE_FATAL;
    }
    return place;
  }

  Result<std::size_t> read(std::span<char> into) {
    const la_ssize_t count = archive_read_data(handle.get(), into.data(), into.size());
    if (count < 0) {
      at_end = true;
      return error(ErrorCode::kCorruption);
    }
    unpacked += static_cast<std::uint64_t>(count);
    const auto packed =
        static_cast<std::uint64_t>(std::max<la_int64_t>(archive_filter_bytes(handle.get(), -1), 1));
    if (unpacked > limits.free_bytes && unpacked / packed > limits.ratio) {
      at_end = true;
      return Error{ErrorCode::kLimit, "archive unpacks to more than " +
                                          std::to_string(limits.ratio) + " times its size"};
    }
    return static_cast<std::size_t>(count);
  }
};

namespace {

void support_formats(archive* handle, bool can_seek) {
  archive_read_support_filter_gzip(handle);
  archive_read_support_filter_zstd(handle);
  archive_read_support_filter_bzip2(handle);
  archive_read_support_filter_xz(handle);
  archive_read_support_filter_lz4(handle);
  archive_read_support_format_tar(handle);
  archive_read_support_format_zip_streamable(handle);
  if (can_seek) archive_read_support_format_zip_seekable(handle);
  archive_read_support_format_raw(handle);
}

}  // namespace

Archive::Archive(std::unique_ptr<State> state) : state_(std::move(state)) {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

Result<Archive> Archive::open(std::unique_ptr<ByteStream> bytes, ArchiveLimits limits) {
  assert(bytes);
  auto state = std::make_unique<State>();
  state->bytes = std::move(bytes);
  state->limits = limits;
  state->handle.reset(archive_read_new());
  if (!state->handle) return Error{ErrorCode::kInternal, "no memory for an archive"};
  archive* handle = state->handle.get();
  const bool can_seek = state->bytes->size().has_value();
  support_formats(handle, can_seek);
  archive_read_set_callback_data(handle, state.get());
  archive_read_set_read_callback(handle, State::read_block);
  if (can_seek) archive_read_set_seek_callback(handle, State::seek_to);
  if (archive_read_open1(handle) != ARCHIVE_OK) return state->error(ErrorCode::kCorruption);
  return Archive(std::move(state));
}

std::optional<Result<ArchiveMember>> Archive::next() {
  if (state_->at_end) return std::nullopt;
  archive_entry* entry = nullptr;
  const int status = archive_read_next_header(state_->handle.get(), &entry);
  if (status == ARCHIVE_EOF) {
    state_->at_end = true;
    return std::nullopt;
  }
  if (status < ARCHIVE_WARN) {
    state_->at_end = true;
    return Result<ArchiveMember>(state_->error(ErrorCode::kCorruption));
  }
  if (archive_format(state_->handle.get()) == ARCHIVE_FORMAT_RAW) {
    return Result<ArchiveMember>(ArchiveMember{});
  }
  ArchiveMember member;
  member.name = name_of(entry);
  const auto refuse = [&member](const char* why) {
    return Result<ArchiveMember>(
        Error{ErrorCode::kInvalidArgument, member.name + ": refused: " + why});
  };
  if (!stays_inside(member.name)) return refuse("the name leads out of the archive");
  const bool linked = archive_entry_hardlink(entry) != nullptr;
  const auto kind = archive_entry_filetype(entry);
  member.is_directory = kind == AE_IFDIR;
  if (linked || kind == AE_IFLNK) return refuse("a link");
  if (kind != AE_IFREG && !member.is_directory) return refuse("neither a file nor a directory");
  if (archive_entry_is_encrypted(entry) != 0) return refuse("encrypted");
  return Result<ArchiveMember>(std::move(member));
}

std::unique_ptr<ByteStream> Archive::content() {
  class Content final : public ByteStream {
   public:
    explicit Content(State& state) : state_(state) {}
    Result<std::size_t> read(std::span<char> into) override { return state_.read(into); }

   private:
    State& state_;  // The archive's, which outlives this (header).
  };
  return std::make_unique<Content>(*state_);
}

namespace {

/// The only file of an archive, which it keeps.
class OnlyMember final : public ByteStream {
 public:
  explicit OnlyMember(Archive archive)
      : archive_(std::move(archive)), content_(archive_.content()) {}

  Result<std::size_t> read(std::span<char> into) override {
    auto count = content_->read(into);
    if (!count.ok() || *count > 0) return count;
    while (auto member = archive_.next()) {
      if (!member->ok()) return member->error();
      if ((*member)->is_directory) continue;
      return Error{ErrorCode::kInvalidArgument, "several files in the archive, expected one"};
    }
    return 0;
  }

 private:
  Archive archive_;
  std::unique_ptr<ByteStream> content_;
};

}  // namespace

Result<std::unique_ptr<ByteStream>> open_unpacked(const std::string& path, ArchiveLimits limits) {
  auto file = open_file(path);
  if (!file.ok()) return file.error();
  BufferedStream buffered(std::move(*file));
  auto head = buffered.peek(kPackedHeadBytes);
  if (!head.ok()) return head.error();
  if (!is_packed(*head)) return buffered.release();
  auto archive = Archive::open(buffered.release(), limits);
  if (!archive.ok()) return archive.error();
  while (auto member = archive->next()) {
    if (!member->ok()) return member->error();
    if ((*member)->is_directory) continue;
    return std::unique_ptr<ByteStream>(std::make_unique<OnlyMember>(std::move(*archive)));
  }
  return Error{ErrorCode::kInvalidArgument, "no file in the archive"};
}

}  // namespace entente
