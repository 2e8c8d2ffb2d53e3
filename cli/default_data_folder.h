#pragma once

#include <optional>
#include <string>

namespace entente {

/// A variable of the environment that is set and not empty.
std::optional<std::string> find_variable(const char* name);

/// Where the data are if no option says it: the variable ENTENTE_DATA, else ../share/entente beside
/// the executable if it is there, else the source tree's data/.
std::string default_data_folder();

}  // namespace entente
