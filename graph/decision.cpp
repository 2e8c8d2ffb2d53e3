#include "graph/decision.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <tuple>

#include "graph/store.h"
#include "graph/value_codec.h"

namespace entente {

namespace {

constexpr std::array<std::string_view, 10> kKindNames = {
    "forget-article", "forget-source", "purge-article", "purge-source", "merge",
    "split",          "rename",        "reject",        "confirm",      "undo"};

/// What each kind needs, in the order of kKindNames.
struct Needs {
  bool target = false, other = false, claims = false;
};
constexpr std::array<Needs, 10> kNeeds = {{{true, false, false},
                                           {true, false, false},
                                           {true, false, false},
                                           {true, false, false},
                                           {true, true, false},
                                           {true, true, true},
                                           {true, true, false},
                                           {false, false, true},
                                           {false, false, true},
                                           {true, false, false}}};

constexpr std::size_t kLongestText = 10'000;

Error invalid(const std::string& why) { return {ErrorCode::kInvalidArgument, why}; }

/// Types that one thing may be seen as: a port city is a place or a facility, a militia a group or
/// an organisation.
int kind_of_thing(EntityType type) {
  switch (type) {
    case EntityType::kPerson:
      return 1;
    case EntityType::kOrganization:
    case EntityType::kGroup:
      return 2;
    case EntityType::kCountry:
    case EntityType::kTerritory:
    case EntityType::kPlace:
    case EntityType::kFacility:
      return 3;
    case EntityType::kAgreement:
    case EntityType::kEvent:
      return 4;
    case EntityType::kActor:
      break;
  }
  return 0;
}

Result<void> check_pair(const std::string& a, const std::string& b, std::string_view verb) {
  const auto type = type_of_id(a), other = type_of_id(b);
  for (const auto& [id, known] : {std::pair(a, type), std::pair(b, other)})
    if (!known) return invalid("\"" + id + "\" is no id of an entity");
  if (a == b) return invalid("cannot " + std::string(verb) + " " + a + " and itself");
  if (a == kUnknownActorId || b == kUnknownActorId)
    return invalid(std::string(kUnknownActorId) + " stands for many and cannot take part");
  const int kind = kind_of_thing(*type), other_kind = kind_of_thing(*other);
  if (kind != other_kind && kind != 0 && other_kind != 0)
    return invalid("cannot " + std::string(verb) + " " + a + " and " + b +
                   ": they are not of one kind");
  return {};
}

Result<void> check_claim(const ClaimName& claim) {
  const bool of_article = ClaimId::parse(claim.article).has_value();
  if (of_article == !claim.dataset.empty() || claim.begin > claim.end)
    return invalid("field \"claims\": needs an article's id and a span, or a data set");
  if (claim.relation.empty() || !type_of_id(claim.subject) ||
      (!claim.object.empty() && !type_of_id(claim.object)))
    return invalid("field \"claims\": a relation or an end is missing");
  return {};
}

Result<void> check_target(const Decision& decision) {
  switch (decision.kind) {
    case DecisionKind::kForgetArticle:
    case DecisionKind::kPurgeArticle:
    case DecisionKind::kUndo:
      if (!ClaimId::parse(decision.target))
        return invalid("field \"target\": expected 32 hex digits");
      return {};
    case DecisionKind::kMerge:
      return check_pair(decision.target, decision.other, "merge");
    case DecisionKind::kSplit:
      return check_pair(decision.target, decision.other, "split");
    case DecisionKind::kRename:
      if (!type_of_id(decision.target)) return invalid("field \"target\": no id of an entity");
      return {};
    default:
      return {};
  }
}

}  // namespace

std::string_view to_string(DecisionKind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }

std::optional<DecisionKind> parse_decision_kind(std::string_view text) {
  const auto at = std::find(kKindNames.begin(), kKindNames.end(), text);
  if (at == kKindNames.end()) return std::nullopt;
  return static_cast<DecisionKind>(at - kKindNames.begin());
}

ClaimName name_of(const Claim& claim) {
  ClaimName name;
  if (const auto* span = std::get_if<TextEvidence>(&claim.evidence)) {
    name.article = claim.article;
    name.begin = span->begin;
    name.end = span->end;
  } else {
    const auto& row = std::get<RowEvidence>(claim.evidence);
    name.dataset = row.dataset;
    name.release = row.release;
    name.row = row.row;
  }
  name.subject = claim.subject.entity.id;
  name.relation = claim.relation;
  if (claim.object) name.object = claim.object->entity.id;
  return name;
}

std::string decision_id(const Decision& decision) {
  ValueWriter fields;
  fields.byte(static_cast<std::uint8_t>(decision.kind));
  fields.signed_number(decision.when);
  for (const std::string* text : {&decision.who, &decision.why, &decision.target, &decision.other})
    fields.text(*text);
  fields.number(decision.claims.size());
  for (const ClaimName& claim : decision.claims) {
    for (const std::string* text : {&claim.article, &claim.dataset, &claim.release, &claim.row,
                                    &claim.subject, &claim.relation, &claim.object})
      fields.text(*text);
    fields.number(claim.begin);
    fields.number(claim.end);
  }
  const std::string bytes = fields.take();
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes.data(), bytes.size()));
  ClaimId id;
  std::copy(std::begin(canonical.digest), std::end(canonical.digest), id.bytes.begin());
  return id.to_string();
}

bool decided_before(const Decision& a, const Decision& b) {
  return std::tie(a.when, a.id) < std::tie(b.when, b.id);
}

Result<void> complete_decision(Decision& decision) {
  std::sort(decision.claims.begin(), decision.claims.end());
  decision.claims.erase(std::unique(decision.claims.begin(), decision.claims.end()),
                        decision.claims.end());
  const Needs& needs = kNeeds[static_cast<std::size_t>(decision.kind)];
  if (decision.target.empty() == needs.target)
    return invalid(needs.target ? "field \"target\" is missing"
                                : "field \"target\": not used here");
  if (decision.other.empty() == needs.other)
    return invalid(needs.other ? "field \"other\" is missing" : "field \"other\": not used here");
  if (decision.claims.empty() == needs.claims)
    return invalid(needs.claims ? "field \"claims\" is missing"
                                : "field \"claims\": not used here");
  if (decision.who.empty()) return invalid("field \"who\" is missing");
  for (const std::string* text : {&decision.who, &decision.why, &decision.target, &decision.other})
    if (text->size() > kLongestText)
      return invalid("a text of more than " + std::to_string(kLongestText) + " bytes");
  if (auto checked = check_target(decision); !checked.ok()) return checked;
  for (const ClaimName& claim : decision.claims)
    if (auto checked = check_claim(claim); !checked.ok()) return checked;
  const std::string id = decision_id(decision);
  if (!decision.id.empty() && decision.id != id)
    return invalid("field \"decision\": not the id of this content");
  decision.id = id;
  return {};
}

std::string format_instant(std::int64_t microseconds) {
  using namespace std::chrono;
  const sys_time<std::chrono::microseconds> instant{std::chrono::microseconds(microseconds)};
  const auto day = floor<days>(instant);
  const year_month_day date(day);
  const hh_mm_ss time(instant - day);
  const auto digits = [](long long value, int width) {
    std::string text = std::to_string(value);
    return std::string(
               static_cast<std::size_t>(std::max<long>(0, width - static_cast<long>(text.size()))),
               '0') +
           text;
  };
  return digits(static_cast<int>(date.year()), 4) + "-" +
         digits(static_cast<unsigned>(date.month()), 2) + "-" +
         digits(static_cast<unsigned>(date.day()), 2) + "T" + digits(time.hours().count(), 2) +
         ":" + digits(time.minutes().count(), 2) + ":" + digits(time.seconds().count(), 2) + "." +
         digits(time.subseconds().count(), 6) + "Z";
}

Result<std::int64_t> parse_instant(std::string_view text) {
  using namespace std::chrono;
  constexpr std::string_view kForm = "dddd-dd-ddTdd:dd:dd.ddddddZ";
  const auto wrong = [&] {
    return invalid("expected a time such as 2026-11-24T02:20:11.123456Z, got \"" +
                   std::string(text.substr(0, 40)) + "\"");
  };
  if (text.size() != kForm.size()) return wrong();
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (kForm[i] == 'd' ? !digit : text[i] != kForm[i]) return wrong();
  }
  const auto number = [&](std::size_t at, std::size_t width) {
    return std::stoi(std::string(text.substr(at, width)));
  };
  const year_month_day date(year(number(0, 4)), month(static_cast<unsigned>(number(5, 2))),
                            day(static_cast<unsigned>(number(8, 2))));
  if (!date.ok() || number(11, 2) > 23 || number(14, 2) > 59 || number(17, 2) > 59) return wrong();
  const auto instant = sys_days(date) + hours(number(11, 2)) + minutes(number(14, 2)) +
                       seconds(number(17, 2)) + microseconds(number(20, 6));
  return static_cast<std::int64_t>(duration_cast<microseconds>(instant.time_since_epoch()).count());
}

DecisionLog::DecisionLog(std::vector<Decision> decisions) : all_(std::move(decisions)) {
  std::sort(all_.begin(), all_.end(), decided_before);
  all_.erase(std::unique(all_.begin(), all_.end(),
                         [](const Decision& a, const Decision& b) { return a.id == b.id; }),
             all_.end());
  for (const Decision& decision : all_)
    if (decision.kind == DecisionKind::kUndo) undone_.push_back(decision.target);
  std::sort(undone_.begin(), undone_.end());
}

const Decision* DecisionLog::find(std::string_view id) const {
  const auto at =
      std::find_if(all_.begin(), all_.end(), [&](const Decision& d) { return d.id == id; });
  return at == all_.end() ? nullptr : &*at;
}

bool DecisionLog::stands(const Decision& decision) const {
  return decision.kind != DecisionKind::kUndo &&
         !std::binary_search(undone_.begin(), undone_.end(), decision.id);
}

const Decision* DecisionLog::latest_standing() const {
  const auto at = std::find_if(all_.rbegin(), all_.rend(),
                               [this](const Decision& decision) { return stands(decision); });
  return at == all_.rend() ? nullptr : &*at;
}

bool DecisionLog::has_standing(DecisionKind kind, std::string_view target) const {
  return std::any_of(all_.begin(), all_.end(), [&](const Decision& decision) {
    return decision.kind == kind && decision.target == target && stands(decision);
  });
}

bool DecisionLog::is_purged_article(std::string_view id) const {
  return has_standing(DecisionKind::kPurgeArticle, id);
}

bool DecisionLog::is_purged_source(std::string_view source) const {
  return has_standing(DecisionKind::kPurgeSource, source);
}

}  // namespace entente
