#include "ingest/knowledge/document_names.h"

#include <algorithm>
#include <iterator>

#include "graph/text.h"
#include "ingest/knowledge/introduced_names.h"
#include "ingest/knowledge/name_forms.h"
#include "ingest/knowledge/stated_aliases.h"

namespace entente {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

std::string last_word(const std::string& key) { return key.substr(key.rfind(' ') + 1); }

std::string first_word(const std::string& key) { return key.substr(0, key.find(' ')); }

/// The name of a body after its first words, and before its last ones: by these it is called in
/// short. Names of more words than these are called so by their first and last ones only.
constexpr TokenIndex kLongestShortened = 8;
/// Of how many bodies with one first letter acronyms are told.
constexpr std::size_t kMostCompared = 32;

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

/// "Ilir Dugolli" of "Ilir DUGOLLI", as lists of officials write family names.
std::string with_plain_surname(const std::string& name) {
  constexpr std::size_t kLeastSurname = 4;  // Shorter ones are as often initials.
  std::string plain;
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find(' ', begin), name.size());
    const std::string word = name.substr(begin, end - begin);
    plain += (begin > 0 ? " " : "") +
             (word.size() >= kLeastSurname && is_shouted(word) ? unshouted(word) : word);
    begin = end + 1;
  }
  return plain;
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
  } else if (!shouts && type == EntityType::kPerson) {
    name = with_plain_surname(name);
  }
  return {make_entity_id(type, name), name, type, std::nullopt, std::nullopt};
}

DocumentNames::DocumentNames(const ReadingContext& context, const std::vector<NamedSpan>& spans,
                             const ReadingScorer& scorer)
    : context_(context), persons_(context) {
  count_persons(spans, scorer);
  learn_aliases(spans, scorer);
  for (const NamedSpan& span : spans) {
    learn_full(span, scorer);
  }
  for (const NamedSpan& span : spans) {
    learn_acronym(span, scorer);
  }
}

void DocumentNames::count_persons(const std::vector<NamedSpan>& spans,
                                  const ReadingScorer& scorer) {
  for (const NamedSpan& span : spans) {
    const std::optional<NameReading> reading = scorer.best(span);
    const bool person = reading ? reading->use == NameUse::kName &&
                                      context_.entity(reading->entry).type == EntityType::kPerson
                                : span.label == NameLabel::kPerson;
    const std::string key = person ? key_of(context_, span.tokens) : std::string();
    if (key.find(' ') != std::string::npos) {
      persons_.count(key, span.tokens);
    }
  }
}

/// What one of two names of a thing means, if that is known yet.
std::optional<Entity> DocumentNames::known_by_alias(const NamedSpan& span,
                                                    const ReadingScorer& scorer) const {
  const std::optional<NameReading> reading = scorer.best(span);
  if (reading && reading->use == NameUse::kName) {
    return context_.entity(reading->entry);
  }
  const Entity* entity = find_full(key_of(context_, span.tokens));
  return entity == nullptr ? std::nullopt : std::optional(*entity);
}

/// "Jenna Mourey, better known as Jenna Marbles": both names mean what one is known to mean, else
/// the thing that is called by the name which the text uses more.
void DocumentNames::learn_aliases(const std::vector<NamedSpan>& spans,
                                  const ReadingScorer& scorer) {
  const std::vector<StatedAlias> aliases = find_stated_aliases(context_, spans);
  if (aliases.empty()) {
    return;
  }
  std::map<std::string, int> times;
  for (const NamedSpan& span : spans) {
    ++times[key_of(context_, span.tokens)];
  }
  for (const StatedAlias& stated : aliases) {
    const NamedSpan &name = spans[stated.name], &alias = spans[stated.alias];
    const std::string key = key_of(context_, name.tokens), other = key_of(context_, alias.tokens);
    const std::optional<Entity> of_name = known_by_alias(name, scorer),
                                of_alias = known_by_alias(alias, scorer);
    if (of_name && of_alias) {
      continue;  // Both are known: the gazetteer knows better.
    }
    const NamedSpan& naming = times[other] > times[key] ? alias : name;
    const std::optional<NameLabel> label = name.label ? name.label : alias.label;
    const EntityType type =
        label ? type_of(*label).value_or(EntityType::kPerson) : EntityType::kPerson;
    const Entity entity = of_name    ? *of_name
                          : of_alias ? *of_alias
                                     : new_entity(context_, naming.tokens, type);
    for (const std::string& own : {key, other}) {
      full_.emplace(own, entity);
    }
  }
}

/// Under all that it may be called in short: its first words, and its last ones.
void DocumentNames::learn_body(const std::string& key, TokenSpan span, const Entity& body) {
  const auto add = [&](TokenSpan part) {
    const std::string name = key_of(context_, part);
    if (!name.empty()) {
      bodies_[name].add({span.begin, body, false, Gender::kUnknown, {}});
    }
  };
  add({span.begin, span.begin + 1});
  const auto behind = context_.gazetteer().find(context_.normalized[span.end - 1]);
  const bool is_branch = std::any_of(behind.begin(), behind.end(), [&](const NameReading& reading) {
    return is_state(context_.entity(reading.entry));  // "Ford Australia" is not Ford.
  });
  if (!is_branch) {
    bodies_by_first_word_[context_.normalized[span.begin]].add(
        {span.begin, body, false, Gender::kUnknown, {}});
  }
  const TokenIndex longest = std::min<TokenIndex>(span.size() - 1, kLongestShortened);
  for (TokenIndex size = 1; size <= longest; ++size) {
    add({span.end - size, span.end});
  }
  plain_bodies_.try_emplace(plain_body_key(context_.words(), key), body);
  std::vector<Body>& bodies = bodies_by_letter_[key.front()];
  const std::string written(context_.document.text_of(span));
  const bool there = std::any_of(bodies.begin(), bodies.end(), [&](const Body& other) {
    return other.entity.id == body.id && other.written == written;
  });
  if (!there && bodies.size() < kMostCompared) {
    bodies.push_back({written, body});
  }
}

/// "The Air Force" after "the USAF": the last words of what the acronym stands for.
void DocumentNames::learn_long_name(TokenIndex at, const Entity& body) {
  const std::string name = normalize_name(body.name);
  for (std::size_t blank = name.find(' '); blank != std::string::npos;
       blank = name.find(' ', blank + 1)) {
    const std::string rest = name.substr(blank + 1);
    if (rest.find(' ') != std::string::npos) {
      bodies_[rest].add({at, body, false, Gender::kUnknown, {}});
    }
  }
}

void DocumentNames::learn_full(const NamedSpan& span, const ReadingScorer& scorer) {
  const std::string key = key_of(context_, span.tokens);
  const std::optional<NameReading> reading = scorer.best(span);
  if (reading && context_.entity(reading->entry).type == EntityType::kOrganization) {
    learn_long_name(span.tokens.begin, context_.entity(reading->entry));
  }
  if (key.find(' ') == std::string::npos) {
    return;
  }
  if (reading) {
    const Entity& entity = context_.entity(reading->entry);
    if (entity.type == EntityType::kPerson && reading->use != NameUse::kSurname) {
      persons_.learn(key, span.tokens, entity);
    } else if (entity.type == EntityType::kOrganization) {
      learn_body(key, span.tokens, entity);
    } else if (is_state(entity) && reading->use == NameUse::kName) {
      states_[last_word(key)].add({span.tokens.begin, entity, false, Gender::kUnknown, {}});
    }
    return;
  }
  if (span.label == NameLabel::kPerson) {
    if (persons_.has_noun_behind(key, span.tokens)) {
      return;  // find_person() tells whom it means.
    }
    const Entity* known = find_full(key);
    if (known == nullptr) {
      known = find_full(read_person_name(context_.words(), key).key());  // "St. Jerome".
    }
    if (known != nullptr && known->type == EntityType::kPerson) {
      full_.emplace(key, *known);
      persons_.learn(key, span.tokens, *known);
    } else {
      full_.emplace(key, persons_.learn_unknown(key, span.tokens));
    }
  } else if (span.label == NameLabel::kOrg) {
    const Entity* same = find_full(key);
    const auto plain = plain_bodies_.find(plain_body_key(context_.words(), key));
    same = same == nullptr && plain != plain_bodies_.end() ? &plain->second : same;
    same = same == nullptr ? find_body(key, span.tokens.begin) : same;  // "The Air Force".
    const Entity body =
        same != nullptr ? *same : new_entity(context_, span.tokens, EntityType::kOrganization);
    full_.emplace(key, body);
    learn_body(key, span.tokens, body);
  }
}

void DocumentNames::learn_acronym(const NamedSpan& span, const ReadingScorer& scorer) {
  const TokenIndex open = span.tokens.end, inside = open + 1;
  if (span.tokens.size() < 2 || !opens_acronym(context_, open)) {
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

const Entity* DocumentNames::find_person(const std::string& key, TokenSpan span) const {
  const bool cut = persons_.has_noun_behind(key, span);
  return persons_.find(cut ? first_word(key) : key, span.begin);
}

const Entity* DocumentNames::find_body(const std::string& key, TokenIndex at) const {
  const auto found = bodies_.find(key);
  const Bearers::Bearer* body = found == bodies_.end() ? nullptr : found->second.last_before(at);
  return body == nullptr ? nullptr : &body->entity;
}

const Entity* DocumentNames::find_only_body(const std::string& key) const {
  const auto found = bodies_by_first_word_.find(key);
  const bool one = found != bodies_by_first_word_.end() && !found->second.are_several();
  return one ? &found->second.all().front().entity : nullptr;
}

const Entity* DocumentNames::find_shortened_body(const std::string& key, TokenSpan span) const {
  static const std::vector<Body> kNone;
  const auto found = bodies_by_letter_.find(key.front());
  const std::vector<Body>& bodies = found == bodies_by_letter_.end() ? kNone : found->second;
  const std::string_view written = context_.document.text_of(span);
  const Entity* meant = nullptr;
  for (const Body& body : bodies) {
    if (!is_acronym_of(written, body.written) && !is_contraction_of(written, body.written)) {
      continue;
    }
    if (meant != nullptr && meant->id != body.entity.id) {
      return nullptr;  // Two bodies have these letters.
    }
    meant = &body.entity;
  }
  const auto plain = plain_bodies_.find(key);
  return meant != nullptr || plain == plain_bodies_.end() ? meant : &plain->second;
}

const Entity* DocumentNames::find_state(const std::string& key, TokenIndex at) const {
  const auto found = states_.find(key);
  const Bearers::Bearer* state = found == states_.end() || found->second.are_several()
                                     ? nullptr
                                     : found->second.last_before(at);
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
    if (persons_.has(key)) {
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
