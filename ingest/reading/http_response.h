#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/result.h"

namespace entente {

/// Lines `Name: value` up to an empty one, as the web and mail have them.
struct HeaderLines {
  std::vector<std::pair<std::string, std::string>> fields;  ///< Names in small letters.
  std::size_t size = 0;  ///< Of all lines, the empty one included.

  /// The first value of that name; empty if there is none.
  std::string_view find(std::string_view name) const;
};

/// A line that begins with a blank goes on with the one before. Lines without a colon are passed
/// over.
HeaderLines parse_header_lines(std::string_view text);

/// The value of a parameter of a field: `charset` of "text/html; charset=utf-8"; empty if none.
std::string field_parameter(std::string_view value, std::string_view name);
/// The value without parameters, in small letters.
std::string field_value(std::string_view value);

/// A response of the web, its body unchunked and unpacked.
struct HttpResponse {
  int status = 0;
  HeaderLines header;
  std::string body;
};

/// kCorruption: no response, a packed body that is damaged; kUnsupported: packed in a way that is
/// not known; kLimit: a body that unpacks to more than `body_bytes`. A body that says that it is
/// chunked, but is not, is taken as it is.
Result<HttpResponse> parse_response(std::string_view bytes, std::size_t body_bytes);

}  // namespace entente
