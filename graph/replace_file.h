#pragma once

#include <filesystem>
#include <string_view>

#include "graph/result.h"

namespace entente {

/// Writes a file by way of a temporary one beside it, so that programs that have mapped the old one
/// go on. When it fails the old file stays and nothing is left beside it. Error: kIo.
Result<void> replace_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace entente
