#include "ingest/knowledge/title_reader.h"

#include <algorithm>
#include <utility>

#include "graph/text.h"

namespace entente {
namespace {

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

/// Whether what stands behind "to" is where the holder was sent, not whose the office is.
bool is_sent(std::string_view office) {
  constexpr std::string_view kSent[] = {
      "ambassador", "envoy", "consul", "representative", "special envoy", "special representative"};
  return std::find(std::begin(kSent), std::end(kSent), office) != std::end(kSent);
}

/// Whether the office is a town's or a region's: "the mayor of London" is none of Britain.
bool is_local(std::string_view office) {
  constexpr std::string_view kLocal[] = {"mayor", "deputy mayor", "governor", "deputy governor"};
  return std::find(std::begin(kLocal), std::end(kLocal), office) != std::end(kLocal);
}

/// The town itself of a local office, where its name stands for the state.
Entity seat_of(const Mention& mention, const OfficeTitle& office) {
  return is_local(office.office) && mention.place ? *mention.place : mention.entity;
}

}  // namespace

bool TitleReader::can_have_offices(const Entity& entity) const {
  return is_state(entity) || entity.type == EntityType::kOrganization ||
         entity.type == EntityType::kGroup || entity.type == EntityType::kPlace;
}

const Mention* TitleReader::mention_ending_at(TokenIndex end) const {
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
std::optional<Entity> TitleReader::body_of(const Mention& mention, bool possessive) const {
  if (can_have_offices(mention.entity)) {
    return mention.entity;
  }
  if (mention.entity.type != EntityType::kPerson || !possessive) {
    return std::nullopt;
  }
  if (mention.role_of) {
    return mention.role_of;
  }
  const DictionaryActor* actor =
      context_.gazetteer().find_actor(normalize_name(mention.entity.name));
  if (actor != nullptr && context_.gazetteer().is_open(*actor)) {
    return mention.entity;  // "Hollow Hill's mayor": the recogniser took the town for a person.
  }
  const auto state = mention.entity.country
                         ? context_.gazetteer().find_id("country/" + *mention.entity.country)
                         : std::nullopt;
  return state ? std::optional(context_.entity(*state)) : std::nullopt;
}

std::size_t TitleReader::first_from(TokenIndex begin) const {
  const auto found = std::lower_bound(
      mentions_.begin(), mentions_.end(), begin,
      [](const Mention& mention, TokenIndex at) { return mention.tokens.begin < at; });
  return static_cast<std::size_t>(found - mentions_.begin());
}

std::size_t TitleReader::mention_beginning_at(TokenIndex begin) const {
  const std::size_t first = first_from(begin);
  for (std::size_t i = first; i < mentions_.size() && mentions_[i].tokens.begin == begin; ++i) {
    if (!dropped_[i] && context_.gazetteer().find_id(mentions_[i].entity.id)) {
      return i;
    }
  }
  const bool begins = first < mentions_.size() && mentions_[first].tokens.begin == begin;
  return begins && !dropped_[first] ? first : kNone;
}

std::optional<Title> TitleReader::title_at(TokenIndex begin) const {
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
    // Foreign titles read as anything: "Chargé d’Affaires".
    const bool written =
        best->words.size() > 1 && context_.token(begin).pos == PartOfSpeech::kPropn;
    return noun || written ? best : std::nullopt;
  }
  return best;
}

void TitleReader::extend_left(Title& title) const {
  while (title.span.begin > 0) {
    const TokenIndex before = title.span.begin - 1;
    const Token& token = context_.token(before);
    const std::string& word = context_.normalized[before];
    const bool possessive = token.tag == "POS";
    const Mention* owner = mention_ending_at(possessive ? before : before + 1);
    const std::optional<Entity> of = owner != nullptr ? body_of(*owner, possessive) : std::nullopt;
    if (of && !title.of) {
      title.of = of == owner->entity ? seat_of(*owner, *title.office) : of;
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

void TitleReader::extend_right(Title& title) const {
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
  if (preposition == "to" && is_sent(title.office->office)) {
    title.sent = true;
    title.span.end = last;  // "The ambassador to Uzbekistan" is another state's.
    return;
  }
  if (!title.of && last > mentions_[of].tokens.end) {
    const std::string name(context_.document.text_of({mentions_[of].tokens.begin, last}));
    title.of = Entity{make_entity_id(EntityType::kOrganization, name), name,
                      EntityType::kOrganization, mentions_[of].entity.country, std::nullopt};
  } else if (!title.of) {
    title.of = seat_of(mentions_[of], *title.office);
  }
  title.span.end = last;
}

/// "President Sargysian of Armenia".
void TitleReader::read_state_after(TokenIndex end, Title& title) const {
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

bool TitleReader::is_inside_name(TokenSpan words) const {
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

}  // namespace entente
