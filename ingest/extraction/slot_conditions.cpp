// Which words must stand in the slots of a frame: the part of ArgumentFinder that reads the
// lexicon's conditions ("obj~@forces") and particles.
#include "ingest/extraction/argument_finder.h"

namespace entente {

using enum Dependency;

bool ArgumentFinder::carries_one_of(TokenIndex noun, const std::string& lemma,
                                    const SlotCondition& condition) const {
  if (!lexicon_.in_class("carrier", lemma)) return false;
  TokenList carriers = {noun};
  const TokenList of = prepositional_objects(document_, noun, "of");
  carriers.insert(carriers.end(), of.begin(), of.end());
  for (const TokenIndex carrier : carriers) {
    for (const TokenIndex word : children_with(document_, carrier, {kCompound, kAmod, kNmod})) {
      if (condition.lemmas.contains(lower_lemma(document_.token(word)))) return true;
    }
  }
  return false;
}

bool ArgumentFinder::holds(const SlotCondition& condition, TokenIndex token,
                           PredicateKind kind) const {
  TokenList candidates;
  for (const TokenIndex candidate : slot_tokens(condition.slot, token, kind)) {
    for (const TokenIndex part : coordinated(document_, candidate)) {
      if (condition.slot.of.empty()) {
        candidates.push_back(part);
      } else if (condition.slot.of == "modal") {
        const TokenList auxiliaries = children_with(document_, part, {kAux});
        candidates.insert(candidates.end(), auxiliaries.begin(), auxiliaries.end());
      } else {
        const TokenList below = prepositional_objects(document_, part, condition.slot.of);
        candidates.insert(candidates.end(), below.begin(), below.end());
      }
    }
  }
  for (TokenIndex candidate : candidates) {
    std::string lemma = lower_lemma(document_.token(candidate));
    if (lexicon_.in_class("partitive", lemma) && !condition.lemmas.contains(lemma)) {
      const TokenList of = prepositional_objects(document_, candidate, "of");
      if (!of.empty()) lemma = lower_lemma(document_.token(of.front()));
    }
    if (condition.lemmas.contains(lemma)) return condition.wanted;
    // "an aid program", "mediation efforts": what they carry stands before them.
    if (carries_one_of(candidate, lemma, condition)) return condition.wanted;
    // Described facilities and forces are known by their last word: "Kant air base".
    const Mention* mention = by_head_[candidate];
    if (mention != nullptr &&
        condition.lemmas.contains("#" + std::string(to_string(mention->entity.type)))) {
      return condition.wanted;
    }
  }
  return !condition.wanted;
}

bool ArgumentFinder::has_particle(const PredicateEntry& entry, TokenIndex token) const {
  if (entry.particle.empty()) return true;
  for (const TokenIndex child :
       children_with(document_, token, {kPrt, kAdvmod, kPrep, kDobj, kXcomp, kAcomp})) {
    if (lower_ascii(document_.token(child).text) == entry.particle) return true;
  }
  return false;
}

}  // namespace entente
