#include "ingest/knowledge/agents.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "graph/text.h"
#include "ingest/knowledge/actor_codes.h"

namespace entente {
namespace {

/// CAMEO's roles of those who act for their state.
constexpr std::array<std::string_view, 6> kArmsOfState = {"COP", "GOV", "JUD", "LEG", "MIL", "SPY"};
/// How many words may stand in a gap of a phrase.
constexpr TokenIndex kLongestGap = 2;
/// How many steps of syntax lead from a modifier to the noun of its phrase.
constexpr int kMaxSteps = 4;

/// The agents of one noun phrase: "MSF" and "diplomat" of "an MSF diplomat".
struct AgentPhrase {
  TokenIndex head = 0;
  TokenSpan tokens;
  std::string prefix, suffix, name;
};

struct AgentMatch {
  TokenSpan tokens;
  const DictionaryAgent* agent = nullptr;
};

bool is_modifier(Dependency dep) {
  return dep == Dependency::kCompound || dep == Dependency::kAmod || dep == Dependency::kNmod;
}

bool is_noun(const Token& token) {
  return token.pos == PartOfSpeech::kNoun || token.pos == PartOfSpeech::kPropn;
}

std::string upper_first(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  }
  return text;
}

bool acts_for_state(const AgentPhrase& phrase) {
  return std::find(kArmsOfState.begin(), kArmsOfState.end(), phrase.suffix.substr(0, 3)) !=
         kArmsOfState.end();
}

class AgentFinder {
 public:
  AgentFinder(const ReadingContext& context, Mentions mentions)
      : context_(context), mentions_(std::move(mentions)) {
    covering_.assign(context_.normalized.size(), nullptr);
    for (const Mention& mention : mentions_) {
      for (TokenIndex i = mention.tokens.begin; i < mention.tokens.end; ++i) {
        covering_[i] = covering_[i] == nullptr ? &mention : covering_[i];
      }
    }
  }

  Mentions run();

 private:
  std::optional<AgentMatch> match_at(TokenIndex begin) const;
  std::optional<TokenIndex> match_end(const DictionaryAgent& agent, TokenIndex begin) const;
  bool is_inside_actor(TokenSpan tokens) const;
  TokenIndex phrase_head(TokenSpan tokens) const;
  std::vector<AgentPhrase> find_phrases() const;
  std::vector<const Mention*> owners(const AgentPhrase& phrase) const;
  std::vector<const Mention*> owners_before(const AgentPhrase& phrase) const;
  std::vector<const Mention*> owners_behind(TokenIndex head) const;
  const Mention* owner_headed_by(TokenIndex token) const;
  bool has_determiner(TokenIndex head) const;
  Mention* mention_of(const AgentPhrase& phrase);
  Entity join(const AgentPhrase& phrase, const Entity& owner) const;
  void add_agents(const AgentPhrase& phrase);
  void give_codes_to_persons();

  const ReadingContext& context_;
  Mentions mentions_;
  Mentions added_;
  std::vector<const Mention*> covering_;  // For each token the longest mention that holds it.
};

std::optional<TokenIndex> AgentFinder::match_end(const DictionaryAgent& agent,
                                                 TokenIndex begin) const {
  const auto count = static_cast<TokenIndex>(context_.normalized.size());
  TokenIndex at = begin;
  for (const DictionaryAgent::Word& word : agent.words) {
    TokenIndex skipped = 0;
    while (at < count && context_.normalized[at] != word.word) {
      const Token& token = context_.token(at);
      const bool sign = context_.normalized[at].empty() && token.pos != PartOfSpeech::kSpace;
      const bool gap = !word.is_adjacent && skipped < kLongestGap &&
                       (is_noun(token) || token.pos == PartOfSpeech::kAdj);
      if (at == begin || (!sign && !gap)) {
        return std::nullopt;
      }
      skipped += sign ? 0 : 1;
      ++at;
    }
    if (at >= count) {
      return std::nullopt;
    }
    ++at;
  }
  return at;
}

std::optional<AgentMatch> AgentFinder::match_at(TokenIndex begin) const {
  std::optional<AgentMatch> best;
  const NameBook& book = context_.gazetteer();
  for (const std::size_t number : book.agents_from(context_.normalized[begin])) {
    const DictionaryAgent& agent = book.dictionary().agents()[number];
    const std::optional<TokenIndex> end = match_end(agent, begin);
    if (end && (!best || *end > best->tokens.end)) {
      best = AgentMatch{{begin, *end}, &agent};
    }
  }
  return best && is_noun(context_.token(root_of(context_.document, best->tokens))) ? best
                                                                                   : std::nullopt;
}

/// "Government" in the name of an actor that the dictionary has whole.
bool AgentFinder::is_inside_actor(TokenSpan tokens) const {
  const Mention* mention = covering_[tokens.begin];
  return mention != nullptr && mention->name.size() > tokens.size() &&
         mention->name.begin <= tokens.begin && mention->name.end >= tokens.end &&
         mention->entity.code && mention->entity.type != EntityType::kPerson;
}

/// The noun that governs the phrase. "Government activists act" are a government's agents where
/// they act; "government bonds" are not.
TokenIndex AgentFinder::phrase_head(TokenSpan tokens) const {
  TokenIndex head = root_of(context_.document, tokens);
  for (int step = 0; step < kMaxSteps; ++step) {
    const Token& token = context_.token(head);
    if (!is_modifier(token.dep) || token.head <= head || !is_noun(context_.token(token.head))) {
      break;
    }
    head = token.head;
  }
  return head;
}

std::vector<AgentPhrase> AgentFinder::find_phrases() const {
  std::vector<AgentPhrase> phrases;
  const auto count = static_cast<TokenIndex>(context_.normalized.size());
  for (TokenIndex at = 0; at < count;) {
    const std::optional<AgentMatch> match = match_at(at);
    at = match ? match->tokens.end : at + 1;
    if (!match || is_inside_actor(match->tokens)) {
      continue;
    }
    const TokenIndex head = phrase_head(match->tokens);
    if (phrases.empty() || phrases.back().head != head) {
      phrases.push_back({head, match->tokens, "", "", ""});
    }
    AgentPhrase& phrase = phrases.back();
    phrase.tokens.end = match->tokens.end;
    phrase.prefix = join_code(phrase.prefix, "", match->agent->prefix);
    phrase.suffix = join_code(phrase.suffix, "", match->agent->suffix);
    phrase.name += (phrase.name.empty() ? "" : " ") + match->agent->name;
  }
  return phrases;
}

const Mention* AgentFinder::owner_headed_by(TokenIndex token) const {
  const Mention* mention = covering_[token];
  if (mention == nullptr || mention->kind == MentionKind::kPronoun ||
      (mention->head != token && !mention->name.contains(token))) {
    return nullptr;
  }
  const bool has_code = mention->entity.code || mention->entity.country;
  return has_code ? mention : nullptr;
}

/// "Russian", "Russia's", "White House" before the noun, and what is joined to them: "Iranian and
/// Iraqi troops".
std::vector<const Mention*> AgentFinder::owners_before(const AgentPhrase& phrase) const {
  std::vector<const Mention*> found;
  const TokenIndex first = context_.document.subtree(phrase.head).begin;
  for (TokenIndex i = first; i < phrase.head; ++i) {
    const Mention* owner = owner_headed_by(i);
    if (owner == nullptr || owner->tokens.end > phrase.head ||
        owner->tokens.contains(phrase.head) || (!found.empty() && found.back() == owner)) {
      continue;
    }
    TokenIndex at = root_of(context_.document, owner->tokens);
    for (int step = 0; step < kMaxSteps && at != phrase.head; ++step) {
      const Dependency dep = context_.token(at).dep;
      if (!is_modifier(dep) && dep != Dependency::kPoss && dep != Dependency::kConj) {
        break;
      }
      at = context_.token(at).head;
    }
    if (at == phrase.head) {
      found.push_back(owner);
    }
  }
  if (found.empty() && phrase.tokens.begin > 0) {
    // What stands right before belongs to it, whatever the parser thinks.
    TokenIndex before = phrase.tokens.begin - 1;
    if (context_.token(before).tag == "POS" && before > 0) {
      --before;
    }
    const Mention* owner = owner_headed_by(before);
    if (owner != nullptr && !owner->tokens.contains(phrase.head) &&
        context_.token(before).sentence == context_.token(phrase.head).sentence) {
      found.push_back(owner);
    }
  }
  return found;
}

/// "Of Russia and Belarus", "in Mali".
std::vector<const Mention*> AgentFinder::owners_behind(TokenIndex head) const {
  constexpr std::array<std::string_view, 4> kPrepositions = {"of", "in", "from", "for"};
  std::vector<const Mention*> found;
  for (const TokenIndex child : context_.document.children(head)) {
    const std::string& word = context_.normalized[child];
    const bool joins =
        std::find(kPrepositions.begin(), kPrepositions.end(), word) != kPrepositions.end();
    if (child < head || !joins || !found.empty()) {
      continue;
    }
    const TokenSpan below = context_.document.subtree(child);
    for (TokenIndex i = child + 1; i < below.end; ++i) {
      const Mention* owner = owner_headed_by(i);
      TokenIndex at = owner == nullptr ? child : root_of(context_.document, owner->tokens);
      while (context_.token(at).dep == Dependency::kConj) {
        at = context_.token(at).head;
      }
      const bool object = owner != nullptr && context_.token(at).dep == Dependency::kPobj &&
                          context_.token(at).head == child;
      if (object && std::find(found.begin(), found.end(), owner) == found.end()) {
        found.push_back(owner);
      }
    }
  }
  return found;
}

bool AgentFinder::has_determiner(TokenIndex head) const {
  for (const TokenIndex child : context_.document.children(head)) {
    const Dependency dep = context_.token(child).dep;
    if (dep == Dependency::kDet || dep == Dependency::kPoss) {
      return true;
    }
  }
  return false;
}

std::vector<const Mention*> AgentFinder::owners(const AgentPhrase& phrase) const {
  std::vector<const Mention*> found = owners_before(phrase);
  if (found.empty()) {
    found = owners_behind(phrase.head);
  }
  const Token& head = context_.token(phrase.head);
  if (found.empty() && head.dep == Dependency::kConj && !has_determiner(phrase.head)) {
    // "The Russian press and police".
    found = owners_before({head.head, {head.head, head.head + 1}, "", "", ""});
  }
  return found;
}

/// The mention that the phrase heads already: of a person or an office, or a described body.
Mention* AgentFinder::mention_of(const AgentPhrase& phrase) {
  for (Mention& mention : mentions_) {
    const bool governs = mention.head == phrase.head || mention.name.contains(phrase.head) ||
                         (mention.role && mention.tokens.contains(phrase.head));
    if (governs && mention.tokens.contains(phrase.head)) {
      return &mention;
    }
  }
  return nullptr;
}

Entity AgentFinder::join(const AgentPhrase& phrase, const Entity& owner) const {
  const std::string actor = owner.code.value_or(owner.country.value_or(""));
  Entity entity = owner;
  if (!acts_for_state(phrase) && is_state(owner)) {
    entity.type = EntityType::kGroup;
    entity.name = upper_first(phrase.name) + " (" + owner.name + ")";
    entity.id = make_entity_id(entity.type, entity.name);
  }
  entity.code = join_code(actor, phrase.prefix, phrase.suffix);
  return entity;
}

void AgentFinder::add_agents(const AgentPhrase& phrase) {
  if (Mention* mention = mention_of(phrase)) {
    const Entity& owner =
        !mention->entity.code && mention->role_of ? *mention->role_of : mention->entity;
    const std::string actor = owner.code.value_or(owner.country.value_or(""));
    const bool is_name_of_state = mention->kind == MentionKind::kName && is_state(mention->entity);
    if (!actor.empty() && !is_name_of_state) {
      mention->entity.code = join_code(actor, phrase.prefix, phrase.suffix);
    }
    return;
  }
  const std::vector<const Mention*> all = owners(phrase);
  const Token& head = context_.token(phrase.head);
  const bool heads_itself = phrase.tokens.contains(phrase.head);
  if (all.empty() || (!heads_itself && head.dep != Dependency::kNsubj)) {
    return;
  }
  Mention mention;
  mention.head = phrase.head;
  mention.tokens = {phrase.tokens.begin, std::max(phrase.head + 1, phrase.tokens.end)};
  mention.kind = MentionKind::kDescription;
  mention.confidence = 0.8;
  for (const Mention* owner : all) {
    mention.members.push_back(join(phrase, owner->entity));
    mention.tokens.begin = std::min(mention.tokens.begin, owner->tokens.begin);
    const bool behind = owner->tokens.begin >= mention.tokens.end;
    mention.tokens.end = behind ? owner->tokens.end : mention.tokens.end;
    mention.confidence = std::min(mention.confidence, owner->confidence);
  }
  mention.entity = mention.members.front();
  if (mention.members.size() == 1) {
    mention.members.clear();
  }
  added_.push_back(std::move(mention));
}

/// Who holds an office of a coded state has its code, in all of the document.
void AgentFinder::give_codes_to_persons() {
  std::map<std::string, std::string> codes;
  for (Mention& mention : mentions_) {
    const bool in_office = mention.role_of && mention.role_time != Mention::RoleTime::kFormer;
    if (mention.entity.type != EntityType::kPerson) {
      continue;
    }
    if (!mention.entity.code && in_office) {
      mention.entity.code = mention.role_of->code;
    }
    if (mention.entity.code) {
      codes.emplace(mention.entity.id, *mention.entity.code);
    }
  }
  for (Mention& mention : mentions_) {
    const auto code = codes.find(mention.entity.id);
    if (!mention.entity.code && code != codes.end()) {
      mention.entity.code = code->second;
    }
  }
}

Mentions AgentFinder::run() {
  for (const AgentPhrase& phrase : find_phrases()) {
    add_agents(phrase);
  }
  give_codes_to_persons();
  mentions_.insert(mentions_.end(), std::make_move_iterator(added_.begin()),
                   std::make_move_iterator(added_.end()));
  sort_mentions(mentions_);
  return std::move(mentions_);
}

}  // namespace

Mentions find_agents(const ReadingContext& context, Mentions mentions) {
  if (context.gazetteer().dictionary().empty()) {
    return mentions;
  }
  return AgentFinder(context, std::move(mentions)).run();
}

}  // namespace entente
