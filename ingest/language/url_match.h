#pragma once

#include <span>

#include "ingest/language/characters.h"

namespace entente {

/// Whether a run of characters without white space is a web address as spaCy's English tokenizer
/// sees it: an optional scheme, optional user, a host with a top-level domain or a public IPv4
/// address, an optional port, path, query and fragment. Linear in the text. The converter refuses a
/// model whose regular expression is another one.
bool is_url(std::u32string_view text, const CharacterTable& characters);

}  // namespace entente
