#include "ingest/knowledge/office_holders.h"

#include <algorithm>
#include <tuple>

#include "ingest/knowledge/fact_table.h"

namespace entente {

Result<OfficeHolders> OfficeHolders::load(const std::filesystem::path& facts_dir,
                                          const Gazetteer& gazetteer) {
  enum : std::size_t { kPerson, kOffice, kOf, kFrom, kTo };
  const Result<FactTable> table =
      FactTable::read(facts_dir / "terms.tsv", {"person", "office", "of", "from", "to"});
  if (!table) {
    return table.error();
  }
  OfficeHolders holders;
  for (std::size_t row = 0; row < table->row_count(); ++row) {
    const std::optional<EntryIndex> person = gazetteer.find_id(table->field(row, kPerson)),
                                    of = gazetteer.find_id(table->field(row, kOf));
    if (!person || !of) {
      return table->error_at(
          row,
          "no file defines \"" + std::string(table->field(row, person ? kOf : kPerson)) + "\"");
    }
    const Result<std::optional<DayRange>> from = table->date(row, kFrom),
                                          to = table->date(row, kTo);
    if (!from || !to) {
      return from ? to.error() : from.error();
    }
    Term term{*person, *of, std::string(table->field(row, kOffice)), {}};
    term.bounds.start = from->value_or(DayRange());
    term.bounds.end = to->value_or(DayRange::from(Day::max() - std::chrono::days(1)));
    holders.terms_.push_back(std::move(term));
  }
  std::stable_sort(holders.terms_.begin(), holders.terms_.end(), [](const Term& a, const Term& b) {
    return std::tie(a.of, a.office, a.bounds) < std::tie(b.of, b.office, b.bounds);
  });
  for (std::size_t i = 0; i < holders.terms_.size(); ++i) {
    holders.by_person_[holders.terms_[i].person].push_back(i);
  }
  return holders;
}

std::optional<EntryIndex> OfficeHolders::find_holder(EntryIndex of, std::string_view office,
                                                     Day day) const {
  std::optional<EntryIndex> certain, possible;
  int certain_count = 0, possible_count = 0;
  const auto first = std::lower_bound(
      terms_.begin(), terms_.end(), std::tie(of, office), [](const Term& term, const auto& wanted) {
        return std::make_tuple(term.of, std::string_view(term.office)) <
               std::make_tuple(std::get<0>(wanted), std::get<1>(wanted));
      });
  for (auto term = first; term != terms_.end() && term->of == of && term->office == office;
       ++term) {
    switch (holds_on(term->bounds, day)) {
      case Truth::kCertainly:
        certain = term->person;
        ++certain_count;
        break;
      case Truth::kPossibly:
        possible = term->person;
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

std::vector<Term> OfficeHolders::terms_of(EntryIndex person) const {
  std::vector<Term> terms;
  if (const auto found = by_person_.find(person); found != by_person_.end()) {
    for (std::size_t index : found->second) {
      terms.push_back(terms_[index]);
    }
  }
  std::stable_sort(terms.begin(), terms.end(),
                   [](const Term& a, const Term& b) { return a.bounds < b.bounds; });
  return terms;
}

bool OfficeHolders::ever_held(EntryIndex person, EntryIndex of, std::string_view office) const {
  const auto found = by_person_.find(person);
  return found != by_person_.end() &&
         std::any_of(found->second.begin(), found->second.end(), [&](std::size_t index) {
           return terms_[index].of == of && terms_[index].office == office;
         });
}

}  // namespace entente
