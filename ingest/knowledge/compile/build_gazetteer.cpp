#include "ingest/knowledge/compile/build_gazetteer.h"

#include <xxhash.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>
#include <vector>

#include "ingest/knowledge/compile/read_facts.h"
#include "ingest/knowledge/compile/read_operators.h"
#include "ingest/knowledge/compile/read_sources.h"
#include "ingest/knowledge/compile/write_gazetteer.h"

namespace entente {
namespace {

/// The tables below data_dir, in the order of their names. Error: kIo.
Result<std::vector<std::filesystem::path>> input_files(const std::filesystem::path& data_dir) {
  std::vector<std::filesystem::path> files;
  for (const char* folder : {"facts", "gazetteer/sources"}) {
    std::error_code error;
    auto file = std::filesystem::directory_iterator(data_dir / folder, error);
    for (; !error && file != std::filesystem::directory_iterator(); file.increment(error)) {
      if (file->path().extension() == ".tsv") {
        files.push_back(std::filesystem::path(folder) / file->path().filename());
      }
    }
    if (error) {
      return Error{ErrorCode::kIo,
                   (data_dir / folder).string() + ": cannot be listed: " + error.message()};
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

Result<KnowledgeDraft> read_knowledge(const std::filesystem::path& data_dir) {
  KnowledgeDraft draft;
  if (const Result<void> facts = read_facts(data_dir / "facts", draft); !facts) {
    return facts.error();
  }
  if (const Result<void> operators = read_operators(data_dir / "facts", draft); !operators) {
    return operators.error();
  }
  if (const Result<void> sources = read_sources(data_dir / "gazetteer/sources", draft); !sources) {
    return sources.error();
  }
  link_capitals(draft);
  return draft;
}

Result<std::uint64_t> checksum_of_inputs(const std::filesystem::path& data_dir) {
  const Result<std::vector<std::filesystem::path>> files = input_files(data_dir);
  if (!files) {
    return files.error();
  }
  std::uint64_t sum = 0;
  for (const std::filesystem::path& file : *files) {
    std::ifstream stream(data_dir / file, std::ios::binary);
    if (!stream) {
      return Error{ErrorCode::kIo, (data_dir / file).string() + ": cannot be opened"};
    }
    const std::string name = file.generic_string();
    const std::string bytes(std::istreambuf_iterator<char>(stream), {});
    sum = XXH3_64bits_withSeed(name.data(), name.size(), sum);
    sum = XXH3_64bits_withSeed(bytes.data(), bytes.size(), sum);
  }
  return sum;
}

Result<std::string> build_gazetteer(const std::filesystem::path& data_dir) {
  const Result<std::uint64_t> inputs = checksum_of_inputs(data_dir);
  if (!inputs) {
    return inputs.error();
  }
  const Result<KnowledgeDraft> draft = read_knowledge(data_dir);
  if (!draft) {
    return draft.error();
  }
  return write_gazetteer(*draft, *inputs);
}

}  // namespace entente
