// How the rows of each data set are read: columns as their codebooks give them (docs/datasets.md).
#include "ingest/datasets/dataset_formats.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <utility>

#include "graph/edtf.h"
#include "graph/text.h"

namespace entente {

namespace {

constexpr std::size_t kGdelt1Columns = 58, kGdelt1OldColumns = 57, kGdelt2Columns = 61;

Error wrong(std::string_view column, std::string_view why, std::string_view value) {
  return {ErrorCode::kInvalidArgument,
          std::string(column) + ": " + std::string(why) + ", got " + quoted(value)};
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = problem == std::errc() && end == text.data() + text.size();
  return whole && !text.empty() ? std::optional(value) : std::nullopt;
}

std::optional<Day> day_of(int year, int month, int day) {
  using namespace std::chrono;
  const year_month_day date{std::chrono::year(year),
                            std::chrono::month(static_cast<unsigned>(month)),
                            std::chrono::day(static_cast<unsigned>(day))};
  if (year < 1 || year > 9999 || !date.ok()) return std::nullopt;
  return Day(sys_days(date));
}

/// "20191024", and of "20191024143000" the day.
std::optional<Day> compact_day(std::string_view text) {
  if (text.size() != 8 && text.size() != 14) return std::nullopt;
  const auto year = number(text.substr(0, 4)), month = number(text.substr(4, 2)),
             day = number(text.substr(6, 2));
  return year && month && day ? day_of(*year, *month, *day) : std::nullopt;
}

/// "2018-06-01" (with or without a time), "6/1/2018", "26 May 2022".
std::optional<Day> written_day(std::string_view text) {
  if (text.size() >= 10 && text[4] == '-') {
    const auto year = number(text.substr(0, 4)), month = number(text.substr(5, 2)),
               day = number(text.substr(8, 2));
    return year && month && day ? day_of(*year, *month, *day) : std::nullopt;
  }
  const std::size_t slash = text.find('/'), second = text.find('/', slash + 1);
  if (slash != std::string_view::npos && second != std::string_view::npos) {
    const auto month = number(text.substr(0, slash)),
               day = number(text.substr(slash + 1, second - slash - 1)),
               year = number(text.substr(second + 1));
    return year && month && day ? day_of(*year, *month, *day) : std::nullopt;
  }
  static constexpr std::string_view kMonths = "janfebmaraprmayjunjulaugsepoctnovdec";
  const std::size_t blank = text.find(' '), last = text.rfind(' ');
  if (blank == std::string_view::npos || last == blank || last - blank < 4) return std::nullopt;
  const std::size_t month = kMonths.find(lower_ascii(text.substr(blank + 1, 3)));
  const auto day = number(text.substr(0, blank)), year = number(text.substr(last + 1));
  if (month == std::string_view::npos || month % 3 != 0 || !day || !year) return std::nullopt;
  return day_of(*year, static_cast<int>(month / 3) + 1, *day);
}

/// Requires: `first` is not after `last`.
DayRange days_between(Day first, Day last) { return *DayRange::between(first, last); }

std::string text_of(std::string_view field) { return std::string(field); }

std::optional<std::string> url_of(std::string_view field) {
  return field.empty() ? std::nullopt : std::optional(std::string(field));
}

// GDELT 1.0 and 2.0 have no header; 2.0 adds an ADM2 code to each of three places.
CodedActor gdelt_actor(const Fields& row, std::size_t first) {
  CodedActor actor;
  actor.name = row[first + 1];
  actor.country = row[first + 2];
  actor.body = row[first + 3];
  actor.role = row[first + 7];
  // A state's own name says no more than its code: "RUSSIAN", "MOSCOW".
  if (!actor.country.empty()) actor.name.clear();
  return actor;
}

Result<CodedRow> read_gdelt(const Fields& row, const Columns&) {
  const bool second = row.size() == kGdelt2Columns;
  if (!second && row.size() != kGdelt1Columns && row.size() != kGdelt1OldColumns)
    return Error{ErrorCode::kInvalidArgument,
                 "expected 57, 58 or 61 fields, got " + std::to_string(row.size())};
  CodedRow coded;
  coded.row = row[0];
  coded.scheme = "cameo";
  coded.event = row[26];
  const auto day = compact_day(row[1]);
  if (!day) return wrong("SQLDATE", "expected YYYYMMDD", row[1]);
  coded.when = DayRange::on(*day);
  const std::size_t added = second ? 59 : 56;
  coded.published = compact_day(row[added]);
  if (!coded.published) return wrong("DATEADDED", "expected YYYYMMDD", row[added]);
  coded.source = gdelt_actor(row, 5);
  coded.target = gdelt_actor(row, 15);
  coded.place = row[second ? 52 : 50];
  if (const std::size_t comma = coded.place.rfind(", "); comma != std::string::npos)
    coded.place_country = coded.place.substr(comma + 2);
  if (row.size() > added + 1) coded.url = url_of(row[added + 1]);
  return coded;
}

bool is_gdelt2(const Fields& first) {
  return first.size() == kGdelt2Columns && compact_day(first[1]).has_value();
}

bool is_gdelt1(const Fields& first) {
  return (first.size() == kGdelt1Columns || first.size() == kGdelt1OldColumns) &&
         compact_day(first[1]).has_value();
}

bool has_columns(const Fields& first, std::initializer_list<std::string_view> names) {
  return std::all_of(names.begin(), names.end(), [&](std::string_view name) {
    return std::find(first.begin(), first.end(), name) != first.end();
  });
}

bool is_person(std::string_view sectors) {
  for (const std::string_view word : {"Elite", "Executive", "Dissident", "Legislative"}) {
    if (sectors.find(word) != std::string_view::npos) return true;
  }
  return false;
}

/// Who acts for the state whose generic name it is: "Foreign Affairs (Bangladesh)".
bool is_of_state(std::string_view sectors) {
  for (const std::string_view word : {"Government", "Military", "Police", "Judicial"}) {
    if (sectors.find(word) != std::string_view::npos) return true;
  }
  return false;
}

CodedActor icews_actor(std::string_view name, std::string_view sectors, std::string_view country) {
  CodedActor actor;
  actor.country = text_of(country);
  if (name == country) return actor;
  actor.name = text_of(name);
  const bool generic = name.ends_with(')');
  actor.person = !generic && is_person(sectors);
  if (generic && is_of_state(sectors)) {
    actor.name.clear();
    actor.role = "GOV";
  }
  return actor;
}

Result<CodedRow> read_icews(const Fields& row, const Columns& columns) {
  CodedRow coded;
  const std::string_view date = columns.at(row, "Event Date");
  coded.row = text_of(columns.at(row, "Event ID")) + "/" + text_of(date);
  const auto day = written_day(date);
  if (!day) return wrong("Event Date", "expected a day", date);
  coded.when = DayRange::on(*day);
  coded.published = day;
  coded.scheme = "cameo";
  coded.event = text_of(columns.at(row, "CAMEO Code"));
  coded.source = icews_actor(columns.at(row, "Source Name"), columns.at(row, "Source Sectors"),
                             columns.at(row, "Source Country"));
  coded.target = icews_actor(columns.at(row, "Target Name"), columns.at(row, "Target Sectors"),
                             columns.at(row, "Target Country"));
  coded.place = text_of(columns.at(row, "City"));
  coded.place_country = text_of(columns.at(row, "Country"));
  if (coded.place.empty()) coded.place = coded.place_country;
  return coded;
}

Result<CodedRow> read_acled(const Fields& row, const Columns& columns) {
  CodedRow coded;
  coded.row = text_of(columns.at(row, "event_id_cnty"));
  const std::string_view date = columns.at(row, "event_date");
  const auto day = written_day(date);
  if (!day) return wrong("event_date", "expected a day", date);
  // A week or a month is known only: the days around the one that stands for them.
  const std::string_view precision = columns.at(row, "time_precision");
  const int around = precision == "2" ? 6 : precision == "3" ? 30 : 0;
  coded.when = days_between(*day - std::chrono::days(around), *day + std::chrono::days(around));
  if (const auto seconds = number(columns.at(row, "timestamp")); seconds && *seconds > 0)
    coded.published = Day(std::chrono::days(*seconds / 86'400));
  coded.scheme = "acled";
  coded.event =
      text_of(columns.at(row, "event_type")) + ":" + text_of(columns.at(row, "sub_event_type"));
  coded.place_country = text_of(columns.at(row, "country"));
  coded.source.name = text_of(columns.at(row, "actor1"));
  coded.target.name = text_of(columns.at(row, "actor2"));
  // Protests of which the target is not told are held against the state where they are.
  const bool protest = coded.event.starts_with("Protests") || coded.event.starts_with("Riots");
  if (protest && coded.target.is_empty()) coded.target.country = coded.place_country;
  coded.place = text_of(columns.at(row, "location"));
  return coded;
}

Result<CodedRow> read_ucdp(const Fields& row, const Columns& columns) {
  CodedRow coded;
  coded.row = text_of(columns.at(row, "id"));
  const std::string_view from = columns.at(row, "date_start"), to = columns.at(row, "date_end");
  const auto first = written_day(from), last = written_day(to);
  if (!first) return wrong("date_start", "expected a day", from);
  if (!last) return wrong("date_end", "expected a day", to);
  if (*last < *first) return wrong("date_end", "expected no day before date_start", to);
  coded.when = days_between(*first, *last);
  coded.published = written_day(columns.at(row, "source_date"));
  coded.scheme = "ucdp";
  coded.event = text_of(columns.at(row, "type_of_violence"));
  coded.source.name = text_of(columns.at(row, "side_a"));
  coded.target.name = text_of(columns.at(row, "side_b"));
  coded.place = text_of(columns.at(row, "adm_1"));
  coded.place_country = text_of(columns.at(row, "country"));
  if (coded.place.empty()) coded.place = coded.place_country;
  return coded;
}

CodedActor polecat_actor(std::string_view name, std::string_view country, std::string_view sector) {
  CodedActor actor;
  actor.name = text_of(name.substr(0, name.find("; ")));
  actor.country = text_of(country.substr(0, country.find("; ")));
  if (actor.name == actor.country) actor.name.clear();
  if (sector == "GOV" || sector == "MIL" || sector == "COP") {
    actor.role = text_of(sector);
    actor.name.clear();
  }
  return actor;
}

Result<CodedRow> read_polecat(const Fields& row, const Columns& columns) {
  CodedRow coded;
  coded.row = text_of(columns.at(row, "Event ID"));
  const std::string_view date = columns.at(row, "Event Date");
  const auto day = written_day(date);
  if (!day) return wrong("Event Date", "expected a day", date);
  coded.when = DayRange::on(*day);
  coded.published = written_day(columns.at(row, "Publication Date"));
  coded.scheme = "plover";
  coded.event = text_of(columns.at(row, "Event Type"));
  coded.source = polecat_actor(columns.at(row, "Actor Name"), columns.at(row, "Actor Country"),
                               columns.at(row, "Primary Actor Sector"));
  coded.target =
      polecat_actor(columns.at(row, "Recipient Name"), columns.at(row, "Recipient Country"),
                    columns.at(row, "Primary Recipient Sector"));
  coded.place = text_of(columns.at(row, "City"));
  coded.place_country = text_of(columns.at(row, "Country"));
  if (coded.place.empty()) coded.place = coded.place_country;
  return coded;
}

// subject, relation, object, day, and where a state ended its last day.
Result<CodedRow> read_quad(const Fields& row, const Columns&) {
  if (row.size() != 4 && row.size() != 5)
    return Error{ErrorCode::kInvalidArgument,
                 "expected 4 or 5 fields, got " + std::to_string(row.size())};
  CodedRow coded;
  coded.scheme = "relation";
  coded.event = row[1];
  coded.source.name = row[0];
  coded.target.name = row[2];
  auto when = parse_edtf(row[3]);
  if (!when) return wrong("date", "expected an EDTF date", row[3]);
  coded.when = *when;
  if (row.size() == 5 && !row[4].empty()) {
    auto until = parse_edtf(row[4]);
    if (!until) return wrong("end", "expected an EDTF date", row[4]);
    coded.until = *until;
  }
  // A quadruple has no key of its own: it is what it says.
  for (const std::string& field : row)
    coded.row += (coded.row.empty() ? "" : "\t") + field;
  return coded;
}

bool is_quad(const Fields& first) {
  return (first.size() == 4 || first.size() == 5) && parse_edtf(first[3]).ok();
}

// What a row weighs: coded by people from several reports, by people from one, by a machine.
constexpr double kCheckedByPeople = 0.9, kCodedWell = 0.7, kCodedByMachine = 0.5, kOwn = 0.9;

const DatasetFormat kFormats[] = {
    {"gdelt-2.0", "gdelt", "GDELT 2.0 events", '\t', false, false, kCodedByMachine, is_gdelt2,
     read_gdelt},
    {"gdelt-1.0", "gdelt", "GDELT 1.0 events", '\t', false, false, kCodedByMachine, is_gdelt1,
     read_gdelt},
    {"icews", "icews", "ICEWS coded events", '\t', false, true, kCodedWell,
     [](const Fields& first) {
       return has_columns(first, {"CAMEO Code", "Source Name"});
     },
     read_icews},
    {"polecat", "polecat", "POLECAT", '\t', false, true, kCodedWell,
     [](const Fields& first) {
       return has_columns(first, {"Event Type", "Actor Name"});
     },
     read_polecat},
    {"acled", "acled", "ACLED", ',', true, true, kCheckedByPeople,
     [](const Fields& first) {
       return has_columns(first, {"event_id_cnty", "actor1"});
     },
     read_acled},
    {"ucdp-ged", "ucdp-ged", "UCDP GED", ',', true, true, kCheckedByPeople,
     [](const Fields& first) {
       return has_columns(first, {"type_of_violence", "side_a"});
     },
     read_ucdp},
    {"quads", "quads", "quadruples: subject, relation, object, date", '\t', false, false, kOwn,
     is_quad, read_quad},
};

}  // namespace

std::optional<Fields> split_row(std::string_view line, char separator, bool quotes) {
  Fields fields(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quotes && c == '"') {
      const bool doubled = quoted && i + 1 < line.size() && line[i + 1] == '"';
      if (doubled) fields.back() += line[++i];
      if (!doubled) quoted = !quoted;
    } else if (c == separator && !quoted) {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return quoted ? std::nullopt : std::optional(std::move(fields));
}

Columns::Columns(const Fields& header) : size_(header.size()) {
  for (std::size_t i = 0; i < header.size(); ++i)
    columns_.emplace(header[i], i);
}

std::string_view Columns::at(const Fields& row, std::string_view name) const {
  const auto column = columns_.find(name);
  if (column == columns_.end() || column->second >= row.size()) return {};
  const std::string_view field = row[column->second];
  return field == "NA" || field == "None" ? std::string_view() : field;
}

std::span<const DatasetFormat> dataset_formats() { return kFormats; }

}  // namespace entente
