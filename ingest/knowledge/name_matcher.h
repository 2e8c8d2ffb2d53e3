#pragma once

#include <string>
#include <vector>

#include "ingest/knowledge/name_book.h"
#include "ingest/language/document.h"

namespace entente {

/// A run of tokens that the gazetteer has a name for, with what it may mean.
struct NameCandidate {
  TokenSpan tokens;                   ///< Without a leading "the" and a trailing possessive.
  std::vector<NameReading> readings;  ///< Heavier first; never empty.
};

/// The normalised form of each token of a document, by token; empty for signs and possessives.
std::vector<std::string> normalize_tokens(const Document& document);

/// The names of the gazetteer in a document: at each token the longest run whose normalised words
/// are a name and whose letters are written like one: capitals where names have them, acronyms in
/// capitals throughout. Candidates are in order and do not overlap. A compound with a hyphen
/// ("U.S.-led", "Moscow-backed") counts as its first part. Linear in tokens times the length of the
/// longest name.
std::vector<NameCandidate> find_names(const Document& document,
                                      const std::vector<std::string>& normalized,
                                      const NameBook& gazetteer);

}  // namespace entente
