#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ingest/knowledge/name_spans.h"
#include "ingest/knowledge/reading_context.h"
#include "ingest/knowledge/reading_scorer.h"

namespace entente {

/// The entity that a name unknown to the gazetteer becomes: its id is made of type and name. What
/// stands in capitals only because its line does ("KURTI") is named like a name ("Kurti").
Entity new_entity(const ReadingContext& context, TokenSpan span, EntityType type);

/// What the names of one document mean because it says so: full names, acronyms introduced in
/// brackets, and what short names, spoken of later or before, stand for. Entities that are returned
/// are its own and live as long as it does. Borrows the context. Nothing fails: what is not known
/// is nullptr.
class DocumentNames {
 public:
  /// Reads the full names and acronyms among `spans`, which are in order.
  DocumentNames(const ReadingContext& context, const std::vector<NamedSpan>& spans,
                const ReadingScorer& scorer);

  /// What the full name or acronym means; nullptr if it was not introduced.
  const Entity* find_full(const std::string& key) const;
  /// The person whom a last or first name at that token means: of several the one who fits the form
  /// of address, then the subject of one of the last sentences, else who was named in full first:
  /// the article is about him, relatives are told of in passing. nullptr for none.
  const Entity* find_person(const std::string& key, TokenIndex at) const;
  /// Whether someone with that last name is named in full before the token.
  bool is_person_before(const std::string& key, TokenIndex at) const;
  /// The body that "the Council", "Harvard" means after "European Council", "Harvard University":
  /// the last one named before the token with that word at an end; nullptr for none.
  const Entity* find_body(const std::string& key, TokenIndex at) const;

  /// The state that a last word means after a longer name, "Korea" after "South Korea"; nullptr if
  /// none was named so before the token, or the text names more than one so.
  const Entity* find_state(const std::string& key, TokenIndex at) const;

  /// Names that stand elsewhere in the document and that the recogniser missed here are added.
  void add_missed(std::vector<NamedSpan>& spans) const;

 private:
  struct Bearer {
    TokenIndex at = 0;  ///< Where it is named in full.
    Entity entity;
    bool subject = false;  ///< There it is the subject of its sentence.
    Gender gender = Gender::kUnknown;
  };

  /// All that bear one short name, with what is asked of them kept at hand: a text may name
  /// thousands, and may ask as often.
  struct Bearers {
    std::vector<Bearer> all;                             ///< In the order of the text; never empty.
    std::array<std::optional<std::size_t>, 3> first_of;  ///< By Gender: the first of it.
    std::optional<TokenIndex> first_by_last_name;  ///< Where one is first named whose last it is.
    bool several = false;                          ///< They are not all the same.

    void add(Bearer bearer);
    /// The last one named before the token; nullptr if none is.
    const Bearer* last_before(TokenIndex at) const;
    /// The first who may be addressed so; nullptr if nobody may.
    const Bearer* first_fitting(Gender wanted) const;
  };

  /// Persons whose first and last name are the same.
  struct Namesakes {
    Entity first;
    std::optional<Entity> of_two_words;  ///< The first without a name between those.
  };

  void learn_full(const NamedSpan& span, const ReadingScorer& scorer);
  void learn_person(const std::string& key, TokenSpan span, const Entity& person);
  void learn_body(TokenSpan span, const Entity& body);
  void learn_acronym(const NamedSpan& span, const ReadingScorer& scorer);
  const Entity* same_person(const std::string& key) const;
  Gender addressed_as(TokenIndex at) const;

  const ReadingContext& context_;
  std::map<std::string, Entity> full_;
  std::map<std::string, Bearers> persons_;      // Last or first name → who.
  std::map<std::string, Namesakes> namesakes_;  // "First last" → who.
  std::map<std::string, Bearers> bodies_, states_;
};

}  // namespace entente
