#include "ingest/knowledge/known_forms.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "graph/text.h"
#include "ingest/knowledge/name_forms.h"

namespace entente {
namespace {

/// How readily a person is meant by a form of the name that no table has.
constexpr double kOtherFormWeight = 0.8;

/// The one known person with the surname of whose name this may be a form.
std::optional<NameReading> reading_of_form(const ReadingContext& context, const PersonName& name) {
  std::optional<NameReading> found;
  for (const std::string& surname : {name.words.back(), name.words.front()}) {
    for (NameReading reading : context.gazetteer().find(surname)) {
      const Entity& person = context.entity(reading.entry);
      const bool bears = reading.use == NameUse::kSurname && person.type == EntityType::kPerson;
      if (!bears ||
          !may_be_one_person(context.words(), name,
                             read_person_name(context.words(), normalize_name(person.name)))) {
        continue;
      }
      if (found && found->entry != reading.entry) {
        return std::nullopt;
      }
      reading.use = NameUse::kName;
      reading.weight = std::min(reading.weight, kOtherFormWeight);
      found = reading;
    }
  }
  return found;
}

/// "Chrysler Group": the known body that is called so without the form of business.
void add_readings_of_body(const ReadingContext& context, NamedSpan& span) {
  const std::string key = key_of(context, span.tokens);
  const std::string plain = plain_body_key(context.words(), key);
  if (plain == key) {
    return;
  }
  for (NameReading reading : context.gazetteer().find(plain)) {
    const EntityType type = context.entity(reading.entry).type;
    if (reading.use == NameUse::kName && type == EntityType::kOrganization) {
      reading.weight = std::min(reading.weight, kOtherFormWeight);
      span.readings.push_back(reading);
    }
  }
}

/// "Orban Viktor" where the recogniser saw no name: two words that are a known person's full name
/// the other way round.
std::optional<NamedSpan> swapped_at(const ReadingContext& context, TokenIndex at) {
  const auto is_name = [&](TokenIndex i) {
    const char initial = context.token(i).text.front();
    const bool capital = (initial >= 'A' && initial <= 'Z') || (initial & 0x80) != 0;
    return capital && context.token(i).tag.starts_with("NNP") && !context.normalized[i].empty();
  };
  if (!is_name(at) || !is_name(at + 1) ||
      context.token(at).sentence != context.token(at + 1).sentence) {
    return std::nullopt;
  }
  NamedSpan span{{at, at + 2}, {}, NameLabel::kPerson, false};
  for (const NameReading& reading :
       context.gazetteer().find(context.normalized[at + 1] + " " + context.normalized[at])) {
    if (reading.use == NameUse::kName &&
        context.entity(reading.entry).type == EntityType::kPerson) {
      span.readings.push_back(reading);
    }
  }
  return span.readings.size() == 1 ? std::optional(std::move(span)) : std::nullopt;
}

/// Adds the names that are known the other way round, where no name or only a part of one is seen.
void add_swapped(const ReadingContext& context, std::vector<NamedSpan>& spans) {
  std::vector<NamedSpan> swapped;
  auto next = spans.begin();
  for (TokenIndex at = 0; at + 1 < context.normalized.size(); ++at) {
    next = std::find_if(next, spans.end(),
                        [&](const NamedSpan& span) { return span.tokens.end > at; });
    const bool touches = next != spans.end() && next->tokens.begin < at + 2;
    const bool part = touches && next->tokens.begin >= at && next->tokens.end <= at + 2 &&
                      next->tokens.size() == 1;
    if (touches && !part) continue;
    if (std::optional<NamedSpan> span = swapped_at(context, at)) {
      swapped.push_back(*std::move(span));
      ++at;
    }
  }
  for (NamedSpan& name : swapped) {
    std::erase_if(spans, [&](const NamedSpan& span) { return overlap(span.tokens, name.tokens); });
    const auto behind = std::find_if(spans.begin(), spans.end(), [&](const NamedSpan& span) {
      return span.tokens.begin > name.tokens.begin;
    });
    spans.insert(behind, std::move(name));
  }
}

}  // namespace

std::vector<NamedSpan> with_known_forms(const ReadingContext& context,
                                        std::vector<NamedSpan> spans) {
  for (NamedSpan& span : spans) {
    if (!span.readings.empty() || span.tokens.size() < 2) {
      continue;
    }
    if (span.label == NameLabel::kOrg) {
      add_readings_of_body(context, span);
    }
    if (span.label != NameLabel::kPerson) {
      continue;
    }
    const PersonName name = read_person_name(context.words(), key_of(context, span.tokens));
    if (name.words.size() < 2) {
      continue;
    }
    if (std::optional<NameReading> reading = reading_of_form(context, name)) {
      span.readings.push_back(*std::move(reading));
    }
  }
  add_swapped(context, spans);
  return spans;
}

}  // namespace entente
