#include "ingest/knowledge/name_evidence.h"

#include <algorithm>

namespace entente {
namespace {

// How much each sign counts, in recogniser's labels: tuned on the development names of news.
constexpr double kNameWordWeight = 2.5;
constexpr double kGivenNameWeight = 2.0;
constexpr double kInitialWeight = 2.0;
constexpr double kTitleWeight = 2.5;
constexpr double kWhoWeight = 1.5;
constexpr double kSaysWeight = 0.6;
constexpr double kInWeight = 0.7;
constexpr double kAcronymWeight = 1.2;
constexpr double kNounBesideWeight = 2.0;

bool is_saying(std::string_view lemma) {
  constexpr std::string_view kVerbs[] = {"say",  "tell",   "add",  "ask",   "explain", "write",
                                         "note", "recall", "joke", "admit", "reply",   "insist"};
  return std::find(std::begin(kVerbs), std::end(kVerbs), lemma) != std::end(kVerbs);
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// "R." of "Christopher R. Hill", "G.A.".
bool is_initial(std::string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
    if (!is_capital(text[i]) || text[i + 1] != '.') return false;
  }
  return !text.empty() && text.size() % 2 == 0;
}

}  // namespace

bool is_name_token(const Token& token) {
  const bool written =
      is_capital(token.text.front()) || static_cast<unsigned char>(token.text.front()) >= 0x80;
  return written && (token.tag == "NNP" || token.tag == "NNPS");
}

/// "The Flick company", "the village of Esna", "the newspaper Yabloko".
void Weigher::add_noun_beside(TokenIndex noun, Evidence& evidence) const {
  const Token& token = context_.token(noun);
  const bool common = token.pos == PartOfSpeech::kNoun && token.tag == "NN";
  if (const auto name = common
                            ? context_.words().find(WordClass::kTypeNoun, context_.normalized[noun])
                            : std::nullopt) {
    const auto type = parse_entity_type(*name);
    if (type && type != EntityType::kCountry && type != EntityType::kPerson) {
      evidence.add(*type, kNounBesideWeight);
    }
  }
}

/// What the name itself says.
void Weigher::add_inside(TokenSpan span, const std::string& key, Evidence& evidence) const {
  TokenIndex head_end = span.end;
  for (TokenIndex i = span.begin + 1; i < span.end; ++i) {
    const Token& token = context_.token(i);
    if (token.pos == PartOfSpeech::kAdp || token.text == ",") {
      head_end = i;  // "University of Pisa": what follows belongs to it.
      break;
    }
  }
  // A state's "U.S." stands first, a person's initial before the last name.
  bool initial = false;
  for (TokenIndex i = span.begin; i + 1 < span.end; ++i) {
    const std::string_view text = context_.token(i).text;
    initial |= is_initial(text) && (i > span.begin || text.size() == 2);
  }
  bool told = false;
  for (TokenIndex i = head_end; i-- > span.begin && !told;) {
    const bool alone = span.size() == 1;
    const auto type = context_.words().find(WordClass::kNameWord, context_.normalized[i]);
    const bool first_of_more = i == span.begin && head_end > span.begin + 1;
    if (type && !alone && !first_of_more) {
      const auto parsed = parse_entity_type(*type);
      const bool surname = initial && parsed == EntityType::kPlace;  // "Hill".
      if (parsed && !surname) {
        evidence.add(*parsed, kNameWordWeight);
        told = true;
      }
    }
  }
  if (!told && initial && span.size() <= 5) evidence.add(EntityType::kPerson, kInitialWeight);
  if (!told && head_end < span.end) {  // "Bank of Russia".
    if (const auto type =
            context_.words().find(WordClass::kNameWord, context_.normalized[head_end - 1])) {
      if (const auto parsed = parse_entity_type(*type)) {
        evidence.add(*parsed, kNameWordWeight);
        told = true;
      }
    }
  }
  const bool several = key.find(' ') != std::string::npos;
  if (!told && several && span.size() <= 4 &&
      context_.words().find(WordClass::kGivenName, key.substr(0, key.find(' '))) &&
      is_name_token(context_.token(span.end - 1))) {
    evidence.add(EntityType::kPerson, kGivenNameWeight);
  }
  const std::string_view text = context_.document.text_of(span);
  if (!several && text.size() >= 2 && text.size() <= 6 &&
      std::all_of(text.begin(), text.end(), is_capital)) {
    evidence.add(EntityType::kOrganization, kAcronymWeight);
  }
}

bool Weigher::has_title_before(TokenIndex begin) const {
  if (begin == 0) {
    return false;
  }
  const std::string& before = context_.normalized[begin - 1];
  return context_.words().find(WordClass::kHonorific, before) ||
         context_.words().find_office(before) != nullptr;
}

/// What stands around one occurrence.
void Weigher::add_around(TokenSpan span, Evidence& evidence) const {
  const auto count = static_cast<TokenIndex>(context_.normalized.size());
  const Token& root = context_.token(root_of(context_.document, span));
  if (has_title_before(span.begin)) {
    evidence.add(EntityType::kPerson, kTitleWeight);
  }
  const TokenIndex next = span.end + (span.end < count && context_.token(span.end).text == ",");
  if (next < count &&
      (context_.normalized[next] == "who" || context_.normalized[next] == "whose")) {
    evidence.add(EntityType::kPerson, kWhoWeight);
  }
  if (span.end < count && root.dep == Dependency::kCompound) {
    add_noun_beside(span.end, evidence);
  }
  const TokenIndex before = span.begin - std::min<TokenIndex>(span.begin, 1);
  if (span.begin >= 2 && context_.normalized[before] == "of") {
    add_noun_beside(span.begin - 2, evidence);
  } else if (span.begin >= 1) {
    add_noun_beside(before, evidence);
  }
  const Token& governor = context_.token(root.head);
  if (root.dep == Dependency::kNsubj && is_saying(governor.lemma)) {
    evidence.add(EntityType::kPerson, kSaysWeight);
  }
  const std::string& word = context_.normalized[before];
  if (root.dep == Dependency::kPobj && (word == "in" || word == "near" || word == "into")) {
    evidence.add(EntityType::kPlace, kInWeight);
  }
}

}  // namespace entente
