#include "ingest/extraction/clause_mood.h"

namespace entente {
namespace {

using enum Dependency;

constexpr int kMaxSteps = 48;

bool is_one(std::string_view word, std::initializer_list<std::string_view> words) {
  for (const std::string_view one : words) {
    if (word == one) return true;
  }
  return false;
}

// "not only attacked but": says that it did.
bool is_not_only(const Document& document, TokenIndex negation) {
  if (negation + 1 >= document.tokens().size()) return false;
  return is_one(document.token(negation + 1).norm, {"only", "just", "merely", "simply"});
}

bool is_negative_argument(const Document& document, TokenIndex argument) {
  if (is_one(document.token(argument).norm, {"nobody", "none", "nothing", "neither"})) return true;
  for (const TokenIndex below :
       children_with(document, argument, {kDet, kNeg, kPreconj, kCc, kAdvmod})) {
    if (below < argument && is_one(document.token(below).norm, {"no", "neither"})) return true;
  }
  return false;
}

// "neither confirmed nor denied", "did not attack Georgia, nor did it attack Moldova", "remain
// neutral rather than join".
bool follows_nor(const Document& document, TokenIndex token) {
  const Token& here = document.token(token);
  if (here.dep != kConj || here.head >= token) return false;
  for (const TokenIndex child : children_with(document, here.head, {kCc})) {
    if (child <= here.head || child >= token) continue;
    if (is_one(document.token(child).norm, {"nor", "than"})) return true;
  }
  return false;
}

std::optional<TokenIndex> subject_child(const Document& document, TokenIndex verb) {
  return child_with(document, verb, {kNsubj, kNsubjpass});
}

// A question word of the clause that stands before `limit`.
bool has_question_word(const Document& document, TokenIndex clause, TokenIndex begin,
                       TokenIndex limit) {
  for (TokenIndex i = begin; i < limit; ++i) {
    const Token& token = document.token(i);
    if (!token.tag.starts_with("W")) continue;
    if (governing_verb(document, token.head) == clause) return true;
  }
  return false;
}

}  // namespace

bool is_negated(const Document& document, const PredicateLexicon& lexicon, TokenIndex token) {
  for (const TokenIndex child : document.children(token)) {
    const Token& word = document.token(child);
    const bool negation = word.dep == kNeg || word.norm == "not" || word.norm == "never";
    if (negation && !is_not_only(document, child)) return true;
    const bool joins = word.dep == kCc && child > token;
    if (!negation && !joins && word.dep != kDet && lexicon.in_class("negative_adverb", word.norm)) {
      return true;
    }
    if (word.norm == "longer") {  // "no longer supports".
      const auto no = child_with(document, child, {kNeg, kAdvmod, kDet});
      if (no && document.token(*no).norm == "no") return true;
    }
    const bool argument = word.dep == kNsubj || word.dep == kNsubjpass || word.dep == kDobj;
    if (argument && is_negative_argument(document, child)) return true;
  }
  return follows_nor(document, token);
}

bool has_no(const Document& document, TokenIndex noun) {
  for (const TokenIndex child : children_with(document, noun, {kDet})) {
    if (is_one(document.token(child).norm, {"no", "neither"})) return true;
  }
  return false;
}

bool has_modal(const Document& document, TokenIndex verb) {
  for (const TokenIndex child : children_with(document, verb, {kAux})) {
    if (document.token(child).tag == "MD") return true;
  }
  return false;
}

// "discussed U.S. support for Ukraine": a thing that is there; "discussed opening a base": not.
bool is_given(const Document& document, TokenIndex noun) {
  for (const TokenIndex child : document.children(noun)) {
    const Token& word = document.token(child);
    if (word.dep == kPoss || word.norm == "the" || word.norm == "this" || word.norm == "these") {
      return true;
    }
    if ((word.dep == kCompound || word.dep == kAmod) && word.pos == PartOfSpeech::kPropn) {
      return true;
    }
  }
  return false;
}

bool is_indefinite(const Document& document, TokenIndex noun) {
  for (const TokenIndex child : children_with(document, noun, {kDet})) {
    if (is_one(document.token(child).norm, {"a", "an", "any", "another"})) return true;
  }
  return false;
}

bool is_open_subject(const Document& document, TokenIndex verb) {
  const TokenIndex head = document.token(verb).head;
  return has_infinitive_mark(document, verb) || has_modal(document, head) ||
         document.token(head).tag == "VBZ";
}

bool is_past(const Document& document, TokenIndex verb) {
  const Token& token = document.token(verb);
  if (token.tag == "VBD") return true;
  const TokenList helpers = children_with(document, verb, {kAux, kAuxpass});
  for (const TokenIndex child : helpers) {
    const Token& helper = document.token(child);
    if (helper.tag == "VBD") return true;
    if (helper.lemma == "have" && token.tag == "VBN") return true;  // Something done by now.
  }
  return helpers.empty() && token.tag == "VBN";
}

bool has_infinitive_mark(const Document& document, TokenIndex verb) {
  for (const TokenIndex child : children_with(document, verb, {kAux})) {
    if (document.token(child).tag == "TO") return true;
  }
  return false;
}

bool has_for_subject(const Document& document, TokenIndex verb) {
  if (!has_infinitive_mark(document, verb)) return false;
  for (const TokenIndex child : children_with(document, verb, {kMark})) {
    if (document.token(child).norm == "for") return true;
  }
  return false;
}

bool is_inverted_condition(const Document& document, TokenIndex verb) {
  if (document.token(verb).dep != kAdvcl) return false;
  const auto subject = subject_child(document, verb);
  if (!subject) return false;
  const auto inverts = [&](TokenIndex token) {
    return token < *subject && is_one(document.token(token).norm, {"were", "had", "should"});
  };
  if (inverts(verb)) return true;
  for (const TokenIndex child : children_with(document, verb, {kAux, kAuxpass})) {
    if (inverts(child)) return true;
  }
  return false;
}

bool is_awaited(const Document& document, TokenIndex clause) {
  const Token& token = document.token(clause);
  if (token.dep != kAdvcl || !has_modal(document, token.head)) return false;
  if (token.tag != "VBZ" && token.tag != "VBP") return false;
  for (const TokenIndex child : children_with(document, clause, {kMark, kAdvmod, kPrep})) {
    if (is_one(document.token(child).norm,
               {"when", "once", "whenever", "until", "after", "before", "as", "in"}))
      return true;
  }
  return false;
}

bool is_apart(const Document& document, TokenIndex clause, TokenIndex head) {
  for (TokenIndex i = clause; i < head; ++i) {
    if (document.token(i).text == ";") return true;
  }
  return false;
}

bool has_condition(const Document& document, TokenIndex verb) {
  for (const TokenIndex clause : children_with(document, verb, {kAdvcl})) {
    if (is_inverted_condition(document, clause)) return true;
    for (const TokenIndex mark : children_with(document, clause, {kMark})) {
      const bool even = mark > 0 && document.token(mark - 1).norm == "even";
      if (!even && is_one(document.token(mark).norm, {"if", "unless"})) return true;
    }
  }
  return false;
}

bool is_asked(const Document& document, TokenIndex token) {
  const TokenSpan sentence = document.sentences()[document.token(token).sentence];
  TokenIndex end = sentence.end;  // Behind the question mark stand blanks and quotation marks.
  const auto trails = [&](const Token& last) {
    return last.pos == PartOfSpeech::kSpace ||
           (last.pos == PartOfSpeech::kPunct && last.text != "?");
  };
  while (end > sentence.begin && trails(document.token(end - 1)))
    --end;
  if (end == sentence.begin || document.token(end - 1).text != "?") return false;
  // The clause that asks: the last that hangs on the root by coordination alone.
  TokenIndex clause = governing_verb(document, token);
  for (int step = 0; step < kMaxSteps; ++step) {
    const Token& here = document.token(clause);
    if (here.head == clause) break;
    if (has_question_word(document, clause, sentence.begin, clause)) return false;
    clause = governing_verb(document, here.head);
  }
  return !has_question_word(document, clause, sentence.begin, clause);
}

}  // namespace entente
