#include "ingest/knowledge/document_persons.h"

#include <algorithm>
#include <iterator>

#include "graph/text.h"
#include "ingest/knowledge/document_names.h"

namespace entente {
namespace {

/// Of how many persons with one surname the full names are compared.
constexpr std::size_t kMostCompared = 32;

std::string last_word(const std::string& key) { return key.substr(key.rfind(' ') + 1); }

}  // namespace

void Bearers::add(Bearer bearer) {
  several_ = several_ || (!all_.empty() && all_.front().entity.id != bearer.entity.id);
  std::optional<std::size_t>& first = first_of_[static_cast<std::size_t>(bearer.gender)];
  first = first.value_or(all_.size());
  if (!bearer.address.empty()) {
    first_addressed_.try_emplace(bearer.address, all_.size());
  }
  all_.push_back(std::move(bearer));
}

const Bearers::Bearer* Bearers::last_before(TokenIndex at) const {
  const auto end = std::partition_point(all_.begin(), all_.end(),
                                        [&](const Bearer& bearer) { return bearer.at < at; });
  return end == all_.begin() ? nullptr : &*std::prev(end);
}

const Bearers::Bearer* Bearers::first_fitting(Gender wanted) const {
  std::optional<std::size_t> first;
  for (std::size_t i = 0; i < first_of_.size(); ++i) {
    const auto gender = static_cast<Gender>(i);
    const bool fits = wanted == Gender::kUnknown || gender == Gender::kUnknown || gender == wanted;
    if (fits && first_of_[i]) {
      first = std::min(*first_of_[i], first.value_or(*first_of_[i]));
    }
  }
  return first ? &all_[*first] : nullptr;
}

const Bearers::Bearer* Bearers::first_addressed(const std::string& address) const {
  const auto found = first_addressed_.find(address);
  return found == first_addressed_.end() ? nullptr : &all_[found->second];
}

void DocumentPersons::count(const std::string& key, TokenSpan span) {
  const std::string plain = read_person_name(context_.words(), key).key();
  Count& count = counts_.try_emplace(plain, Count{span, 0}).first->second;
  ++count.times;
  if (plain.find(' ') != std::string::npos) {
    surnames_[last_word(plain)].insert(plain);
  }
}

void DocumentPersons::learn(const std::string& key, TokenSpan span, const Entity& person) {
  const Token& root = context_.token(root_of(context_.document, span));
  const bool subject = root.dep == Dependency::kNsubj || root.dep == Dependency::kNsubjpass;
  const Bearers::Bearer bearer{span.begin, person, subject, context_.gender_of(person),
                               address_before(span.begin)};
  const PersonName name = read_person_name(context_.words(), key),
                   known_as = read_person_name(context_.words(), normalize_name(person.name));
  const std::string& last = name.words.back();
  bearers_[last].add(bearer);
  const bool given =
      last != known_as.words.back() &&
      std::find(known_as.words.begin(), known_as.words.end(), last) != known_as.words.end();
  if (!given) {
    first_with_last_name_.try_emplace(last, span.begin);
  }
  if (by_key_.try_emplace(name.key(), person).second && name.words.size() > 1) {
    by_last_[last].push_back({name, known_as, person});
  }
  if (const std::string title = key.substr(0, key.find(' ')); title != name.words.front()) {
    bearers_[title].add(bearer);  // "The Tsar" of Tsar Peter.
  }
  constexpr std::size_t kTwoSurnames = 4;  // "Guillermo David Endara Galimany".
  if (name.words.size() >= kTwoSurnames) {
    first_surnames_[name.words[name.words.size() - 2]].add(bearer);
  }
  const std::string& first = name.words.front();
  const auto surnames = context_.gazetteer().find(first);
  const bool family_first =
      std::any_of(surnames.begin(), surnames.end(), [&](const NameReading& reading) {
        return reading.use == NameUse::kSurname && context_.entity(reading.entry).id == person.id;
      });
  const bool swapped = name.words.size() > 1 && first == known_as.words.back();
  if (name.words.size() > 1 &&
      (family_first || swapped || !context_.gazetteer().find_id(person.id))) {
    bearers_[first].add(bearer);  // A given name means its bearer too.
  }
}

/// The person already named whose name is another form of this one.
const Entity* DocumentPersons::find_same(const PersonName& name) const {
  if (const auto found = by_key_.find(name.key()); found != by_key_.end()) {
    const PersonName of_found =
        read_person_name(context_.words(), normalize_name(found->second.name));
    const bool another = !name.generation.empty() && !of_found.generation.empty() &&
                         name.generation != of_found.generation;
    return another ? nullptr : &found->second;
  }
  for (const std::string& word : {name.words.back(), name.words.front()}) {
    const auto found = by_last_.find(word);
    const std::size_t count =
        found == by_last_.end() ? 0 : std::min(found->second.size(), kMostCompared);
    for (std::size_t i = 0; i < count; ++i) {
      const FullName& full = found->second[i];
      const bool agrees = full.known_as.words.back() != full.name.words.back() ||
                          may_be_one_person(context_.words(), name, full.known_as);
      if (agrees && may_be_one_person(context_.words(), name, full.name)) {
        return &full.person;
      }
    }
  }
  return nullptr;
}

/// "Charles J." of "Charles J. Fillmore": the person whose name begins so.
const Entity* DocumentPersons::find_longer(const std::string& key) const {
  const auto found = by_key_.lower_bound(key + " ");
  return found != by_key_.end() && found->first.starts_with(key + " ") ? &found->second : nullptr;
}

Entity DocumentPersons::learn_unknown(const std::string& key, TokenSpan span) {
  const PersonName name = read_person_name(context_.words(), key);
  const std::string plain = name.key();
  const Entity* same = find_same(name);
  TokenSpan naming = span;
  if (same == nullptr && name.words.size() > 2) {
    // "George Floyd Justice" of a title where the text speaks of George Floyd.
    const std::string without_last = plain.substr(0, plain.rfind(' '));
    const auto shorter = by_key_.find(without_last);
    same = shorter == by_key_.end() ? nullptr : &shorter->second;
    const auto counted = counts_.find(without_last);
    if (same == nullptr && counted != counts_.end() &&
        counted->second.times > counts_[plain].times) {
      naming = counted->second.first;
    }
  }
  if (same == nullptr && name.words.size() > 1) {
    same = find_longer(plain);
  }
  const Entity person = same != nullptr ? *same : new_entity(context_, naming, EntityType::kPerson);
  learn(key, span, person);
  return person;
}

bool DocumentPersons::has_noun_behind(const std::string& key, TokenSpan span) const {
  const std::size_t blank = key.find(' ');
  const std::string first = key.substr(0, blank);
  const auto surname = surnames_.find(first);
  if (blank == std::string::npos || surname == surnames_.end() ||
      context_.words().has(WordClass::kGivenName, first)) {
    return false;
  }
  const std::string second = key.substr(blank + 1);
  const bool swapped = surname->second.contains(second + " " + first) ||
                       context_.words().has(WordClass::kGivenName, second);
  const Token& root = context_.token(root_of(context_.document, span));
  bool broken = false;
  for (TokenIndex i = span.begin + 1; i < span.end; ++i) {
    broken |= context_.token(i).pos == PartOfSpeech::kDet || context_.token(i).tag == ":";
  }
  return !swapped && (broken || root.dep == Dependency::kCompound);
}

/// "dr" of "Dr. Nelson", "president" of "President Bush": what says more than the gender.
std::string DocumentPersons::address_before(TokenIndex at) const {
  if (at == 0) {
    return {};
  }
  const std::string& word = context_.normalized[at - 1];
  const auto honorific = context_.words().find(WordClass::kHonorific, word);
  const bool tells = honorific ? *honorific == "-" : context_.words().find_office(word) != nullptr;
  return tells ? word : std::string();
}

Gender DocumentPersons::gender_before(TokenIndex at) const {
  const auto honorific =
      at == 0 ? std::nullopt
              : context_.words().find(WordClass::kHonorific, context_.normalized[at - 1]);
  return honorific == "f" ? Gender::kFemale : honorific == "m" ? Gender::kMale : Gender::kUnknown;
}

const Entity* DocumentPersons::find(const std::string& key, TokenIndex at) const {
  constexpr std::uint32_t kJustNow = 2;  // Sentences.
  const auto found = bearers_.find(key);
  if (found == bearers_.end()) {
    return nullptr;
  }
  const Bearers& bearers = found->second;
  if (const std::string address = address_before(at); !address.empty()) {
    if (const Bearers::Bearer* bearer = bearers.first_addressed(address)) {
      return &bearer->entity;
    }
  }
  const Gender wanted = gender_before(at);
  const Bearers::Bearer* just_now = nullptr;
  auto next = std::partition_point(bearers.all().begin(), bearers.all().end(),
                                   [&](const Bearers::Bearer& bearer) { return bearer.at <= at; });
  while (next != bearers.all().begin()) {
    const Bearers::Bearer& bearer = *--next;
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
  if (const Bearers::Bearer* first = bearers.first_fitting(wanted)) {
    return &first->entity;
  }
  return just_now != nullptr ? &just_now->entity : &bearers.all().front().entity;
}

const Entity* DocumentPersons::find_by_first_surname(const std::string& key) const {
  const auto found = first_surnames_.find(key);
  const bool one = found != first_surnames_.end() && !found->second.are_several();
  return one ? &found->second.all().front().entity : nullptr;
}

bool DocumentPersons::is_named_before(const std::string& key, TokenIndex at) const {
  const auto found = first_with_last_name_.find(key);
  return found != first_with_last_name_.end() && found->second < at;
}

}  // namespace entente
