#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "graph/interval.h"

namespace entente {

/// The head of a news report's first sentence: "BISHKEK, Feb 5 (Reuters) - ".
struct Dateline {
  std::size_t size = 0;     ///< Bytes up to the prose, the dash and its blanks included.
  std::optional<Day> day;   ///< Only if it is complete: agencies leave the year out.
  std::string_view agency;  ///< "Reuters"; empty if none is named.
};

/// The dateline that the text begins with: names of places in front of a dash, with an agency in
/// brackets or slashes, or a date, or the first place in capitals.
std::optional<Dateline> parse_dateline(std::string_view text);

}  // namespace entente
