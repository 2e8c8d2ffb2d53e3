#pragma once

#include <vector>

#include "ingest/knowledge/name_spans.h"

namespace entente {

/// Gives every name of a document one label throughout: where the gazetteer knows it the label that
/// the recogniser gave most often, else the one for which most speaks: the recogniser's labels, a
/// word inside it ("University", "River"), a given name, a title before it, "who" and verbs of
/// saying beside it, "in" before it, and for a name of one word the persons whose last name it is.
void settle_labels(const ReadingContext& context, std::vector<NamedSpan>& spans);

/// Adds the capitalised names that neither the gazetteer nor the recogniser saw, where they stand
/// elsewhere in the document with a label or say by a word, a given name or a title what they are.
/// `spans` are in order, and stay so.
void add_unseen_names(const ReadingContext& context, std::vector<NamedSpan>& spans);

}  // namespace entente
