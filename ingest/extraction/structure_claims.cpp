#include "ingest/extraction/structure_claims.h"

#include <algorithm>
#include <string>

namespace entente {
namespace {

using enum Dependency;

/// Reads the noun phrases of one document.
class StructureReader {
 public:
  StructureReader(const Document& document, const ArgumentFinder& finder,
                  const PredicateLexicon& lexicon, const KnowledgeBase& knowledge)
      : document_(document), finder_(finder), lexicon_(lexicon), knowledge_(knowledge) {}

  void read_office(const Mention& mention);
  void read_location(const Mention& mention);
  void read_apposed_location(const Mention& mention);
  void read_base(const Mention& mention);
  void read_capital(TokenIndex token);
  void read_compound(TokenIndex token);
  std::vector<ClaimDraft> take() { return std::move(drafts_); }

 private:
  void emit(std::string relation, Argument subject, Argument object, TokenIndex at);
  Argument argument_of(const Mention& mention) const;
  std::optional<TokenIndex> serving_verb(TokenIndex noun) const;
  std::optional<Argument> holder_of(const Mention& mention) const;
  std::optional<Entity> body_of(const Mention& mention) const;
  std::optional<TokenIndex> mission_verb(const Mention& mention) const;
  std::optional<Entity> body_of_mission(TokenIndex verb) const;
  std::optional<Argument> capital_beside(TokenIndex token) const;
  std::optional<Argument> state_of_capital(TokenIndex token, const Argument& city) const;
  bool is_open(TokenIndex base) const;

  const Document& document_;
  const ArgumentFinder& finder_;
  const PredicateLexicon& lexicon_;
  const KnowledgeBase& knowledge_;
  std::vector<ClaimDraft> drafts_;
};

void StructureReader::emit(std::string relation, Argument subject, Argument object, TokenIndex at) {
  ClaimDraft draft;
  draft.relation = std::move(relation);
  draft.subject = std::move(subject);
  draft.object = std::move(object);
  draft.predicate = at;
  draft.structural = true;
  drafts_.push_back(std::move(draft));
}

Argument StructureReader::argument_of(const Mention& mention) const {
  return {mention.head, &mention, mention.entity, mention.place, false, false};
}

// The verb of "served as prime minister".
std::optional<TokenIndex> StructureReader::serving_verb(TokenIndex noun) const {
  const Token& token = document_.token(noun);
  if (token.dep != kPobj || document_.token(token.head).norm != "as") return std::nullopt;
  const TokenIndex verb = document_.token(token.head).head;
  const bool serves = is_verb(document_.token(verb)) &&
                      lexicon_.in_class("office_serve", lower_lemma(document_.token(verb)));
  return serves ? std::optional(verb) : std::nullopt;
}

// The person beside a title that names none itself: "Hassan Rouhani, the president", "X is the
// president of Y".
std::optional<Argument> StructureReader::holder_of(const Mention& mention) const {
  if (mention.entity.type == EntityType::kPerson && mention.kind == MentionKind::kName) {
    return argument_of(mention);
  }
  if (mention.kind == MentionKind::kPronoun) return std::nullopt;
  const Token& head = document_.token(mention.head);
  TokenList beside = children_with(document_, mention.head, {kAppos});
  if (head.dep == kAppos) beside.push_back(head.head);
  if (head.dep == kAttr && document_.token(head.head).lemma != "become") {  // That is an event.
    if (const auto subject = surface_subject(document_, head.head)) beside.push_back(*subject);
  }
  if (head.dep == kNsubj && document_.token(head.head).lemma == "be") {  // "The first was Hale".
    for (const TokenIndex name : children_with(document_, head.head, {kAttr})) {
      beside.push_back(name);
    }
  }
  if (head.dep == kCompound) beside.push_back(head.head);
  if (const auto verb = serving_verb(mention.head)) {
    if (const auto subject = surface_subject(document_, *verb)) beside.push_back(*subject);
  }
  for (const TokenIndex token : beside) {
    for (const Argument& person : finder_.resolve_one(token)) {
      if (person.entity.type == EntityType::kPerson && !person.by_proxy) return person;
    }
  }
  // "with Alan Lukens as chargé d'affaires": the parse of a foreign title may be anything.
  const TokenIndex as = mention.tokens.begin;
  if (as < 2 || document_.token(as - 1).norm != "as") return std::nullopt;
  const Mention* before = finder_.mention_at(as - 2);
  const bool named = before != nullptr && before->kind == MentionKind::kName &&
                     before->entity.type == EntityType::kPerson;
  return named ? std::optional(argument_of(*before)) : std::nullopt;
}

// Of what: as the title says, as the one that it is coordinated with does ("Israeli prime minister
// Netanyahu and energy minister Steinitz"), or the state that the person is known to belong to.
std::optional<Entity> StructureReader::body_of(const Mention& mention) const {
  if (mention.role_of) return mention.role_of;
  // "Houthi military spokesperson Yahya Sarea".
  for (TokenIndex token = mention.tokens.begin; token < mention.tokens.end; ++token) {
    const Mention* inner = finder_.mention_at(token);
    if (inner == nullptr || inner == &mention || inner->kind == MentionKind::kPronoun) continue;
    if (inner->entity.type == EntityType::kGroup ||
        inner->entity.type == EntityType::kOrganization) {
      return inner->entity;
    }
  }
  TokenIndex first = mention.head;
  for (TokenIndex token = mention.tokens.begin; token < mention.tokens.end; ++token) {
    if (document_.token(token).dep == kConj) first = document_.token(token).head;
  }
  const Mention* partner = finder_.mention_at(first);
  // "Producer Joshua Winch" holds no office of his state.
  std::string role = mention.role.value_or("");
  std::replace(role.begin(), role.end(), ' ', '_');
  if (lexicon_.in_class("private_role", role)) return std::nullopt;
  if (mention.entity.country) {
    const auto entry = knowledge_.gazetteer().find_id("country/" + *mention.entity.country);
    if (entry) return knowledge_.gazetteer().entry(*entry).entity;
  }
  // Of two heads of state each has a state of its own.
  const bool sovereign = lexicon_.in_class("sovereign_role", mention.role.value_or(""));
  if (partner == nullptr || partner == &mention || sovereign) {
    const auto verb = mission_verb(mention);
    return verb ? body_of_mission(*verb) : std::nullopt;
  }
  return partner->role_of;
}

// "The American Embassy at Suva was established with Robert Skiff as chargé d'affaires": the verb.
// By the words before the title, for the parse of a foreign one may be anything.
std::optional<TokenIndex> StructureReader::mission_verb(const Mention& mention) const {
  if (mention.tokens.begin < 3) return std::nullopt;
  const Mention* holder = finder_.mention_at(mention.tokens.begin - 2);
  if (holder == nullptr || holder->tokens.begin == 0) return std::nullopt;
  const TokenIndex with = holder->tokens.begin - 1;
  if (document_.token(with).norm != "with") return std::nullopt;
  return governing_verb(document_, with);
}

// The state whose mission it is, or where it is.
std::optional<Entity> StructureReader::body_of_mission(TokenIndex verb) const {
  const auto subject = surface_subject(document_, verb);
  if (!subject) return std::nullopt;
  TokenList words = children_with(document_, *subject, {kCompound});
  words.push_back(*subject);
  if (!std::ranges::any_of(words, [this](TokenIndex word) {
        return lexicon_.in_class("mission", lower_lemma(document_.token(word)));
      })) {
    return std::nullopt;
  }
  std::vector<Argument> bodies = finder_.owners(*subject);  // Its state, else where it is.
  for (Argument& place : finder_.resolve(*subject))
    bodies.push_back(std::move(place));
  for (const Argument& body : bodies) {
    if (body.entity.type == EntityType::kCountry) return body.entity;
  }
  return std::nullopt;
}

void StructureReader::read_office(const Mention& mention) {
  if (!mention.role || mention.role_time == Mention::RoleTime::kElect) return;
  const auto holder = holder_of(mention);
  if (!holder || !holder->mention) return;
  const auto body = body_of(mention);
  if (!body || body->id == holder->entity.id) return;
  ClaimDraft draft;
  draft.relation = "holds_office";
  draft.subject = *holder;
  draft.object = Argument{mention.head, nullptr, *body, std::nullopt, false, false};
  draft.role = mention.role;
  draft.predicate = mission_verb(mention).value_or(mention.head);
  draft.structural = true;
  draft.told_as_past = mention.role_time == Mention::RoleTime::kFormer ||
                       mention.role_time == Mention::RoleTime::kThen;
  if (const auto verb = serving_verb(mention.head))
    draft.told_as_past = draft.told_as_past || document_.token(*verb).tag == "VBD";
  drafts_.push_back(std::move(draft));
}

// "the base at Kant, in northern Kyrgyzstan", "Omsk, Russia", "Yemen-based".
void StructureReader::read_location(const Mention& mention) {
  const bool thing = mention.entity.type == EntityType::kFacility ||
                     mention.entity.type == EntityType::kPlace ||
                     (mention.place && mention.place->type == EntityType::kPlace);
  if (!thing || mention.kind == MentionKind::kPronoun || mention.kind == MentionKind::kDemonym) {
    return;
  }
  if (mention.entity.type == EntityType::kFacility && is_open(mention.head)) return;
  const auto is_location = [](const Argument& argument) {
    const EntityType type = argument.place ? argument.place->type : argument.entity.type;
    return !argument.by_proxy && (type == EntityType::kPlace || type == EntityType::kCountry ||
                                  type == EntityType::kTerritory);
  };
  // Prepositions may hang on any word of the mention: "air base at Kant, in Kyrgyzstan".
  for (TokenIndex token = mention.tokens.begin; token < mention.tokens.end; ++token) {
    for (const TokenIndex child : children_with(document_, token, {kPrep})) {
      const std::string word = lower_ascii(document_.token(child).text);
      if (!lexicon_.in_class("place_preposition", word)) continue;
      for (const TokenIndex object : children_with(document_, child, {kPobj})) {
        std::vector<Argument> places = finder_.resolve_one(object);
        if (places.empty() && lower_lemma(document_.token(object)) == "capital") {
          if (auto city = capital_beside(object)) places.push_back(std::move(*city));
        }
        for (const Argument& place : places) {
          const bool self = place.entity.id == mention.entity.id;
          if (is_location(place) && !self) {
            emit("located_in", argument_of(mention), place, mention.head);
          }
        }
      }
    }
  }
  read_apposed_location(mention);
  // "Omsk, Russia": a comma and the name of a wider place.
  const bool city = mention.kind == MentionKind::kName || mention.kind == MentionKind::kMetonym;
  const TokenIndex comma = mention.tokens.end;
  if (!city || comma + 1 >= document_.tokens().size()) return;
  if (document_.token(comma).text != ",") return;
  const Mention* next = nullptr;
  for (TokenIndex token = comma + 1; token < comma + 4 && token < document_.tokens().size();
       ++token) {
    next = finder_.mention_at(token);
    if (next != nullptr) break;
  }
  if (next == nullptr || next->tokens.begin != comma + 1) return;
  if (next->kind != MentionKind::kName || next->entity.type != EntityType::kCountry) return;
  const Dependency dep = document_.token(next->head).dep;
  const bool beside = dep == kAppos || dep == kNpadvmod || dep == kNmod || dep == kDep;
  const std::string own = mention.entity.country.value_or("");
  const std::string wider = next->entity.country.value_or(next->entity.id.substr(8));
  if (beside && (own.empty() || own == wider)) {
    emit("located_in", argument_of(mention), argument_of(*next), mention.head);
  }
}

// "Mosul, in northern Iraq": the parse may hang "in" elsewhere.
void StructureReader::read_apposed_location(const Mention& mention) {
  const TokenIndex comma = mention.tokens.end;
  if (mention.kind != MentionKind::kName || comma + 2 >= document_.tokens().size()) return;
  if (document_.token(comma).text != "," || document_.token(comma + 1).norm != "in") return;
  for (const TokenIndex object : children_with(document_, comma + 1, {kPobj})) {
    for (const Argument& place : finder_.resolve_one(object)) {
      const std::string own = mention.entity.country.value_or(
          mention.place ? mention.place->country.value_or("") : std::string());
      const bool state = !place.by_proxy && place.entity.type == EntityType::kCountry;
      if (state && place.entity.id == "country/" + own) {
        emit("located_in", argument_of(mention), place, mention.head);
      }
    }
  }
}

// Not a base that is: "another base", "a second base" of a proposal.
bool StructureReader::is_open(TokenIndex base) const {
  for (const TokenIndex child : children_with(document_, base, {kDet, kAmod, kNummod})) {
    if (lexicon_.in_class("further", lower_ascii(document_.token(child).text))) return true;
  }
  return false;
}

// "Russia's air base", "a U.S. base": who it belongs to runs it.
void StructureReader::read_base(const Mention& mention) {
  if (mention.entity.type != EntityType::kFacility) return;
  if (mention.kind == MentionKind::kPronoun) return;
  const std::string word = lower_lemma(document_.token(mention.head));
  if (!lexicon_.in_class("military_base", word) || is_open(mention.head)) return;
  for (TokenIndex token = mention.tokens.begin; token < mention.tokens.end; ++token) {
    for (const TokenIndex child :
         children_with(document_, token, {kPoss, kCompound, kAmod, kNmod})) {
      const Mention* owner = finder_.mention_at(child);
      if (owner == nullptr || owner == &mention) continue;
      if (owner->kind == MentionKind::kPronoun) continue;
      if (owner->entity.type != EntityType::kCountry &&
          owner->entity.type != EntityType::kOrganization) {
        continue;
      }
      emit("operates_base", argument_of(*owner), argument_of(mention), mention.head);
    }
  }
}

// The name beside "the capital": "the capital, Bishkek", "capital city Baku", "Riyadh, the
// capital".
std::optional<Argument> StructureReader::capital_beside(TokenIndex token) const {
  const TokenSpan sentence = document_.sentences()[document_.token(token).sentence];
  const auto city_at = [&](TokenIndex at) -> std::optional<Argument> {
    const Mention* mention = finder_.mention_at(at);
    if (mention == nullptr || mention->kind == MentionKind::kPronoun) return std::nullopt;
    const bool city = mention->entity.type == EntityType::kPlace || mention->place.has_value();
    if (!city || document_.token(at).pos != PartOfSpeech::kPropn) return std::nullopt;
    return argument_of(*mention);
  };
  TokenIndex after = token + 1;
  for (int step = 0; step < 2 && after < sentence.end; ++step) {
    const std::string word = lower_ascii(document_.token(after).text);
    if (word == "city" || word == ",") ++after;
  }
  for (TokenIndex at = after; at < sentence.end && at < after + 4; ++at) {
    if (document_.token(at).pos != PartOfSpeech::kPropn) break;
    if (auto city = city_at(at)) return city;
  }
  const TokenIndex subject_of = document_.token(token).head;
  if (document_.token(token).dep == kAppos) return city_at(subject_of);
  if (document_.token(token).dep == kAttr) {
    const auto subject = surface_subject(document_, subject_of);
    if (subject) return city_at(*subject);
  }
  return std::nullopt;
}

// Whose capital: named beside the word, else what the gazetteer knows of the city.
std::optional<Argument> StructureReader::state_of_capital(TokenIndex token,
                                                          const Argument& city) const {
  for (const Argument& owner : finder_.owners(token)) {
    const bool state =
        owner.entity.type == EntityType::kCountry || owner.entity.type == EntityType::kTerritory;
    if (state && owner.token != city.token) {
      Argument found = owner;
      found.by_proxy = false;
      return found;
    }
  }
  const Entity& place = city.place ? *city.place : city.entity;
  if (!place.country) return std::nullopt;
  const auto entry = knowledge_.gazetteer().find_id("country/" + *place.country);
  if (!entry) return std::nullopt;
  return Argument{token,        nullptr, knowledge_.gazetteer().entry(*entry).entity,
                  std::nullopt, false,   false};
}

void StructureReader::read_capital(TokenIndex token) {
  const Token& word = document_.token(token);
  if (!is_noun(word) || lower_lemma(word) != "capital" || word.tag == "NNS") return;
  const auto city = capital_beside(token);
  if (!city) return;
  const auto state = state_of_capital(token, *city);
  if (state) emit("capital_of", *city, *state, token);
}

// "the Yemen-based movement", "the U.S.-led coalition".
void StructureReader::read_compound(TokenIndex token) {
  const Token& word = document_.token(token);
  const std::string lemma = lower_lemma(word);
  const bool based = lower_ascii(word.text) == "based";
  const bool led = lower_ascii(word.text) == "led" || lower_ascii(word.text) == "backed";
  if ((!based && !led) || word.dep != kAmod || token < 2) return;
  if (document_.token(token - 1).text != "-") return;
  const Mention* first = finder_.mention_at(token - 2);
  if (first == nullptr) return;
  for (const Argument& second : finder_.resolve_one(word.head)) {
    if (second.by_proxy || second.entity.id == first->entity.id) continue;
    if (based) {
      emit("located_in", second, argument_of(*first), token);
    } else if (lower_ascii(word.text) == "led") {
      emit("member_of", argument_of(*first), second, token);
    } else {
      emit("supports", argument_of(*first), second, token);
    }
  }
}

}  // namespace

std::vector<ClaimDraft> find_structure_claims(const Document& document, const Mentions& mentions,
                                              const ArgumentFinder& finder,
                                              const PredicateLexicon& lexicon,
                                              const KnowledgeBase& knowledge) {
  StructureReader reader(document, finder, lexicon, knowledge);
  for (const Mention& mention : mentions) {
    reader.read_office(mention);
    reader.read_location(mention);
    reader.read_base(mention);
  }
  for (TokenIndex token = 0; token < document.tokens().size(); ++token) {
    reader.read_capital(token);
    reader.read_compound(token);
  }
  return reader.take();
}

}  // namespace entente
