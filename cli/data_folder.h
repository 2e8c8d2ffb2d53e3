#pragma once

#include <string>

#include "cli/arguments.h"

namespace entente {

/// The folder of ontology, lexicon, gazetteer, facts and models: `--data`, else the variable
/// ENTENTE_DATA, else ../share/entente beside the executable if it is there, else the source tree's
/// data/.
std::string data_folder(const Arguments& arguments);

/// The folder of the store: `--db`, else the variable ENTENTE_DB, else "entente.db".
std::string store_folder(const Arguments& arguments);

}  // namespace entente
