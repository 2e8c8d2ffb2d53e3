#pragma once

#include <string_view>

#include "ingest/language/document.h"

namespace entente {

/// A document with annotations set by hand, for tests that load no model. One line a token:
///
///     text lemma POS TAG dep head [B-LABEL | I-LABEL] [+]
///
/// in columns separated by blanks; an empty line ends a sentence. `head` is the row of the
/// governing token within its sentence, counted from 1, and 0 at the root, as in CoNLL-U. B- and I-
/// mark names. The text is the tokens joined by blanks, without a blank after a row that ends with
/// "+". The norm is the ASCII lower case. Throws std::invalid_argument on a bad table.
///
///     make_document(R"(
///       Russia   Russia  PROPN NNP nsubj 2 B-GPE
///       operates operate VERB  VBZ ROOT  0
///       Kant     Kant    PROPN NNP dobj  2 B-FAC +
///       .        .       PUNCT .   punct 2
///     )");
Document make_document(std::string_view table);

}  // namespace entente
