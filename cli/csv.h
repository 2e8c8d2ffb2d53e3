#pragma once

#include <string>
#include <vector>

namespace entente {

/// One line of CSV (RFC 4180), with its line break: cells with a comma, a quote or a line break
/// are quoted.
std::string csv_line(const std::vector<std::string>& cells);

}  // namespace entente
