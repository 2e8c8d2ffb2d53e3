// PETRARCH's dictionaries of actors: a head with its synonyms and dated codes.
#include <algorithm>
#include <charconv>
#include <chrono>

#include "graph/text.h"
#include "ingest/knowledge/dictionary_lines.h"

namespace entente {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// YYYYMMDD or YYMMDD.
Result<Day> parse_date(std::string_view text) {
  const Error problem{ErrorCode::kInvalidArgument, "\"" + std::string(text) + "\" is no date"};
  const bool digits = std::all_of(text.begin(), text.end(), is_digit);
  if (!digits || (text.size() != 6 && text.size() != 8)) {
    return problem;
  }
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  int year = number / 10000;
  if (text.size() == 6) {
    year += year > ActorDictionary::kPivot ? 1900 : 2000;
  }
  const std::chrono::year_month_day date(
      std::chrono::year(year), std::chrono::month(static_cast<unsigned>(number / 100 % 100)),
      std::chrono::day(static_cast<unsigned>(number % 100)));
  return date.ok() ? Result<Day>(Day(date)) : Result<Day>(problem);
}

/// "<950601", ">990816", "19950601-19990815", with or without blanks.
Result<DayRange> parse_days(std::string_view written) {
  std::string text(written);
  std::erase_if(text, [](char c) { return c == ' ' || c == '\t'; });
  if (text.starts_with('<') || text.starts_with('>')) {
    const Result<Day> day = parse_date(std::string_view(text).substr(1));
    if (!day) {
      return day.error();
    }
    return text.front() == '<' ? DayRange::until(*day) : DayRange::from(*day);
  }
  const std::size_t dash = text.find('-');
  if (dash == std::string::npos) {
    return Error{ErrorCode::kInvalidArgument,
                 "\"" + text + "\" is neither \"<\", \">\" nor a range"};
  }
  const Result<Day> first = parse_date(std::string_view(text).substr(0, dash));
  const Result<Day> last = parse_date(std::string_view(text).substr(dash + 1));
  if (!first || !last) {
    return first ? last.error() : first.error();
  }
  const std::optional<DayRange> days = DayRange::between(*first, *last);
  if (!days) {
    return Error{ErrorCode::kInvalidArgument, "the days \"" + text + "\" end before they begin"};
  }
  return *days;
}

/// "---", "###", "+++": the actor is known and has no code.
bool is_null_code(std::string_view code) {
  return !code.empty() && code.find_first_not_of("-#+") == std::string_view::npos;
}

bool is_code(std::string_view code) {
  return !code.empty() && std::all_of(code.begin(), code.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || is_digit(c) || c == '/';
  });
}

/// "AFGGOV 331108-730717".
Result<DatedCode> parse_code(std::string_view text) {
  const std::size_t end = std::min(text.find_first_of(" \t<>"), text.size());
  const std::string_view code = text.substr(0, end);
  const std::string_view days = trim_blanks(text.substr(end));
  DatedCode dated;
  if (!is_null_code(code)) {
    if (!is_code(code)) {
      return Error{ErrorCode::kInvalidArgument, "\"" + std::string(code) + "\" is no code"};
    }
    dated.code = upper_ascii(code);
  }
  if (!days.empty()) {
    const Result<DayRange> range = parse_days(days);
    if (!range) {
      return range.error();
    }
    dated.days = *range;
  }
  return dated;
}

class ActorReader {
 public:
  explicit ActorReader(DictionaryContent& content) : content_(content) {}

  void read(const DictionaryLine& line) {
    if (line.phrase.starts_with('+')) {
      add_synonym(line);
    } else if (!line.phrase.empty()) {
      add_head(line);
    }
    if (!line.problem.empty()) {
      content_.report(line.number, line.problem);
    }
    for (const std::string_view text : line.codes) {
      add_code(line, text);
    }
  }

 private:
  std::optional<DictionaryName> parse_name(std::string_view phrase) const {
    DictionaryName name{normalize_name(phrase), !phrase.ends_with('_')};
    return name.key.empty() ? std::nullopt : std::optional(std::move(name));
  }

  void add_head(const DictionaryLine& line) {
    has_head_ = false;
    std::optional<DictionaryName> name = parse_name(line.phrase);
    if (!name) {
      content_.report(line.number, "\"" + std::string(line.phrase) + "\" is no name");
      return;
    }
    has_head_ = true;
    DictionaryActor& actor = content_.actors.emplace_back();
    actor.name = shown_name(line.phrase);
    actor.names.push_back(*std::move(name));
    actor.source = content_.file + ":" + std::to_string(line.number);
  }

  void add_synonym(const DictionaryLine& line) {
    std::optional<DictionaryName> name = parse_name(line.phrase.substr(1));
    if (!name || !has_head_) {
      content_.report(line.number, name ? "a synonym without a head above it"
                                        : "\"" + std::string(line.phrase) + "\" is no name");
      return;
    }
    content_.actors.back().names.push_back(*std::move(name));
  }

  void add_code(const DictionaryLine& line, std::string_view text) {
    Result<DatedCode> code = parse_code(text);
    if (!code) {
      content_.report(line.number, code.error().message);
    } else if (!has_head_) {
      content_.report(line.number, "a code without a name above it");
    } else {
      content_.actors.back().codes.push_back(*std::move(code));
    }
  }

  DictionaryContent& content_;
  bool has_head_ = false;
};

}  // namespace

void read_petrarch_actors(std::string_view text, DictionaryContent& content) {
  ActorReader reader(content);
  for (const DictionaryLine& line : dictionary_lines(text)) {
    reader.read(line);
  }
}

}  // namespace entente
