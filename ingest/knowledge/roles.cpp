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
  std::size_t of = kNone;  ///< The mention of the state or body.
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

class RoleFinder {
 public:
  RoleFinder(const ReadingContext& context, Mentions mentions)
      : context_(context), mentions_(std::move(mentions)), replaced_(mentions_.size(), false) {}

  Mentions run();

 private:
  std::optional<Title> title_at(TokenIndex begin) const;
  void extend_left(Title& title) const;
  void extend_right(Title& title) const;
  std::size_t first_from(TokenIndex begin) const;
  std::size_t mention_ending_at(TokenIndex end) const;
  std::size_t mention_beginning_at(TokenIndex begin) const;
  bool is_inside_name(TokenSpan words) const;
  std::size_t person_after(TokenIndex begin) const;
  bool add_person_after(const Title& title);
  std::size_t apposed_person(const Title& title) const;
  bool can_have_offices(const Entity& entity) const;
  std::optional<Entity> known_body(const Title& title, const Entity& person) const;
  void name_person(const Title& title, std::size_t person);
  void set_role(const Title& title, Mention& mention) const;
  std::optional<Entity> holder(const Title& title) const;
  void add_unnamed(const Title& title);

  const ReadingContext& context_;
  Mentions mentions_;
  std::vector<bool> replaced_;  // By a longer mention with the title.
  Mentions added_;
  std::map<std::pair<std::string, std::string>, Entity> named_holders_;  // (office, of) → person.
};

bool RoleFinder::can_have_offices(const Entity& entity) const {
  return is_state(entity) || entity.type == EntityType::kOrganization ||
         entity.type == EntityType::kGroup || entity.type == EntityType::kPlace;
}

std::size_t RoleFinder::mention_ending_at(TokenIndex end) const {
  constexpr TokenIndex kLongestName = 12;
  for (std::size_t i = first_from(end - std::min(end, kLongestName));
       i < mentions_.size() && mentions_[i].tokens.begin < end; ++i) {
    if (mentions_[i].tokens.end == end && can_have_offices(mentions_[i].entity)) {
      return i;
    }
  }
  return kNone;
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
    if (context_.gazetteer().find_id(mentions_[i].entity.id)) {
      return i;
    }
  }
  return first < mentions_.size() && mentions_[first].tokens.begin == begin ? first : kNone;
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
    const std::size_t of = mention_ending_at(token.tag == "POS" ? before : before + 1);
    if (of != kNone && title.of == kNone) {
      title.of = of;
      title.span.begin = mentions_[of].tokens.begin;
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
  if (title.of == kNone) {
    title.of = of;
  }
  title.span.end = mentions_[of].tokens.end;
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
  const bool known = context_.gazetteer().find_id(mention.entity.id).has_value();
  return !known && mention.tokens.size() >= 2 && mention.tokens.size() <= 4 ? found : kNone;
}

/// "Premier Zhou En-Lai" where the recogniser saw no name: proper nouns right after a title that
/// begins with a capital are its holder's.
bool RoleFinder::add_person_after(const Title& title) {
  constexpr TokenIndex kLongestName = 4;
  const TokenIndex begin = title.span.end;
  const char initial = context_.token(title.words.begin).text.front();
  const auto count = static_cast<TokenIndex>(context_.normalized.size());
  TokenIndex end = begin;
  while (end < count && end - begin < kLongestName && context_.token(end).tag == "NNP" &&
         context_.token(end).text.front() < 'a') {
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
    if (mention.entity.type != EntityType::kPerson) {
      continue;
    }
    const Token& head = context_.token(mention.head);
    const bool title_first = head.dep == Dependency::kAppos && head.head == root;
    const bool person_first =
        context_.token(root).dep == Dependency::kAppos && context_.token(root).head == mention.head;
    if (title_first || person_first) {
      return i;
    }
  }
  return kNone;
}

void RoleFinder::set_role(const Title& title, Mention& mention) const {
  mention.role = title.office->office;
  mention.role_time = title.time;
  if (title.of != kNone) {
    mention.role_of = mentions_[title.of].entity;
  }
}

/// Whose office it is where the text leaves that open: "President Jeenbekov".
std::optional<Entity> RoleFinder::known_body(const Title& title, const Entity& person) const {
  const std::optional<EntryIndex> entry = context_.gazetteer().find_id(person.id);
  if (!entry) {
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
    mention.entity = {make_entity_id(EntityType::kPerson, mention.entity.name), mention.entity.name,
                      EntityType::kPerson, mention.entity.country, std::nullopt};
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
  const std::string of = title.of == kNone ? std::string() : mentions_[title.of].entity.id;
  if (title.office->office == "counterpart" || title.indefinite) {
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
    extend_left(*title);
    extend_right(*title);
    std::size_t person = person_after(title->span.end);
    if (person == kNone && add_person_after(*title)) {
      at = std::max(at, added_.back().tokens.end);
      continue;
    }
    if (person != kNone) {
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
    if (!replaced_[i]) {
      added_.push_back(std::move(mentions_[i]));
    }
  }
  sort_mentions(added_);
  return std::move(added_);
}

}  // namespace

Mentions find_roles(const ReadingContext& context, Mentions mentions) {
  return RoleFinder(context, std::move(mentions)).run();
}

}  // namespace entente
