#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ingest/knowledge/name_matcher.h"
#include "ingest/knowledge/reading_context.h"

namespace entente {

/// A name before it is decided what it means.
struct NamedSpan {
  TokenSpan tokens;
  std::vector<NameReading> readings;
  std::optional<NameLabel> label;
  bool nested = false;  ///< Inside a longer name that the gazetteer does not know.
};

/// What an unknown name of each label becomes; nothing for labels that are no actors.
std::optional<EntityType> type_of(NameLabel label);

/// The normalised words of a span, joined by blanks: the form in which names are looked up.
std::string key_of(const ReadingContext& context, TokenSpan span);

/// Whether a span that the recogniser labelled so can name an entity: it has a capital and more
/// than one letter, and is no word that names nobody ("Internet").
bool is_nameable(const ReadingContext& context, TokenSpan span, NameLabel label);

/// The names of a document, of the gazetteer and of the recogniser, in order. Where the two overlap
/// the gazetteer's name stands if it covers the other or both are places; inside a longer name of a
/// person it means nobody, inside that of a body it is nested. One name has one label throughout.
std::vector<NamedSpan> find_name_spans(const ReadingContext& context);

}  // namespace entente
