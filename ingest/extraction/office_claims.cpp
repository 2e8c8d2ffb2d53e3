#include "ingest/extraction/office_claims.h"

#include <map>
#include <string>

namespace entente {
namespace {

using enum Dependency;

struct Office {
  std::optional<std::string> role;
  std::optional<Entity> of;
};

/// Reads the verbs and nouns of office of one document.
class OfficeReader {
 public:
  OfficeReader(const Document& document, const Mentions& mentions, const ArgumentFinder& finder,
               const PredicateLexicon& lexicon, const KnowledgeBase& knowledge);

  void read_verb(TokenIndex verb);
  void read_noun(TokenIndex noun);
  void read_credentials(TokenIndex verb);
  std::vector<ClaimDraft> take() { return std::move(drafts_); }

 private:
  std::vector<Argument> persons_at(const TokenList& tokens) const;
  std::optional<Office> office_beside(TokenIndex word) const;
  std::optional<Office> office_at(TokenIndex noun) const;
  std::optional<Entity> state_of(const Entity& person) const;
  std::optional<Entity> host_of(TokenIndex verb) const;
  std::optional<Entity> state_of_doer(TokenIndex verb, const Argument& person) const;
  void emit(const std::string& relation, const Argument& person, std::optional<Office> office,
            TokenIndex predicate);
  bool in_class(std::string_view word_class, TokenIndex token) const {
    return lexicon_.in_class(word_class, lower_lemma(document_.token(token)));
  }

  const Document& document_;
  const ArgumentFinder& finder_;
  const PredicateLexicon& lexicon_;
  const KnowledgeBase& knowledge_;
  std::map<std::string, Office> known_;  // By person: what the document calls them.
  std::vector<ClaimDraft> drafts_;
};

OfficeReader::OfficeReader(const Document& document, const Mentions& mentions,
                           const ArgumentFinder& finder, const PredicateLexicon& lexicon,
                           const KnowledgeBase& knowledge)
    : document_(document), finder_(finder), lexicon_(lexicon), knowledge_(knowledge) {
  for (const Mention& mention : mentions) {
    if (!mention.role_of) continue;
    if (mention.entity.type == EntityType::kPerson) {
      known_.try_emplace(mention.entity.id, Office{mention.role, mention.role_of});
    } else if (document.token(mention.head).dep == kAttr) {  // "Merry was the first U.S. minister".
      const auto subject = surface_subject(document, document.token(mention.head).head);
      if (!subject) continue;
      for (const Argument& person : persons_at({*subject})) {
        known_.try_emplace(person.entity.id, Office{mention.role, mention.role_of});
      }
    }
  }
}

std::vector<Argument> OfficeReader::persons_at(const TokenList& tokens) const {
  std::vector<Argument> found;
  for (const TokenIndex token : tokens) {
    for (Argument& argument : finder_.resolve(token)) {
      if (argument.entity.type == EntityType::kPerson && !argument.by_proxy) {
        found.push_back(std::move(argument));
      }
    }
  }
  return found;
}

// The office that a noun phrase names: "president", "prime minister of Iraq".
std::optional<Office> OfficeReader::office_at(TokenIndex noun) const {
  const Mention* mention = finder_.mention_at(noun);
  const bool former = mention != nullptr && mention->role_time == Mention::RoleTime::kFormer;
  if (former) return std::nullopt;  // What he was before.
  if (mention != nullptr && mention->role) return Office{mention->role, mention->role_of};
  if (mention != nullptr && mention->kind != MentionKind::kDescription) return std::nullopt;
  if (!in_class("office", noun)) return std::nullopt;
  Office office;
  std::string role;
  for (const TokenIndex child : children_with(document_, noun, {kCompound, kAmod})) {
    if (finder_.mention_at(child) != nullptr) continue;
    const std::string word = lower_ascii(document_.token(child).text);
    if (!lexicon_.in_class("title_word", word)) continue;
    role += word + ' ';
  }
  office.role = role + lower_lemma(document_.token(noun));
  for (const Argument& owner : finder_.owners(noun)) {
    if (owner.entity.type == EntityType::kPerson) continue;
    office.of = owner.entity;
    break;
  }
  return office;
}

// "elected president", "elected as president", "appointed him minister", "became president".
std::optional<Office> OfficeReader::office_beside(TokenIndex word) const {
  TokenList nouns;
  for (const std::string_view preposition : {"as", "of", "to"}) {
    if (preposition == "to" && !in_class("office_promote", word)) continue;
    for (const TokenIndex object : prepositional_objects(document_, word, preposition)) {
      nouns.push_back(object);
    }
  }
  const TokenList beside =
      children_with(document_, word, {kOprd, kAttr, kDobj, kNpadvmod, kXcomp, kDep, kCcomp});
  nouns.insert(nouns.end(), beside.begin(), beside.end());
  for (const TokenIndex object : children_with(document_, word, {kDobj})) {
    for (const TokenIndex child : children_with(document_, object, {kAppos})) {
      nouns.push_back(child);
    }
    // "elect Ann Hale, former minister, as leader": the dash or comma parts "as" from its verb.
    for (const TokenIndex leader : prepositional_objects(document_, object, "as")) {
      nouns.insert(nouns.begin(), leader);
    }
  }
  for (const TokenIndex noun : nouns) {
    if (auto office = office_at(noun)) return office;
  }
  return std::nullopt;
}

std::optional<Entity> OfficeReader::state_of(const Entity& person) const {
  const auto known = known_.find(person.id);
  if (known != known_.end() && known->second.of) return known->second.of;
  if (!person.country) return std::nullopt;
  const auto entry = knowledge_.gazetteer().find_id("country/" + *person.country);
  if (!entry) return std::nullopt;
  return knowledge_.gazetteer().entry(*entry).entity;
}

// The state of whom appoints or dismisses: "the Malian president dismissed the defence minister".
std::optional<Entity> OfficeReader::state_of_doer(TokenIndex verb, const Argument& person) const {
  const auto doer = logical_subject(document_, verb);
  if (!doer) return std::nullopt;
  for (const Argument& argument : finder_.resolve(*doer)) {
    if (argument.entity.id == person.entity.id) continue;
    if (argument.entity.type == EntityType::kCountry) return argument.entity;
    if (argument.entity.type == EntityType::kPerson) return state_of(argument.entity);
  }
  return std::nullopt;
}

void OfficeReader::emit(const std::string& relation, const Argument& person,
                        std::optional<Office> office, TokenIndex predicate) {
  if (!office) {
    const auto known = known_.find(person.entity.id);
    if (known == known_.end()) return;  // Elected to what? Left what? Not told.
    office = known->second;
  }
  if (!office->of) office->of = state_of(person.entity);
  if (!office->of) office->of = state_of_doer(predicate, person);
  if (!office->of) return;
  known_.try_emplace(person.entity.id, *office);
  ClaimDraft draft;
  draft.relation = relation;
  draft.subject = person;
  draft.object = Argument{predicate, nullptr, *office->of, std::nullopt, false, false};
  draft.role = office->role;
  draft.predicate = predicate;
  drafts_.push_back(std::move(draft));
}

void OfficeReader::read_verb(TokenIndex verb) {
  const bool gains = in_class("office_gain", verb);
  const bool loses = in_class("office_loss", verb) || in_class("office_quit", verb);
  const bool becomes = in_class("office_become", verb);
  if (!gains && !loses && !becomes) return;
  auto office = office_beside(verb);
  TokenList holders;
  if (becomes || in_class("office_quit", verb)) {
    const auto subject = surface_subject(document_, verb);
    if (subject) holders.push_back(*subject);
    const std::string lemma = lower_lemma(document_.token(verb));
    if (lemma == "step" || lemma == "stand") {
      bool down = false;
      for (const TokenIndex child : children_with(document_, verb, {kPrt, kAdvmod, kPrep})) {
        down = down || document_.token(child).norm == "down";
      }
      if (!down) return;
    }
  } else {
    holders = logical_objects(document_, verb);
    // Headlines: "X elected president", tagged as if X did it.
    if (office && persons_at(holders).empty() && !is_passive(document_, verb)) {
      const auto subject = surface_subject(document_, verb);
      if (subject) holders = {*subject};
    }
  }
  // "Davis, the next minister to Costa Rica, was appointed in 1922": to what he is called.
  const bool is_named = gains && in_class("office_named", verb);
  if ((gains || becomes) && !office && !is_named) return;
  for (const Argument& person : persons_at(holders)) {
    emit(loses ? "leaves_office" : "elected", person, office, verb);
  }
}

// An envoy takes up the office on the day of "presented his credentials (as ambassador)".
void OfficeReader::read_credentials(TokenIndex verb) {
  if (!in_class("office_accredit", verb) || is_passive(document_, verb)) return;
  bool shown = false;
  for (const TokenIndex object : children_with(document_, verb, {kDobj})) {
    shown = shown || in_class("credential", object);
    for (const TokenIndex of : prepositional_objects(document_, object, "of")) {
      shown = shown || in_class("credential", of);
    }
  }
  if (!shown) return;
  const auto subject = logical_subject(document_, verb);
  if (!subject) return;
  for (const Argument& person : persons_at({*subject})) {
    auto office = office_beside(verb);
    const auto known = known_.find(person.entity.id);
    if (!office && known != known_.end()) office = known->second;
    if (office && !office->of) office->of = state_of(person.entity);
    if (!office) office.emplace();
    if (!office->of) office->of = host_of(verb);
    emit("elected", person, office, verb);
  }
}

// The state that an envoy comes to: "presented his credentials to the Venezuelan Government", "at
// Sofia".
std::optional<Entity> OfficeReader::host_of(TokenIndex verb) const {
  for (const std::string_view preposition : {"to", "in", "at"}) {
    for (const TokenIndex object : prepositional_objects(document_, verb, preposition)) {
      for (const Argument& host : finder_.resolve(object)) {
        if (host.entity.type == EntityType::kCountry) return host.entity;
        const Entity& place = host.place.value_or(host.entity);
        const bool lies = place.type == EntityType::kPlace && place.country.has_value();
        if (lies) return state_of(place);
      }
    }
  }
  return std::nullopt;
}

void OfficeReader::read_noun(TokenIndex noun) {
  const bool gains = in_class("office_gain_noun", noun);
  if (!gains && !in_class("office_loss_noun", noun)) return;
  TokenList holders = children_with(document_, noun, {kPoss});
  for (const TokenIndex object : prepositional_objects(document_, noun, "of")) {
    holders.push_back(object);
  }
  const auto office = office_beside(noun);
  if (gains && !office) return;
  for (const Argument& person : persons_at(holders)) {
    emit(gains ? "elected" : "leaves_office", person, office, noun);
  }
}

}  // namespace

std::vector<ClaimDraft> find_office_claims(const Document& document, const Mentions& mentions,
                                           const ArgumentFinder& finder,
                                           const PredicateLexicon& lexicon,
                                           const KnowledgeBase& knowledge) {
  OfficeReader reader(document, mentions, finder, lexicon, knowledge);
  for (TokenIndex token = 0; token < document.tokens().size(); ++token) {
    if (document.token(token).pos == PartOfSpeech::kVerb) {
      reader.read_verb(token);
      reader.read_credentials(token);
    }
    if (document.token(token).pos == PartOfSpeech::kNoun) reader.read_noun(token);
  }
  return reader.take();
}

}  // namespace entente
