#include "ingest/knowledge/name_types.h"

#include <algorithm>
#include <map>
#include <string>

#include "ingest/knowledge/name_evidence.h"

namespace entente {
namespace {

// How much each sign counts, as in name_evidence.cpp.
constexpr double kLabelWeight = 1.0;
constexpr double kSurnameWeight = 3.0;
constexpr double kNeighbourWeight = 0.7;
constexpr double kSubjectWeight = 1.5;
constexpr double kFirstNameWeight = 2.0;

/// What a new name needs to be added.
constexpr double kLeastUnseen = 1.5;

std::optional<NameLabel> label_of(EntityType type) {
  switch (type) {
    case EntityType::kPerson:
      return NameLabel::kPerson;
    case EntityType::kOrganization:
      return NameLabel::kOrg;
    case EntityType::kPlace:
      return NameLabel::kGpe;
    case EntityType::kFacility:
      return NameLabel::kFac;
    case EntityType::kGroup:
      return NameLabel::kNorp;
    case EntityType::kEvent:
      return NameLabel::kEvent;
    case EntityType::kAgreement:
      return NameLabel::kLaw;
    default:
      return std::nullopt;
  }
}

std::string last_word(const std::string& key) { return key.substr(key.rfind(' ') + 1); }

std::string first_word(const std::string& key) { return key.substr(0, key.find(' ')); }

using EvidenceByKey = std::map<std::string, Evidence>;

/// A bare last name means the person who has it, a bare first name less surely.
void add_persons_by_part(EvidenceByKey& evidence) {
  std::map<std::string, double> parts;
  for (const auto& [key, weights] : evidence) {
    if (key.find(' ') != std::string::npos && weights.best() == EntityType::kPerson) {
      parts.emplace(last_word(key), kSurnameWeight);
      parts.emplace(first_word(key), kFirstNameWeight);
    }
  }
  for (auto& [key, weights] : evidence) {
    if (const auto part = parts.find(key); part != parts.end()) {
      weights.add(EntityType::kPerson, part->second);
    }
  }
}

/// Names that a list puts side by side are of one type: each gets the one that the other has alone.
void add_neighbours(const ReadingContext& context, const std::vector<NamedSpan>& spans,
                    EvidenceByKey& evidence) {
  std::vector<std::optional<EntityType>> types;
  for (const NamedSpan& span : spans) {
    const auto found = evidence.find(key_of(context, span.tokens));
    const bool known = !span.readings.empty();
    const bool state = known && is_state(context.entity(span.readings.front().entry));
    types.push_back(state   ? std::nullopt
                    : known ? std::optional(context.entity(span.readings.front().entry).type)
                    : found == evidence.end() ? std::nullopt
                                              : std::optional(found->second.best()));
  }
  const auto listed = [&](TokenIndex from, TokenIndex to) {
    if (from >= to || to - from > 2) {
      return false;
    }
    for (TokenIndex i = from; i < to; ++i) {
      const std::string_view text = context.token(i).text;
      if (text != "," && text != "and" && text != "or" && text != "the") {
        return false;
      }
    }
    return true;
  };
  for (std::size_t i = 0; i + 1 < spans.size(); ++i) {
    if (!listed(spans[i].tokens.end, spans[i + 1].tokens.begin)) {
      continue;
    }
    for (const auto& [one, other] : {std::pair(i, i + 1), std::pair(i + 1, i)}) {
      const auto found = evidence.find(key_of(context, spans[one].tokens));
      if (found != evidence.end() && spans[one].readings.empty() && types[other]) {
        found->second.add(*types[other], kNeighbourWeight);
      }
    }
  }
}

/// A full name and its last word are weighed together.
void pool_short_names(EvidenceByKey& evidence) {
  std::map<std::string, Evidence> shorts;
  for (const auto& [key, weights] : evidence) {
    if (key.find(' ') == std::string::npos) {
      shorts.emplace(key, weights);
    }
  }
  for (auto& [key, weights] : evidence) {
    const auto part = shorts.find(last_word(key));
    if (key.find(' ') != std::string::npos && part != shorts.end()) {
      weights.add(EntityType::kPerson, part->second.of(EntityType::kPerson));
    }
  }
}

EvidenceByKey weigh(const ReadingContext& context, const std::vector<NamedSpan>& spans) {
  const Weigher weigher(context);
  EvidenceByKey evidence;
  for (const NamedSpan& span : spans) {
    if (!span.label || !span.readings.empty()) {
      continue;
    }
    const std::string key = key_of(context, span.tokens);
    const auto [found, first] = evidence.try_emplace(key);
    if (const auto type = type_of(*span.label)) {
      found->second.add(*type, kLabelWeight);
    }
    if (first) {
      weigher.add_inside(span.tokens, key, found->second);
    }
    weigher.add_around(span.tokens, found->second);
  }
  pool_short_names(evidence);
  add_persons_by_part(evidence);
  add_neighbours(context, spans, evidence);
  return evidence;
}

/// The most frequent label of each name that the gazetteer knows.
void settle_known(const ReadingContext& context, std::vector<NamedSpan>& spans) {
  std::map<std::string, std::map<NameLabel, int>> votes;
  for (const NamedSpan& span : spans) {
    if (span.label) {
      ++votes[key_of(context, span.tokens)][*span.label];
    }
  }
  for (NamedSpan& span : spans) {
    if (!span.label || *span.label == NameLabel::kNorp || span.readings.empty()) {
      continue;
    }
    int most = 0;
    for (const auto& [label, count] : votes[key_of(context, span.tokens)]) {
      if (count > most) {
        most = count;
        span.label = label;
      }
    }
  }
}

/// Runs of capitalised words that no span holds.
class UnseenFinder {
 public:
  UnseenFinder(const ReadingContext& context, const std::vector<NamedSpan>& spans)
      : context_(context),
        weigher_(context),
        covered_(context.normalized.size(), false),
        doubtful_(covered_) {
    for (const NamedSpan& span : spans) {
      std::fill(covered_.begin() + span.tokens.begin, covered_.begin() + span.tokens.end, true);
      if (span.label && span.readings.empty()) {
        labels_.emplace(key_of(context, span.tokens), *span.label);
      }
      const std::optional<EntityType> type =
          !span.readings.empty() ? std::optional(context.entity(span.readings.front().entry).type)
          : span.label           ? type_of(*span.label)
                                 : std::nullopt;
      if (type == EntityType::kOrganization || type == EntityType::kGroup) {
        ends_.emplace(span.tokens.end, *type);
      }
    }
    for (const NameSpan& name : context.document.names()) {
      if (!type_of(name.label)) {  // Dates, numbers; works of art, which names are often taken for.
        const bool often_wrong =
            name.label == NameLabel::kWorkOfArt || name.label == NameLabel::kProduct;
        std::vector<bool>& marks = often_wrong ? doubtful_ : covered_;
        std::fill(marks.begin() + name.tokens.begin, marks.begin() + name.tokens.end, true);
      }
    }
    std::map<std::string, NameLabel> parts;
    for (const auto& [key, label] : labels_) {
      if (label == NameLabel::kPerson && key.find(' ') != std::string::npos) {
        parts.emplace(last_word(key), label);
      }
    }
    labels_.insert(parts.begin(), parts.end());
  }

  std::vector<NamedSpan> find() const {
    std::vector<NamedSpan> found;
    const auto count = static_cast<TokenIndex>(covered_.size());
    for (TokenIndex begin = 0; begin < count; ++begin) {
      if (covered_[begin] || !is_name_token(context_.token(begin))) {
        continue;
      }
      TokenIndex end = begin + 1;
      while (end < count && !covered_[end] && is_name_token(context_.token(end)) &&
             context_.token(end).sentence == context_.token(begin).sentence) {
        ++end;
      }
      if (auto name = named({begin, end})) {
        found.push_back(*std::move(name));
      }
      begin = end;
    }
    return found;
  }

 private:
  std::optional<NamedSpan> named(TokenSpan span) const {
    while (span.size() > 1 &&
           (context_.words().find(WordClass::kHonorific, context_.normalized[span.begin]) ||
            context_.words().find_office(context_.normalized[span.begin]) != nullptr)) {
      ++span.begin;
    }
    const std::string key = key_of(context_, span);
    if (const auto known = labels_.find(key); known != labels_.end()) {
      return NamedSpan{span, {}, known->second, false};
    }
    if (doubtful_[span.begin] || doubtful_[span.end - 1]) {
      return std::nullopt;
    }
    Evidence evidence;
    weigher_.add_inside(span, key, evidence);
    weigher_.add_around(span, evidence);
    if (context_.token(root_of(context_.document, span)).dep == Dependency::kNsubj) {
      evidence.add(EntityType::kPerson, kSubjectWeight);
    }
    if (const auto spelled = spelled_out_before(span)) {
      evidence.add(*spelled, kSurnameWeight);
    }
    const std::optional<NameLabel> label = label_of(evidence.best());
    const bool office = context_.words().find_office(key) != nullptr;
    if (!label || office || evidence.of(evidence.best()) < kLeastUnseen ||
        !is_nameable(context_, span, *label)) {
      return std::nullopt;
    }
    return NamedSpan{span, {}, label, false};
  }

  /// The type of the name that "(PSDI)" abbreviates.
  std::optional<EntityType> spelled_out_before(TokenSpan span) const {
    const bool bracketed = span.begin >= 2 && span.end < covered_.size() &&
                           context_.token(span.begin - 1).text == "(" &&
                           context_.token(span.end).text == ")";
    const auto before = bracketed ? ends_.find(span.begin - 1) : ends_.end();
    return before == ends_.end() ? std::nullopt : std::optional(before->second);
  }

  const ReadingContext& context_;
  Weigher weigher_;
  std::vector<bool> covered_, doubtful_;
  std::map<std::string, NameLabel> labels_;
  std::map<TokenIndex, EntityType> ends_;  // End of an organisation's name → its type.
};

}  // namespace

void settle_labels(const ReadingContext& context, std::vector<NamedSpan>& spans) {
  settle_known(context, spans);
  const EvidenceByKey evidence = weigh(context, spans);
  for (NamedSpan& span : spans) {
    if (!span.label || !span.readings.empty()) {
      continue;
    }
    const auto found = evidence.find(key_of(context, span.tokens));
    const EntityType type = found->second.best();
    if (type_of(*span.label) != type) {
      span.label = label_of(type).value_or(*span.label);
    }
  }
}

void add_unseen_names(const ReadingContext& context, std::vector<NamedSpan>& spans) {
  std::vector<NamedSpan> unseen = UnseenFinder(context, spans).find();
  spans.insert(spans.end(), std::make_move_iterator(unseen.begin()),
               std::make_move_iterator(unseen.end()));
  std::stable_sort(spans.begin(), spans.end(), [](const NamedSpan& a, const NamedSpan& b) {
    return a.tokens.begin != b.tokens.begin ? a.tokens.begin < b.tokens.begin
                                            : a.tokens.end > b.tokens.end;
  });
}

}  // namespace entente
