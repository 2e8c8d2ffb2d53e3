#include "ingest/knowledge/document_names.h"

#include <algorithm>
#include <iterator>

#include "graph/text.h"

namespace entente {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

std::string last_word(const std::string& key) { return key.substr(key.rfind(' ') + 1); }

std::string first_word(const std::string& key) { return key.substr(0, key.find(' ')); }

/// The capitals of the words: "CSTO" of "Collective Security Treaty Organization".
std::string initials(const Document& document, TokenSpan span) {
  std::string letters;
  for (TokenIndex i = span.begin; i < span.end; ++i) {
    const char c = document.token(i).text.front();
    if (is_upper(c)) {
      letters.push_back(c);
    }
  }
  return letters;
}

/// A word of letters that is written in capitals throughout and too long for an acronym.
bool is_shouted(std::string_view word) {
  constexpr std::size_t kShortest = 4;
  return word.size() >= kShortest && std::all_of(word.begin(), word.end(), is_upper);
}

/// Whether the words beside a token are shouted too: a headline or a dateline in capitals.
bool stands_in_capitals(const Document& document, TokenSpan span) {
  int shouted = 0;
  const TokenIndex from = span.begin - std::min<TokenIndex>(span.begin, 2);
  const auto count = static_cast<TokenIndex>(document.tokens().size());
  for (TokenIndex i = from; i < std::min(count, span.end + 2); ++i) {
    shouted += is_shouted(document.token(i).text) ? 1 : 0;
  }
  return shouted >= 2;
}

std::string unshouted(std::string_view name) {
  std::string result(name);
  bool starts = true;
  for (char& c : result) {
    const bool letter = is_upper(c) || (c >= 'a' && c <= 'z');
    if (!starts && is_upper(c)) {
      c = static_cast<char>(c - 'A' + 'a');
    }
    starts = !letter && c != '\'';
  }
  return result;
}

}  // namespace

Entity new_entity(const ReadingContext& context, TokenSpan span, EntityType type) {
  std::string name;
  for (char c : context.document.text_of(span)) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank) {
      name.push_back(c);
    } else if (!name.empty() && name.back() != ' ') {
      name.push_back(' ');
    }
  }
  const bool shouts =
      std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  const bool is_long = is_shouted(last_word(name)) || is_shouted(first_word(name));
  if (shouts && is_long &&
      (type == EntityType::kPerson || stands_in_capitals(context.document, span))) {
    name = unshouted(name);
  }
  return {make_entity_id(type, name), name, type, std::nullopt, std::nullopt};
}

DocumentNames::DocumentNames(const ReadingContext& context, const std::vector<NamedSpan>& spans,
                             const ReadingScorer& scorer)
    : context_(context) {
  for (const NamedSpan& span : spans) {
    learn_full(span, scorer);
  }
  for (const NamedSpan& span : spans) {
    learn_acronym(span, scorer);
  }
}

void DocumentNames::Bearers::add(Bearer bearer) {
  several = several || (!all.empty() && all.front().entity.id != bearer.entity.id);
  std::optional<std::size_t>& first = first_of[static_cast<std::size_t>(bearer.gender)];
  first = first.value_or(all.size());
  all.push_back(std::move(bearer));
}

const DocumentNames::Bearer* DocumentNames::Bearers::last_before(TokenIndex at) const {
  const auto end = std::partition_point(all.begin(), all.end(),
                                        [&](const Bearer& bearer) { return bearer.at < at; });
  return end == all.begin() ? nullptr : &*std::prev(end);
}

const DocumentNames::Bearer* DocumentNames::Bearers::first_fitting(Gender wanted) const {
  std::optional<std::size_t> first;
  for (std::size_t i = 0; i < first_of.size(); ++i) {
    const auto gender = static_cast<Gender>(i);
    const bool fits = wanted == Gender::kUnknown || gender == Gender::kUnknown || gender == wanted;
    if (fits && first_of[i]) {
      first = std::min(*first_of[i], first.value_or(*first_of[i]));
    }
  }
  return first ? &all[*first] : nullptr;
}

/// The person already named who has the same first and last name: "Matthew William Goode" is
/// "Matthew Goode".
const Entity* DocumentNames::same_person(const std::string& key) const {
  const auto found = namesakes_.find(first_word(key) + " " + last_word(key));
  if (found == namesakes_.end()) {
    return nullptr;
  }
  const Namesakes& namesakes = found->second;
  const bool two_words = std::count(key.begin(), key.end(), ' ') == 1;
  return two_words ? &namesakes.first : namesakes.of_two_words ? &*namesakes.of_two_words : nullptr;
}

void DocumentNames::learn_person(const std::string& key, TokenSpan span, const Entity& person) {
  const Token& root = context_.token(root_of(context_.document, span));
  const bool subject = root.dep == Dependency::kNsubj || root.dep == Dependency::kNsubjpass;
  const Bearer bearer{span.begin, person, subject, context_.gender_of(person)};
  const std::string name = normalize_name(person.name), last = last_word(name);
  const auto add_under = [&](const std::string& word) {
    Bearers& bearers = persons_[word];
    bearers.add(bearer);
    if (word == last) {
      bearers.first_by_last_name = bearers.first_by_last_name.value_or(span.begin);
    }
  };
  add_under(last_word(key));
  if (last == last_word(key)) {
    Namesakes& namesakes =
        namesakes_.try_emplace(first_word(name) + " " + last, Namesakes{person, {}}).first->second;
    if (!namesakes.of_two_words && std::count(name.begin(), name.end(), ' ') == 1) {
      namesakes.of_two_words = person;
    }
  }
  const std::string first = first_word(key);
  const auto surnames = context_.gazetteer().find(first);
  const bool family_first =
      std::any_of(surnames.begin(), surnames.end(), [&](const NameReading& reading) {
        return reading.use == NameUse::kSurname && context_.entity(reading.entry).id == person.id;
      });
  if (family_first || !context_.gazetteer().find_id(person.id)) {
    add_under(first);  // A given name means its bearer too.
  }
}

void DocumentNames::learn_body(TokenSpan span, const Entity& body) {
  for (TokenIndex i : {span.begin, span.end - 1}) {
    if (!context_.normalized[i].empty()) {
      bodies_[context_.normalized[i]].add({span.begin, body});
    }
  }
}

void DocumentNames::learn_full(const NamedSpan& span, const ReadingScorer& scorer) {
  const std::string key = key_of(context_, span.tokens);
  if (key.find(' ') == std::string::npos) {
    return;
  }
  if (const std::optional<NameReading> reading = scorer.best(span)) {
    const Entity& entity = context_.entity(reading->entry);
    if (entity.type == EntityType::kPerson && reading->use != NameUse::kSurname) {
      learn_person(key, span.tokens, entity);
    } else if (entity.type == EntityType::kOrganization) {
      learn_body(span.tokens, entity);
    } else if (is_state(entity) && reading->use == NameUse::kName) {
      states_[last_word(key)].add({span.tokens.begin, entity});
    }
    return;
  }
  if (span.label == NameLabel::kPerson) {
    const Entity* same = same_person(key);
    const Entity person =
        same != nullptr ? *same : new_entity(context_, span.tokens, EntityType::kPerson);
    learn_person(key, span.tokens, person);
    full_.emplace(key, person);
  } else if (span.label == NameLabel::kOrg) {
    const Entity body = new_entity(context_, span.tokens, EntityType::kOrganization);
    full_.emplace(key, body);
    learn_body(span.tokens, body);
  }
}

void DocumentNames::learn_acronym(const NamedSpan& span, const ReadingScorer& scorer) {
  const TokenIndex open = span.tokens.end, inside = open + 1, close = open + 2;
  if (close >= context_.document.tokens().size() || span.tokens.size() < 2 ||
      context_.token(open).text != "(" || context_.token(close).text != ")") {
    return;
  }
  const std::string_view acronym = context_.token(inside).text;
  const std::string letters = initials(context_.document, span.tokens);
  const bool matches =
      acronym.size() >= 2 && letters.size() >= 2 &&
      (letters.find(acronym) != std::string::npos || acronym.front() == letters.front());
  const bool all_capitals = std::all_of(acronym.begin(), acronym.end(), [](char c) {
    return is_upper(c) || c == '.' || c == '-' || (c >= '0' && c <= '9');
  });
  if (!matches || !all_capitals) {
    return;
  }
  if (const std::optional<NameReading> reading = scorer.best(span)) {
    full_.insert_or_assign(context_.normalized[inside], context_.entity(reading->entry));
  } else if (span.label && type_of(*span.label)) {
    const Entity* known = find_full(key_of(context_, span.tokens));
    full_.insert_or_assign(
        context_.normalized[inside],
        known != nullptr ? *known : new_entity(context_, span.tokens, *type_of(*span.label)));
  }
}

const Entity* DocumentNames::find_full(const std::string& key) const {
  const auto found = full_.find(key);
  return found == full_.end() ? nullptr : &found->second;
}

Gender DocumentNames::addressed_as(TokenIndex at) const {
  const auto honorific =
      at == 0 ? std::nullopt
              : context_.words().find(WordClass::kHonorific, context_.normalized[at - 1]);
  return !honorific || (*honorific != "m" && *honorific != "f") ? Gender::kUnknown
         : *honorific == "f"                                    ? Gender::kFemale
                                                                : Gender::kMale;
}

const Entity* DocumentNames::find_person(const std::string& key, TokenIndex at) const {
  constexpr std::uint32_t kJustNow = 2;  // Sentences.
  const auto found = persons_.find(key);
  if (found == persons_.end()) {
    return nullptr;
  }
  const Bearers& bearers = found->second;
  const Gender wanted = addressed_as(at);
  const Bearer* just_now = nullptr;
  auto next = std::partition_point(bearers.all.begin(), bearers.all.end(),
                                   [&](const Bearer& bearer) { return bearer.at <= at; });
  while (next != bearers.all.begin()) {
    const Bearer& bearer = *--next;
    if (context_.token(at).sentence - context_.token(bearer.at).sentence > kJustNow) {
      break;
    }
    const bool fits =
        wanted == Gender::kUnknown || bearer.gender == Gender::kUnknown || bearer.gender == wanted;
    if (bearer.subject && fits) {
      return &bearer.entity;
    }
    just_now = bearer.subject && just_now == nullptr ? &bearer : just_now;
  }
  if (const Bearer* first = bearers.first_fitting(wanted)) {
    return &first->entity;
  }
  return just_now != nullptr ? &just_now->entity : &bearers.all.front().entity;
}

bool DocumentNames::is_person_before(const std::string& key, TokenIndex at) const {
  const auto found = persons_.find(key);
  return found != persons_.end() && found->second.first_by_last_name.value_or(at) < at;
}

const Entity* DocumentNames::find_body(const std::string& key, TokenIndex at) const {
  const auto found = bodies_.find(key);
  const Bearer* body = found == bodies_.end() ? nullptr : found->second.last_before(at);
  return body == nullptr ? nullptr : &body->entity;
}

const Entity* DocumentNames::find_state(const std::string& key, TokenIndex at) const {
  const auto found = states_.find(key);
  const Bearer* state =
      found == states_.end() || found->second.several ? nullptr : found->second.last_before(at);
  return state == nullptr ? nullptr : &state->entity;
}

void DocumentNames::add_missed(std::vector<NamedSpan>& spans) const {
  std::vector<bool> covered(context_.document.tokens().size(), false);
  for (const NamedSpan& span : spans) {
    std::fill(covered.begin() + span.tokens.begin, covered.begin() + span.tokens.end, true);
  }
  const std::size_t count = spans.size();
  for (TokenIndex i = 0; i < covered.size(); ++i) {
    const Token& token = context_.token(i);
    const std::string& key = context_.normalized[i];
    if (covered[i] || token.pos != PartOfSpeech::kPropn || token.text.front() >= 'a' ||
        key.empty()) {
      continue;
    }
    if (persons_.contains(key)) {
      spans.push_back({{i, i + 1}, {}, NameLabel::kPerson, false});
    } else if (full_.contains(key)) {
      spans.push_back({{i, i + 1}, {}, std::nullopt, false});
    }
  }
  if (spans.size() > count) {
    std::stable_sort(spans.begin(), spans.end(), [](const NamedSpan& a, const NamedSpan& b) {
      return a.tokens.begin < b.tokens.begin;
    });
  }
}

}  // namespace entente
