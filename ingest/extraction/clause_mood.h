#pragma once

#include "ingest/extraction/predicate_lexicon.h"
#include "ingest/extraction/syntax.h"
#include "ingest/language/document.h"

namespace entente {

/// What single clauses say of themselves, without what stands above them; standing.h puts it
/// together.

/// "Once Sweden joins NATO, Finland will deploy troops": a present that is still to come.
bool is_awaited(const Document& document, TokenIndex clause);

/// Whether the clause or noun at `token` is denied by a word of its own: "not", "never", "no
/// troops", "neither Iran", "nor"; "not only" denies nothing.
bool is_negated(const Document& document, const PredicateLexicon& lexicon, TokenIndex token);
/// "no troops", "neither country".
bool has_no(const Document& document, TokenIndex noun);
/// "may leave", "would leave".
bool has_modal(const Document& document, TokenIndex verb);
/// Whether a noun stands for a thing that is there: "the talks", "U.S. support", "its base".
bool is_given(const Document& document, TokenIndex noun);
/// "a war", "any war".
bool is_indefinite(const Document& document, TokenIndex noun);
/// Whether the subject clause at `verb` is judged and not told: "to attack it", "attacking it
/// would be wrong", "attacking it is wrong"; but "attacking it was wrong".
bool is_open_subject(const Document& document, TokenIndex verb);
/// Whether the verb is in a past tense or the perfect, or a participle ("stationed at Kant").
bool is_past(const Document& document, TokenIndex verb);
/// "to leave".
bool has_infinitive_mark(const Document& document, TokenIndex verb);
/// "for Ukraine to join": an infinitive with a subject of its own.
bool has_for_subject(const Document& document, TokenIndex verb);
/// "were it to attack", "had it attacked": a condition without "if".
bool is_inverted_condition(const Document& document, TokenIndex verb);
/// "They welcomed it; Turkey said that": two sentences in one, which the parse may join.
bool is_apart(const Document& document, TokenIndex clause, TokenIndex head);
/// Whether the clause holds under a condition that hangs on it: "if it attacks, X will …".
bool has_condition(const Document& document, TokenIndex verb);
/// Whether the token's sentence asks for yes or no: it ends with a question mark, and no "why",
/// "when", "who" in front takes for granted what it tells.
bool is_asked(const Document& document, TokenIndex token);

}  // namespace entente
