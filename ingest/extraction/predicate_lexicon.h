#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/entity.h"
#include "graph/ontology.h"
#include "graph/result.h"

namespace entente {

/// The kinds of word that entries are for.
enum class PredicateKind : std::uint8_t { kVerb, kNoun, kAdjective };

/// Where an argument of a predicate stands. Written in the lexicon as a path: "subj", "obj",
/// "with", "obj.owner", "subj[facility]" (data/lexicon/README.md lists them).
struct Slot {
  enum class Base : std::uint8_t {
    kSubject,        ///< "subj": who does what the verb says, also by "by" in a passive.
    kObject,         ///< "obj": to whom it is done.
    kAgent,          ///< "agent": of a noun: possessor, adjective, "by", subject of its light verb.
    kPossessor,      ///< "poss": "Russia's visit".
    kModifier,       ///< "comp": "Russian visit", "NATO member".
    kClauseSubject,  ///< "main": the subject of the clause that a noun stands in beside: "after
                     ///< talks with X, Y said".
    kClause,       ///< "that": the subject of the clause that it governs: "demanded that X leave".
    kComplement,   ///< "clause": the clauses that it governs; only with ".any", or ".modal" in a
                   ///< condition: "threatened to break off relations with X".
    kSelf,         ///< "self": whom the noun or adjective describes: "X, an ally of Y".
    kRecipient,    ///< "recipient": who gets what the noun says: "aid received by X".
    kUndergoer,    ///< "under": who stands under it or is its target: "X is under sanctions".
    kCondition,    ///< "if": whom the act hangs on: "threatened to leave if X attacks".
    kHost,         ///< "host": where what names nobody who does it was done: "was jailed in X".
    kUnnamed,      ///< "unnamed": who does what is told without a doer: "X was killed", "a blast
                   ///< killed X".
    kUnknown,      ///< "unknown": nobody whom the text names; the last of alternatives.
    kPreposition,  ///< Any other word: that preposition.
  };
  Base base = Base::kSubject;
  std::string preposition;  ///< For kPreposition.
  std::string of;  ///< A step below: "owner", "doer" (whose act a noun tells), "any" (the nearest
                   ///< entity within the phrase or clause), or a preposition; empty for the
                   ///< argument itself.
  std::uint32_t types = ~std::uint32_t{0};  ///< A bit for each EntityType that may stand there.

  std::uint32_t allowed = ~std::uint32_t{0};  ///< Those that the relation's end may have.

  bool accepts(EntityType type) const {
    return ((types & allowed) >> static_cast<unsigned>(type)) & 1U;
  }
  bool is_typed() const { return types != ~std::uint32_t{0}; }
  bool operator==(const Slot&) const = default;
};

/// A word that must (or must not) stand in a slot: "obj~@forces".
struct SlotCondition {
  Slot slot;
  bool wanted = true;
  std::set<std::string, std::less<>> lemmas;

  bool operator==(const SlotCondition&) const = default;
};

/// One way in which a predicate lays out its arguments.
struct Frame {
  std::vector<Slot> subject, object;  ///< Tried in order.
  std::vector<Slot> both;  ///< Where several entities stand that the relation links in pairs.
  std::vector<SlotCondition> conditions;

  bool operator==(const Frame&) const = default;
};

/// One line of data/lexicon/predicates*.tsv: a word and the claim that it makes.
struct PredicateEntry {
  std::string lemma;
  std::string particle;  ///< "down" of "shut down"; empty if none.
  PredicateKind kind = PredicateKind::kVerb;
  std::vector<Frame> frames;  ///< Tried in order; the first that finds its arguments is taken.
  std::string relation;
  std::optional<std::string> plover, cameo;
  std::string shift;     ///< An effect of shifts.tsv on the entry's own claim; often empty.
  std::string example;   ///< A sentence.
  std::string expected;  ///< "SUBJECT > OBJECT", ends by their names or mentions.
  std::string source;    ///< "predicates_verbs.tsv:12", for messages and `explain`.
};

/// What a governing word does to the claims below it: "denied that", "plans to", "urged to".
struct Shift {
  bool negates = false;
  bool attributes = false;            ///< Its subject says so.
  bool starts = false, ends = false;  ///< "began to", "stopped": of states.
  bool raises = false;   ///< Its own "not" is of what it governs: "does not think that".
  std::string modality;  ///< "planned", "possible", "demanded"; empty if it keeps it.
};

/// Codes of an event in PLOVER and CAMEO.
struct EventCodes {
  std::string plover, cameo;
  bool operator==(const EventCodes&) const = default;
};

/// The words of data/lexicon/, read once and then only read: safe to share between threads.
class PredicateLexicon {
 public:
  /// Reads predicates*.tsv, shifts.tsv, willed_acts.tsv and word_classes.tsv of a directory. An
  /// error names file, line and reason.
  static Result<PredicateLexicon> load(const std::string& directory);

  /// Lets each slot take only what its relation may link, so that an end that cannot make a claim
  /// does not stand in the way of one that can. Relations that the ontology lacks stay as they are.
  void allow_types_of(const Ontology& ontology);

  /// The entries of a word in the order in which they are tried: more conditions first.
  std::span<const PredicateEntry* const> find(std::string_view lemma, PredicateKind kind) const;
  const std::vector<PredicateEntry>& entries() const { return entries_; }

  /// What a word does to a clause ("clause") or to a noun ("noun") that depends on it.
  const Shift* find_shift(std::string_view lemma, std::string_view complement) const;
  /// What an act of a PLOVER category is when it is only willed (willed_acts.h); nullptr if it
  /// stays what it is.
  const EventCodes* find_willed(std::string_view will, std::string_view act) const;
  /// Whether a class of word_classes.tsv has the lemma.
  bool in_class(std::string_view word_class, std::string_view lemma) const;
  /// A hash of all files read, for the extractor's fingerprint.
  std::uint64_t checksum() const { return checksum_; }

 private:
  struct Key {
    std::string lemma;
    PredicateKind kind;
    auto operator<=>(const Key&) const = default;
  };

  std::vector<PredicateEntry> entries_;
  std::map<Key, std::vector<const PredicateEntry*>> by_word_;
  std::map<std::pair<std::string, std::string>, Shift> shifts_;
  std::map<std::pair<std::string, std::string>, EventCodes> willed_;
  std::map<std::string, std::set<std::string, std::less<>>, std::less<>> classes_;
  std::uint64_t checksum_ = 0;

  friend class LexiconReader;
};

}  // namespace entente
