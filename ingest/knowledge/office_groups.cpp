#include "ingest/knowledge/office_groups.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "graph/text.h"

namespace entente {
namespace {

constexpr std::size_t kMostMembers = 8;

/// "president" of "presidents", also where the lemmatizer took a proper noun for what it is.
std::string singular(const ReadingContext& context, TokenIndex at) {
  const std::string& word = context.normalized[at];
  if (word.ends_with("ies")) return word.substr(0, word.size() - 3) + "y";
  if (word.ends_with("men")) return word.substr(0, word.size() - 2) + "an";
  return word.ends_with("s") ? word.substr(0, word.size() - 1) : word;
}

class GroupFinder {
 public:
  GroupFinder(const ReadingContext& context, const Mentions& mentions)
      : context_(context), mentions_(mentions) {}

  std::optional<Mention> group_at(const OfficePlural& plural) const;

 private:
  const Mention* body_at(TokenIndex begin) const;
  const Mention* body_before(TokenIndex end) const;
  bool joins(TokenIndex at) const;
  std::vector<const Mention*> bodies_after(TokenIndex at) const;
  std::vector<const Mention*> bodies_before(TokenIndex end) const;
  Entity holder(const OfficePlural& plural, const Entity& body) const;

  const ReadingContext& context_;
  const Mentions& mentions_;
};

bool has_offices(const Mention& mention) {
  return is_state(mention.entity) || mention.entity.type == EntityType::kOrganization ||
         mention.entity.type == EntityType::kGroup;
}

const Mention* GroupFinder::body_at(TokenIndex begin) const {
  const auto found = std::lower_bound(
      mentions_.begin(), mentions_.end(), begin,
      [](const Mention& mention, TokenIndex at) { return mention.tokens.begin < at; });
  const bool there = found != mentions_.end() && found->tokens.begin == begin;
  return there && has_offices(*found) ? &*found : nullptr;
}

const Mention* GroupFinder::body_before(TokenIndex end) const {
  for (const Mention& mention : mentions_) {
    if (mention.tokens.end == end && has_offices(mention)) return &mention;
    if (mention.tokens.begin >= end) break;
  }
  return nullptr;
}

bool GroupFinder::joins(TokenIndex at) const {
  return context_.token(at).text == "," || context_.normalized[at] == "and" ||
         context_.token(at).pos == PartOfSpeech::kDet;
}

/// "Kenya, Rwanda and Uganda" from a token on.
std::vector<const Mention*> GroupFinder::bodies_after(TokenIndex at) const {
  const auto count = static_cast<TokenIndex>(context_.normalized.size());
  std::vector<const Mention*> bodies;
  while (at < count && bodies.size() < kMostMembers) {
    if (const Mention* body = body_at(at)) {
      bodies.push_back(body);
      at = body->tokens.end;
      if (at >= count || !joins(at)) break;
    } else if (!joins(at)) {
      break;
    } else {
      ++at;
    }
  }
  return bodies;
}

/// "Russian and Turkish" up to a token.
std::vector<const Mention*> GroupFinder::bodies_before(TokenIndex end) const {
  std::vector<const Mention*> bodies;
  while (end > 0 && bodies.size() < kMostMembers) {
    if (const Mention* body = body_before(end)) {
      bodies.insert(bodies.begin(), body);
      end = body->tokens.begin;
      if (end == 0 || !joins(end - 1)) break;
    } else if (!bodies.empty() && joins(end - 1)) {
      --end;
    } else {
      break;
    }
  }
  return bodies;
}

Entity GroupFinder::holder(const OfficePlural& plural, const Entity& body) const {
  const auto entry =
      plural.office->functional ? context_.gazetteer().find_id(body.id) : std::nullopt;
  const auto person =
      entry ? context_.holder_spoken_of(*entry, plural.office->office, plural.words.begin)
            : std::nullopt;
  return person ? context_.entity(*person) : body;
}

std::optional<Mention> GroupFinder::group_at(const OfficePlural& plural) const {
  const auto count = static_cast<TokenIndex>(context_.normalized.size());
  const TokenIndex end = plural.words.end;
  std::vector<const Mention*> bodies;
  if (end + 1 < count && context_.normalized[end] == "of") {
    bodies = bodies_after(end + 1);
  }
  if (bodies.size() < 2) {
    bodies = bodies_before(plural.words.begin);
  }
  if (bodies.size() < 2) {
    return std::nullopt;
  }
  Mention mention;
  mention.tokens = {std::min(plural.words.begin, bodies.front()->tokens.begin),
                    std::max(end, bodies.back()->tokens.end)};
  if (mention.tokens.begin > 0 &&
      context_.token(mention.tokens.begin - 1).pos == PartOfSpeech::kDet) {
    --mention.tokens.begin;
  }
  mention.head = root_of(context_.document, plural.words);
  mention.kind = MentionKind::kRole;
  mention.role = plural.office->office;
  mention.confidence = 0.7;
  for (const Mention* body : bodies) {
    mention.members.push_back(holder(plural, body->entity));
  }
  mention.entity = mention.members.front();
  return mention;
}

}  // namespace

std::optional<OfficePlural> office_plural_at(const ReadingContext& context, TokenIndex begin) {
  const auto count = static_cast<TokenIndex>(context.normalized.size());
  std::optional<OfficePlural> best;
  std::string key;
  bool plural = false;
  std::size_t words = 0;
  for (TokenIndex i = begin; i < count && words < context.words().longest_title(); ++i) {
    if (context.normalized[i].empty()) break;
    const std::string one = singular(context, i);
    const bool turns =
        !plural && one != context.normalized[i] && context.token(i).tag.starts_with("NN");
    const std::string word = turns ? one : context.normalized[i];
    key += (key.empty() ? "" : " ") + word;
    plural |= turns;
    ++words;
    const OfficeTitle* office = plural ? context.words().find_office(key) : nullptr;
    if (office != nullptr) {
      best = OfficePlural{{begin, i + 1}, office};
    }
  }
  return best;
}

Mentions find_office_groups(const ReadingContext& context, Mentions mentions) {
  const GroupFinder finder(context, mentions);
  Mentions groups;
  const auto count = static_cast<TokenIndex>(context.normalized.size());
  for (TokenIndex at = 0; at < count; ++at) {
    const std::optional<OfficePlural> plural = office_plural_at(context, at);
    if (!plural) continue;
    if (std::optional<Mention> group = finder.group_at(*plural)) {
      groups.push_back(*std::move(group));
    }
    at = plural->words.end - 1;
  }
  mentions.insert(mentions.end(), std::make_move_iterator(groups.begin()),
                  std::make_move_iterator(groups.end()));
  sort_mentions(mentions);
  return mentions;
}

}  // namespace entente
