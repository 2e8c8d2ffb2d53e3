#include "cli/query_session.h"

#include <charconv>
#include <cmath>
#include <system_error>

#include "cli/data_folder.h"
#include "cli/known_names.h"
#include "graph/edtf.h"
#include "query/suggestion.h"

namespace entente {

namespace {

Error wrong_value(std::string_view option, std::string_view value, std::string_view expected) {
  return {ErrorCode::kInvalidArgument,
          std::string(option.size() == 1 ? "-" : "--") + std::string(option) + ": expected " +
              std::string(expected) + ", got \"" + std::string(value) + "\""};
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

Result<void> read_include(const Arguments& arguments, QueryFilters& filters) {
  const std::pair<std::string_view, bool*> words[] = {{"negated", &filters.edges.negated},
                                                      {"planned", &filters.edges.planned},
                                                      {"possible", &filters.edges.possible},
                                                      {"demanded", &filters.edges.demanded},
                                                      {"undated", &filters.evidence.undated}};
  for (const std::string& word : arguments.list("include")) {
    auto flag = one_of("include", word, words);
    if (!flag) return flag.error();
    **flag = true;
  }
  return {};
}

Result<double> read_confidence(const Arguments& arguments) {
  const auto text = arguments.find("min-confidence");
  if (!text) return 0.0;
  double value = 0;
  const auto [end, problem] = std::from_chars(text->data(), text->data() + text->size(), value);
  const bool whole = problem == std::errc() && end == text->data() + text->size();
  if (!whole || !std::isfinite(value) || value < 0 || value > 1)
    return wrong_value("min-confidence", *text, "a number from 0 to 1");
  return value;
}

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
  for (const std::string& name : arguments.list("relations")) {
    auto relation = resolve_relation(ontology, name);
    if (!relation) return with_context("--relations", relation.error());
    filters.edges.relations.push_back(name);
  }
  if (auto included = read_include(arguments, filters); !included) return included.error();
  auto confidence = read_confidence(arguments);
  if (!confidence) return confidence.error();
  filters.edges.min_confidence = *confidence;
  filters.evidence.sources = arguments.all("source");
  filters.evidence.without_sources = arguments.all("without-source");
  auto limit = count_option(arguments, "limit", filters.limit);
  if (!limit) return limit.error();
  filters.limit = *limit;
  return filters;
}

}  // namespace

Error wrong_word(std::string_view option, std::string_view word,
                 const std::vector<std::string>& known) {
  std::string list;
  for (const std::string& name : known)
    list += (list.empty() ? "" : ", ") + name;
  Error error = wrong_value(option, word, "one of " + list);
  if (const auto near = closest(word, known)) error.message += "; did you mean \"" + *near + "\"?";
  return error;
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
             {"limit", "N", "at most so many items (default: 1000)"},
             {"format", "F", "table, json, ndjson or csv (default: table)"},
         };
}

Result<std::unique_ptr<QuerySession>> open_unformatted_session(const Arguments& arguments) {
  std::string data = data_folder(arguments);
  auto ontology = Ontology::load(data + "/ontology");
  if (!ontology) return ontology.error();
  auto filters = read_filters(arguments, *ontology);
  if (!filters) return filters.error();
  auto store = Store::open(store_folder(arguments), StoreOptions{});
  if (!store) return store.error();
  Snapshot snapshot = store->snapshot();
  return std::make_unique<QuerySession>(QuerySession{std::move(*store), std::move(snapshot),
                                                     std::move(*ontology), std::move(*filters),
                                                     std::move(data)});
}

Result<std::unique_ptr<QuerySession>> open_session(const Arguments& arguments) {
  static constexpr std::pair<std::string_view, Format> kFormats[] = {{"table", Format::kTable},
                                                                     {"json", Format::kJson},
                                                                     {"ndjson", Format::kNdjson},
                                                                     {"csv", Format::kCsv}};
  auto format = word_option(arguments, "format", "table", kFormats);
  if (!format) return format.error();
  auto session = open_unformatted_session(arguments);
  if (session) (*session)->format = *format;
  return session;
}

Result<ResolvedEntity> resolve_word(const QuerySession& session, std::string_view word,
                                    Console& console) {
  auto resolved = resolve_entity(session.snapshot, word);
  if (!resolved && resolved.error().code == ErrorCode::kNotFound) {
    auto known = resolve_known_name(session.snapshot, session.data_folder, word);
    return known || known.error().code != ErrorCode::kNotFound ? known : resolved;
  }
  if (!resolved || resolved->passed_over.empty()) return resolved;
  std::string others;
  for (const Entity& other : resolved->passed_over)
    others += (others.empty() ? "" : ", ") + other.id;
  console.report("\"" + std::string(word) + "\" is taken for " + resolved->entity.id +
                 "; also of that name: " + others);
  return resolved;
}

Result<const Relation*> resolve_relation(const Ontology& ontology, std::string_view name) {
  if (const Relation* relation = ontology.find(name)) return relation;
  std::vector<std::string> names;
  for (const Relation& relation : ontology.relations())
    names.push_back(relation.name);
  std::string message = "unknown relation \"" + std::string(name) + "\"";
  if (const auto near = closest(name, names)) message += "; did you mean \"" + *near + "\"?";
  return Error{ErrorCode::kInvalidArgument, message};
}

ExitStatus fail_query(const Error& error, Console& console) {
  console.report(error.message);
  return error.code == ErrorCode::kNotFound ? ExitStatus::kNothingFound : ExitStatus::kError;
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

}  // namespace entente
