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

}  // namespace

std::vector<NamedSpan> with_known_forms(const ReadingContext& context,
                                        std::vector<NamedSpan> spans) {
  for (NamedSpan& span : spans) {
    if (span.label != NameLabel::kPerson || !span.readings.empty() || span.tokens.size() < 2) {
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
  return spans;
}

}  // namespace entente
