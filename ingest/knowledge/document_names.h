#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ingest/knowledge/document_persons.h"
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
  /// The person whom a name at that span means: a last or first name, or one that has a noun drawn
  /// into it; nullptr for none.
  const Entity* find_person(const std::string& key, TokenSpan span) const;
  /// The one person of whose two surnames this is the first; nullptr for none.
  const Entity* find_by_first_surname(const std::string& key) const {
    return persons_.find_by_first_surname(key);
  }
  /// Whether someone with that last name is named in full before the token.
  bool is_person_before(const std::string& key, TokenIndex at) const {
    return persons_.is_named_before(key, at);
  }
  /// The body that "the Council", "Harvard", "the Air Force" means after "European Council",
  /// "Harvard University", "U.S. Air Force": the last one named before the token whose name begins
  /// or ends so; nullptr for none.
  const Entity* find_body(const std::string& key, TokenIndex at) const;
  /// The one body of the text whose name begins with the word, wherever it stands: "Stanford"
  /// before "Stanford University"; nullptr for none or several.
  const Entity* find_only_body(const std::string& key) const;
  /// The body that is named so in short before the text names it in full, "Chrysler" and later
  /// "Chrysler Group", or by an acronym that it does not explain, "USI"; nullptr for none.
  const Entity* find_shortened_body(const std::string& key, TokenSpan span) const;

  /// The state that a last word means after a longer name, "Korea" after "South Korea"; nullptr if
  /// none was named so before the token, or the text names more than one so.
  const Entity* find_state(const std::string& key, TokenIndex at) const;

  /// Names that stand elsewhere in the document and that the recogniser missed here are added.
  void add_missed(std::vector<NamedSpan>& spans) const;

 private:
  /// A body that the text names in full.
  struct Body {
    std::string written;
    Entity entity;
  };

  void count_persons(const std::vector<NamedSpan>& spans, const ReadingScorer& scorer);
  void learn_full(const NamedSpan& span, const ReadingScorer& scorer);
  void learn_aliases(const std::vector<NamedSpan>& spans, const ReadingScorer& scorer);
  std::optional<Entity> known_by_alias(const NamedSpan& span, const ReadingScorer& scorer) const;
  void learn_body(const std::string& key, TokenSpan span, const Entity& body);
  void learn_long_name(TokenIndex at, const Entity& body);
  void learn_acronym(const NamedSpan& span, const ReadingScorer& scorer);

  const ReadingContext& context_;
  std::map<std::string, Entity> full_;
  DocumentPersons persons_;
  std::map<std::string, Bearers> bodies_, states_;
  std::map<std::string, Bearers> bodies_by_first_word_;
  std::map<std::string, Entity> plain_bodies_;          // Without "Group", "Corporation".
  std::map<char, std::vector<Body>> bodies_by_letter_;  // By the first letter; distinct.
};

}  // namespace entente
