#pragma once

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "ingest/knowledge/name_forms.h"
#include "ingest/knowledge/reading_context.h"

namespace entente {

/// Who of one document bears a short name: the states, bodies or persons whose longer names have
/// it, with what is asked of them kept at hand: a text may name thousands, and may ask as often.
class Bearers {
 public:
  struct Bearer {
    TokenIndex at = 0;  ///< Where it is named in full.
    Entity entity;
    bool subject = false;  ///< There it is the subject of its sentence.
    Gender gender = Gender::kUnknown;
    std::string address;  ///< The form of address or title right before it: "dr"; else empty.
  };

  void add(Bearer bearer);

  /// In the order of the text.
  const std::vector<Bearer>& all() const { return all_; }
  /// Whether they are not all the same.
  bool are_several() const { return several_; }
  /// The last one named before the token; nullptr if none is.
  const Bearer* last_before(TokenIndex at) const;
  /// The first who may be addressed so; nullptr if nobody may.
  const Bearer* first_fitting(Gender wanted) const;
  /// The first who was addressed so; nullptr if nobody was.
  const Bearer* first_addressed(const std::string& address) const;

 private:
  std::vector<Bearer> all_;
  std::array<std::optional<std::size_t>, 3> first_of_;  // By Gender.
  std::map<std::string, std::size_t> first_addressed_;
  bool several_ = false;
};

/// The persons whom one document names in full, and whom it means by their other names: shorter
/// ones, with or without initials, "Jr." or a title, in other forms ("Joe", "Joseph") or with the
/// surname first. Entities that are returned are its own and live as long as it does. Borrows the
/// context. Nothing fails: what is not known is nullptr.
class DocumentPersons {
 public:
  explicit DocumentPersons(const ReadingContext& context) : context_(context) {}

  /// Counts a name before any is learned: of two forms the one that is used more names the person.
  void count(const std::string& key, TokenSpan span);
  /// Learns that a name of several words, at a span, means a person of the gazetteer, or one whom
  /// the document calls so.
  void learn(const std::string& key, TokenSpan span, const Entity& person);
  /// Learns a name that the gazetteer does not have; returns whom it means.
  Entity learn_unknown(const std::string& key, TokenSpan span);

  /// Whether the name is that of a person with a noun drawn into it ("Warhol Polaroid exhibits"):
  /// then it names the person of its first word.
  bool has_noun_behind(const std::string& key, TokenSpan span) const;
  /// The person whom a last or first name at that token means: of several the one who fits the form
  /// of address, then the subject of one of the last sentences, else who was named in full first:
  /// the article is about him, relatives are told of in passing. nullptr for none.
  const Entity* find(const std::string& key, TokenIndex at) const;
  /// Whether someone with that last name is named in full before the token.
  bool is_named_before(const std::string& key, TokenIndex at) const;
  /// Whether somebody has the short name.
  bool has(const std::string& key) const { return bearers_.contains(key); }
  /// The one person of whose two surnames this is the first: "Endara" of Guillermo David Endara
  /// Galimany; nullptr if there is none or more than one.
  const Entity* find_by_first_surname(const std::string& key) const;

 private:
  struct FullName {
    PersonName name;
    PersonName known_as;  ///< The gazetteer's name of the person.
    Entity person;
  };
  struct Count {
    TokenSpan first;
    int times = 0;
  };

  const Entity* find_same(const PersonName& name) const;
  const Entity* find_longer(const std::string& key) const;
  std::string address_before(TokenIndex at) const;
  Gender gender_before(TokenIndex at) const;

  const ReadingContext& context_;
  std::map<std::string, Count> counts_;                    // By the plain key.
  std::map<std::string, std::set<std::string>> surnames_;  // Last word → plain keys.
  std::map<std::string, Entity> by_key_;                   // Plain key → who.
  std::map<std::string, std::vector<FullName>> by_last_;   // Last word → distinct full names.
  std::map<std::string, Bearers> bearers_;                 // Last or first name → who.
  std::map<std::string, Bearers> first_surnames_;          // Last word but one → who.
  std::map<std::string, TokenIndex> first_with_last_name_;
};

}  // namespace entente
