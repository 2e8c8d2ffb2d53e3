#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "ingest/extraction/described_ends.h"
#include "ingest/extraction/predicate_lexicon.h"
#include "ingest/extraction/syntax.h"
#include "ingest/knowledge/mention.h"
#include "ingest/language/document.h"

namespace entente {

/// An entity in a slot of a predicate.
struct Argument {
  TokenIndex token = 0;              ///< The token that fills the slot.
  const Mention* mention = nullptr;  ///< What it names, or what its owner is ("Russian troops").
  Entity entity;                     ///< The mention's entity, or one of its members.
  std::optional<Entity> place;       ///< Its reading as a location.
  bool by_proxy = false;             ///< Named only as the owner of the token.
  bool denied = false;               ///< Under "no": "no troops".
  std::optional<TokenSpan> described =
      {};  ///< The words of an end that is no mention (DescribedEnds).
};

/// Arguments found for a predicate at a token.
struct Binding {
  TokenIndex predicate = 0;
  std::optional<TokenIndex> support;  ///< The light verb of a noun: "held" of "held talks".
  const PredicateEntry* entry = nullptr;
  const Frame* frame = nullptr;
  std::vector<Argument> subjects, objects;
  bool reciprocal = false;  ///< The subjects among themselves, each pair once; no objects.
  bool mutual = false;      ///< Each of the subjects to each other: "accused each other".

  /// Whether an end is nobody whom the text names.
  bool is_vague() const;
};

/// Finds the arguments of predicates in the parse of one document. Holds references: the document,
/// the mentions and the lexicon must outlive it. Const and without state: copy it freely.
class ArgumentFinder {
 public:
  ArgumentFinder(const Document& document, const Mentions& mentions,
                 const PredicateLexicon& lexicon);

  /// The bindings of one entry at a token that carries its word: none if it is not there.
  std::optional<Binding> bind(const PredicateEntry& entry, TokenIndex token) const;

  /// The entities that the token and its coordination name.
  std::vector<Argument> resolve(TokenIndex token) const;
  /// The entity that one token names, as its head or through its owner.
  std::vector<Argument> resolve_one(TokenIndex token) const;
  /// Who owns or qualifies a noun: "Russia's", "Russian", "of Russia".
  std::vector<Argument> owners(TokenIndex noun) const;
  /// The longest mention whose head is the token; nullptr if none.
  const Mention* mention_at(TokenIndex token) const;
  /// The light verb that a noun is the object of ("held talks") or the subject of ("talks were
  /// held", "the talks took place"), if it is one.
  std::optional<TokenIndex> support_verb(TokenIndex noun) const;

 private:
  TokenList slot_tokens(const Slot& slot, TokenIndex token, PredicateKind kind) const;
  TokenList verb_slot(const Slot& slot, TokenIndex verb) const;
  TokenList noun_slot(const Slot& slot, TokenIndex noun) const;
  TokenList noun_prepositional(TokenIndex noun, std::string_view preposition) const;
  TokenList adjective_slot(const Slot& slot, TokenIndex adjective) const;
  TokenList doers_of(TokenIndex verb) const;
  void append_makers_below(TokenIndex noun, TokenList& list) const;
  bool is_minority(TokenIndex noun) const;
  const Mention* minority_home(TokenIndex noun) const;
  Argument minority(TokenIndex noun) const;
  std::vector<Argument> launchers_of(TokenIndex weapon) const;
  bool names_each_other(const std::vector<Slot>& slots, TokenIndex token, PredicateKind kind) const;
  bool is_agentless(TokenIndex verb) const;
  bool has_unnamed_doer(TokenIndex verb) const;
  TokenList condition_subjects(TokenIndex verb) const;
  std::optional<TokenIndex> carrying_clause(TokenIndex noun) const;
  TokenList main_subject(TokenIndex noun) const;
  TokenList undergoers(TokenIndex noun) const;
  TokenList support_subject(TokenIndex noun, std::optional<TokenIndex> support) const;
  bool is_receipt(TokenIndex verb) const;
  TokenList modifiers(TokenIndex noun) const;
  TokenList noun_agents(TokenIndex noun) const;
  TokenList described_by(TokenIndex noun) const;
  bool is_denied(TokenIndex noun) const;
  std::vector<Argument> examples_of(TokenIndex noun) const;
  std::vector<Argument> name_before(TokenIndex noun, bool body) const;
  std::vector<Argument> names_beside(TokenIndex noun) const;
  std::vector<Argument> named_among(const TokenList& parts) const;
  TokenList complements(TokenIndex token) const;
  std::optional<Argument> describe(TokenIndex token, const Slot& slot) const;
  std::optional<Argument> people_of(const std::vector<Argument>& states, TokenIndex token,
                                    const Slot& slot) const;
  std::optional<TokenIndex> reported_speaker(TokenIndex pronoun) const;
  std::vector<Argument> doers(TokenIndex noun, const Slot& slot) const;
  std::vector<Argument> resolve_for(TokenIndex token, const Slot& slot) const;
  std::vector<Argument> within(TokenIndex token, const Slot& slot,
                               const std::vector<Argument>& others, int depth) const;
  std::vector<Argument> within_clause(TokenIndex verb, const Slot& slot,
                                      const std::vector<Argument>& others, int depth) const;
  std::vector<Argument> within_prepositions(TokenIndex token, const Slot& slot,
                                            const std::vector<Argument>& others, int depth) const;
  std::vector<Argument> fill_slot(const Slot& slot, TokenIndex token, PredicateKind kind,
                                  const std::vector<Argument>& others) const;
  std::vector<Argument> fill(const std::vector<Slot>& slots, TokenIndex token, PredicateKind kind,
                             const std::vector<Argument>& others) const;
  bool carries_one_of(TokenIndex noun, const std::string& lemma,
                      const SlotCondition& condition) const;
  bool holds(const SlotCondition& condition, TokenIndex token, PredicateKind kind) const;
  bool has_particle(const PredicateEntry& entry, TokenIndex token) const;
  std::optional<Binding> bind_frame(const PredicateEntry& entry, const Frame& frame,
                                    TokenIndex token) const;

  const Document& document_;
  const PredicateLexicon& lexicon_;
  DescribedEnds described_;
  std::vector<const Mention*> by_head_;   ///< For each token the longest mention that it heads.
  std::vector<const Mention*> covering_;  ///< For each token the longest mention that holds it.
};

}  // namespace entente
