#include "ingest/knowledge/name_spans.h"

#include <algorithm>
#include <span>
#include <utility>

#include "ingest/knowledge/name_forms.h"
#include "ingest/knowledge/name_types.h"

namespace entente {
namespace {

/// A name of the gazetteer, and what the recogniser's names around it make of it.
struct Candidate {
  NamedSpan name;
  bool dropped = false;  ///< It names nobody here.

  NameUse use() const { return name.readings.front().use; }
};

class NameCollector {
 public:
  explicit NameCollector(const ReadingContext& context)
      : context_(context), document_(context.document) {}

  std::vector<NamedSpan> collect() const;

 private:
  std::optional<TokenSpan> trimmed(TokenSpan span, NameLabel label) const;
  TokenIndex end_with_generation(TokenIndex end) const;
  bool is_no_name(TokenIndex i) const;
  bool is_prose(TokenSpan rest) const;
  bool is_phrase(TokenSpan span) const;
  bool is_made_of(TokenSpan span, std::span<const Candidate> names) const;
  std::optional<NamedSpan> settle(const NameSpan& name, std::span<Candidate> within) const;
  NamedSpan widened(NamedSpan span) const;

  const ReadingContext& context_;
  const Document& document_;
};

/// "Biologist Nick Bos", "Together Bernoulli": titles and words of grammar drawn into a name.
bool NameCollector::is_no_name(TokenIndex i) const {
  const Token& token = context_.token(i);
  return context_.words().find_office(context_.normalized[i]) != nullptr ||
         token.pos == PartOfSpeech::kAdv || token.pos == PartOfSpeech::kAdp ||
         token.pos == PartOfSpeech::kSconj || token.pos == PartOfSpeech::kVerb ||
         (token.pos == PartOfSpeech::kNoun && token.text.front() >= 'a' &&
          token.text.front() <= 'z');
}

/// Whether capitals hide that these are no part of a name: "Biden Tackles Methane Emissions",
/// "Biden's Meeting".
bool NameCollector::is_prose(TokenSpan rest) const {
  const Token& first = context_.token(rest.begin);
  return first.tag == "POS" || first.is_listed;
}

/// Whether a person's name is nothing but words of the language, without a title or a given name:
/// "Remarks", "Security Assistance".
bool NameCollector::is_phrase(TokenSpan span) const {
  if (span.begin > 0 &&
      (context_.words().find(WordClass::kHonorific, context_.normalized[span.begin - 1]) ||
       context_.words().find_office(context_.normalized[span.begin - 1]) != nullptr)) {
    return false;
  }
  for (TokenIndex i = span.begin; i < span.end; ++i) {
    const bool given = context_.words().has(WordClass::kGivenName, context_.normalized[i]);
    if (given || !context_.token(i).is_listed) return false;
  }
  return true;
}

std::optional<TokenSpan> NameCollector::trimmed(TokenSpan span, NameLabel label) const {
  const auto idle = [&](TokenIndex i, bool front) {
    const Token& token = context_.token(i);
    return token.pos == PartOfSpeech::kSpace || token.pos == PartOfSpeech::kDet ||
           token.tag == "POS" || token.text == "-" ||
           (token.pos == PartOfSpeech::kPunct && context_.normalized[i].empty()) ||
           (front && i + 2 < span.end && context_.token(i + 1).text == "-" &&
            context_.words().has(WordClass::kNamePrefix, context_.normalized[i])) ||  // "Pro-".
           (front && context_.words().find(WordClass::kHonorific, context_.normalized[i])) ||
           (front && token.tag == "MD") ||  // "Will Biden agree?"
           (front && label == NameLabel::kPerson && span.end - i > 1 && is_no_name(i));
  };
  while (span.begin < span.end && idle(span.begin, true)) {
    ++span.begin;
  }
  while (span.begin < span.end && idle(span.end - 1, false)) {
    --span.end;
  }
  const bool counts = label == NameLabel::kPerson || label == NameLabel::kGpe;
  while (counts && span.size() > 1 && context_.token(span.end - 1).tag == "CD") {
    --span.end;  // "Sweden 1" of a score.
  }
  // A line break ends a name: headings run into the text below them. So does a bracket, and what
  // a person owns is no part of his name: "Ann Hale's Trip".
  for (TokenIndex i = span.begin + 1; i < span.end; ++i) {
    const bool owns = label == NameLabel::kPerson && context_.token(i).tag == "POS";
    if (owns || context_.token(i).pos == PartOfSpeech::kSpace || context_.token(i).text == "(") {
      span.end = i;
    }
  }
  return span.size() > 0 ? std::optional(span) : std::nullopt;
}

/// Where a person's name that ends here ends with "Jr.", which a comma may part from it.
TokenIndex NameCollector::end_with_generation(TokenIndex end) const {
  const std::size_t size = document_.tokens().size();
  const TokenIndex at = end < size && context_.token(end).text == "," ? end + 1 : end;
  return at < size && is_generation(context_.normalized[at]) ? at + 1 : end;
}

/// Whether a span is a list of known names that the recogniser took for one: "Russia, China and
/// Iran", "Gaza with Israel", "Mali accused Chad"; names of users' dictionaries stand for
/// themselves wherever they stand. Words of agents name nobody either.
bool NameCollector::is_made_of(TokenSpan span, std::span<const Candidate> names) const {
  std::size_t inside = 0;
  bool parted = false;
  for (TokenIndex i = span.begin; i < span.end; ++i) {
    const auto known_here = std::find_if(names.begin(), names.end(), [&](const Candidate& known) {
      return known.name.tokens.begin == i && known.name.tokens.end <= span.end &&
             known.use() != NameUse::kSurname;
    });
    if (known_here != names.end()) {
      parted |=
          context_.gazetteer().find_actor(key_of(context_, known_here->name.tokens)) != nullptr;
      i = known_here->name.tokens.end - 1;
      ++inside;
      continue;
    }
    const Token& token = context_.token(i);
    const bool act = (token.pos == PartOfSpeech::kVerb || token.pos == PartOfSpeech::kAux) &&
                     token.text.front() >= 'a' && token.text.front() <= 'z';
    const bool part_of_name = !act && !context_.normalized[i].empty() &&
                              token.pos != PartOfSpeech::kAdp && token.pos != PartOfSpeech::kDet &&
                              token.pos != PartOfSpeech::kCconj &&
                              context_.gazetteer().agents_from(context_.normalized[i]).empty();
    if (part_of_name) {
      return false;
    }
    parted |= token.pos != PartOfSpeech::kDet && token.text != "-" && token.text != "of";
  }
  return inside > 0 && parted;
}

/// What becomes of the gazetteer's names that touch one of the recogniser's; returns that one, or
/// what is left of it, if it names somebody whom they do not.
std::optional<NamedSpan> NameCollector::settle(const NameSpan& name,
                                               std::span<Candidate> within) const {
  if (!type_of(name.label)) {
    // "May" in a date is no prime minister.
    for (Candidate& candidate : within)
      candidate.dropped |= candidate.use() == NameUse::kSurname;
    return std::nullopt;
  }
  const TokenSpan whole = name.tokens;
  const bool several =
      within.size() > 1 || (within.size() == 1 && within.front().name.tokens != whole);
  if (several && name.label != NameLabel::kPerson && is_made_of(whole, within)) {
    return std::nullopt;
  }
  const bool place_name = name.label == NameLabel::kGpe || name.label == NameLabel::kLoc ||
                          name.label == NameLabel::kNorp;
  bool is_covered = false, rest_is_known = false;
  TokenSpan rest = whole;
  for (Candidate& candidate : within) {
    const TokenSpan tokens = candidate.name.tokens;
    const Entity& entity = context_.entity(candidate.name.readings.front().entry);
    const bool covers = tokens.begin <= whole.begin && tokens.end >= whole.end;
    const bool sticks_out = tokens.begin < whole.begin || tokens.end > whole.end;
    if (covers || place_name || sticks_out) {
      candidate.name.label = name.label;
      is_covered = true;
    } else if (name.label == NameLabel::kPerson) {
      // "Bush" inside "Laura Bush" means nobody; "Sergey Lavrov" inside more does.
      const bool full = entity.type == EntityType::kPerson && candidate.use() == NameUse::kName &&
                        tokens.size() > 1;
      const bool headline = entity.type == EntityType::kPerson && tokens.begin == whole.begin &&
                            is_prose({tokens.end, whole.end});
      is_covered |= full || headline;
      candidate.dropped = !full && !headline && candidate.use() != NameUse::kAdjective;
    } else if (candidate.use() == NameUse::kSurname) {
      candidate.dropped = true;
    } else if (tokens.begin == whole.begin && tokens.size() > 1 && is_state(entity)) {
      rest.begin = tokens.end;  // "of the Kyrgyz Republic Chingiz Aidarbekov".
    } else if (rest.begin > whole.begin) {
      candidate.name.label = NameLabel::kPerson;
      rest_is_known = true;
    } else {
      candidate.name.nested = true;
    }
  }
  if (is_covered || rest_is_known || !is_nameable(context_, rest, name.label) ||
      (name.label == NameLabel::kPerson && is_phrase(rest))) {
    return std::nullopt;
  }
  return NamedSpan{rest, {}, rest == whole ? name.label : NameLabel::kPerson, false};
}

std::vector<NamedSpan> NameCollector::collect() const {
  std::vector<Candidate> candidates;
  for (NameCandidate& name : find_names(document_, context_.normalized, context_.gazetteer())) {
    const bool sum = document_.text_of(name.tokens).ends_with('$');  // "US$ 40 billion".
    candidates.push_back({{name.tokens, std::move(name.readings), std::nullopt, false}, sum});
  }
  std::vector<NamedSpan> spans;
  auto first = candidates.begin();
  TokenIndex taken = 0;
  for (const NameSpan& name : document_.names()) {
    std::optional<TokenSpan> span = trimmed(name.tokens, name.label);
    if (!span || span->begin < taken) {
      continue;
    }
    if (name.label == NameLabel::kPerson) {
      span->end = taken = end_with_generation(span->end);
    }
    first = std::find_if(first, candidates.end(), [&](const Candidate& candidate) {
      return candidate.name.tokens.end > span->begin;
    });
    const auto beyond = std::find_if(first, candidates.end(), [&](const Candidate& candidate) {
      return candidate.name.tokens.begin >= span->end;
    });
    if (std::optional<NamedSpan> own = settle({*span, name.label}, {first, beyond})) {
      spans.push_back(*std::move(own));
    }
  }
  for (Candidate& candidate : candidates) {
    if (!candidate.dropped) {
      spans.push_back(widened(std::move(candidate.name)));
    }
  }
  std::stable_sort(spans.begin(), spans.end(), [](const NamedSpan& a, const NamedSpan& b) {
    return a.tokens.begin != b.tokens.begin ? a.tokens.begin < b.tokens.begin
                                            : a.tokens.end > b.tokens.end;
  });
  return spans;
}

/// "Conservative Party" is Britain's, "Progressive Conservative Party of Canada" is not: a party's
/// name with more name around it is another party.
NamedSpan NameCollector::widened(NamedSpan span) const {
  const GazetteerEntry& entry = context_.gazetteer().entry(span.readings.front().entry);
  if (entry.kind != "party" || span.nested || span.tokens.size() < 2) {
    return span;
  }
  TokenSpan wide = span.tokens;
  const auto is_part = [&](TokenIndex i) {
    const Token& token = context_.token(i);
    const bool capital = token.text.front() >= 'A' && token.text.front() <= 'Z';
    return capital && token.pos != PartOfSpeech::kDet && token.pos != PartOfSpeech::kPron &&
           token.pos != PartOfSpeech::kAdp && context_.token(wide.begin).sentence == token.sentence;
  };
  while (wide.begin > 0 && is_part(wide.begin - 1)) {
    --wide.begin;
  }
  if (wide.end + 1 < document_.tokens().size() && context_.normalized[wide.end] == "of" &&
      is_part(wide.end + 1)) {
    wide.end += 2;
  }
  if (wide == span.tokens) {
    return span;
  }
  return {wide, {}, NameLabel::kOrg, false};
}

}  // namespace

std::optional<EntityType> type_of(NameLabel label) {
  switch (label) {
    case NameLabel::kPerson:
      return EntityType::kPerson;
    case NameLabel::kOrg:
      return EntityType::kOrganization;
    case NameLabel::kGpe:
    case NameLabel::kLoc:
      return EntityType::kPlace;
    case NameLabel::kFac:
      return EntityType::kFacility;
    case NameLabel::kNorp:
      return EntityType::kGroup;
    case NameLabel::kEvent:
      return EntityType::kEvent;
    case NameLabel::kLaw:
      return EntityType::kAgreement;
    default:
      return std::nullopt;
  }
}

std::string key_of(const ReadingContext& context, TokenSpan span) {
  std::string key;
  for (TokenIndex i = span.begin; i < span.end; ++i) {
    if (!context.normalized[i].empty()) {
      key += (key.empty() ? "" : " ") + context.normalized[i];
    }
  }
  return key;
}

bool is_nameable(const ReadingContext& context, TokenSpan span, NameLabel label) {
  bool proper = false;
  for (TokenIndex i = span.begin; i < span.end; ++i) {
    const std::string_view text = context.token(i).text;
    proper |= (text.front() >= 'A' && text.front() <= 'Z') ||
              static_cast<unsigned char>(text.front()) >= 0x80;
  }
  const std::string key = key_of(context, span);
  const bool excluded =
      key.size() < 2 || context.words().find(WordClass::kNotName, key).has_value();
  return proper && !excluded && type_of(label).has_value();
}

std::vector<NamedSpan> find_name_spans(const ReadingContext& context) {
  std::vector<NamedSpan> spans = NameCollector(context).collect();
  settle_labels(context, spans);
  add_unseen_names(context, spans);
  return spans;
}

}  // namespace entente
