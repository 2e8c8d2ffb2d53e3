#pragma once

#include <algorithm>
#include <array>
#include <string>

#include "ingest/knowledge/reading_context.h"

namespace entente {

/// What speaks for each type of a name.
class Evidence {
 public:
  void add(EntityType type, double weight) { weights_[static_cast<std::size_t>(type)] += weight; }

  double of(EntityType type) const { return weights_[static_cast<std::size_t>(type)]; }

  /// The type for which most speaks; of equals the first in EntityType's order.
  EntityType best() const {
    const auto most = std::max_element(weights_.begin(), weights_.end());
    return static_cast<EntityType>(most - weights_.begin());
  }

 private:
  std::array<double, 16> weights_ = {};
};

/// Whether a token is written and tagged as a part of a name.
bool is_name_token(const Token& token);

/// Weighs the signs that a name and the words around it give.
class Weigher {
 public:
  explicit Weigher(const ReadingContext& context) : context_(context) {}

  /// What the name itself says: a word like "University", a given name, capitals.
  void add_inside(TokenSpan span, const std::string& key, Evidence& evidence) const;
  /// What stands around one occurrence: titles, verbs of saying, prepositions, nouns.
  void add_around(TokenSpan span, Evidence& evidence) const;

 private:
  bool has_title_before(TokenIndex begin) const;
  void add_noun_beside(TokenIndex noun, Evidence& evidence) const;

  const ReadingContext& context_;
};

}  // namespace entente
