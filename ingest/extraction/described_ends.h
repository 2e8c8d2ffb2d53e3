#pragma once

#include <optional>
#include <string>

#include "ingest/extraction/predicate_lexicon.h"
#include "ingest/extraction/syntax.h"
#include "ingest/knowledge/mention.h"
#include "ingest/language/document.h"

namespace entente {

/// An entity that a text only describes, and the words that do.
struct DescribedEnd {
  Entity entity;
  TokenSpan tokens;  ///< From the first modifier that counts to the noun.
};

/// Makes entities of common nouns that no name and no gazetteer stands behind: groups of people
/// ("33 Russian individuals", "the protesters"), events ("a conference on food security") and
/// agreements ("a nuclear treaty with Iran"). What is said of them tells them apart: modifiers and
/// the place beside the noun; a bare noun is placed by the state that the document speaks of most,
/// so that the protesters of two countries are two groups. Which nouns, word_classes.tsv says:
/// `people`, `body_noun`, `event_noun`, `agreement`. Holds references, which must outlive it.
class DescribedEnds {
 public:
  DescribedEnds(const Document& document, const Mentions& mentions,
                const PredicateLexicon& lexicon);

  /// What the noun at a token describes; nothing if it is of no such class.
  std::optional<DescribedEnd> at(TokenIndex noun) const;

 private:
  std::optional<EntityType> type_of(TokenIndex noun) const;
  TokenIndex first_modifier(TokenIndex noun) const;
  bool is_particular(TokenIndex noun) const;
  bool is_placed_by_words(TokenIndex noun) const;
  bool is_at_mission(TokenIndex noun) const;
  const Mention* state_within(TokenSpan span) const;
  const Mention* place_beside(TokenIndex noun) const;
  const Mention* place_of_clause(TokenIndex noun) const;
  bool belongs_to_body(TokenSpan span) const;

  const Document& document_;
  const Mentions& mentions_;
  const PredicateLexicon& lexicon_;
  const Mention* main_state_ =
      nullptr;  ///< Of the state named most often, else of the first place.
};

}  // namespace entente
