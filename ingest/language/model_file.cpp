#include "ingest/language/model_file.h"

#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace entente {
namespace {

// The file: a header of 64 bytes, a table of entries of 64 bytes, then the sections' bytes, each
// section at a multiple of 64. All numbers are little-endian, as are the processors that we map it
// on.
static_assert(std::endian::native == std::endian::little);
constexpr std::string_view kMagic("ENTLANG\0", 8);
constexpr std::uint32_t kFormatVersion = 1;
constexpr std::size_t kHeaderBytes = 64, kEntryBytes = 64, kAlignment = 64, kNameBytes = 32;
constexpr std::size_t kReservedBegin = 32;
enum Kind : std::uint32_t { kBytes, kFloat32, kUint32, kUint64 };
constexpr std::size_t kElementBytes[] = {1, 4, 4, 8};

// What our feature code computes; the model's weights are good for nothing else.
constexpr std::string_view kFeatureCode =
    "strings murmur64a seed 1 with spacy symbols; rows murmur3 x86_128 of uint64, 4 a key; "
    "norm, prefix 1, suffix 3, shape runs 4 long at 100; url 3.8";

template <typename Number>
Number read_number(std::string_view bytes, std::size_t offset) {
  Number value;
  std::memcpy(&value, bytes.data() + offset, sizeof(value));
  return value;
}

Error corrupt(const std::string& path, const std::string& why) {
  return {ErrorCode::kCorruption, path + ": " + why};
}

}  // namespace

std::optional<std::size_t> StringList::find(std::string_view key) const {
  std::size_t low = 0, high = size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if ((*this)[middle] < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low < size() && (*this)[low] == key) return low;
  return std::nullopt;
}

Result<ModelFile> ModelFile::open(const std::filesystem::path& path) {
  Result<MappedFile> mapped = MappedFile::open(path);
  if (!mapped) return with_context("language model", mapped.error());
  ModelFile file;
  file.path_ = path.string();
  file.mapped_ = *std::move(mapped);
  if (file.mapped_.bytes().size() < kHeaderBytes) {
    return corrupt(file.path_, "too short for a language model");
  }
  if (Result<void> read = file.read_sections(); !read) return read.error();
  return file;
}

Result<void> ModelFile::read_sections() {
  const std::string_view bytes = mapped_.bytes();
  if (bytes.substr(0, kMagic.size()) != kMagic) return corrupt(path_, "not a language model");
  const auto version = read_number<std::uint32_t>(bytes, 8);
  if (version > kFormatVersion) {
    return Error{ErrorCode::kUnsupported, path_ + ": language model of format " +
                                              std::to_string(version) + ", this build reads " +
                                              std::to_string(kFormatVersion)};
  }
  if (version == 0) return corrupt(path_, "bad format version");
  const auto count = read_number<std::uint32_t>(bytes, 12);
  if (read_number<std::uint64_t>(bytes, 16) != bytes.size()) return corrupt(path_, "wrong size");
  const auto checksum = read_number<std::uint64_t>(bytes, 24);
  const std::string_view reserved = bytes.substr(kReservedBegin, kHeaderBytes - kReservedBegin);
  if (reserved.find_first_not_of('\0') != std::string_view::npos) {
    return corrupt(path_, "bad header");
  }
  const std::string_view payload = bytes.substr(kHeaderBytes);
  if (XXH3_64bits(payload.data(), payload.size()) != checksum) {
    return corrupt(path_, "checksum does not match");
  }
  if (payload.size() / kEntryBytes < count) return corrupt(path_, "section table cut short");

  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view entry = payload.substr(i * kEntryBytes, kEntryBytes);
    Section section;
    section.name = entry.substr(0, std::min(entry.find('\0'), kNameBytes));
    section.kind = read_number<std::uint32_t>(entry, 32);
    if (section.kind > kUint64) return corrupt(path_, "section of an unknown kind");
    std::uint64_t size = kElementBytes[section.kind];
    for (std::size_t dim = 0; dim < 4; ++dim) {
      section.dims[dim] = read_number<std::uint32_t>(entry, 36 + 4 * dim);
      // Unused dimensions are 0 behind the first, which may itself be 0.
      const std::uint64_t factor = dim > 0 && section.dims[dim] == 0 ? 1 : section.dims[dim];
      if (factor != 0 && size > bytes.size() / factor) return corrupt(path_, "section too large");
      size *= factor;
    }
    const auto offset = read_number<std::uint64_t>(entry, 56);
    if (offset % kAlignment != 0 || offset > bytes.size() || size > bytes.size() - offset) {
      return corrupt(path_, "section outside of the file");
    }
    section.bytes = bytes.substr(offset, size);
    sections_.push_back(section);
  }
  std::sort(sections_.begin(), sections_.end(),
            [](const Section& left, const Section& right) { return left.name < right.name; });

  SectionReader reader(*this);
  const std::string_view feature_code = reader.text("feature_code");
  if (!reader.ok()) return reader.error();
  if (feature_code != kFeatureCode) {
    return Error{ErrorCode::kUnsupported,
                 path_ + ": language model made for other features than this build computes"};
  }
  return {};
}

const ModelFile::Section* ModelFile::find(std::string_view name) const {
  const auto found = std::lower_bound(
      sections_.begin(), sections_.end(), name,
      [](const Section& section, std::string_view key) { return section.name < key; });
  return found != sections_.end() && found->name == name ? &*found : nullptr;
}

void SectionReader::reject(std::string_view name, std::string_view why) {
  if (error_) return;
  error_ = corrupt(file_.path(), "section \"" + std::string(name) + "\": " + std::string(why));
}

template <typename Number>
Tensor<Number> SectionReader::tensor(const std::string& name, std::uint32_t kind,
                                     std::initializer_list<std::uint32_t> dims) {
  const ModelFile::Section* section = file_.find(name);
  if (section == nullptr) {
    reject(name, "missing");
    return {};
  }
  bool fits = section->kind == kind && dims.size() <= 4;
  std::size_t position = 0;
  for (const std::uint32_t dim : dims) {
    fits = fits && (dim == kAny || section->dims[position] == dim);
    ++position;
  }
  for (; position < 4; ++position)
    fits = fits && section->dims[position] == 0;
  if (!fits) {
    reject(name, "unexpected kind or shape");
    return {};
  }
  // Aligned to 64 bytes in a mapping, which is itself aligned to a page.
  const auto* begin = reinterpret_cast<const Number*>(section->bytes.data());
  return {std::span(begin, section->bytes.size() / sizeof(Number)),
          std::vector<std::uint32_t>(section->dims, section->dims + dims.size())};
}

Tensor<float> SectionReader::floats(const std::string& name,
                                    std::initializer_list<std::uint32_t> dims) {
  return tensor<float>(name, kFloat32, dims);
}

Tensor<std::uint32_t> SectionReader::numbers(const std::string& name,
                                             std::initializer_list<std::uint32_t> dims) {
  return tensor<std::uint32_t>(name, kUint32, dims);
}

Tensor<std::uint64_t> SectionReader::keys(const std::string& name,
                                          std::initializer_list<std::uint32_t> dims) {
  return tensor<std::uint64_t>(name, kUint64, dims);
}

std::string_view SectionReader::text(const std::string& name) {
  const Tensor<char> bytes = tensor<char>(name, kBytes, {kAny});
  return {bytes.values.data(), bytes.values.size()};
}

StringList SectionReader::strings(const std::string& name) {
  const std::span<const std::uint32_t> begins = numbers(name + ".begin", {kAny}).values;
  const std::string_view bytes = text(name + ".text");
  if (!ok()) return {};
  if (begins.empty() || begins.front() != 0 || begins.back() != bytes.size() ||
      !std::is_sorted(begins.begin(), begins.end())) {
    reject(name, "bad list of strings");
    return {};
  }
  return {begins, bytes};
}

}  // namespace entente
