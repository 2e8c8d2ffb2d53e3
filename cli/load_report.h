#pragma once

#include "cli/console.h"
#include "graph/loader.h"

namespace entente {

/// Says what a load did: the lines left out, then the numbers.
void report_load(const LoadReport& report, Console& console);

}  // namespace entente
