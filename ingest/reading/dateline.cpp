#include "ingest/reading/dateline.h"

#include <algorithm>
#include <array>
#include <utility>

#include "ingest/reading/publication_date.h"

namespace entente {

namespace {

constexpr std::size_t kLongestDateline = 100;  // Bytes.

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_letter(char c) { return is_upper(c) || is_lower(c); }
bool is_alphanumeric(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }

struct Dash {
  std::size_t begin, end;
};

std::optional<Dash> find_dash(std::string_view text) {
  static constexpr std::array<std::string_view, 6> kDashes{
      " - ", " -- ", "-- ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", "\xE2\x80\x94"};
  std::optional<Dash> first;
  for (const std::string_view dash : kDashes) {
    const std::size_t at = text.substr(0, kLongestDateline).find(dash);
    if (at == std::string_view::npos || (first && first->begin <= at)) continue;
    first = Dash{at, at + dash.size()};
  }
  return first;
}

/// "MOSCOW", "UNITED NATIONS": two capitals or more and no small letter in the first word.
bool begins_in_capitals(std::string_view text) {
  const std::string_view word = text.substr(0, text.find_first_of(" ,("));
  return word.size() > 2 && std::count_if(word.begin(), word.end(), is_upper) > 2 &&
         std::none_of(word.begin(), word.end(), is_lower);
}

/// Whether each word is a name: none begins with a small letter, bar those inside names.
bool is_all_names(std::string_view text) {
  static constexpr std::array<std::string_view, 5> kInside{"of", "and", "the", "de", "al"};
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" ,-", begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    if (!word.empty() && is_lower(word.front()) &&
        std::find(kInside.begin(), kInside.end(), word) == kInside.end()) {
      return false;
    }
    begin = end + 1;
  }
  return true;
}

struct DatelineDate {
  bool is_stated = false;
  std::optional<Day> day;  ///< Nothing where the year is missing.
};

DatelineDate find_date(std::string_view dateline) {
  for (std::size_t at = 0; at < dateline.size(); ++at) {
    if (!is_alphanumeric(dateline[at]) || (at > 0 && is_alphanumeric(dateline[at - 1]))) continue;
    if (const auto day = parse_day_at(dateline, at)) return {true, day->day};
    if (parse_month_day_at(dateline, at)) return {true, std::nullopt};
  }
  return {};
}

/// What stands in brackets or slashes at the end: "Reuters", "TASS".
std::string_view find_agency(std::string_view dateline) {
  for (const auto& [open, close] : {std::pair('(', ')'), std::pair('/', '/')}) {
    const std::size_t begin = dateline.find(open);
    if (begin == std::string_view::npos) continue;
    const std::size_t end = dateline.find(close, begin + 1);
    if (end != dateline.size() - 1) continue;
    const std::string_view agency = dateline.substr(begin + 1, end - begin - 1);
    if (is_all_names(agency)) return agency;
  }
  return {};
}

}  // namespace

std::optional<Dateline> parse_dateline(std::string_view text) {
  const auto dash = find_dash(text);
  if (!dash || dash->begin == 0 || dash->end >= text.size()) return std::nullopt;
  const std::string_view head = text.substr(0, dash->begin);
  if (!is_all_names(head.substr(0, head.find_first_of("(/")))) return std::nullopt;
  const DatelineDate date = find_date(head);
  Dateline dateline{dash->end, date.day, find_agency(head)};
  if (find_day_at_end(dateline.agency)) dateline.agency = {};
  // "The Court of Justice (ECJ) - the highest one - ruled": the sentence goes on.
  if (is_lower(text[dash->end])) return std::nullopt;
  const bool is_dateline = !dateline.agency.empty() || date.is_stated || begins_in_capitals(head);
  return is_dateline ? std::optional(dateline) : std::nullopt;
}

}  // namespace entente
