#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/mapped_file.h"
#include "graph/result.h"

namespace entente {

/// A list of strings inside the model file.
class StringList {
 public:
  StringList() = default;
  /// Requires: `begins` rising from 0 to text.size(), at least one element.
  StringList(std::span<const std::uint32_t> begins, std::string_view text)
      : begins_(begins), text_(text) {}

  std::size_t size() const { return begins_.empty() ? 0 : begins_.size() - 1; }
  std::string_view operator[](std::size_t index) const {
    return text_.substr(begins_[index], begins_[index + 1] - begins_[index]);
  }
  /// The number of `key`, by binary search. Requires: sorted by bytes.
  std::optional<std::size_t> find(std::string_view key) const;

 private:
  std::span<const std::uint32_t> begins_;
  std::string_view text_;
};

/// Numbers of one kind with their shape; the last dimension is contiguous.
template <typename Number>
struct Tensor {
  std::span<const Number> values;
  std::vector<std::uint32_t> dims;
};

/// A language model that is mapped into memory: named sections, written by
/// scripts/convert_model.py. docs/language_engine.md describes the bytes. Copies share one mapping,
/// which lives as long as any of them; reading is safe from many threads.
class ModelFile {
 public:
  /// kNotFound or kIo if there is no such file or it cannot be mapped; kUnsupported if its format
  /// is newer, or if it was made for other feature code than this build's; kCorruption if it is cut
  /// short, changed, or no model at all.
  static Result<ModelFile> open(const std::filesystem::path& path);

  bool has(std::string_view name) const { return find(name) != nullptr; }
  /// What keeps the mapping alive, for those who hold views into it.
  std::shared_ptr<const void> owner() const { return mapped_.owner(); }
  const std::string& path() const { return path_; }

 private:
  friend class SectionReader;
  struct Section {
    std::string_view name;
    std::uint32_t kind = 0;
    std::uint32_t dims[4] = {};
    std::string_view bytes;
  };

  const Section* find(std::string_view name) const;
  Result<void> read_sections();

  MappedFile mapped_;
  std::string path_;
  std::vector<Section> sections_;  // Sorted by name.
};

/// Reads many sections and remembers the first that is missing or misshapen, so that a component
/// checks once. Until then failed reads give empty values.
class SectionReader {
 public:
  explicit SectionReader(const ModelFile& file) : file_(file) {}

  /// A dimension that may have any size.
  static constexpr std::uint32_t kAny = 0xFFFFFFFF;

  Tensor<float> floats(const std::string& name, std::initializer_list<std::uint32_t> dims);
  Tensor<std::uint32_t> numbers(const std::string& name, std::initializer_list<std::uint32_t> dims);
  Tensor<std::uint64_t> keys(const std::string& name, std::initializer_list<std::uint32_t> dims);
  StringList strings(const std::string& name);
  std::string_view text(const std::string& name);

  /// Notes a fault that the caller found in a section's contents.
  void reject(std::string_view name, std::string_view why);
  bool ok() const { return !error_; }
  /// Requires: !ok().
  const Error& error() const { return *error_; }

 private:
  template <typename Number>
  Tensor<Number> tensor(const std::string& name, std::uint32_t kind,
                        std::initializer_list<std::uint32_t> dims);

  const ModelFile& file_;
  std::optional<Error> error_;
};

}  // namespace entente
