#include "ingest/extraction/profile_claims.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "graph/text.h"

namespace entente {
namespace {

constexpr std::size_t kMaxLabelBytes = 60;  // Longer beginnings of lines are prose.
constexpr std::size_t kMaxPartyBytes = 40;  // Longer words in brackets after a name are remarks.

// "chief_of_state" of "Chief of state": as the word classes write labels.
std::string as_label(std::string_view text) {
  while (!text.empty() && (text.front() == '#' || text.front() == ' '))
    text.remove_prefix(1);
  // The reader of prose ends headings with a full stop.
  while (!text.empty() && (text.back() == ' ' || text.back() == '.'))
    text.remove_suffix(1);
  std::string label = lower_ascii(text.substr(0, text.find('(')));
  while (!label.empty() && label.back() == ' ')
    label.pop_back();
  std::replace(label.begin(), label.end(), ' ', '_');
  return label;
}

bool is_year(std::string_view text) {
  return text.size() == 4 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_capital(char c) { return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }

Argument argument_of(const Mention& mention) {
  return {mention.head, &mention, mention.entity, mention.place, false, false};
}

/// Reads a text line by line, keeping the heading that it stands under.
class ProfileReader {
 public:
  ProfileReader(const Document& document, const Mentions& mentions, const PredicateLexicon& lexicon,
                const KnowledgeBase& knowledge)
      : document_(document), mentions_(mentions), lexicon_(lexicon), knowledge_(knowledge) {}

  ProfileClaims read();

 private:
  bool find_state(std::string_view title);
  bool is_heading(std::string_view line) const;
  void read_line(std::size_t begin, std::size_t end);
  bool read_value(const std::string& label, TokenSpan value);
  void read_list(const std::string& label, TokenSpan value);
  void read_capital(TokenSpan value);
  void read_officers(TokenSpan value, const Entity& of);
  void read_mission(TokenSpan value);
  void read_results(TokenSpan value, std::optional<TokenSpan> when);
  std::optional<TokenSpan> day_of_election(const std::string& year) const;
  void read_parties(TokenSpan part);
  void read_independence(TokenSpan value);
  std::vector<TokenSpan> parts_of(TokenSpan value) const;
  const Mention* person_in(TokenSpan part) const;
  Argument holder(const Mention& person, TokenIndex end) const;
  std::optional<std::string> role_before(const Mention& person, TokenIndex begin) const;
  std::optional<std::string> role_after(TokenIndex verb, TokenIndex end) const;
  void emit(std::string relation, const Argument& subject, const Argument& object,
            std::optional<std::string> role, std::optional<TokenSpan> when = std::nullopt);
  bool is_class(std::string_view word_class, const std::string& label) const {
    return lexicon_.in_class(word_class, label);
  }
  TokenIndex token_at(std::size_t byte) const;
  Argument at_token(const Entity& entity, TokenIndex token) const {
    return {token, nullptr, entity, std::nullopt, false, false};
  }

  const Document& document_;
  const Mentions& mentions_;
  const PredicateLexicon& lexicon_;
  const KnowledgeBase& knowledge_;
  Entity state_;
  std::string heading_;
  std::optional<Entity> sender_;  ///< Whose embassy the heading is about.
  bool in_results_ = false;       ///< Lines that open with a year go on with election results.
  std::optional<TokenSpan> election_date_;
  ProfileClaims found_;
};

TokenIndex ProfileReader::token_at(std::size_t byte) const {
  const auto& tokens = document_.tokens();
  const auto at =
      std::lower_bound(tokens.begin(), tokens.end(), byte,
                       [](const Token& token, std::size_t b) { return token.begin_byte < b; });
  return static_cast<TokenIndex>(at - tokens.begin());
}

void ProfileReader::emit(std::string relation, const Argument& subject, const Argument& object,
                         std::optional<std::string> role, std::optional<TokenSpan> when) {
  ClaimDraft draft;
  draft.relation = std::move(relation);
  draft.subject = subject;
  draft.object = object;
  draft.role = std::move(role);
  draft.predicate = subject.entity.id == state_.id ? object.token : subject.token;
  draft.structural = true;
  draft.dated_within = when;
  found_.drafts.push_back(std::move(draft));
}

// What semicolons part.
std::vector<TokenSpan> ProfileReader::parts_of(TokenSpan value) const {
  std::vector<TokenSpan> parts;
  TokenIndex begin = value.begin;
  for (TokenIndex i = value.begin; i <= value.end; ++i) {
    if (i < value.end && document_.token(i).text != ";") continue;
    if (begin < i) parts.push_back({begin, i});
    begin = i + 1;
  }
  return parts;
}

const Mention* ProfileReader::person_in(TokenSpan part) const {
  for (const Mention& mention : mentions_) {
    if (mention.tokens.begin >= part.end) break;
    if (part.contains(mention.name.begin) && mention.kind == MentionKind::kName &&
        mention.entity.type == EntityType::kPerson)
      return &mention;
  }
  return nullptr;
}

// Profiles write a family name in capitals, which the recogniser often leaves out: "Ilir DUGOLLI".
// The name goes on to the bracket behind it.
Argument ProfileReader::holder(const Mention& person, TokenIndex end) const {
  Argument argument = argument_of(person);
  TokenIndex last = person.name.end;
  while (last < end && is_capital(document_.token(last).text.front()))
    ++last;
  if (last == person.name.end || knowledge_.gazetteer().find_id(person.entity.id)) return argument;
  argument.described = TokenSpan{person.name.begin, last};
  argument.entity = {};
  argument.entity.type = EntityType::kPerson;
  for (TokenIndex i = person.name.begin; i < last; ++i) {
    std::string word(document_.token(i).text);
    const bool shouts = word.size() > 2 && std::all_of(word.begin(), word.end(), is_capital);
    if (shouts) word = word.front() + lower_ascii(word.substr(1));
    argument.entity.name += (i == person.name.begin ? "" : " ") + word;
  }
  argument.entity.id = make_entity_id(EntityType::kPerson, argument.entity.name);
  return argument;
}

std::optional<std::string> ProfileReader::role_before(const Mention& person,
                                                      TokenIndex begin) const {
  if (person.role) return person.role;
  if (begin >= person.name.begin) return std::nullopt;
  std::string role = lower_ascii(document_.text_of({begin, person.name.begin}));
  while (!role.empty() && role.back() == ' ')
    role.pop_back();
  return role.size() <= kMaxLabelBytes ? std::optional(role) : std::nullopt;
}

// "chief of state: King X (since 2013); represented by Governor General Y (since 2017)".
void ProfileReader::read_officers(TokenSpan value, const Entity& of) {
  for (const TokenSpan part : parts_of(value)) {
    TokenIndex bracket = part.begin;
    while (bracket < part.end && document_.token(bracket).text != "(")
      ++bracket;
    const Mention* person = person_in({part.begin, bracket});
    if (person == nullptr) continue;
    const auto role = role_before(*person, part.begin);
    if (!role) continue;
    emit("holds_office", holder(*person, bracket), at_token(of, person->head), role,
         TokenSpan{bracket, part.end});
  }
}

// "embassy: 1 American Avenue, Yerevan": the town closes the address.
void ProfileReader::read_mission(TokenSpan value) {
  const Mention* town = nullptr;
  for (const Mention& mention : mentions_) {
    const bool place = mention.entity.type == EntityType::kPlace || mention.place;
    if (place && value.contains(mention.tokens.begin) && mention.kind != MentionKind::kDemonym)
      town = &mention;
  }
  // "embassy: the US does not have an embassy in Aruba" is a sentence.
  for (TokenIndex i = value.begin; i < value.end; ++i) {
    if (document_.token(i).pos == PartOfSpeech::kVerb) return;
  }
  if (town == nullptr || document_.token(value.begin).norm == "none") return;
  Argument place = argument_of(*town);
  if (place.place) place.entity = *place.place;
  Entity embassy;
  embassy.type = EntityType::kFacility;
  embassy.name = sender_->name + " embassy in " + place.entity.name;
  embassy.id = make_entity_id(EntityType::kFacility, embassy.name);
  embassy.country = town->entity.country;
  emit("located_in", at_token(embassy, value.begin), place, std::nullopt);
}

// "elected president in third ballot".
std::optional<std::string> ProfileReader::role_after(TokenIndex verb, TokenIndex end) const {
  TokenIndex last = verb + 1;
  while (last < end && !lexicon_.in_class("office", lower_lemma(document_.token(last))) &&
         document_.token(last).pos != PartOfSpeech::kAdp && last - verb < 4)
    ++last;
  if (last >= end || !lexicon_.in_class("office", lower_lemma(document_.token(last))))
    return std::nullopt;
  return lower_ascii(document_.text_of({verb + 1, last + 1}));
}

// "Ramush HARADINAJ (AAK) elected prime minister; ...".
void ProfileReader::read_results(TokenSpan value, std::optional<TokenSpan> when) {
  for (const TokenSpan part : parts_of(value)) {
    read_parties(part);
    for (TokenIndex i = part.begin; i < part.end; ++i) {
      if (!is_class("profile_elected", lower_ascii(document_.token(i).text))) continue;
      const Mention* person = person_in({part.begin, i});
      if (person == nullptr) break;
      emit("elected", argument_of(*person), at_token(state_, i), role_after(i, part.end), when);
      break;
    }
  }
}

// "Hashim THACI (PDK)": who ran for which party.
void ProfileReader::read_parties(TokenSpan part) {
  for (const Mention& mention : mentions_) {
    if (!part.contains(mention.tokens.begin) || mention.kind != MentionKind::kName ||
        mention.entity.type != EntityType::kPerson)
      continue;
    TokenIndex open = mention.tokens.end;
    while (open < part.end && is_capital(document_.token(open).text.front()))
      ++open;
    TokenIndex close = open;
    while (close < part.end && document_.token(close).text != ")")
      ++close;
    if (open + 1 >= close || close == part.end || document_.token(open).text != "(") continue;
    const TokenSpan words{open + 1, close};
    const std::string_view name = document_.text_of(words);
    if (!is_capital(name.front()) || name.size() > kMaxPartyBytes) continue;
    Argument party{open + 1, nullptr, {}, std::nullopt, false, false, words};
    for (const Mention& inside : mentions_) {
      if (inside.tokens == words && inside.entity.type == EntityType::kOrganization)
        party = argument_of(inside);
    }
    if (party.mention == nullptr) {
      party.entity.type = EntityType::kOrganization;
      party.entity.name = std::string(name);
      party.entity.id = make_entity_id(EntityType::kOrganization, party.entity.name);
      party.entity.country = state_.country;
    }
    emit("member_of", argument_of(mention), party, std::nullopt);
  }
}

// "17 February 2008 (from Serbia)".
void ProfileReader::read_independence(TokenSpan value) {
  for (const TokenSpan part : parts_of(value)) {
    for (TokenIndex i = part.begin; i + 2 < part.end; ++i) {
      if (document_.token(i).text != "(" || document_.token(i + 1).norm != "from") continue;
      for (const Mention& mention : mentions_) {
        const bool first = mention.tokens.begin >= i + 2 && mention.tokens.begin <= i + 3;
        if (!first || mention.entity.type != EntityType::kCountry) continue;
        emit("independent_from", at_token(state_, mention.head), argument_of(mention), std::nullopt,
             TokenSpan{part.begin, i});
        break;
      }
    }
  }
}

// The date of the last election, where it was in that year.
std::optional<TokenSpan> ProfileReader::day_of_election(const std::string& year) const {
  if (!election_date_) return std::nullopt;
  const bool same = document_.text_of(*election_date_).find(year) != std::string_view::npos;
  return same ? election_date_ : std::nullopt;
}

void ProfileReader::read_capital(TokenSpan value) {
  for (const Mention& mention : mentions_) {
    if (!value.contains(mention.tokens.begin)) continue;
    if (mention.entity.type != EntityType::kPlace && !mention.place) continue;
    emit("capital_of", argument_of(mention), at_token(state_, mention.head), std::nullopt);
    return;
  }
}

// "AU, IMF, WTO (observer)": an observer is no member.
void ProfileReader::read_list(const std::string& label, TokenSpan value) {
  const bool membership = is_class("profile_membership", label);
  const auto is_at = [&](TokenIndex token, std::string_view text) {
    return token < document_.tokens().size() && document_.token(token).text == text;
  };
  for (const Mention& mention : mentions_) {
    if (!value.contains(mention.tokens.begin) || mention.kind != MentionKind::kName ||
        mention.entity.id == state_.id)
      continue;
    const EntityType type = mention.entity.type;
    const bool state = type == EntityType::kCountry || type == EntityType::kTerritory;
    if (is_at(mention.tokens.end, "(") && membership) continue;
    if (mention.tokens.begin > 0 && is_at(mention.tokens.begin - 1, "(")) continue;
    if (membership ? type != EntityType::kOrganization : !state) continue;
    emit(membership ? "member_of" : "borders", at_token(state_, mention.head), argument_of(mention),
         std::nullopt);
  }
}

// Whether the label is one that is known.
bool ProfileReader::read_value(const std::string& label, TokenSpan value) {
  if (value.begin >= value.end) return false;
  if (is_class("profile_capital", heading_) && is_class("profile_name", label)) {
    read_capital(value);
  } else if (is_class("profile_office", label)) {
    read_officers(value, state_);
  } else if (is_class("profile_envoy", label)) {
    if (sender_) read_officers(value, *sender_);
  } else if (is_class("profile_mission", label)) {
    if (sender_ && sender_->id != state_.id) read_mission(value);
  } else if (is_class("profile_election_date", label)) {
    election_date_ = value;
  } else if (is_class("profile_results", label)) {
    read_results(value, election_date_);
  } else if (is_year(label) && in_results_) {
    read_results(value, day_of_election(label).value_or(TokenSpan{value.begin - 2, value.begin}));
  } else if (is_class("profile_independence", label)) {
    read_independence(value);
  } else if (is_class("profile_membership", label) || is_class("profile_border", label)) {
    read_list(label, value);
  } else {
    return is_class("profile_rules", label);  // How heads of state are elected: of nobody.
  }
  return true;
}

// A line that is one of the labels and no more.
bool ProfileReader::is_heading(std::string_view line) const {
  if (line.size() > kMaxLabelBytes || line.find(':') != std::string_view::npos) return false;
  const std::string label = as_label(line);
  return is_class("profile_capital", label) || is_class("profile_membership", label) ||
         is_class("profile_border", label) || is_class("profile_sent", label) ||
         is_class("profile_received", label) || is_class("profile_independence", label);
}

void ProfileReader::read_line(std::size_t begin, std::size_t end) {
  const std::string_view line = document_.text().substr(begin, end - begin);
  if (line.find_first_not_of(' ') == std::string_view::npos) return;
  if (line.front() == '#' || is_heading(line)) {
    heading_ = as_label(line);
    in_results_ = false;
    sender_.reset();
    if (is_class("profile_sent", heading_)) sender_ = state_;
    for (const Mention& mention : mentions_) {
      const std::size_t at = document_.token(mention.tokens.begin).begin_byte;
      if (at >= begin && at < end && is_class("profile_received", heading_))
        sender_ = mention.entity;
    }
    return;
  }
  const std::size_t colon = line.find(':');
  if (colon != std::string_view::npos && colon <= kMaxLabelBytes) {
    const std::string label = as_label(line.substr(0, colon));
    in_results_ = is_class("profile_results", label) || (in_results_ && is_year(label));
    if (read_value(label, {token_at(begin + colon + 1), token_at(end)}))
      found_.read.push_back({token_at(begin), token_at(end)});
    return;
  }
  const std::size_t before = found_.drafts.size();
  const TokenSpan whole{token_at(begin), token_at(end)};
  if (read_value(heading_, whole)) found_.read.push_back(whole);
  // A list of memberships is one line, or a line each; what follows has a heading of its own,
  // known or not.
  const bool ends = line.size() > kMaxLabelBytes || found_.drafts.size() == before;
  if (ends && is_class("profile_membership", heading_)) heading_.clear();
}

// "Algeria", "Algeria - World Factbook", "Algeria: profile": the title opens with the state.
bool ProfileReader::find_state(std::string_view title) {
  const std::size_t end = std::min(title.find(" - "), title.find(':'));
  const Gazetteer& gazetteer = knowledge_.gazetteer();
  for (const NameReading& reading : gazetteer.find(normalize_name(title.substr(0, end)))) {
    const Entity& entity = gazetteer.entry(reading.entry).entity;
    if (entity.type != EntityType::kCountry && entity.type != EntityType::kTerritory) continue;
    state_ = entity;
    return true;
  }
  return false;
}

ProfileClaims ProfileReader::read() {
  const std::string_view text = document_.text();
  if (!find_state(text.substr(0, text.find('\n')))) return {};
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    read_line(begin, end);
    begin = end + 1;
  }
  return std::move(found_);
}

}  // namespace

bool ProfileClaims::has_read(TokenIndex token) const {
  return std::any_of(read.begin(), read.end(),
                     [&](TokenSpan line) { return line.contains(token); });
}

ProfileClaims find_profile_claims(const Document& document, const Mentions& mentions,
                                  const PredicateLexicon& lexicon, const KnowledgeBase& knowledge) {
  return ProfileReader(document, mentions, lexicon, knowledge).read();
}

}  // namespace entente
