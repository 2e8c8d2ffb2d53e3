#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/text.h"
#include "ingest/language/document.h"

namespace entente {

using TokenList = std::vector<TokenIndex>;

/// The lemma in lower case, names included: what the lexicon's words are compared with.
std::string lower_lemma(const Token& token);
/// The same of a noun that may have been taken for a name: "rebel" of "Rebels".
std::string common_lemma(const Token& token);

bool is_verb(const Token& token);     ///< Full verbs and auxiliaries used as such.
bool is_noun(const Token& token);     ///< Nouns, names, and gerunds tagged as nouns.
bool is_clausal(const Token& token);  ///< A verb that heads a clause: no participle before a noun.

/// "which", "who", "whose", and "that" as a pronoun.
bool is_relative_pronoun(const Token& token);

/// The dependents with one of `labels`, in order.
TokenList children_with(const Document& document, TokenIndex token,
                        std::initializer_list<Dependency> labels);
std::optional<TokenIndex> child_with(const Document& document, TokenIndex token,
                                     std::initializer_list<Dependency> labels);

/// The token and what is coordinated with it ("Russia, China and Iran"), in order.
TokenList coordinated(const Document& document, TokenIndex first);
/// The verb whose subject a noun is although the parse coordinates it with what stands before: of
/// "attacked Ukraine and China attacked nobody" the second verb.
std::optional<TokenIndex> clause_opened_by(const Document& document, TokenIndex noun);
/// The first of the coordination that the token belongs to.
TokenIndex first_of_coordination(const Document& document, TokenIndex token);

/// "was opened", "troops stationed at Kant", "forced to leave" after a noun.
bool is_passive(const Document& document, TokenIndex verb);

/// "expels" of "Mali expels French ambassador": a verb of a headline that is taken for a noun.
bool is_headline_verb(const Document& document, TokenIndex token);

/// Whom the verb is said of, active or passive: its own subject, or the one that it shares through
/// coordination, control, raising, or a participle; the noun that a relative clause modifies.
std::optional<TokenIndex> surface_subject(const Document& document, TokenIndex verb);
/// Who does it: the surface subject, or the agent of a passive.
std::optional<TokenIndex> logical_subject(const Document& document, TokenIndex verb);
/// To whom it is done: objects, the surface subject of a passive, the subject of an infinitive
/// ("urged Russia to leave"), the noun that a relative clause without an object modifies.
TokenList logical_objects(const Document& document, TokenIndex verb);

/// The objects of a preposition that the token governs ("with Russia"), also through its direct
/// object ("deployed troops in Syria") and its complements.
TokenList prepositional_objects(const Document& document, TokenIndex token,
                                std::string_view preposition);

/// A relative pronoun's antecedent, else the token itself.
TokenIndex antecedent(const Document& document, TokenIndex token);

/// The nearest verb at or above the token; the root if there is none.
TokenIndex governing_verb(const Document& document, TokenIndex token);

/// Whether `ancestor` is the token or above it.
bool dominates(const Document& document, TokenIndex ancestor, TokenIndex token);

}  // namespace entente
