#include "ingest/knowledge/reading_scorer.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace entente {
namespace {

/// How much a label speaks for a type: rows are labels, columns the types in EntityType's order
/// from country to event. The recogniser is right about five times in six.
constexpr std::size_t kTypes = 9;
struct LabelFit {
  NameLabel label;
  std::array<double, kTypes> fit;
};
constexpr std::array<LabelFit, 8> kLabelFits = {{
    {NameLabel::kPerson, {-.3, -.3, -.4, -.4, -.4, .4, -.4, -.5, -.5}},
    {NameLabel::kOrg, {-.1, -.1, -.2, .3, .2, -.3, .1, .1, 0}},
    {NameLabel::kGpe, {.4, .4, .3, -.2, -.2, -.4, 0, -.4, -.4}},
    {NameLabel::kLoc, {.1, .3, .4, -.3, -.3, -.5, .2, -.3, -.3}},
    {NameLabel::kNorp, {.4, .4, -.2, .1, .4, -.4, -.4, -.4, -.4}},
    {NameLabel::kFac, {-.3, -.1, .2, -.1, -.3, -.4, .5, -.3, -.3}},
    {NameLabel::kEvent, {-.4, -.4, -.4, -.1, -.2, -.4, -.3, .1, .5}},
    {NameLabel::kLaw, {-.4, -.4, -.4, -.1, -.2, -.4, -.3, .5, .1}},
}};

/// Below this a reading is not believed; names of the gazetteer without a label score 0.7 to 1.
constexpr double kLeastScore = 0.35;

// What the signs count, tuned on the development names.
constexpr double kStateOfDocument = 0.5;
constexpr double kPlacesOfState = 0.4;
constexpr double kStateOfSentence = 0.15;
constexpr double kTownBefore = 0.5;
constexpr double kHeldOffice = 0.6;
constexpr double kNoPersonAfterTitle = -0.4;
constexpr double kPlaceAfterIn = 0.15;
constexpr double kNoPlaceAfterIn = -0.2;
constexpr double kOfAnotherState = -0.6;
constexpr double kEnded = -0.15;
constexpr double kNotBegun = -0.4;

/// What counts against one of several persons of a surname whose last or next office is some time
/// off. The numbers only order them, since news speaks of those in office and, less and less, of
/// those who were.
struct OutOfOffice {
  double at_once, a_year;
};
constexpr OutOfOffice kSinceOffice = {-.01, -.004}, kBeforeOffice = {-.03, -.01};
constexpr double kNeverInOffice = -.06, kFarFromOffice = -.15;

double sign_of(const OutOfOffice& sign, std::chrono::days off) {
  constexpr double kDaysOfYear = 365.25;
  const double years = static_cast<double>(off.count()) / kDaysOfYear;
  return std::max(kFarFromOffice, sign.at_once + sign.a_year * years);
}

double label_fit(std::optional<NameLabel> label, EntityType type) {
  for (const LabelFit& row : kLabelFits) {
    if (row.label == label && static_cast<std::size_t>(type) < kTypes) {
      return row.fit[static_cast<std::size_t>(type)];
    }
  }
  return 0;
}

/// Of a name of several words the recogniser is wrong more often than the gazetteer: "Strait of
/// Hormuz" is no person, whatever it says.
double label_sign(const NamedSpan& span, EntityType type) {
  constexpr double kOfSeveralWords = 0.3;
  const double fit = label_fit(span.label, type);
  return fit < 0 && span.tokens.size() > 1 ? kOfSeveralWords * fit : fit;
}

}  // namespace

void ReadingScorer::count_states(const std::vector<NamedSpan>& spans) {
  for (const NamedSpan& span : spans) {
    if (span.readings.empty()) {
      continue;
    }
    const std::optional<std::string>& country =
        context_.entity(span.readings.front().entry).country;
    const bool agree = std::all_of(
        span.readings.begin(), span.readings.end(),
        [&](const auto& reading) { return context_.entity(reading.entry).country == country; });
    if (agree && country && span.readings.front().use != NameUse::kSurname) {
      const GazetteerEntry& entry = context_.gazetteer().entry(span.readings.front().entry);
      if (entry.entity.type == EntityType::kPlace && !entry.stands_for) {
        ++place_counts_[*country];
        ++counted_places_;
      }
      ++state_counts_[*country];
      ++counted_;
      state_sentences_[*country].push_back(context_.token(span.tokens.begin).sentence);
    }
  }
}

/// The more the document speaks of a state, the more readily a name means something of it: of a
/// region rather if it speaks of other places in that state than of the state itself.
double ReadingScorer::state_sign(const NamedSpan& span, const Entity& entity) const {
  const auto found =
      entity.country && counted_ > 0 ? state_counts_.find(*entity.country) : state_counts_.end();
  if (found == state_counts_.end()) {
    return 0;
  }
  const std::vector<std::uint32_t>& sentences = state_sentences_.at(*entity.country);
  const bool here = std::binary_search(sentences.begin(), sentences.end(),
                                       context_.token(span.tokens.begin).sentence);
  double sign = kStateOfDocument * found->second / (counted_ + 2.0) + (here ? kStateOfSentence : 0);
  if (const auto places = place_counts_.find(*entity.country);
      entity.type == EntityType::kPlace && places != place_counts_.end()) {
    sign += kPlacesOfState * places->second / (counted_places_ + 1.0);
  }
  return sign;
}

/// "Atlanta, Georgia".
double ReadingScorer::town_sign(const NamedSpan& span, const Entity& entity) const {
  const TokenIndex begin = span.tokens.begin;
  if (begin < 2 || context_.token(begin - 1).text != ",") {
    return 0;
  }
  for (const NameReading& town : context_.gazetteer().find(context_.normalized[begin - 2])) {
    const Entity& place = context_.entity(town.entry);
    if (place.type == EntityType::kPlace && place.country && place.country == entity.country) {
      return kTownBefore;
    }
  }
  return 0;
}

/// "King Hassan of Morocco" is nobody of Jordan.
double ReadingScorer::owner_sign(const NamedSpan& span, const Entity& entity) const {
  const TokenIndex of = span.tokens.end;
  if (entity.type != EntityType::kPerson || !entity.country ||
      of + 1 >= context_.normalized.size() || context_.normalized[of] != "of") {
    return 0;
  }
  for (const NameReading& owner : context_.gazetteer().find(context_.normalized[of + 1])) {
    const Entity& state = context_.entity(owner.entry);
    if (is_state(state) && owner.use == NameUse::kName) {
      return state.country == entity.country ? 0 : kOfAnotherState;
    }
  }
  return 0;
}

/// The longest title that ends right before the token.
const OfficeTitle* ReadingScorer::title_before(TokenIndex begin) const {
  const OfficeTitle* title = nullptr;
  std::string key;
  const auto longest = static_cast<TokenIndex>(context_.words().longest_title());
  for (TokenIndex back = 1; back <= std::min(begin, longest); ++back) {
    const std::string& word = context_.normalized[begin - back];
    key = word + (key.empty() ? "" : " ") + key;
    const OfficeTitle* longer = context_.words().find_office(key);
    title = longer != nullptr ? longer : title;
  }
  return title;
}

/// "President Assad": a person who held that office on the day spoken of, and no place.
double ReadingScorer::title_sign(const NamedSpan& span, const NameReading& reading) const {
  const TokenIndex begin = span.tokens.begin;
  if (begin == 0) {
    return 0;
  }
  const OfficeTitle* title = title_before(begin);
  const char initial = context_.token(begin - 1).text.front();
  if (title == nullptr) {
    return 0;
  }
  if (context_.entity(reading.entry).type != EntityType::kPerson) {
    return initial < 'a' ? kNoPersonAfterTitle : 0;
  }
  const std::optional<DayRange> days = context_.days_spoken_of(begin);
  double best = 0;
  for (const Term& term : context_.knowledge.office_holders().terms_of(reading.entry)) {
    if (term.office != title->office) {
      continue;
    }
    const bool then = days && days->first() && days->last() &&
                      (holds_on(term.bounds, *days->first()) != Truth::kNo ||
                       holds_on(term.bounds, *days->last()) != Truth::kNo);
    best = std::max(best, then ? kHeldOffice : kHeldOffice / 3);
  }
  return best;
}

/// "In Jordan": a location, where no verb of saying or doing follows.
double ReadingScorer::position_sign(const NamedSpan& span, const Entity& entity) const {
  const Token& root = context_.token(root_of(context_.document, span.tokens));
  const std::string& governor = context_.normalized[root.head];
  if (root.dep != Dependency::kPobj || (governor != "in" && governor != "near")) {
    return 0;
  }
  const bool location =
      is_state(entity) || entity.type == EntityType::kPlace || entity.type == EntityType::kFacility;
  return location ? kPlaceAfterIn : (entity.type == EntityType::kPerson ? kNoPlaceAfterIn : 0);
}

/// The day on which holders of offices are looked for: that of which the sentence speaks, else the
/// last on which one who bears the name took office.
std::optional<Day> ReadingScorer::day_of_offices(const NamedSpan& span) const {
  if (const std::optional<DayRange> days = context_.days_spoken_of(span.tokens.begin);
      days && days->first() && days->last()) {
    return *days->first() + (*days->last() - *days->first()) / 2;
  }
  std::optional<Day> last;
  for (const NameReading& reading : span.readings) {
    for (const Term& term : context_.knowledge.office_holders().terms_of(reading.entry)) {
      if (const std::optional<Day> start = term.bounds.start.first()) {
        last = std::max(*start, last.value_or(*start));
      }
    }
  }
  return last;
}

/// "Bush" of 1991 and of 2005: of several persons of one surname rather who is in office.
double ReadingScorer::term_sign(const NamedSpan& span, const NameReading& reading) const {
  const bool alone =
      std::none_of(span.readings.begin(), span.readings.end(), [&](const NameReading& other) {
        return other.use == NameUse::kSurname && other.entry != reading.entry;
      });
  const std::optional<Day> day =
      alone || reading.use != NameUse::kSurname ? std::nullopt : day_of_offices(span);
  if (!day) {
    return 0;
  }
  const std::vector<Term> terms = context_.knowledge.office_holders().terms_of(reading.entry);
  double best = terms.empty() ? kNeverInOffice : kFarFromOffice;
  for (const Term& term : terms) {
    const std::optional<Day> start = term.bounds.start.first(), end = term.bounds.end.last();
    double sign = 0;
    if (holds_on(term.bounds, *day) != Truth::kNo) {
      sign = 0;
    } else if (start && *day < *start) {
      sign = sign_of(kBeforeOffice, *start - *day);
    } else if (end && *end < *day) {
      sign = sign_of(kSinceOffice, *day - *end);
    }
    best = std::max(best, sign);
  }
  return best;
}

/// What had ceased, or had not begun, when the sentence takes place.
double ReadingScorer::date_sign(const NamedSpan& span, const GazetteerEntry& entry) const {
  if (!entry.begins && !entry.ends) {
    return 0;
  }
  const std::optional<DayRange> days = context_.days_spoken_of(span.tokens.begin);
  if (!days) {
    return 0;
  }
  double sign = 0;
  if (entry.ends && entry.ends->last() && days->first() && *entry.ends->last() < *days->first()) {
    sign += kEnded;
  }
  if (entry.begins && entry.begins->first() && days->last() &&
      *entry.begins->first() > *days->last()) {
    sign += kNotBegun;
  }
  return sign;
}

double ReadingScorer::score(const NamedSpan& span, const NameReading& reading,
                            std::vector<ScoreReason>* reasons) const {
  const GazetteerEntry& entry = context_.gazetteer().entry(reading.entry);
  double surname = 0;
  if (reading.use == NameUse::kSurname) {
    // A bare surname needs the recogniser, or an office that its bearer held.
    const bool in_office = !context_.knowledge.office_holders().terms_of(reading.entry).empty();
    surname = span.label == NameLabel::kPerson ? -0.3 : (in_office ? -0.45 : -0.7);
  }
  const ScoreReason signs[] = {
      {"prior", reading.weight},
      {"recogniser's label", label_sign(span, entry.entity.type)},
      {"surname alone", surname},
      {"in office", term_sign(span, reading)},
      {"state spoken of", state_sign(span, entry.entity)},
      {"town before", town_sign(span, entry.entity)},
      {"of another state", owner_sign(span, entry.entity)},
      {"title before", title_sign(span, reading)},
      {"position", position_sign(span, entry.entity)},
      {"date", date_sign(span, entry)},
  };
  double sum = 0;
  for (const ScoreReason& sign : signs) {
    sum += sign.amount;
    if (reasons != nullptr && sign.amount != 0) {
      reasons->push_back(sign);
    }
  }
  return sum;
}

std::optional<NameReading> ReadingScorer::best(const NamedSpan& span) const {
  std::optional<NameReading> best;
  double best_score = kLeastScore;
  for (const NameReading& reading : span.readings) {
    const double reading_score = score(span, reading);
    if (reading_score > best_score) {
      best = reading;
      best_score = reading_score;
    }
  }
  return best;
}

}  // namespace entente
