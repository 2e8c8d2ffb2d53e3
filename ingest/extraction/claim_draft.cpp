#include "ingest/extraction/claim_draft.h"

namespace entente {

using enum Dependency;

bool is_predicative(const Document& document, TokenIndex noun) {
  const Dependency dep = document.token(noun).dep;
  return dep == kAttr || dep == kOprd;
}

bool is_said_in_passing(const Document& document, const ClaimDraft& draft,
                        const Relation& relation) {
  if (is_predicative(document, draft.predicate)) return false;
  if (draft.structural) return true;
  const bool noun = draft.entry != nullptr && draft.entry->kind == PredicateKind::kNoun;
  return noun && !relation.is_event() && !draft.entry->plover && !draft.support;
}

bool is_performative(const Document& document, const ClaimDraft& draft) {
  if (draft.subject.mention == nullptr || document.token(draft.predicate).tag != "VBP")
    return false;
  const std::string_view who = document.token(draft.subject.mention->head).norm;
  return who == "i" || who == "we";
}

}  // namespace entente
