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

bool is_relative_pronoun(const Token& token) {
  return token.tag == "WDT" || token.tag == "WP" || token.tag == "WP$" ||
         (token.tag == "IN" && token.norm == "that");
}

bool has_infinitive_mark(const Document& document, TokenIndex verb) {
  for (const TokenIndex child : children_with(document, verb, {kAux})) {
    if (document.token(child).tag == "TO") return true;
  }
  return false;
}

// Of "urged Russia to leave": the object that does what the infinitive says. Verbs whose subject
// does it although they have an object are few.
bool has_subject_control(const Token& verb) {
  return verb.lemma == "promise" || verb.lemma == "threaten" || verb.lemma == "vow" ||
         verb.lemma == "use" || verb.lemma == "take" || verb.lemma == "visit" ||
         verb.lemma == "meet";
}

// Who writes a message says what it says: "sent a letter to Putin urging", "a message on Twitter
// blaming". The verb that the message is the object of.
std::optional<TokenIndex> verb_of_message(const Document& document, TokenIndex noun) {
  static constexpr std::array<std::string_view, 12> kMessages = {
      "letter", "statement", "message", "tweet", "note",        "article",
      "report", "speech",    "appeal",  "post",  "declaration", "communique"};
  for (int step = 0; step < 3; ++step) {
    const Token& token = document.token(noun);
    const bool message =
        std::find(kMessages.begin(), kMessages.end(), token.lemma) != kMessages.end();
    if (token.dep == kDobj && message) return token.head;
    if (token.dep != kPobj) return std::nullopt;
    noun = document.token(token.head).head;
  }
  return std::nullopt;
}

// Whose plan or right it is to do what the infinitive behind the noun says: "Iran's decision to
// leave", "the right of refugees to return".
std::optional<TokenIndex> owner_of_plan(const Document& document, TokenIndex noun,
                                        TokenIndex infinitive) {
  if (const auto owner = child_with(document, noun, {kPoss})) return owner;
  for (const TokenIndex child : children_with(document, noun, {kPrep})) {
    const Token& preposition = document.token(child);
    const bool names_owner = preposition.norm == "of" || preposition.norm == "by";
    if (!names_owner || child > infinitive) continue;
    if (const auto object = child_with(document, child, {kPobj})) return object;
  }
  return std::nullopt;
}

std::optional<TokenIndex> subject_of(const Document& document, TokenIndex verb, int steps);

// The subject of a verb without one of its own, from the word that governs it.
std::optional<TokenIndex> controller(const Document& document, TokenIndex verb, int steps) {
  const Token& token = document.token(verb);
  const TokenIndex head = token.head;
  const Token& governor = document.token(head);
  switch (token.dep) {
    case kConj:
      if (is_verb(governor)) return subject_of(document, head, steps - 1);
      return std::nullopt;
    case kXcomp:
    case kCcomp: {
      if (token.dep == kCcomp && !has_infinitive_mark(document, verb) && token.tag != "VBG") {
        return std::nullopt;
      }
      const auto object = child_with(document, head, {kDobj});
      if (object && *object != verb && !has_subject_control(governor)) return object;
      return subject_of(document, head, steps - 1);
    }
    case kAdvcl:
      if (is_verb(governor)) return subject_of(document, head, steps - 1);
      return std::nullopt;
    case kAcl:
    case kRelcl:
      if (has_infinitive_mark(document, verb)) {
        if (const auto owner = owner_of_plan(document, head, verb)) return owner;
      }
      if (has_infinitive_mark(document, verb) && governor.dep == kDobj) {
        return subject_of(document, governor.head, steps - 1);  // "reached a deal to build".
      }
      if (token.tag == "VBG") {
        if (const auto writes = verb_of_message(document, head)) {
          return subject_of(document, *writes, steps - 1);
        }
      }
      return head;
    case kPcomp: {
      if (governor.head == head) return std::nullopt;
      const Token& above = document.token(governor.head);
      if (is_verb(above)) {
        const auto object = child_with(document, governor.head, {kDobj});
        const bool object_acts = governor.norm == "of" || governor.norm == "for" ||
                                 governor.norm == "from" || governor.norm == "into";
        if (object && object_acts) return object;
        return subject_of(document, governor.head, steps - 1);
      }
      if (above.dep == kDobj || above.dep == kNsubj) {
        return subject_of(document, above.head, steps - 1);
      }
      return std::nullopt;
    }
    case kAcomp:
    case kOprd:
      return subject_of(document, head, steps - 1);
    default:
      return std::nullopt;
  }
}

std::optional<TokenIndex> subject_of(const Document& document, TokenIndex verb, int steps) {
  if (steps <= 0) return std::nullopt;
  if (const auto own = child_with(document, verb, {kNsubj, kNsubjpass})) {
    return antecedent(document, *own);
  }
  if (document.token(verb).head == verb) return std::nullopt;
  const Token& token = document.token(verb);
  if (token.pos == PartOfSpeech::kAdj && is_one_of(token.dep, {kAcomp, kXcomp, kOprd})) {
    return subject_of(document, token.head, steps - 1);  // "was prepared to open".
  }
  return controller(document, verb, steps);
}

void append_coordinated(const Document& document, TokenIndex token, int steps, TokenList& list) {
  list.push_back(token);
  if (steps <= 0) return;
  for (const TokenIndex child : children_with(document, token, {kConj})) {
    append_coordinated(document, child, steps - 1, list);
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

// "kidnapped up to 16 advisers": parsed as a particle and a preposition.
void append_counted_object(const Document& document, TokenIndex verb, TokenList& list) {
  for (const TokenIndex up : children_with(document, verb, {kPrt, kPrep, kAdvmod})) {
    if (document.token(up).norm != "up" || up + 1 >= document.tokens().size()) continue;
    for (const TokenIndex to : {up, up + 1}) {
      for (const TokenIndex below : children_with(document, to, {kPrep, kPobj})) {
        const bool object = document.token(below).dep == kPobj && document.token(to).norm == "to";
        if (object && child_with(document, below, {kNummod})) list.push_back(below);
      }
    }
  }
}

}  // namespace

std::string lower_ascii(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

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

TokenIndex first_of_coordination(const Document& document, TokenIndex token) {
  for (int step = 0; step < kMaxSteps && document.token(token).dep == kConj; ++step) {
    token = document.token(token).head;
  }
  return token;
}

bool is_passive(const Document& document, TokenIndex verb) {
  const Token& token = document.token(verb);
  if (child_with(document, verb, {kNsubjpass, kAuxpass})) return true;
  if (token.tag != "VBN") return false;
  if (child_with(document, verb, {kAux, kNsubj})) return false;  // "has opened".
  if (is_one_of(token.dep, {kAcl, kAdvcl, kAmod, kRelcl})) return true;
  if (child_with(document, verb, {kAgent})) return true;
  if (token.dep == kConj && token.head != verb) return is_passive(document, token.head);
  return false;
}

std::optional<TokenIndex> surface_subject(const Document& document, TokenIndex verb) {
  return subject_of(document, verb, kMaxSteps);
}

std::optional<TokenIndex> logical_subject(const Document& document, TokenIndex verb) {
  if (!is_passive(document, verb)) return surface_subject(document, verb);
  for (const TokenIndex child : children_with(document, verb, {kAgent, kPrep})) {
    if (document.token(child).norm != "by") continue;
    if (const auto object = child_with(document, child, {kPobj})) return object;
  }
  // "was condemned in a statement by Egypt".
  for (const TokenIndex child : children_with(document, verb, {kPrep})) {
    if (document.token(child).norm != "in") continue;
    for (const TokenIndex object : children_with(document, child, {kPobj})) {
      const TokenList makers = prepositional_objects(document, object, "by");
      if (!makers.empty()) return makers.front();
    }
  }
  return std::nullopt;
}

TokenList logical_objects(const Document& document, TokenIndex verb) {
  TokenList list;
  if (is_passive(document, verb)) {
    if (const auto subject = surface_subject(document, verb)) list.push_back(*subject);
    return list;
  }
  for (const TokenIndex child : children_with(document, verb, {kDobj, kDative})) {
    if (document.token(child).pos == PartOfSpeech::kAdp) continue;  // "to" of "gave to".
    list.push_back(antecedent(document, child));
  }
  if (list.empty()) append_counted_object(document, verb, list);
  if (!list.empty()) return list;
  for (const TokenIndex child : children_with(document, verb, {kCcomp, kXcomp})) {
    if (!has_infinitive_mark(document, child)) continue;
    if (const auto subject = child_with(document, child, {kNsubj})) list.push_back(*subject);
  }
  const Token& token = document.token(verb);
  if (list.empty() && token.dep == kRelcl && child_with(document, verb, {kNsubj})) {
    const auto subject = child_with(document, verb, {kNsubj});
    if (!is_relative_pronoun(document.token(*subject))) list.push_back(token.head);
  }
  // "bombed and occupied Kuwait": the object of the last is the object of all.
  if (list.empty()) {
    for (const TokenIndex next : children_with(document, verb, {kConj})) {
      if (child_with(document, next, {kNsubj, kNsubjpass})) continue;
      if (const auto object = child_with(document, next, {kDobj})) {
        if (document.token(next).tag == token.tag) list.push_back(*object);
      }
    }
  }
  return list;
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
