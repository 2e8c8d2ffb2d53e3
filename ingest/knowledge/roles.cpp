#include "ingest/knowledge/roles.h"

#include <algorithm>
#include <map>
#include <utility>

#include "graph/text.h"
#include "ingest/knowledge/title_reader.h"

namespace entente {
namespace {

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
        dropped_(mentions_.size(), false),
        reader_(context, mentions_, dropped_) {}

  Mentions run();

 private:
  void drop_names_inside(TokenSpan words);
  std::size_t person_named_at(TokenIndex begin) const;
  std::size_t person_after(TokenIndex begin) const;
  bool is_own_synonym(const Mention& mention) const;
  bool may_be_person(const Mention& mention) const;
  bool add_person_after(const Title& title);
  void rename_persons();
  std::size_t apposed_person(const Title& title) const;
  bool is_person_as(TokenIndex person, TokenIndex title) const;
  std::size_t person_beside(const Title& title) const;
  std::optional<Entity> known_body(const Title& title, const Entity& person) const;
  void name_person(const Title& title, std::size_t person);
  void set_role(const Title& title, Mention& mention) const;
  std::optional<Entity> holder(const Title& title) const;
  void add_unnamed(const Title& title);

  const ReadingContext& context_;
  Mentions mentions_;
  std::vector<bool> replaced_;  // By a longer mention with the title.
  std::vector<bool> dropped_;   // Parts of a title that name nobody.
  TitleReader reader_;          // Looks at the two above.
  Mentions added_;
  std::map<std::string, Entity> renamed_;  // Taken for a body or place before a title told better.
  std::map<std::pair<std::string, std::string>, Entity> named_holders_;  // (office, of) → person.
};

/// "State" of "Secretary of State" is no body, "Chargé d'Affaires" no person.
void RoleFinder::drop_names_inside(TokenSpan words) {
  for (std::size_t i = reader_.first_from(words.begin);
       i < mentions_.size() && mentions_[i].tokens.end <= words.end; ++i) {
    dropped_[i] = dropped_[i] || !context_.gazetteer().find_id(mentions_[i].entity.id).has_value();
  }
}

/// "Gen. Anna Hale" whose mention has taken in the form of address, which is the title.
std::size_t RoleFinder::person_named_at(TokenIndex begin) const {
  constexpr TokenIndex kMostTitles = 3;
  for (std::size_t i = reader_.first_from(begin - std::min(begin, kMostTitles));
       i < mentions_.size() && mentions_[i].tokens.begin < begin; ++i) {
    if (!dropped_[i] && mentions_[i].entity.type == EntityType::kPerson &&
        mentions_[i].name.size() > 0 && mentions_[i].name.begin == begin) {
      return i;
    }
  }
  return kNone;
}

/// The person whose name begins right there. The recogniser often takes an unknown name after a
/// title for a place or a body, or draws a state's name into it.
std::size_t RoleFinder::person_after(TokenIndex begin) const {
  const std::size_t found = reader_.mention_beginning_at(begin);
  if (found == kNone) {
    return person_named_at(begin);
  }
  const Mention& mention = mentions_[found];
  if (mention.entity.type == EntityType::kPerson) {
    return found;
  }
  return may_be_person(mention) ? found : kNone;
}

/// A name that a user's dictionary gives as another of a state's: behind a title it is a person's.
bool RoleFinder::is_own_synonym(const Mention& mention) const {
  const std::string key = normalize_name(context_.document.text_of(mention.name));
  const DictionaryActor* actor = context_.gazetteer().find_actor(key);
  return actor != nullptr && context_.gazetteer().is_own(mention.entity.id) &&
         actor->names.front().key != key;
}

bool RoleFinder::may_be_person(const Mention& mention) const {
  if (is_own_synonym(mention)) {
    return true;
  }
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
  const std::size_t next = reader_.first_from(begin);
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
  for (std::size_t i = reader_.first_from(sentence.begin);
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
    const std::size_t seat = reader_.mention_beginning_at(end + 1);
    end = seat == kNone ? end : mentions_[seat].tokens.end;
  }
  if (end < count && context_.token(end).text == ",") {
    const std::size_t after = reader_.mention_beginning_at(end + 1);
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
  for (std::size_t i = reader_.first_from(before - std::min<TokenIndex>(before, 6));
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
    const bool own = is_own_synonym(mention);
    const std::string before = mention.entity.id;
    if (own) {
      mention.entity.name = context_.document.text_of(mention.name);
    }
    mention.entity = {make_entity_id(EntityType::kPerson, mention.entity.name), mention.entity.name,
                      EntityType::kPerson, mention.entity.country, std::nullopt};
    if (!own) {
      renamed_.emplace(before, mention.entity);
    }
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
  if (title.office->office == "counterpart" || title.indefinite || !title.rank.empty() ||
      (title.sent && !title.of)) {
    return std::nullopt;
  }
  if (const auto found = named_holders_.find({title.office->office, of});
      found != named_holders_.end()) {
    return found->second;
  }
  const std::optional<DayRange> days = context_.days_spoken_of(title.words.begin);
  const bool told = days && (!context_.published || *days != DayRange::on(*context_.published));
  const bool timely =
      title.time == Mention::RoleTime::kNow || (title.time == Mention::RoleTime::kThen && told);
  const bool may_look_up = title.office->functional && timely && !of.empty();
  if (!may_look_up) {
    return std::nullopt;
  }
  const std::optional<EntryIndex> body = context_.gazetteer().find_id(of);
  const std::optional<EntryIndex> person =
      body ? context_.holder_spoken_of(*body, title.office->office, title.words.begin)
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
    std::optional<Title> title = reader_.title_at(at);
    if (!title) {
      ++at;
      continue;
    }
    at = title->words.end;
    if (reader_.is_inside_name(title->words)) {
      continue;  // "General Assembly", "Prime Minister's Office".
    }
    if (const std::size_t whole = reader_.mention_beginning_at(title->words.begin);
        whole != kNone && mentions_[whole].entity.type == EntityType::kPerson &&
        mentions_[whole].tokens.end > title->words.end &&
        context_.gazetteer().find_id(mentions_[whole].entity.id)) {
      reader_.extend_left(*title);  // "Pope Francis" is a name with the title in it.
      name_person(*title, whole);
      at = mentions_[whole].tokens.end;
      continue;
    }
    drop_names_inside(title->words);
    reader_.extend_left(*title);
    reader_.extend_right(*title);
    std::size_t person = person_after(title->span.end);
    if (person == kNone && add_person_after(*title)) {
      at = std::max(at, added_.back().tokens.end);
      continue;
    }
    if (person != kNone) {
      reader_.read_state_after(mentions_[person].tokens.end, *title);
      name_person(*title, person);
      Mention whole = mentions_[person];
      whole.tokens.begin = std::min(whole.tokens.begin, title->span.begin);
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
