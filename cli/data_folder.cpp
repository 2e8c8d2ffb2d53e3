#include "cli/data_folder.h"

#include "cli/default_data_folder.h"

namespace entente {

std::string data_folder(const Arguments& arguments) {
  if (auto given = arguments.find("data")) return *given;
  return default_data_folder();
}

std::string store_folder(const Arguments& arguments) {
  if (auto given = arguments.find("db")) return *given;
  return find_variable("ENTENTE_DB").value_or("entente.db");
}

}  // namespace entente
