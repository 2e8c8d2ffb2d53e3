#include "ingest/knowledge/entity_linker.h"

#include <algorithm>
#include <utility>

#include "graph/text.h"
#include "ingest/knowledge/document_names.h"
#include "ingest/knowledge/introduced_names.h"
#include "ingest/knowledge/known_forms.h"
#include "ingest/knowledge/mention_states.h"
#include "ingest/knowledge/name_spans.h"
#include "ingest/knowledge/reading_scorer.h"

namespace entente {
namespace {

/// What a name was linked to, and by what.
struct Link {
  Mention mention;
  LinkGround ground = LinkGround::kNew;
};

class Linker {
 public:
  explicit Linker(const ReadingContext& context)
      : context_(context),
        document_(context.document),
        spans_(names_in(context)),
        scorer_(counted(context, spans_)),
        names_(context, spans_, scorer_) {
    names_.add_missed(spans_);
  }

  Mentions run(std::vector<NameExplanation>* explanations) const;

 private:
  static std::vector<NamedSpan> names_in(const ReadingContext& context) {
    std::vector<NamedSpan> spans = without_office_plurals(context, find_name_spans(context));
    return with_known_forms(context, with_introduced_names(context, std::move(spans)));
  }

  static ReadingScorer counted(const ReadingContext& context, const std::vector<NamedSpan>& spans) {
    ReadingScorer scorer(context);
    scorer.count_states(spans);
    return scorer;
  }

  std::optional<Link> link(const NamedSpan& span) const;
  std::optional<Link> link_by_document(const NamedSpan& span) const;
  const Entity* state_before(const NamedSpan& span, const std::string& key) const;
  const Entity* body_before(const NamedSpan& span) const;
  bool may_be_person(const NamedSpan& span, const std::string& key) const;
  bool says_of_himself(TokenIndex head) const;
  Mention make_known(const NamedSpan& span, const NameReading& reading) const;
  Mention make_new(const NamedSpan& span, EntityType type) const;
  NameExplanation explain(const NamedSpan& span, const std::optional<Link>& link) const;
  void take_in_honorifics(Mention& mention) const;
  bool acts(TokenIndex head) const;
  bool is_part_of_place(TokenIndex at) const;
  bool has_state_behind(TokenSpan span, const Entity& town) const;
  bool modifies_noun(TokenSpan span) const;

  const ReadingContext& context_;
  const Document& document_;
  std::vector<NamedSpan> spans_;
  ReadingScorer scorer_;
  DocumentNames names_;
};

bool Linker::modifies_noun(TokenSpan span) const {
  const Token& root = context_.token(root_of(document_, span));
  return root.pos == PartOfSpeech::kAdj || root.dep == Dependency::kAmod ||
         root.dep == Dependency::kCompound || root.dep == Dependency::kNmod;
}

/// "Taipei City Lantern Festival", "Tokyo's red-light district", "Paris, France": no state acts by
/// the name of a town that tells where something is.
bool Linker::is_part_of_place(TokenIndex at) const {
  const Token& token = context_.token(at);
  const Token& governor = context_.token(token.head);
  const bool modifies = token.dep == Dependency::kPoss || token.dep == Dependency::kCompound ||
                        token.dep == Dependency::kNmod;
  if (modifies) {
    const auto type = context_.words().find(WordClass::kTypeNoun, std::string(governor.lemma));
    const bool proper =
        governor.pos == PartOfSpeech::kPropn && token.dep == Dependency::kCompound &&
        token.head > at &&
        !context_.words().has(WordClass::kBodyNoun, context_.normalized[token.head]);
    const bool office = context_.words().find_office(context_.normalized[token.head]) != nullptr;
    return (proper && !office) || type == "place" || type == "facility";
  }
  return false;
}

/// Whether the state of the town's own is named right behind it.
bool Linker::has_state_behind(TokenSpan span, const Entity& town) const {
  if (span.end + 1 >= context_.normalized.size() || context_.token(span.end).text != ",") {
    return false;
  }
  for (const NameReading& reading : context_.gazetteer().find(context_.normalized[span.end + 1])) {
    const Entity& entity = context_.entity(reading.entry);
    if (reading.use == NameUse::kName && is_state(entity) && entity.country == town.country) {
      return true;
    }
  }
  return false;
}

bool Linker::acts(TokenIndex head) const {
  TokenIndex at = head;
  while (context_.token(at).dep == Dependency::kConj && context_.token(at).head != at) {
    at = context_.token(at).head;  // "between Moscow and Washington".
  }
  const Token& token = context_.token(at);
  const Token& governor = context_.token(token.head);
  if (is_part_of_place(at)) {
    return false;
  }
  switch (token.dep) {
    case Dependency::kNsubjpass:  // "Kuwait City was shelled."
      return !context_.words().find(WordClass::kPlaceVerb, std::string(governor.lemma));
    case Dependency::kNsubj:
    case Dependency::kPoss:
    case Dependency::kDative:
    case Dependency::kAmod:
    case Dependency::kNmod:
    case Dependency::kCompound:
      return true;
    case Dependency::kPobj:
      if (governor.norm == "of") {  // "The envoy of Bogota", but "the suburbs of Bogota".
        const std::string& owned = context_.normalized[governor.head];
        return context_.words().find_office(owned) != nullptr ||
               context_.words().find(WordClass::kBodyNoun, owned).has_value();
      }
      return !context_.words().find(WordClass::kPlacePreposition, std::string(governor.norm)) &&
             governor.norm != "from";
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

/// "Pakshin said he agrees": who speaks so is a person.
bool Linker::says_of_himself(TokenIndex head) const {
  const Token& token = context_.token(head);
  if (token.dep != Dependency::kNsubj) {
    return false;
  }
  for (const TokenIndex clause : document_.children(token.head)) {
    if (context_.token(clause).dep != Dependency::kCcomp) {
      continue;
    }
    for (const TokenIndex below : document_.children(clause)) {
      const Token& subject = context_.token(below);
      if (subject.dep == Dependency::kNsubj && (subject.norm == "he" || subject.norm == "she")) {
        return true;
      }
    }
  }
  return false;
}

Mention Linker::make_known(const NamedSpan& span, const NameReading& reading) const {
  const GazetteerEntry& entry = context_.gazetteer().entry(reading.entry);
  Mention mention;
  mention.tokens = mention.name = span.tokens;
  mention.head = root_of(document_, span.tokens);
  mention.entity = entry.entity;
  const bool person = span.label == NameLabel::kPerson || says_of_himself(mention.head);
  if (person && context_.gazetteer().is_open(reading.entry)) {
    mention.entity.type = EntityType::kPerson;
    mention.entity.id = make_entity_id(EntityType::kPerson, mention.entity.name);
  }
  mention.confidence = std::clamp(scorer_.score(span, reading), 0.05, 0.98);
  const bool has_adjective =
      std::any_of(span.readings.begin(), span.readings.end(), [&](const NameReading& other) {
        return other.entry == reading.entry &&
               (other.use == NameUse::kAdjective || other.use == NameUse::kPeople);
      });
  const bool only_adjective = reading.use == NameUse::kAdjective || reading.use == NameUse::kPeople;
  mention.adjective = only_adjective;
  if (is_state(entry.entity) && (only_adjective || (has_adjective && modifies_noun(span.tokens)))) {
    mention.kind = MentionKind::kDemonym;
  } else if (entry.stands_for && !has_state_behind(span.tokens, entry.entity) &&
             acts(mention.head)) {
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
  mention.entity = new_entity(context_, span.tokens, type);
  mention.confidence = 0.8;
  const bool adjective = span.label == NameLabel::kNorp || span.label == NameLabel::kLoc;
  if (adjective && context_.token(mention.head).pos == PartOfSpeech::kAdj) {
    mention.kind = MentionKind::kDemonym;  // "Central Asian".
    mention.adjective = true;
  }
  return mention;
}

/// Whether a short name may be a person's: no reading is another's, the recogniser says so, or it
/// is the last name of a person named before and no location here.
bool Linker::may_be_person(const NamedSpan& span, const std::string& key) const {
  const bool only_person =
      std::all_of(span.readings.begin(), span.readings.end(),
                  [](const NameReading& reading) { return reading.use == NameUse::kSurname; });
  if (only_person || span.label == NameLabel::kPerson) {
    return true;
  }
  const bool state = std::any_of(
      span.readings.begin(), span.readings.end(),
      [&](const NameReading& reading) { return is_state(context_.entity(reading.entry)); });
  const Token& root = context_.token(root_of(document_, span.tokens));
  const bool location =
      root.dep == Dependency::kPobj &&
      context_.words().find(WordClass::kPlacePreposition, context_.normalized[root.head]);
  return !state && !location && root.dep != Dependency::kCompound &&
         names_.is_person_before(key, span.tokens.begin);
}

/// "The Council", "Harvard", "USI": a part of the name of a body that stands elsewhere.
const Entity* Linker::body_before(const NamedSpan& span) const {
  if (span.label == NameLabel::kPerson) {
    return nullptr;
  }
  const std::string key = key_of(context_, span.tokens);
  const auto type = context_.words().find(WordClass::kNameWord, key);
  const bool generic = type == "organization";
  const bool unknown = span.readings.empty() && !key.empty();
  const Entity* body = unknown ? names_.find_shortened_body(key, span.tokens) : nullptr;
  if (body == nullptr && (generic || (unknown && span.label == NameLabel::kOrg))) {
    body = names_.find_body(key, span.tokens.begin);
  }
  if (body == nullptr && unknown && !type && span.label == NameLabel::kOrg) {
    body = names_.find_only_body(key);
  }
  return body;
}

/// "Korea" after "South Korea", "Congo" after "Republic of Congo": no state's first name, and short
/// for that of the one state of that name that was named before.
const Entity* Linker::state_before(const NamedSpan& span, const std::string& key) const {
  const bool own_name =
      std::any_of(span.readings.begin(), span.readings.end(), [&](const NameReading& reading) {
        const Entity& entity = context_.entity(reading.entry);
        return is_state(entity) && normalize_name(entity.name) == key;
      });
  const bool may_be_state = !span.readings.empty() || span.label == NameLabel::kGpe;
  return own_name || !may_be_state ? nullptr : names_.find_state(key, span.tokens.begin);
}

std::optional<Link> Linker::link_by_document(const NamedSpan& span) const {
  const std::string key = key_of(context_, span.tokens);
  const auto as = [&](const Entity& entity, LinkGround ground) {
    Link link{make_new(span, entity.type), ground};
    link.mention.entity = entity;
    link.mention.confidence = 0.9;
    return link;
  };
  if (const Entity* state = state_before(span, key)) {
    return as(*state, LinkGround::kShortName);
  }
  if (const Entity* body = span.readings.empty() && span.label == NameLabel::kOrg
                               ? names_.find_shortened_body(key, span.tokens)
                               : nullptr) {
    return as(*body, LinkGround::kShortName);
  }
  if (const Entity* full = names_.find_full(key)) {
    return as(*full, LinkGround::kNamedInFull);
  }
  if (const Entity* person = names_.find_person(key, span.tokens);
      person != nullptr && may_be_person(span, key)) {
    return as(*person, LinkGround::kShortName);
  }
  if (const Entity* person = span.readings.empty() && span.label == NameLabel::kPerson
                                 ? names_.find_by_first_surname(key)
                                 : nullptr) {
    return as(*person, LinkGround::kShortName);
  }
  if (const Entity* body = body_before(span)) {
    return as(*body, LinkGround::kShortName);
  }
  return std::nullopt;
}

std::optional<Link> Linker::link(const NamedSpan& span) const {
  if (std::optional<Link> link = link_by_document(span)) {
    return link;
  }
  if (const std::optional<NameReading> reading = scorer_.best(span)) {
    return Link{make_known(span, *reading), LinkGround::kKnown};
  }
  const bool generic =
      span.tokens.size() == 1 &&
      context_.words().find(WordClass::kNameWord, context_.normalized[span.tokens.begin]);
  if (generic || !span.label || !is_nameable(context_, span.tokens, *span.label)) {
    return std::nullopt;  // "The Council" of which nothing was said.
  }
  return Link{make_new(span, *type_of(*span.label)), LinkGround::kNew};
}

NameExplanation Linker::explain(const NamedSpan& span, const std::optional<Link>& link) const {
  NameExplanation explanation;
  explanation.tokens = span.tokens;
  explanation.label = span.label;
  for (const NameReading& reading : span.readings) {
    LinkCandidate candidate{context_.entity(reading.entry), reading.use, 0, {}};
    candidate.score = scorer_.score(span, reading, &candidate.reasons);
    explanation.candidates.push_back(std::move(candidate));
  }
  std::stable_sort(
      explanation.candidates.begin(), explanation.candidates.end(),
      [](const LinkCandidate& a, const LinkCandidate& b) { return a.score > b.score; });
  if (link) {
    explanation.ground = link->ground;
    explanation.entity = link->mention.entity;
  } else {
    explanation.ground = LinkGround::kNobody;
  }
  return explanation;
}

Mentions Linker::run(std::vector<NameExplanation>* explanations) const {
  Mentions mentions;
  std::vector<bool> dropped;
  for (const NamedSpan& span : spans_) {
    std::optional<Link> found = link(span);
    if (explanations != nullptr) {
      explanations->push_back(explain(span, found));
    }
    if (found) {
      take_in_honorifics(found->mention);
      mentions.push_back(std::move(found->mention));
      dropped.push_back(span.nested && mentions.back().kind != MentionKind::kDemonym);
    }
  }
  give_states(context_, mentions);
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

Mentions link_names(const ReadingContext& context, std::vector<NameExplanation>* explanations) {
  return Linker(context).run(explanations);
}

}  // namespace entente
