#pragma once

#include <string>
#include <string_view>

#include "graph/result.h"

namespace entente {

/// Lays out and draws a GraphViz graph with the `dot` engine: `format` is "svg" or "png". The
/// library (libgvc) is opened at the first call, so that programs that draw nothing do not load it.
/// kUnsupported: it is not installed; kInvalidArgument: the graph is not valid, or the format
/// unknown. Not thread-safe.
Result<std::string> render_dot(std::string_view dot, const std::string& format);

}  // namespace entente
