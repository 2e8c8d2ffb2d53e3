#include "ingest/knowledge/entity_linker.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "ingest/knowledge/name_spans.h"

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

double label_fit(std::optional<NameLabel> label, EntityType type) {
  for (const LabelFit& row : kLabelFits) {
    if (row.label == label && static_cast<std::size_t>(type) < kTypes) {
      return row.fit[static_cast<std::size_t>(type)];
    }
  }
  return 0;
}

class Linker {
 public:
  explicit Linker(const ReadingContext& context) : context_(context), document_(context.document) {}

  Mentions run();

 private:
  // Steps.
  void add_missed(std::vector<NamedSpan>& spans) const;
  void count_states(const std::vector<NamedSpan>& spans);
  void learn_full_names(const std::vector<NamedSpan>& spans);
  void learn_acronyms(const std::vector<NamedSpan>& spans);
  std::optional<Mention> link(const NamedSpan& span);
  void give_states(Mentions& mentions) const;
  bool says_state_of(const Mention& state, const Mention& mention) const;

  // Parts of them.
  double score(const NamedSpan& span, const NameReading& reading) const;
  std::optional<NameReading> best_reading(const NamedSpan& span) const;
  Mention make_known(const NamedSpan& span, const NameReading& reading) const;
  Mention make_new(const NamedSpan& span, EntityType type) const;
  void take_in_honorifics(Mention& mention) const;
  bool acts(TokenIndex head) const;
  bool modifies_noun(TokenSpan span) const;
  std::string display_name(TokenSpan span) const;

  const ReadingContext& context_;
  const Document& document_;
  std::map<std::string, int> state_counts_;  // ISO code → mentions that cannot mean another.
  int counted_ = 0;
  std::map<std::string, Entity> full_names_;   // Normalised full name or acronym → what it names.
  std::map<std::string, Entity> short_names_;  // Last word of a person, first word of a body.
};

std::string Linker::display_name(TokenSpan span) const {
  std::string name;
  for (char c : document_.text_of(span)) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank) {
      name.push_back(c);
    } else if (!name.empty() && name.back() != ' ') {
      name.push_back(' ');
    }
  }
  return name;
}

void Linker::count_states(const std::vector<NamedSpan>& spans) {
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
      ++state_counts_[*country];
      ++counted_;
    }
  }
}

void Linker::learn_full_names(const std::vector<NamedSpan>& spans) {
  for (const NamedSpan& span : spans) {
    const std::string key = key_of(context_, span.tokens);
    const std::size_t blank = key.rfind(' ');
    if (blank == std::string::npos) {
      continue;
    }
    if (const std::optional<NameReading> reading = best_reading(span)) {
      const GazetteerEntry& entry = context_.gazetteer().entry(reading->entry);
      if (entry.entity.type == EntityType::kPerson) {
        short_names_.emplace(key.substr(blank + 1), entry.entity);
        const std::string first = key.substr(0, key.find(' '));
        for (const NameReading& surname : context_.gazetteer().find(first)) {
          if (surname.entry == reading->entry && surname.use == NameUse::kSurname) {
            short_names_.emplace(first, entry.entity);  // Family names that come first.
          }
        }
      }
    } else if (span.label == NameLabel::kPerson) {
      const Entity person = make_new(span, EntityType::kPerson).entity;
      short_names_.emplace(key.substr(blank + 1), person);
      full_names_.emplace(key, person);
    } else if (span.label == NameLabel::kOrg) {
      const Entity body = make_new(span, EntityType::kOrganization).entity;
      full_names_.emplace(key, body);
    }
  }
  // A given name means its bearer too, where nobody has it as a surname.
  for (const NamedSpan& span : spans) {
    const std::string key = key_of(context_, span.tokens);
    const std::size_t blank = key.find(' ');
    if (blank != std::string::npos && span.label == NameLabel::kPerson) {
      if (const auto person = full_names_.find(key); person != full_names_.end()) {
        short_names_.emplace(key.substr(0, blank), person->second);
      }
    }
  }
}

/// The capitals of the words: "CSTO" of "Collective Security Treaty Organization".
std::string initials(const Document& document, TokenSpan span) {
  std::string letters;
  for (TokenIndex i = span.begin; i < span.end; ++i) {
    const char c = document.token(i).text.front();
    if (c >= 'A' && c <= 'Z') {
      letters.push_back(c);
    }
  }
  return letters;
}

void Linker::learn_acronyms(const std::vector<NamedSpan>& spans) {
  for (const NamedSpan& span : spans) {
    const TokenIndex open = span.tokens.end, inside = open + 1, close = open + 2;
    if (close >= document_.tokens().size() || span.tokens.size() < 2 ||
        context_.token(open).text != "(" || context_.token(close).text != ")") {
      continue;
    }
    const std::string_view acronym = context_.token(inside).text;
    const std::string letters = initials(document_, span.tokens);
    const bool matches = acronym.size() >= 2 && letters.size() >= 2 &&
                         (acronym == letters || letters.find(acronym) != std::string::npos ||
                          acronym.front() == letters.front());
    const bool all_capitals = std::all_of(acronym.begin(), acronym.end(), [](char c) {
      return (c >= 'A' && c <= 'Z') || c == '.' || c == '-' || (c >= '0' && c <= '9');
    });
    if (!matches || !all_capitals) {
      continue;
    }
    if (const std::optional<NameReading> reading = best_reading(span)) {
      full_names_.insert_or_assign(context_.normalized[inside], context_.entity(reading->entry));
    } else if (span.label && type_of(*span.label)) {
      full_names_.insert_or_assign(context_.normalized[inside],
                                   make_new(span, *type_of(*span.label)).entity);
    }
  }
}

double Linker::score(const NamedSpan& span, const NameReading& reading) const {
  const GazetteerEntry& entry = context_.gazetteer().entry(reading.entry);
  double result = entry.weight + label_fit(span.label, entry.entity.type);
  if (reading.use == NameUse::kSurname) {
    // A bare surname needs the recogniser, or an office that its bearer held.
    const bool in_office = !context_.knowledge.office_holders().terms_of(reading.entry).empty();
    result -= span.label == NameLabel::kPerson ? 0.3 : (in_office ? 0.45 : 0.7);
  }
  if (entry.entity.country && counted_ > 0) {
    const auto found = state_counts_.find(*entry.entity.country);
    const int count = found == state_counts_.end() ? 0 : found->second;
    result += 0.5 * count / (counted_ + 2.0);
  }
  const TokenIndex begin = span.tokens.begin;
  if (begin >= 2 && context_.token(begin - 1).text == ",") {  // "Atlanta, Georgia".
    for (const NameReading& town : context_.gazetteer().find(context_.normalized[begin - 2])) {
      const Entity& place = context_.entity(town.entry);
      if (place.type == EntityType::kPlace && place.country == entry.entity.country) {
        result += 0.5;
        break;
      }
    }
  }
  if (context_.published && entry.ends && entry.ends->last() &&
      *entry.ends->last() < *context_.published) {
    result -= 0.1;
  }
  if (context_.published && entry.begins && entry.begins->first() &&
      *entry.begins->first() > *context_.published) {
    result -= 0.3;
  }
  return result;
}

std::optional<NameReading> Linker::best_reading(const NamedSpan& span) const {
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

bool Linker::modifies_noun(TokenSpan span) const {
  const Token& root = context_.token(root_of(document_, span));
  return root.pos == PartOfSpeech::kAdj || root.dep == Dependency::kAmod ||
         root.dep == Dependency::kCompound || root.dep == Dependency::kNmod;
}

bool Linker::acts(TokenIndex head) const {
  TokenIndex at = head;
  while (context_.token(at).dep == Dependency::kConj && context_.token(at).head != at) {
    at = context_.token(at).head;  // "between Moscow and Washington".
  }
  const Token& token = context_.token(at);
  const Token& governor = context_.token(token.head);
  switch (token.dep) {
    case Dependency::kNsubj:
    case Dependency::kNsubjpass:
    case Dependency::kPoss:
    case Dependency::kDative:
    case Dependency::kAmod:
    case Dependency::kNmod:
    case Dependency::kCompound:
      return true;
    case Dependency::kPobj:
      return !context_.words().find(WordClass::kPlacePreposition, std::string(governor.norm)) &&
             governor.norm != "of" && governor.norm != "from";
    case Dependency::kDobj:
      return !context_.words().find(WordClass::kPlaceVerb, std::string(governor.lemma));
    default:
      return false;
  }
}

/// "Mr. Annan", "Gen. Dostum": the form of address belongs to the mention, not to the name.
void Linker::take_in_honorifics(Mention& mention) const {
  while (mention.entity.type == EntityType::kPerson && mention.tokens.begin > 0) {
    const TokenIndex before = mention.tokens.begin - 1;
    const bool honorific =
        context_.words().find(WordClass::kHonorific, context_.normalized[before]).has_value();
    const char initial = context_.token(before).text.front();
    if (!honorific || initial < 'A' || initial > 'Z') {
      return;
    }
    mention.tokens.begin = before;
  }
}

Mention Linker::make_known(const NamedSpan& span, const NameReading& reading) const {
  const GazetteerEntry& entry = context_.gazetteer().entry(reading.entry);
  Mention mention;
  mention.tokens = mention.name = span.tokens;
  mention.head = root_of(document_, span.tokens);
  mention.entity = entry.entity;
  if (span.label == NameLabel::kPerson && context_.gazetteer().is_open(reading.entry)) {
    mention.entity.type = EntityType::kPerson;
    mention.entity.id = make_entity_id(EntityType::kPerson, mention.entity.name);
  }
  mention.confidence = std::clamp(score(span, reading), 0.05, 0.98);
  const bool has_adjective =
      std::any_of(span.readings.begin(), span.readings.end(), [&](const NameReading& other) {
        return other.entry == reading.entry &&
               (other.use == NameUse::kAdjective || other.use == NameUse::kPeople);
      });
  const bool only_adjective = reading.use == NameUse::kAdjective || reading.use == NameUse::kPeople;
  mention.adjective = only_adjective;
  if (is_state(entry.entity) && (only_adjective || (has_adjective && modifies_noun(span.tokens)))) {
    mention.kind = MentionKind::kDemonym;
  } else if (entry.stands_for && acts(mention.head)) {
    mention.kind = MentionKind::kMetonym;
    mention.place = entry.entity;
    mention.entity = context_.entity(*entry.stands_for);
  }
  return mention;
}

Mention Linker::make_new(const NamedSpan& span, EntityType type) const {
  Mention mention;
  mention.tokens = mention.name = span.tokens;
  mention.head = root_of(document_, span.tokens);
  mention.entity.type = type;
  mention.entity.name = display_name(span.tokens);
  mention.entity.id = make_entity_id(type, mention.entity.name);
  mention.confidence = 0.8;
  const bool adjective = span.label == NameLabel::kNorp || span.label == NameLabel::kLoc;
  if (adjective && context_.token(mention.head).pos == PartOfSpeech::kAdj) {
    mention.kind = MentionKind::kDemonym;  // "Central Asian".
    mention.adjective = true;
  }
  return mention;
}

std::optional<Mention> Linker::link(const NamedSpan& span) {
  const std::string key = key_of(context_, span.tokens);
  const auto as = [&](const Entity& entity) {
    Mention mention = make_new(span, entity.type);
    mention.entity = entity;
    mention.confidence = 0.9;
    return mention;
  };
  if (const auto found = full_names_.find(key); found != full_names_.end()) {
    return as(found->second);
  }
  const bool may_be_person =
      span.label == NameLabel::kPerson || !span.label ||
      (!span.readings.empty() && span.readings.front().use == NameUse::kSurname);
  const bool only_person =
      std::all_of(span.readings.begin(), span.readings.end(),
                  [](const NameReading& reading) { return reading.use == NameUse::kSurname; });
  if (const auto found = short_names_.find(key);
      found != short_names_.end() && (only_person || may_be_person)) {
    if (only_person || span.label == NameLabel::kPerson) {
      return as(found->second);
    }
  }
  if (const std::optional<NameReading> reading = best_reading(span)) {
    return make_known(span, *reading);
  }
  if (!span.label || !is_nameable(context_, span.tokens, *span.label)) {
    return std::nullopt;
  }
  return make_new(span, *type_of(*span.label));
}

/// The state of a new entity: of a demonym inside its name or before it, of "Town, Country". Looks
/// at the names around it only.
void Linker::give_states(Mentions& mentions) const {
  constexpr std::size_t kWindow = 6;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    Mention& mention = mentions[i];
    if (mention.entity.country || is_state(mention.entity) ||
        context_.gazetteer().find_id(mention.entity.id)) {
      continue;
    }
    const std::size_t last = std::min(mentions.size(), i + kWindow);
    for (std::size_t k = i - std::min(i, kWindow); k < last; ++k) {
      if (is_state(mentions[k].entity) && says_state_of(mentions[k], mention)) {
        mention.entity.country = mentions[k].entity.country;
        break;
      }
    }
  }
}

bool Linker::says_state_of(const Mention& state, const Mention& mention) const {
  const bool demonym = state.kind == MentionKind::kDemonym;
  const bool inside =
      mention.tokens.begin <= state.tokens.begin && state.tokens.end <= mention.tokens.end;
  const TokenIndex state_head = context_.token(state.head).head;
  const bool before =
      demonym && state.tokens.end <= mention.tokens.begin &&
      mention.tokens.begin - state.tokens.end <= 3 &&
      (state_head == mention.head || context_.token(mention.head).head == state_head) &&
      context_.token(mention.head).dep != Dependency::kConj;
  const bool town = mention.entity.type == EntityType::kPlace &&
                    state.tokens.begin == mention.tokens.end + 1 &&
                    context_.token(mention.tokens.end).text == ",";
  return inside || before || town;
}

/// Names that the document has elsewhere and the recogniser missed here.
void Linker::add_missed(std::vector<NamedSpan>& spans) const {
  std::vector<bool> covered(document_.tokens().size(), false);
  for (const NamedSpan& span : spans) {
    std::fill(covered.begin() + span.tokens.begin, covered.begin() + span.tokens.end, true);
  }
  const std::size_t count = spans.size();
  for (TokenIndex i = 0; i < document_.tokens().size(); ++i) {
    const Token& token = context_.token(i);
    const bool name = !covered[i] && token.pos == PartOfSpeech::kPropn &&
                      token.text.front() < 'a' && !context_.normalized[i].empty();
    const auto found = name ? short_names_.find(context_.normalized[i]) : short_names_.end();
    if (found != short_names_.end() && found->second.type == EntityType::kPerson) {
      spans.push_back({{i, i + 1}, {}, NameLabel::kPerson, false});
    } else if (name && full_names_.contains(context_.normalized[i])) {
      spans.push_back({{i, i + 1}, {}, std::nullopt, false});
    }
  }
  if (spans.size() > count) {
    std::stable_sort(spans.begin(), spans.end(), [](const NamedSpan& a, const NamedSpan& b) {
      return a.tokens.begin < b.tokens.begin;
    });
  }
}

Mentions Linker::run() {
  std::vector<NamedSpan> spans = find_name_spans(context_);
  count_states(spans);
  learn_full_names(spans);
  learn_acronyms(spans);
  add_missed(spans);
  Mentions mentions;
  std::vector<bool> dropped;
  for (const NamedSpan& span : spans) {
    if (std::optional<Mention> mention = link(span)) {
      take_in_honorifics(*mention);
      mentions.push_back(*std::move(mention));
      dropped.push_back(span.nested && mentions.back().kind != MentionKind::kDemonym);
    }
  }
  give_states(mentions);
  Mentions kept;  // Names inside names have told the state, and are no mentions.
  TokenIndex last_end = 0;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const bool inside_wider = mentions[i].tokens.end <= last_end && !is_state(mentions[i].entity);
    if (!dropped[i] && !inside_wider) {
      last_end = std::max(last_end, mentions[i].tokens.end);
      kept.push_back(std::move(mentions[i]));
    }
  }
  return kept;
}

}  // namespace

Mentions link_names(const ReadingContext& context) { return Linker(context).run(); }

}  // namespace entente
