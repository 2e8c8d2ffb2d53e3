#include "ingest/extraction/profile_claims.h"

#include <algorithm>
#include <optional>
#include <string>

#include "graph/text.h"

namespace entente {
namespace {

constexpr std::size_t kMaxLabelBytes = 60;  // Longer beginnings of lines are prose.

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

Argument argument_of(const Mention& mention) {
  return {mention.head, &mention, mention.entity, mention.place, false, false};
}

/// Reads a text line by line, keeping the heading that it stands under.
class ProfileReader {
 public:
  ProfileReader(const Document& document, const Mentions& mentions, const PredicateLexicon& lexicon,
                const KnowledgeBase& knowledge)
      : document_(document), mentions_(mentions), lexicon_(lexicon), knowledge_(knowledge) {}

  std::vector<ClaimDraft> read();

 private:
  bool find_state(std::string_view title);
  bool is_heading(std::string_view line) const;
  void read_line(std::size_t begin, std::size_t end);
  void read_value(const std::string& label, std::size_t begin, std::size_t end);
  void emit(std::string relation, const Argument& subject, const Argument& object,
            std::optional<std::string> role);
  bool is_class(std::string_view word_class, const std::string& label) const {
    return lexicon_.in_class(word_class, label);
  }

  const Document& document_;
  const Mentions& mentions_;
  const PredicateLexicon& lexicon_;
  const KnowledgeBase& knowledge_;
  Argument state_;
  std::string heading_;
  std::vector<ClaimDraft> drafts_;
};

void ProfileReader::emit(std::string relation, const Argument& subject, const Argument& object,
                         std::optional<std::string> role) {
  ClaimDraft draft;
  draft.relation = std::move(relation);
  draft.subject = subject;
  draft.object = object;
  draft.role = std::move(role);
  draft.predicate = subject.entity.id == state_.entity.id ? object.token : subject.token;
  draft.structural = true;
  drafts_.push_back(std::move(draft));
}

void ProfileReader::read_value(const std::string& label, std::size_t begin, std::size_t end) {
  const bool capital = is_class("profile_capital", heading_) && is_class("profile_name", label);
  const bool office = is_class("profile_office", label);
  const bool membership = is_class("profile_membership", label);
  const bool border = is_class("profile_border", label);
  for (const Mention& mention : mentions_) {
    const std::size_t at = document_.token(mention.tokens.begin).begin_byte;
    if (at < begin || at >= end) continue;
    const Argument value = argument_of(mention);
    const EntityType type = mention.entity.type;
    Argument state = state_;
    state.token = mention.head;
    if (capital && (type == EntityType::kPlace || mention.place)) {
      emit("capital_of", value, state, std::nullopt);
      return;
    }
    if (mention.kind != MentionKind::kName || mention.entity.id == state_.entity.id) continue;
    if (office && type == EntityType::kPerson && mention.role) {
      emit("holds_office", value, state, mention.role);
      return;
    }
    if (membership && type == EntityType::kOrganization) {
      const std::size_t close = document_.token(mention.tokens.end - 1).end_byte;
      const std::string_view after = document_.text().substr(close, 10);
      if (!after.starts_with(" (")) emit("member_of", state, value, std::nullopt);
    }
    if (border && (type == EntityType::kCountry || type == EntityType::kTerritory)) {
      emit("borders", state, value, std::nullopt);
    }
  }
}

// A line that is one of the labels and no more.
bool ProfileReader::is_heading(std::string_view line) const {
  if (line.size() > kMaxLabelBytes || line.find(':') != std::string_view::npos) return false;
  const std::string label = as_label(line);
  return is_class("profile_capital", label) || is_class("profile_membership", label) ||
         is_class("profile_border", label);
}

void ProfileReader::read_line(std::size_t begin, std::size_t end) {
  const std::string_view line = document_.text().substr(begin, end - begin);
  if (line.empty()) return;
  if (line.front() == '#' || is_heading(line)) {
    heading_ = as_label(line);
    return;
  }
  const std::size_t colon = line.find(':');
  if (colon != std::string_view::npos && colon <= kMaxLabelBytes) {
    read_value(as_label(line.substr(0, colon)), begin + colon + 1, end);
  } else {
    const std::size_t before = drafts_.size();
    read_value(heading_, begin, end);
    // A list of memberships is one line, or a line each; what follows has a heading of its own,
    // known or not.
    const bool ends = line.size() > kMaxLabelBytes || drafts_.size() == before;
    if (ends && is_class("profile_membership", heading_)) heading_.clear();
  }
}

// "Algeria", "Algeria - World Factbook", "Algeria: profile": the title opens with the state.
bool ProfileReader::find_state(std::string_view title) {
  const std::size_t end = std::min(title.find(" - "), title.find(':'));
  const Gazetteer& gazetteer = knowledge_.gazetteer();
  for (const NameReading& reading : gazetteer.find(normalize_name(title.substr(0, end)))) {
    const Entity& entity = gazetteer.entry(reading.entry).entity;
    if (entity.type != EntityType::kCountry && entity.type != EntityType::kTerritory) continue;
    state_.entity = entity;
    return true;
  }
  return false;
}

std::vector<ClaimDraft> ProfileReader::read() {
  const std::string_view text = document_.text();
  if (!find_state(text.substr(0, text.find('\n')))) return {};
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    read_line(begin, end);
    begin = end + 1;
  }
  return std::move(drafts_);
}

}  // namespace

std::vector<ClaimDraft> find_profile_claims(const Document& document, const Mentions& mentions,
                                            const PredicateLexicon& lexicon,
                                            const KnowledgeBase& knowledge) {
  return ProfileReader(document, mentions, lexicon, knowledge).read();
}

}  // namespace entente
