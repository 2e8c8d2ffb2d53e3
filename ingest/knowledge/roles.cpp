#include "ingest/knowledge/roles.h"

#include <algorithm>
#include <map>
#include <utility>

namespace entente {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// A title and what stands around it.
struct Title {
  TokenSpan words;  ///< The title itself.
  TokenSpan span;   ///< With its modifiers and its "of ...".
  const OfficeTitle* office = nullptr;
  std::optional<Entity> of;  ///< The state or body.
  std::string rank;          ///< "deputy", "assistant": before the title, it makes another office.
  Mention::RoleTime time = Mention::RoleTime::kNow;
  bool has_possessor = false;  ///< "his", "its", "their".
  bool indefinite = false;     ///< "a", "an".
};

Mention::RoleTime parse_time(std::string_view text) {
  constexpr std::pair<std::string_view, Mention::RoleTime> kTimes[] = {
      {"former", Mention::RoleTime::kFormer},
      {"then", Mention::RoleTime::kThen},
      {"elect", Mention::RoleTime::kElect},
      {"acting", Mention::RoleTime::kActing}};
  for (const auto& [word, time] : kTimes) {
    if (word == text) {
      return time;
    }
  }
  return Mention::RoleTime::kNow;
}

/// "KURTI": a word of four capitals or more.
bool is_shouted(std::string_view word) {
  return word.size() >= 4 &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

class RoleFinder {
 public:
  RoleFinder(const ReadingContext& context, Mentions mentions)
      : context_(context),
        mentions_(std::move(mentions)),
        replaced_(mentions_.size(), false),
        dropped_(mentions_.size(), false) {}

  Mentions run();

 private:
  std::optional<Title> title_at(TokenIndex begin) const;
  void extend_left(Title& title) const;
  void extend_right(Title& title) const;
  std::size_t first_from(TokenIndex begin) const;
  const Mention* mention_ending_at(TokenIndex end) const;
  std::optional<Entity> body_of(const Mention& mention, bool possessive) const;
  void read_state_after(TokenIndex end, Title& title) const;
  std::size_t mention_beginning_at(TokenIndex begin) const;
  bool is_inside_name(TokenSpan words) const;
  void drop_names_inside(TokenSpan words);
  std::size_t person_after(TokenIndex begin) const;
  bool may_be_person(const Mention& mention) const;
  bool add_person_after(const Title& title);
  void rename_persons();
  std::size_t apposed_person(const Title& title) const;
  bool is_person_as(TokenIndex person, TokenIndex title) const;
  std::size_t person_beside(const Title& title) const;
  bool can_have_offices(const Entity& entity) const;
  std::optional<Entity> known_body(const Title& title, const Entity& person) const;
  void name_person(const Title& title, std::size_t person);
  void set_role(const Title& title, Mention& mention) const;
  std::optional<Entity> holder(const Title& title) const;
  void add_unnamed(const Title& title);

  const ReadingContext& context_;
  Mentions mentions_;
  std::vector<bool> replaced_;  // By a longer mention with the title.
  std::vector<bool> dropped_;   // Parts of a title that name nobody.
  Mentions added_;
  std::map<std::string, Entity> renamed_;  // Taken for a body or place before a title told better.
  std::map<std::pair<std::string, std::string>, Entity> named_holders_;  // (office, of) → person.
};

bool RoleFinder::can_have_offices(const Entity& entity) const {
  return is_state(entity) || entity.type == EntityType::kOrganization ||
         entity.type == EntityType::kGroup || entity.type == EntityType::kPlace;
}

const Mention* RoleFinder::mention_ending_at(TokenIndex end) const {
  constexpr TokenIndex kLongestName = 12;
  for (std::size_t i = first_from(end - std::min(end, kLongestName));
       i < mentions_.size() && mentions_[i].tokens.begin < end; ++i) {
    if (mentions_[i].tokens.end == end && !dropped_[i]) {
      return &mentions_[i];
    }
  }
  return nullptr;
}

/// Whose the office is of that a name stands before: the state or body itself, and for "Merkel's
/// spokesman" that of the owner's own office.
std::optional<Entity> RoleFinder::body_of(const Mention& mention, bool possessive) const {
  if (can_have_offices(mention.entity)) {
    return mention.entity;
  }
  if (mention.entity.type != EntityType::kPerson || !possessive) {
    return std::nullopt;
  }
  if (mention.role_of) {
    return mention.role_of;
  }
  const auto state = mention.entity.country
                         ? context_.gazetteer().find_id("country/" + *mention.entity.country)
                         : std::nullopt;
  return state ? std::optional(context_.entity(*state)) : std::nullopt;
}

std::size_t RoleFinder::first_from(TokenIndex begin) const {
  const auto found = std::lower_bound(
      mentions_.begin(), mentions_.end(), begin,
      [](const Mention& mention, TokenIndex at) { return mention.tokens.begin < at; });
  return static_cast<std::size_t>(found - mentions_.begin());
}

std::size_t RoleFinder::mention_beginning_at(TokenIndex begin) const {
  const std::size_t first = first_from(begin);
  for (std::size_t i = first; i < mentions_.size() && mentions_[i].tokens.begin == begin; ++i) {
    if (!dropped_[i] && context_.gazetteer().find_id(mentions_[i].entity.id)) {
      return i;
    }
  }
  const bool begins = first < mentions_.size() && mentions_[first].tokens.begin == begin;
  return begins && !dropped_[first] ? first : kNone;
}

std::optional<Title> RoleFinder::title_at(TokenIndex begin) const {
  std::optional<Title> best;
  std::string key;
  std::size_t words = 0;
  const auto count = static_cast<TokenIndex>(context_.normalized.size());
  for (TokenIndex end = begin; end < count && words < context_.words().longest_title(); ++end) {
    if (context_.normalized[end].empty()) {
      if (context_.token(end).text != "-" || end == begin) {
        break;
      }
      continue;  // "Secretary-General".
    }
    key += (key.empty() ? "" : " ") + context_.normalized[end];
    ++words;
    const bool abbreviation = key.size() <= 3;  // "PM" is a title, "p.m." a time.
    const bool written = !abbreviation || context_.token(begin).text.front() < 'a';
    if (const OfficeTitle* office = context_.words().find_office(key); office && written) {
      best.emplace();
      best->words = best->span = {begin, end + 1};
      best->office = office;
    }
  }
  if (best) {
    const PartOfSpeech pos = context_.token(root_of(context_.document, best->words)).pos;
    const bool noun = pos == PartOfSpeech::kNoun || pos == PartOfSpeech::kPropn;
    return noun ? best : std::nullopt;
  }
  return best;
}

void RoleFinder::extend_left(Title& title) const {
  while (title.span.begin > 0) {
    const TokenIndex before = title.span.begin - 1;
    const Token& token = context_.token(before);
    const std::string& word = context_.normalized[before];
    const bool possessive = token.tag == "POS";
    const Mention* owner = mention_ending_at(possessive ? before : before + 1);
    const std::optional<Entity> of = owner != nullptr ? body_of(*owner, possessive) : std::nullopt;
    if (of && !title.of) {
      title.of = of;
      title.span.begin = owner->tokens.begin;
    } else if (context_.words().find(WordClass::kRank, word)) {
      title.rank = word + (title.rank.empty() ? "" : " ") + title.rank;
      title.span.begin = before;
    } else if (const auto time = context_.words().find(WordClass::kRoleTime, word)) {
      title.time = parse_time(*time);
      title.span.begin = before;
    } else if (token.text == "-" || (token.pos == PartOfSpeech::kAdj && token.tag != "CD" &&
                                     token.text.front() >= 'a')) {
      title.span.begin = before;
    } else if (token.tag == "PRP$") {
      title.has_possessor = true;
      title.span.begin = before;
      return;
    } else if (token.pos == PartOfSpeech::kDet) {
      title.indefinite = word == "a" || word == "an";
      title.span.begin = before;
      return;
    } else {
      return;
    }
  }
}

void RoleFinder::extend_right(Title& title) const {
  const auto count = static_cast<TokenIndex>(context_.normalized.size());
  const TokenIndex end = title.span.end;
  if (end + 1 < count && context_.token(end).text == "-" &&
      context_.normalized[end + 1] == "elect") {
    title.time = Mention::RoleTime::kElect;
    title.span.end = end + 2;
  }
  TokenIndex at = title.span.end;
  if (at + 1 >= count) {
    return;
  }
  const std::string& preposition = context_.normalized[at];
  if (preposition != "of" && preposition != "for" && preposition != "to") {
    return;
  }
  ++at;
  if (at + 1 < count && context_.token(at).pos == PartOfSpeech::kDet) {
    ++at;
  }
  const std::size_t of = mention_beginning_at(at);
  if (of == kNone || !can_have_offices(mentions_[of].entity)) {
    return;
  }
  TokenIndex last = mentions_[of].tokens.end;
  while (preposition == "of" && last < count && context_.token(last).tag == "NNP" &&
         context_.token(mentions_[of].head).head >= last && mention_beginning_at(last) == kNone) {
    ++last;  // "Abu Dhabi Media": the known name is a part of the body's.
  }
  if (!title.of && last > mentions_[of].tokens.end) {
    const std::string name(context_.document.text_of({mentions_[of].tokens.begin, last}));
    title.of = Entity{make_entity_id(EntityType::kOrganization, name), name,
                      EntityType::kOrganization, mentions_[of].entity.country, std::nullopt};
  } else if (!title.of) {
    title.of = mentions_[of].entity;
  }
  title.span.end = last;
}

/// "President Sargysian of Armenia".
void RoleFinder::read_state_after(TokenIndex end, Title& title) const {
  const auto count = static_cast<TokenIndex>(context_.normalized.size());
  if (title.of || end + 1 >= count || context_.normalized[end] != "of") {
    return;
  }
  const TokenIndex at = end + (context_.token(end + 1).pos == PartOfSpeech::kDet ? 2 : 1);
  const std::size_t state = mention_beginning_at(at);
  if (state != kNone && is_state(mentions_[state].entity)) {
    title.of = mentions_[state].entity;
  }
}

bool RoleFinder::is_inside_name(TokenSpan words) const {
  constexpr TokenIndex kLongestName = 12;
  for (std::size_t i = first_from(words.begin - std::min(words.begin, kLongestName));
       i < mentions_.size() && mentions_[i].tokens.begin <= words.begin; ++i) {
    const bool longer =
        mentions_[i].tokens.end >= words.end && mentions_[i].tokens.size() > words.size();
    if (longer && mentions_[i].entity.type != EntityType::kPerson) {
      return true;
    }
  }
  return false;
}

/// "State" of "Secretary of State" is no body, "Chargé d'Affaires" no person.
void RoleFinder::drop_names_inside(TokenSpan words) {
  for (std::size_t i = first_from(words.begin);
       i < mentions_.size() && mentions_[i].tokens.end <= words.end; ++i) {
    dropped_[i] = dropped_[i] || !context_.gazetteer().find_id(mentions_[i].entity.id).has_value();
  }
}

/// The person whose name begins right there. The recogniser often takes an unknown name after a
/// title for a place or a body, or draws a state's name into it.
std::size_t RoleFinder::person_after(TokenIndex begin) const {
  const std::size_t found = mention_beginning_at(begin);
  if (found == kNone) {
    return kNone;
  }
  const Mention& mention = mentions_[found];
  if (mention.entity.type == EntityType::kPerson) {
    return found;
  }
  return may_be_person(mention) ? found : kNone;
}

bool RoleFinder::may_be_person(const Mention& mention) const {
  const bool known = context_.gazetteer().find_id(mention.entity.id).has_value();
  return !known && mention.tokens.size() >= 2 && mention.tokens.size() <= 4 &&
         mention.kind == MentionKind::kName;
}

/// "Premier Zhou En-Lai" where the recogniser saw no name: proper nouns right after a title that
/// begins with a capital are its holder's.
bool RoleFinder::add_person_after(const Title& title) {
  constexpr TokenIndex kLongestName = 4;
  const TokenIndex begin = title.span.end;
  const char initial = context_.token(title.words.begin).text.front();
  const auto count = static_cast<TokenIndex>(context_.normalized.size());
  TokenIndex end = begin;
  const auto is_name = [&](TokenIndex i) {
    const Token& token = context_.token(i);
    return (token.tag == "NNP" && token.text.front() < 'a') || is_shouted(token.text);
  };
  while (end < count && end - begin < kLongestName && is_name(end)) {
    ++end;
  }
  const std::size_t next = first_from(begin);
  const bool taken = next < mentions_.size() && mentions_[next].tokens.begin < end;
  if (end == begin || taken || initial >= 'a' || title.office->office == "counterpart") {
    return false;
  }
  const std::string name(context_.document.text_of({begin, end}));
  Mention mention;
  mention.name = {begin, end};
  mention.tokens = {title.span.begin, end};
  mention.head = root_of(context_.document, mention.name);
  mention.entity = {make_entity_id(EntityType::kPerson, name), name, EntityType::kPerson,
                    std::nullopt, std::nullopt};
  mention.confidence = 0.6;
  set_role(title, mention);
  if (mention.role_of) {
    mention.entity.country = mention.role_of->country;
    named_holders_[{*mention.role, mention.role_of->id}] = mention.entity;
  }
  added_.push_back(std::move(mention));
  return true;
}

std::size_t RoleFinder::apposed_person(const Title& title) const {
  const TokenIndex root = root_of(context_.document, title.words);
  const TokenSpan sentence = context_.document.sentences()[context_.token(root).sentence];
  for (std::size_t i = first_from(sentence.begin);
       i < mentions_.size() && mentions_[i].tokens.begin < sentence.end; ++i) {
    const Mention& mention = mentions_[i];
    if (mention.entity.type != EntityType::kPerson && !may_be_person(mention)) {
      continue;
    }
    const Token& head = context_.token(mention.head);
    const bool title_first = head.dep == Dependency::kAppos && head.head == root;
    const bool person_first =
        context_.token(root).dep == Dependency::kAppos && context_.token(root).head == mention.head;
    if (title_first || person_first || is_person_as(mention.head, root)) {
      return i;
    }
  }
  return person_beside(title);
}

/// "John Ford as consul", "Hunt, who succeeded him as Foreign Secretary".
bool RoleFinder::is_person_as(TokenIndex person, TokenIndex title) const {
  const TokenIndex as = context_.token(title).head;
  if (context_.token(title).dep != Dependency::kPobj || context_.normalized[as] != "as") {
    return false;
  }
  const TokenIndex governor = context_.token(as).head;
  if (governor == person || (as == person + 1 && context_.token(person).dep == Dependency::kPobj &&
                             context_.normalized[context_.token(person).head] == "with")) {
    return true;
  }
  const Token& verb = context_.token(governor);
  return verb.lemma == "succeed" && verb.dep == Dependency::kRelcl && verb.head == person;
}

/// An apposition that the parser missed: "The consul in Kuwait, Dayton Mak, said", "Elaine Chao,
/// the Secretary of Transportation, said". Commas or an end on both sides, else it is a list.
std::size_t RoleFinder::person_beside(const Title& title) const {
  const auto count = static_cast<TokenIndex>(context_.normalized.size());
  const auto closes = [&](TokenIndex i) {
    return i >= count || context_.token(i).text == "," || context_.token(i).text == ".";
  };
  TokenIndex end = title.span.end;
  if (end + 1 < count && context_.normalized[end] == "in") {
    const std::size_t seat = mention_beginning_at(end + 1);
    end = seat == kNone ? end : mentions_[seat].tokens.end;
  }
  if (end < count && context_.token(end).text == ",") {
    const std::size_t after = mention_beginning_at(end + 1);
    if (after != kNone && mentions_[after].entity.type == EntityType::kPerson &&
        closes(mentions_[after].tokens.end) &&
        context_.token(title.span.begin).pos == PartOfSpeech::kDet) {
      return after;
    }
  }
  if (title.span.begin < 2 || context_.token(title.span.begin - 1).text != "," || !closes(end) ||
      title.indefinite) {
    return kNone;
  }
  const TokenIndex before = title.span.begin - 1;
  for (std::size_t i = first_from(before - std::min<TokenIndex>(before, 6));
       i < mentions_.size() && mentions_[i].tokens.begin < before; ++i) {
    const bool same_state = !title.of || !mentions_[i].entity.country ||
                            mentions_[i].entity.country == title.of->country;
    if (mentions_[i].tokens.end == before && same_state && !dropped_[i] &&
        mentions_[i].entity.type == EntityType::kPerson) {
      return i;
    }
  }
  return kNone;
}

void RoleFinder::set_role(const Title& title, Mention& mention) const {
  mention.role = title.rank + (title.rank.empty() ? "" : " ") + title.office->office;
  mention.role_time = title.time;
  mention.role_of = title.of;
}

/// Whose office it is where the text leaves that open: "President Jeenbekov".
std::optional<Entity> RoleFinder::known_body(const Title& title, const Entity& person) const {
  const std::optional<EntryIndex> entry = context_.gazetteer().find_id(person.id);
  if (!entry || !title.rank.empty()) {
    return std::nullopt;
  }
  for (const Term& term : context_.knowledge.office_holders().terms_of(*entry)) {
    if (term.office == title.office->office) {
      return context_.entity(term.of);
    }
  }
  return std::nullopt;
}

void RoleFinder::name_person(const Title& title, std::size_t person) {
  Mention& mention = mentions_[person];
  if (mention.entity.type != EntityType::kPerson) {
    const std::string before = mention.entity.id;
    mention.entity = {make_entity_id(EntityType::kPerson, mention.entity.name), mention.entity.name,
                      EntityType::kPerson, mention.entity.country, std::nullopt};
    renamed_.emplace(before, mention.entity);
  }
  set_role(title, mention);
  if (!mention.role_of) {
    mention.role_of = known_body(title, mention.entity);
  }
  if (mention.role_of) {
    if (!mention.entity.country) {
      mention.entity.country = mention.role_of->country;
    }
    named_holders_[{*mention.role, mention.role_of->id}] = mention.entity;
  }
  named_holders_[{*mention.role, ""}] = mention.entity;
}

std::optional<Entity> RoleFinder::holder(const Title& title) const {
  const std::string of = title.of ? title.of->id : std::string();
  if (title.office->office == "counterpart" || title.indefinite || !title.rank.empty()) {
    return std::nullopt;
  }
  if (const auto found = named_holders_.find({title.office->office, of});
      found != named_holders_.end()) {
    return found->second;
  }
  const bool may_look_up = title.office->functional && title.time == Mention::RoleTime::kNow &&
                           context_.published && !of.empty();
  if (!may_look_up) {
    return std::nullopt;
  }
  const std::optional<EntryIndex> body = context_.gazetteer().find_id(of);
  const std::optional<EntryIndex> person =
      body ? context_.knowledge.office_holders().find_holder(*body, title.office->office,
                                                             *context_.published)
           : std::nullopt;
  return person ? std::optional(context_.entity(*person)) : std::nullopt;
}

void RoleFinder::add_unnamed(const Title& title) {
  Mention mention;
  mention.tokens = title.span;
  mention.head = root_of(context_.document, title.words);
  mention.kind = MentionKind::kRole;
  set_role(title, mention);
  if (const std::optional<Entity> person = holder(title)) {
    mention.entity = *person;
    mention.confidence = 0.8;
  } else if (mention.role_of) {
    mention.entity = *mention.role_of;
    mention.confidence = 0.7;
  } else {
    return;
  }
  added_.push_back(std::move(mention));
}

Mentions RoleFinder::run() {
  const auto count = static_cast<TokenIndex>(context_.normalized.size());
  for (TokenIndex at = 0; at < count;) {
    std::optional<Title> title = title_at(at);
    if (!title) {
      ++at;
      continue;
    }
    at = title->words.end;
    if (is_inside_name(title->words)) {
      continue;  // "General Assembly", "Prime Minister's Office".
    }
    drop_names_inside(title->words);
    extend_left(*title);
    extend_right(*title);
    std::size_t person = person_after(title->span.end);
    if (person == kNone && add_person_after(*title)) {
      at = std::max(at, added_.back().tokens.end);
      continue;
    }
    if (person != kNone) {
      read_state_after(mentions_[person].tokens.end, *title);
      name_person(*title, person);
      Mention whole = mentions_[person];
      whole.tokens.begin = title->span.begin;
      whole.kind = MentionKind::kName;
      at = std::max(at, whole.tokens.end);
      added_.push_back(std::move(whole));
      replaced_[person] = true;
      continue;
    }
    const std::size_t apposed = apposed_person(*title);
    if (apposed != kNone) {
      name_person(*title, apposed);
    }
    add_unnamed(*title);
  }
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    if (!replaced_[i] && !dropped_[i]) {
      added_.push_back(std::move(mentions_[i]));
    }
  }
  rename_persons();
  sort_mentions(added_);
  return std::move(added_);
}

void RoleFinder::rename_persons() {
  for (Mention& mention : added_) {
    if (const auto found = renamed_.find(mention.entity.id); found != renamed_.end()) {
      mention.entity = found->second;
    }
  }
}

}  // namespace

Mentions find_roles(const ReadingContext& context, Mentions mentions) {
  return RoleFinder(context, std::move(mentions)).run();
}

}  // namespace entente
