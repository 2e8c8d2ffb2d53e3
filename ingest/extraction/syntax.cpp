#include "ingest/extraction/syntax.h"

#include <algorithm>
#include <array>

namespace entente {
namespace {

using enum Dependency;

constexpr int kMaxSteps = 24;  // Of control and coordination: bounds recursion on odd trees.

bool is_one_of(Dependency label, std::initializer_list<Dependency> labels) {
  return std::find(labels.begin(), labels.end(), label) != labels.end();
}

// Whether a conjunct begins another clause, with its verb or with the verb left out: "sent aid to
// Malawi and Sweden to Mozambique".
bool opens_clause(const Document& document, TokenIndex first, TokenIndex conjunct) {
  if (clause_opened_by(document, conjunct)) return true;
  const Token& governor = document.token(document.token(first).head);
  if (document.token(first).dep != kPobj || conjunct + 1 >= document.tokens().size()) return false;
  const Token& next = document.token(conjunct + 1);
  return next.norm == governor.norm && is_one_of(next.dep, {kPrep, kDative});
}

void append_coordinated(const Document& document, TokenIndex token, int steps, TokenList& list) {
  list.push_back(token);
  if (steps <= 0) return;
  for (const TokenIndex child : children_with(document, token, {kConj})) {
    if (opens_clause(document, token, child)) continue;
    append_coordinated(document, child, steps - 1, list);
  }
  // "Armenia, Azerbaijan agree truce": a list without "and".
  for (const TokenIndex child : children_with(document, token, {kNmod})) {
    if (child < token && document.token(child + 1).text == "," && is_noun(document.token(child))) {
      list.push_back(child);
    }
  }
}

void append_objects_of(const Document& document, TokenIndex token, std::string_view preposition,
                       TokenList& list) {
  for (const TokenIndex child : document.children(token)) {
    const Token& candidate = document.token(child);
    if (!is_one_of(candidate.dep,
                   {kPrep, kAgent, kDative, kPrt, kAdvmod, kMark, kConj, kAcl, kAdvcl, kCase})) {
      continue;
    }
    if (lower_ascii(candidate.text) == preposition) {
      for (const TokenIndex object : children_with(document, child, {kPobj, kPcomp, kDobj})) {
        list.push_back(antecedent(document, object));
      }
      for (const TokenIndex next : children_with(document, child, {kPrep})) {
        if (document.token(next).norm != "of") continue;  // "outside of Moscow".
        for (const TokenIndex object : children_with(document, next, {kPobj})) {
          list.push_back(object);
        }
      }
    } else if (is_one_of(candidate.dep, {kPrep, kPrt, kAdvmod})) {
      for (const TokenIndex next : children_with(document, child, {kPrep})) {
        if (lower_ascii(document.token(next).text) != preposition) continue;  // "out of Syria".
        for (const TokenIndex object : children_with(document, next, {kPobj})) {
          list.push_back(object);
        }
      }
    }
  }
}

}  // namespace

namespace {

bool is_vowel(char letter) {
  return std::string_view("aeiou").find(letter) != std::string_view::npos;
}

// "stag", "wag": one syllable that doubles its last letter before -ed and -ing.
bool doubles_last_letter(std::string_view verb) {
  if (verb.size() < 3 || is_vowel(verb.back())) return false;
  if (std::string_view("wxy").find(verb.back()) != std::string_view::npos) return false;
  const std::string_view stem = verb.substr(0, verb.size() - 1);
  return is_vowel(stem.back()) && std::count_if(stem.begin(), stem.end(), is_vowel) == 1;
}

}  // namespace

// The lemmatizer takes "staged" for a form of "stag", which would be "stagged".
std::string lower_lemma(const Token& token) {
  std::string lemma = lower_ascii(token.lemma);
  if (!token.tag.starts_with("VB") || !doubles_last_letter(lemma)) return lemma;
  const std::string form = lower_ascii(token.text);
  if (form == lemma + "ed" || form == lemma + "ing") lemma += 'e';
  return lemma;
}

std::string common_lemma(const Token& token) {
  std::string lemma = lower_lemma(token);
  if (token.pos == PartOfSpeech::kPropn && lemma.ends_with('s')) lemma.pop_back();
  return lemma;
}

bool is_relative_pronoun(const Token& token) {
  return token.tag == "WDT" || token.tag == "WP" || token.tag == "WP$" ||
         (token.tag == "IN" && token.norm == "that");
}

bool is_verb(const Token& token) {
  return token.pos == PartOfSpeech::kVerb || token.pos == PartOfSpeech::kAux;
}

bool is_noun(const Token& token) {
  return token.pos == PartOfSpeech::kNoun || token.pos == PartOfSpeech::kPropn;
}

bool is_clausal(const Token& token) {
  return is_verb(token) && !is_one_of(token.dep, {kAux, kAuxpass, kAmod, kCompound});
}

TokenList children_with(const Document& document, TokenIndex token,
                        std::initializer_list<Dependency> labels) {
  TokenList list;
  for (const TokenIndex child : document.children(token)) {
    if (is_one_of(document.token(child).dep, labels)) list.push_back(child);
  }
  return list;
}

std::optional<TokenIndex> child_with(const Document& document, TokenIndex token,
                                     std::initializer_list<Dependency> labels) {
  for (const TokenIndex child : document.children(token)) {
    if (is_one_of(document.token(child).dep, labels)) return child;
  }
  return std::nullopt;
}

TokenList coordinated(const Document& document, TokenIndex first) {
  TokenList list;
  append_coordinated(document, first, kMaxSteps, list);
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
  return list;
}

std::optional<TokenIndex> clause_opened_by(const Document& document, TokenIndex noun) {
  const Token& token = document.token(noun);
  const TokenIndex next = document.subtree(noun).end;
  if (token.dep != kConj || !is_noun(token) || next >= document.tokens().size())
    return std::nullopt;
  const Token& verb = document.token(next);
  const bool finite = verb.tag == "VBD" || verb.tag == "VBZ" || verb.tag == "VBP";
  if (!finite || verb.dep != kConj || !dominates(document, verb.head, noun)) return std::nullopt;
  return next;
}

TokenIndex first_of_coordination(const Document& document, TokenIndex token) {
  for (int step = 0; step < kMaxSteps && document.token(token).dep == kConj; ++step) {
    token = document.token(token).head;
  }
  return token;
}

TokenList prepositional_objects(const Document& document, TokenIndex token,
                                std::string_view preposition) {
  TokenList list;
  append_objects_of(document, token, preposition, list);
  if (is_verb(document.token(token))) {
    for (const TokenIndex child :
         children_with(document, token, {kDobj, kAcomp, kOprd, kAttr, kPrt})) {
      append_objects_of(document, child, preposition, list);
    }
  }
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
  return list;
}

TokenIndex antecedent(const Document& document, TokenIndex token) {
  if (!is_relative_pronoun(document.token(token))) return token;
  TokenIndex current = token;
  for (int step = 0; step < kMaxSteps; ++step) {
    const Token& here = document.token(current);
    if (here.dep == kRelcl || (here.dep == kAcl && current != token)) {
      // "the auspices of the CSTO, which": behind a comma the nearest noun is meant.
      TokenIndex noun = here.head;
      // "X was a politician in Alberta, who served": X did.
      const Token& said = document.token(noun);
      const bool person = lower_ascii(document.token(token).text).starts_with("who");
      if (person && said.pos == PartOfSpeech::kNoun && said.dep == kAttr &&
          document.token(said.head).lemma == "be") {
        if (const auto subject = child_with(document, said.head, {kNsubj})) return *subject;
      }
      const bool comma = token > 0 && document.token(token - 1).text == ",";
      for (int down = 0; comma && down < kMaxSteps; ++down) {
        const auto preposition = child_with(document, noun, {kPrep});
        if (!preposition || *preposition > token) break;
        const auto object = child_with(document, *preposition, {kPobj});
        if (!object || *object > token) break;
        noun = *object;
      }
      return noun;
    }
    if (here.head == current) break;
    current = here.head;
  }
  return token;
}

TokenIndex governing_verb(const Document& document, TokenIndex token) {
  for (int step = 0; step < 64; ++step) {
    const Token& here = document.token(token);
    if (is_clausal(here) || here.head == token) return token;
    token = here.head;
  }
  return token;
}

bool dominates(const Document& document, TokenIndex ancestor, TokenIndex token) {
  for (int step = 0; step < 64; ++step) {
    if (token == ancestor) return true;
    const TokenIndex head = document.token(token).head;
    if (head == token) return false;
    token = head;
  }
  return false;
}

}  // namespace entente
