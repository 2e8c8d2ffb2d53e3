#include "cli/query_options.h"

#include <charconv>
#include <cmath>
#include <fstream>
#include <sstream>
#include <system_error>

#include "graph/edtf.h"
#include "graph/text.h"
#include "query/suggestion.h"

namespace entente {

namespace {

Error wrong_value(std::string_view option, std::string_view value, std::string_view expected) {
  return {ErrorCode::kInvalidArgument, std::string(option.size() == 1 ? "-" : "--") +
                                           std::string(option) + ": expected " +
                                           std::string(expected) + ", got " + quoted(value)};
}

Result<std::optional<DayRange>> read_window(const Arguments& arguments) {
  const auto at = arguments.find("at"), from = arguments.find("from"), to = arguments.find("to");
  if (at && (from || to))
    return Error{ErrorCode::kInvalidArgument, "--at: cannot stand beside --from or --to"};
  if (at) {
    auto days = parse_edtf(*at);
    if (!days) return with_context("--at", days.error());
    return std::optional(*days);
  }
  if (!from && !to) return std::optional<DayRange>();
  std::optional<Day> first, last;
  if (from) {
    auto day = parse_first_day(*from);
    if (!day) return with_context("--from", day.error());
    first = *day;
  }
  if (to) {
    auto day = parse_last_day(*to);
    if (!day) return with_context("--to", day.error());
    last = *day;
  }
  auto window = DayRange::of(first, last);
  if (!window) return Error{ErrorCode::kInvalidArgument, "--to: is before --from"};
  return window;
}

/// The pieces of an option that lists names; kInvalidArgument if it was given without one.
Result<std::vector<std::string>> names_option(const Arguments& arguments, std::string_view option) {
  auto names = arguments.list(option);
  if (names.empty() && arguments.has(option))
    return wrong_value(option, *arguments.find(option), "names separated by commas");
  return names;
}

Result<void> read_include(const Arguments& arguments, QueryFilters& filters) {
  const std::pair<std::string_view, bool*> words[] = {{"negated", &filters.edges.negated},
                                                      {"planned", &filters.edges.planned},
                                                      {"possible", &filters.edges.possible},
                                                      {"demanded", &filters.edges.demanded},
                                                      {"undated", &filters.evidence.undated}};
  auto names = names_option(arguments, "include");
  if (!names) return names.error();
  for (const std::string& word : *names) {
    auto flag = one_of("include", word, words);
    if (!flag) return flag.error();
    **flag = true;
  }
  return {};
}

/// --grades asks for grades, --reliability says what they are made of.
Result<void> read_grades(const Arguments& arguments, QueryFilters& filters) {
  if (arguments.has("grades")) filters.evidence.grades.emplace();
  const auto file = arguments.find("reliability");
  if (!file) return {};
  std::ifstream stream(*file, std::ios::binary);
  std::ostringstream text;
  if (stream) text << stream.rdbuf();
  if (!stream || (text.str().empty() && stream.bad()))
    return Error{ErrorCode::kNotFound, "--reliability: " + *file + ": cannot be read"};
  auto grades = SourceGrades::parse(text.str(), *file);
  if (!grades) return with_context("--reliability", grades.error());
  filters.evidence.grades = *std::move(grades);
  return {};
}

}  // namespace

Result<QueryFilters> read_filters(const Arguments& arguments, const Ontology& ontology) {
  QueryFilters filters;
  auto window = read_window(arguments);
  if (!window) return window.error();
  filters.edges.window = *window;
  if (const auto known_at = arguments.find("known-at")) {
    auto day = parse_last_day(*known_at);
    if (!day) return with_context("--known-at", day.error());
    filters.evidence.known_at = *day;
  }
  auto relations = names_option(arguments, "relations");
  if (!relations) return relations.error();
  for (const std::string& name : *relations) {
    auto relation = resolve_relation(ontology, name);
    if (!relation) return with_context("--relations", relation.error());
    filters.edges.relations.push_back(name);
  }
  if (auto included = read_include(arguments, filters); !included) return included.error();
  auto confidence = share_option(arguments, "min-confidence");
  if (!confidence) return confidence.error();
  filters.edges.min_confidence = *confidence;
  filters.evidence.sources = arguments.all("source");
  filters.evidence.without_sources = arguments.all("without-source");
  if (auto graded = read_grades(arguments, filters); !graded) return graded.error();
  auto limit = count_option(arguments, "limit", filters.limit);
  if (!limit) return limit.error();
  filters.limit = *limit;
  return filters;
}

Error wrong_word(std::string_view option, std::string_view word,
                 const std::vector<std::string>& known) {
  std::string list;
  for (const std::string& name : known)
    list += (list.empty() ? "" : ", ") + name;
  Error error = wrong_value(option, word, "one of " + list);
  error.message += did_you_mean(word, known);
  return error;
}

Option data_option() {
  return {"data", "DIR",
          "ontology, lexicon, gazetteer, facts and models (default: those installed)"};
}

std::vector<Option> store_options() {
  return {
      {"db", "DIR", "the store (default: the variable ENTENTE_DB, else ./entente.db)"},
      data_option(),
  };
}

std::vector<Option> query_options() {
  return store_options() +
         std::vector<Option>{
             {"at", "DAY", "what holds on that day (any EDTF date: 2010-06-01, 2010-06, 2010)"},
             {"from", "DAY", "what holds on that day or later"},
             {"to", "DAY", "what holds on that day or earlier (2015 ends on 2015-12-31)"},
             {"known-at", "DAY", "only what had been published by that day"},
             {"relations", "NAMES", "only these relations, separated by commas"},
             {"min-confidence", "P", "only edges of at least this confidence, from 0 to 1"},
             {"include", "WHAT", "also: negated, planned, possible, demanded, undated"},
             {"source", "NAME", "only what this source says (may be repeated)"},
             {"without-source", "NAME", "not what this source says (may be repeated)"},
             {"reliability", "FILE", "what sources weigh: lines of a source, a tab, A to F"},
             {"grades", "", "the Admiralty grade of each edge, as B2"},
         } +
         answer_options();
}

std::vector<Option> answer_options() {
  return {{"limit", "N", "at most so many items (default: 1000)"},
          {"format", "F", "table, json, ndjson or csv (default: table)"}};
}

Result<const Relation*> resolve_relation(const Ontology& ontology, std::string_view name) {
  if (const Relation* relation = ontology.find(name)) return relation;
  std::vector<std::string> names;
  for (const Relation& relation : ontology.relations())
    names.push_back(relation.name);
  std::string message = "unknown relation " + quoted(name);
  message += did_you_mean(name, names);
  return Error{ErrorCode::kInvalidArgument, message};
}

Result<std::size_t> count_option(const Arguments& arguments, std::string_view option,
                                 std::size_t fallback) {
  const auto text = arguments.find(option);
  if (!text) return fallback;
  std::size_t value = 0;
  const auto [end, problem] = std::from_chars(text->data(), text->data() + text->size(), value);
  if (problem != std::errc() || end != text->data() + text->size() || value == 0)
    return wrong_value(option, *text, "a whole number above 0");
  return value;
}

Result<double> share_option(const Arguments& arguments, std::string_view option) {
  const auto text = arguments.find(option);
  if (!text) return 0.0;
  double value = 0;
  const auto [end, problem] = std::from_chars(text->data(), text->data() + text->size(), value);
  const bool whole = problem == std::errc() && end == text->data() + text->size();
  if (!whole || !std::isfinite(value) || value < 0 || value > 1)
    return wrong_value(option, *text, "a number from 0 to 1");
  return value;
}

}  // namespace entente
