#include "ingest/knowledge/coreference.h"

#include <algorithm>
#include <map>
#include <utility>

#include "ingest/knowledge/antecedents.h"
#include "ingest/knowledge/reference_offices.h"
#include "ingest/knowledge/reference_pairs.h"

namespace entente {
namespace {

/// How far back a reference looks.
constexpr std::size_t kReachMentions = 60;
constexpr std::uint32_t kReachSentences = 5;

/// What a pronoun asks of its antecedent.
struct Pronoun {
  std::string_view word;
  Gender gender;
  bool person;
  bool plural;
};
constexpr Pronoun kPronouns[] = {
    {"he", Gender::kMale, true, false},        {"him", Gender::kMale, true, false},
    {"his", Gender::kMale, true, false},       {"himself", Gender::kMale, true, false},
    {"she", Gender::kFemale, true, false},     {"her", Gender::kFemale, true, false},
    {"hers", Gender::kFemale, true, false},    {"herself", Gender::kFemale, true, false},
    {"it", Gender::kUnknown, false, false},    {"its", Gender::kUnknown, false, false},
    {"itself", Gender::kUnknown, false, false}};

class Resolver {
 public:
  Resolver(const ReadingContext& context, Mentions mentions)
      : context_(context), given_(std::move(mentions)) {}

  Mentions run();

 private:
  void resolve_token(TokenIndex token);
  std::optional<Mention> pronoun(TokenIndex token) const;
  std::optional<Mention> description(TokenIndex token) const;
  static Mention made(TokenSpan tokens, TokenIndex head, const Entity& entity);
  std::optional<Entity> find(TokenIndex at, const Wanted& wanted) const;
  bool is_argument_of_same_verb(const Mention& mention, TokenIndex pronoun) const;
  double salience(const Mention& mention, TokenIndex at) const;
  bool is_covered(TokenIndex token) const;
  void settle_counterpart(Mention& mention) const;
  void note(Mention mention);
  bool is_definite(const Mention& mention) const;
  std::optional<Mention> body_of_state(TokenIndex token, TokenIndex begin) const;
  std::optional<Mention> office(TokenIndex token) const;
  TokenIndex clause_of(TokenIndex token) const;

  const ReadingContext& context_;
  Mentions given_;
  Mentions seen_;  // In reading order of their ends: what a reference may take up.
  StatedOffices office_of_;
  std::vector<bool> covered_;  // Heads of mentions.
  std::vector<bool> inside_;   // Tokens of mentions that were given.
};

TokenIndex Resolver::clause_of(TokenIndex token) const {
  TokenIndex at = token;
  while (context_.token(at).head != at && context_.token(at).pos != PartOfSpeech::kVerb &&
         context_.token(at).pos != PartOfSpeech::kAux) {
    at = context_.token(at).head;
  }
  return at;
}

bool Resolver::is_argument_of_same_verb(const Mention& mention, TokenIndex pronoun) const {
  const Token& token = context_.token(pronoun);
  if (token.tag == "PRP$" || token.norm.ends_with("self")) {
    return false;
  }
  const Token& other = context_.token(mention.head);
  return other.sentence == token.sentence && clause_of(mention.head) == clause_of(pronoun) &&
         other.dep != Dependency::kPoss;
}

double Resolver::salience(const Mention& mention, TokenIndex at) const {
  const Token& head = context_.token(mention.head);
  const std::uint32_t sentences = context_.token(at).sentence - head.sentence;
  double result = 1.0 / (1.0 + sentences);
  switch (head.dep) {
    case Dependency::kNsubj:
    case Dependency::kNsubjpass:
      result *= 1.8;
      break;
    case Dependency::kDobj:
      result *= 1.2;
      break;
    case Dependency::kPoss:
    case Dependency::kCompound:
    case Dependency::kAmod:
      result *= 0.6;
      break;
    default:
      break;
  }
  if (mention.kind == MentionKind::kDemonym) {
    result *= 0.7;
  }
  return result - 0.002 * (at - mention.head);
}

std::optional<Entity> Resolver::find(TokenIndex at, const Wanted& wanted) const {
  const Mention* best = nullptr;
  double best_salience = -1e9;
  const std::size_t first = seen_.size() - std::min(seen_.size(), kReachMentions);
  const std::uint32_t reach = wanted.exact ? 1000000 : kReachSentences;
  for (std::size_t i = first; i < seen_.size(); ++i) {
    const Mention& mention = seen_[i];
    const bool near = mention.head < at && mention.tokens.end <= at &&
                      context_.token(at).sentence - context_.token(mention.head).sentence <= reach;
    if (!near || !fits(context_, mention, wanted) ||
        (!wanted.exact && is_argument_of_same_verb(mention, at))) {
      continue;
    }
    const double value = salience(mention, at);
    if (value >= best_salience) {
      best = &mention;
      best_salience = value;
    }
  }
  return best != nullptr ? std::optional(best->entity) : std::nullopt;
}

std::optional<Mention> Resolver::pronoun(TokenIndex at) const {
  const Token& token = context_.token(at);
  const auto found = std::find_if(std::begin(kPronouns), std::end(kPronouns),
                                  [&](const Pronoun& p) { return p.word == token.norm; });
  if (found == std::end(kPronouns) || token.dep == Dependency::kExpl ||
      token.pos != PartOfSpeech::kPron) {
    return std::nullopt;
  }
  Wanted wanted;
  wanted.gender = found->gender;
  if (found->person) {
    wanted.type = EntityType::kPerson;
  } else if (token.dep == Dependency::kPoss) {
    const auto type =
        context_.words().find(WordClass::kBridge, std::string(context_.token(token.head).lemma));
    wanted.type = type ? parse_entity_type(*type) : std::nullopt;
  }
  const std::optional<Entity> entity = find(at, wanted);
  if (!entity) {
    return std::nullopt;
  }
  Mention mention;
  mention.tokens = {at, at + 1};
  mention.head = at;
  mention.kind = MentionKind::kPronoun;
  mention.entity = *entity;
  mention.confidence = found->person ? 0.75 : 0.6;
  return mention;
}

Mention Resolver::made(TokenSpan tokens, TokenIndex head, const Entity& entity) {
  Mention mention;
  mention.tokens = tokens;
  mention.head = head;
  mention.kind = MentionKind::kDescription;
  mention.entity = entity;
  mention.confidence = 0.6;
  return mention;
}

std::optional<Mention> Resolver::description(TokenIndex at) const {
  const Token& token = context_.token(at);
  if (token.pos != PartOfSpeech::kNoun || token.dep == Dependency::kCompound) {
    return std::nullopt;
  }
  TokenIndex begin = at;
  bool definite = false, complete = false;
  for (TokenIndex child : context_.document.children(at)) {
    const Token& modifier = context_.token(child);
    if (child > at) {
      // "The country of ...", "the envoy to ...", "the capital, Bishkek" say what they mean.
      complete |=
          modifier.dep == Dependency::kAppos ||
          (modifier.dep == Dependency::kPrep && (modifier.norm == "of" || modifier.norm == "to"));
      continue;
    }
    if (child < at) {
      begin = std::min(begin, context_.document.subtree(child).begin);
      definite |= modifier.norm == "the" || modifier.norm == "this" || modifier.norm == "that" ||
                  modifier.norm == "both";
    }
  }
  if (std::optional<Mention> both = resolve_pair(context_, seen_, at, begin)) {
    return both;
  }
  if (definite && !complete &&
      context_.words().has(WordClass::kBodyNoun, context_.normalized[at])) {
    if (std::optional<Mention> body = body_of_state(at, begin)) {
      return body;
    }
  }
  const bool plural = token.tag == "NNS";
  const auto type_name = context_.words().find(
      WordClass::kTypeNoun, plural ? context_.normalized[at] : std::string(token.lemma));
  if (!definite || !type_name || complete) {
    return std::nullopt;
  }
  Wanted wanted;
  wanted.type = parse_entity_type(*type_name);
  wanted.exact = true;
  if (!wanted.type) {
    return std::nullopt;
  }
  wanted.noun = std::string(token.lemma);
  wanted.region = region_before(context_, at, begin);
  wanted.formal = formal_before(context_, at, begin);
  if (wanted.region.empty() && !context_.gazetteer().states_of_region(wanted.noun).empty()) {
    wanted.region = wanted.noun;  // "The kingdom".
  }
  if (*wanted.type != EntityType::kCountry && !wanted.region.empty()) {
    return std::nullopt;  // "The EastMed pipeline" names another.
  }
  const std::optional<Entity> entity = find(at, wanted);
  if (!entity) {
    return std::nullopt;
  }
  return made({begin, at + 1}, at, *entity);
}

/// "His Kyrgyz counterpart": the office of the last person mentioned, for that state.
void Resolver::settle_counterpart(Mention& mention) const {
  Wanted wanted;
  wanted.type = EntityType::kPerson;
  wanted.exact = true;
  const std::optional<Entity> peer = find(mention.head, wanted);
  if (!peer || !mention.role_of) {
    return;
  }
  std::string office;
  if (const auto stated = office_of_.find(peer->id); stated != office_of_.end()) {
    office = stated->second;
  }
  if (office.empty()) {
    mention.role.reset();
    return;
  }
  mention.role = office;
  for (const Mention& other : given_) {  // The text may name the counterpart anywhere.
    if (other.entity.type == EntityType::kPerson && other.role == office && other.role_of &&
        other.role_of->id == mention.role_of->id && other.role_time == Mention::RoleTime::kNow) {
      mention.entity = other.entity;
      return;
    }
  }
  const auto state = context_.gazetteer().find_id(mention.role_of->id);
  if (state) {
    if (const auto person = context_.holder_spoken_of(*state, office, mention.head)) {
      mention.entity = context_.entity(*person);
    }
  }
}

/// "The Chinese diplomat", not "a Chinese diplomat".
bool Resolver::is_definite(const Mention& mention) const {
  const std::string& first = context_.normalized[mention.tokens.begin];
  return first == "the" || first == "this" || first == "that";
}

/// "The ministry" after "Germany's foreign ministry": the state again.
std::optional<Mention> Resolver::body_of_state(TokenIndex at, TokenIndex begin) const {
  for (auto seen = seen_.rbegin(); seen != seen_.rend(); ++seen) {
    const Token& head = context_.token(seen->head);
    if (context_.token(at).sentence - head.sentence > kReachSentences) {
      break;
    }
    if (seen->kind == MentionKind::kDescription && is_state(seen->entity) &&
        seen->members.empty() && head.lemma == context_.token(at).lemma) {
      return made({begin, at + 1}, at, seen->entity);
    }
  }
  return std::nullopt;
}

/// "The secretary of state" after "Antony Blinken".
std::optional<Mention> Resolver::office(TokenIndex at) const {
  if (context_.normalized[at] != "the" || inside_[at]) {
    return std::nullopt;
  }
  std::string key;
  std::optional<Mention> best;
  const auto count = static_cast<TokenIndex>(context_.normalized.size());
  std::size_t words = 0;
  for (TokenIndex i = at + 1; i < count && words++ < context_.words().longest_title(); ++i) {
    if (context_.normalized[i].empty() || inside_[i]) break;
    key += (key.empty() ? "" : " ") + context_.normalized[i];
    const OfficeTitle* title = context_.words().find_office(key);
    if (title == nullptr || title->office == "counterpart") continue;
    best.reset();
    if (const std::optional<Entity> person =
            person_in_office(context_, seen_, office_of_, title->office, std::nullopt, at)) {
      best = made({at, i + 1}, root_of(context_.document, {at + 1, i + 1}), *person);
      best->role = title->office;
    }
  }
  return best;
}

void Resolver::note(Mention mention) {
  if (mention.role == "counterpart") {
    settle_counterpart(mention);
  }
  const bool unnamed = mention.kind == MentionKind::kRole && mention.members.empty() &&
                       mention.role && mention.role != "counterpart" && is_state(mention.entity) &&
                       mention.role_time == Mention::RoleTime::kNow;
  if (unnamed && is_definite(mention)) {
    if (const std::optional<Entity> person = person_in_office(
            context_, seen_, office_of_, *mention.role, mention.role_of, mention.tokens.begin)) {
      mention.entity = *person;
    }
  }
  if (mention.role && mention.entity.type == EntityType::kPerson) {
    office_of_[mention.entity.id] = *mention.role;
  }
  seen_.push_back(std::move(mention));
}

void Resolver::resolve_token(TokenIndex token) {
  if (std::optional<Mention> found = pronoun(token)) {
    seen_.push_back(*std::move(found));
  } else if (std::optional<Mention> holder = office(token)) {
    covered_[holder->head] = true;
    seen_.push_back(*std::move(holder));
  } else if (!covered_[token]) {
    if (std::optional<Mention> described = description(token)) {
      seen_.push_back(*std::move(described));
    }
  }
}

Mentions Resolver::run() {
  const auto count = static_cast<TokenIndex>(context_.normalized.size());
  covered_.assign(count, false);
  inside_.assign(count, false);
  for (const Mention& mention : given_) {
    covered_[mention.head] = true;
    std::fill(inside_.begin() + mention.tokens.begin, inside_.begin() + mention.tokens.end, true);
  }
  std::size_t next = 0;
  for (TokenIndex token = 0; token < count; ++token) {
    for (; next < given_.size() && given_[next].tokens.begin == token; ++next) {
      note(given_[next]);
    }
    resolve_token(token);
  }
  sort_mentions(seen_);
  return std::move(seen_);
}

}  // namespace

Mentions resolve_references(const ReadingContext& context, Mentions mentions) {
  return Resolver(context, std::move(mentions)).run();
}

}  // namespace entente
