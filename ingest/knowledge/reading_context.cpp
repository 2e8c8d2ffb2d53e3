#include "ingest/knowledge/reading_context.h"

#include <algorithm>

#include "graph/text.h"

namespace entente {
namespace {

constexpr std::string_view kMonths[] = {"january",   "february", "march",    "april",
                                        "may",       "june",     "july",     "august",
                                        "september", "october",  "november", "december"};

/// 1 for January; 0 for no month.
unsigned month_of(std::string_view word) {
  for (unsigned i = 0; i < 12; ++i) {
    const bool abbreviated = word.size() == 3 && kMonths[i].starts_with(word);
    if (word == kMonths[i] || abbreviated) {
      return i + 1;
    }
  }
  return 0;
}

/// 1991 of "1991"; 0 for what is no year of which news speaks.
int year_of(std::string_view word) {
  const bool digits = word.size() == 4 && std::all_of(word.begin(), word.end(),
                                                      [](char c) { return c >= '0' && c <= '9'; });
  if (!digits) {
    return 0;
  }
  const int year =
      (word[0] - '0') * 1000 + (word[1] - '0') * 100 + (word[2] - '0') * 10 + (word[3] - '0');
  return year >= 1800 && year < 2100 ? year : 0;
}

/// The days that a year's token names with the words before it: "in 1991", "3 May 2004", "of May
/// 2004", "May 3, 2004". Nothing for a year that only tells a thing: "the 1991 treaty".
std::optional<DayRange> stated_days(const std::vector<std::string>& words, TokenIndex at) {
  const int year = year_of(words[at]);
  if (year == 0 || at == 0) {
    return std::nullopt;
  }
  for (TokenIndex back = 1; back <= 3 && back <= at; ++back) {
    if (const unsigned month = month_of(words[at - back])) {
      return DayRange::month(std::chrono::year(year) / static_cast<int>(month));
    }
  }
  const std::string& before = words[at - 1];
  return before == "in" || before == "during" ? std::optional(DayRange::year(year)) : std::nullopt;
}

}  // namespace

std::optional<DayRange> ReadingContext::days_spoken_of(TokenIndex at) const {
  const TokenSpan sentence = document.sentences()[token(at).sentence];
  std::optional<DayRange> nearest;
  TokenIndex distance = 0;
  for (TokenIndex i = sentence.begin; i < sentence.end; ++i) {
    const TokenIndex away = i < at ? at - i : i - at;
    if (nearest && away >= distance) {
      continue;
    }
    if (const std::optional<DayRange> days = stated_days(normalized, i)) {
      nearest = days;
      distance = away;
    }
  }
  const bool runs = nearest && published && nearest->contains(*published);
  if (nearest && !runs) {
    return nearest;
  }
  return published ? std::optional(DayRange::on(*published)) : std::nullopt;
}

std::optional<EntryIndex> ReadingContext::holder_spoken_of(EntryIndex of, std::string_view office,
                                                           TokenIndex at) const {
  const std::optional<DayRange> days = days_spoken_of(at);
  if (!days || !days->first() || !days->last()) {
    return std::nullopt;
  }
  const OfficeHolders& holders = knowledge.office_holders();
  if (const auto kindred = words().find(WordClass::kKindredOffice, office);
      kindred && !holders.is_known_office(of, office) && holders.is_known_office(of, *kindred)) {
    office = *kindred;  // The "defense secretary" of the Philippines.
  }
  const Day middle = *days->first() + (*days->last() - *days->first()) / 2;
  const std::optional<EntryIndex> first = holders.find_holder(of, office, *days->first()),
                                  last = holders.find_holder(of, office, *days->last()),
                                  between = holders.find_holder(of, office, middle);
  // In a year of succession: who held it for the most of it.
  return between == first || between == last ? between : std::nullopt;
}

Gender ReadingContext::gender_of(const Entity& entity) const {
  if (const auto entry = gazetteer().find_id(entity.id)) {
    return gazetteer().entry(*entry).gender;
  }
  if (entity.type != EntityType::kPerson) {
    return Gender::kUnknown;
  }
  const std::string name = normalize_name(entity.name);
  const auto given = words().find(WordClass::kGivenName, name.substr(0, name.find(' ')));
  return given == "f" ? Gender::kFemale : given == "m" ? Gender::kMale : Gender::kUnknown;
}

TokenIndex root_of(const Document& document, TokenSpan span) {
  for (TokenIndex i = span.begin; i < span.end; ++i) {
    const Token& token = document.token(i);
    const bool leaves = token.head == i || !span.contains(token.head);
    if (leaves && token.pos != PartOfSpeech::kPunct && token.pos != PartOfSpeech::kSpace &&
        token.pos != PartOfSpeech::kDet && token.dep != Dependency::kCase) {
      return i;
    }
  }
  return span.end - 1;
}

bool overlap(TokenSpan a, TokenSpan b) { return a.begin < b.end && b.begin < a.end; }

void sort_mentions(Mentions& mentions) {
  std::stable_sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) {
    return a.tokens.begin != b.tokens.begin ? a.tokens.begin < b.tokens.begin
                                            : a.tokens.end > b.tokens.end;
  });
}

bool is_state(const Entity& entity) {
  return entity.type == EntityType::kCountry || entity.type == EntityType::kTerritory;
}

}  // namespace entente
