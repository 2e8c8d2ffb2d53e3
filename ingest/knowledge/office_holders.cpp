#include "ingest/knowledge/office_holders.h"

#include <algorithm>

namespace entente {
namespace {

/// The places of numbers in a term of 28 bytes: docs/gazetteer_format.md.
constexpr std::size_t kTermBytes = 28;
constexpr std::size_t kPerson = 0, kOf = 4, kOffice = 8, kStart = 12, kEnd = 20;

}  // namespace

OfficeHolders::OfficeHolders(const Gazetteer& gazetteer)
    : file_(gazetteer.file()),
      entry_count_(gazetteer.size()),
      offices_(file_.strings(GazetteerSection::kOffices)),
      terms_(file_.records(GazetteerSection::kTerms, kTermBytes)),
      by_person_(file_.records(GazetteerSection::kPersonTerms, 4)) {}

Bounds OfficeHolders::bounds_of(std::size_t term) const {
  return {read_day_range(terms_, term, kStart).value_or(DayRange()),
          read_day_range(terms_, term, kEnd).value_or(DayRange())};
}

std::optional<EntryIndex> OfficeHolders::find_holder(EntryIndex of, std::string_view office,
                                                     Day day) const {
  const std::optional<std::size_t> wanted = offices_.find(office);
  std::optional<EntryIndex> certain, possible;
  int certain_count = 0, possible_count = 0;
  for (std::size_t term = terms_.lower_bound(of, kOf);
       wanted && term < terms_.size() && terms_.u32(term, kOf) == of; ++term) {
    if (terms_.u32(term, kOffice) != *wanted || terms_.u32(term, kPerson) >= entry_count_) {
      continue;
    }
    switch (holds_on(bounds_of(term), day)) {
      case Truth::kCertainly:
        certain = terms_.u32(term, kPerson);
        ++certain_count;
        break;
      case Truth::kPossibly:
        possible = terms_.u32(term, kPerson);
        ++possible_count;
        break;
      case Truth::kNo:
        break;
    }
  }
  if (certain_count == 1) {
    return certain;
  }
  return certain_count == 0 && possible_count == 1 ? possible : std::nullopt;
}

bool OfficeHolders::is_known_office(EntryIndex of, std::string_view office) const {
  const std::optional<std::size_t> wanted = offices_.find(office);
  for (std::size_t term = terms_.lower_bound(of, kOf);
       wanted && term < terms_.size() && terms_.u32(term, kOf) == of; ++term) {
    if (terms_.u32(term, kOffice) == *wanted) {
      return true;
    }
  }
  return false;
}

std::size_t OfficeHolders::first_term_of(EntryIndex person) const {
  std::size_t low = 0, high = by_person_.size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (terms_.u32(by_person_.u32(middle), kPerson) < person) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

std::vector<Term> OfficeHolders::terms_of(EntryIndex person) const {
  std::vector<Term> terms;
  for (std::size_t i = first_term_of(person); i < by_person_.size(); ++i) {
    const std::size_t term = by_person_.u32(i);
    if (terms_.u32(term, kPerson) != person) {
      break;
    }
    if (const EntryIndex of = terms_.u32(term, kOf); of < entry_count_) {
      terms.push_back(
          {person, of, std::string(offices_[terms_.u32(term, kOffice)]), bounds_of(term)});
    }
  }
  return terms;
}

bool OfficeHolders::ever_held_any(EntryIndex person) const {
  const std::size_t at = first_term_of(person);
  return at < by_person_.size() && terms_.u32(by_person_.u32(at), kPerson) == person;
}

bool OfficeHolders::ever_held(EntryIndex person, EntryIndex of, std::string_view office) const {
  const std::vector<Term> terms = terms_of(person);
  return std::any_of(terms.begin(), terms.end(),
                     [&](const Term& term) { return term.of == of && term.office == office; });
}

}  // namespace entente
