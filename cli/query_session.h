#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.h"
#include "graph/ontology.h"
#include "graph/result.h"
#include "graph/store.h"
#include "query/entity_search.h"
#include "query/query.h"

namespace entente {

/// How an answer is printed.
enum class Format { kTable, kJson, kNdjson, kCsv };

/// The options that every query understands in the same way; --db and --data among them.
std::vector<Option> query_options();

/// An open store with the question's shared options, checked.
struct QuerySession {
  Store store;
  Snapshot snapshot;
  Ontology ontology;
  QueryFilters filters;
  std::string data_folder;  ///< Where ontology and gazetteer are.
  Format format = Format::kTable;
};

/// kInvalidArgument: an option that does not read, a relation that the ontology does not know;
/// otherwise as Store::open() and Ontology::load().
Result<std::unique_ptr<QuerySession>> open_session(const Arguments& arguments);
/// The same for commands that read --format themselves.
Result<std::unique_ptr<QuerySession>> open_unformatted_session(const Arguments& arguments);

/// The entity that the user means; says on standard error which of several it took.
Result<ResolvedEntity> resolve_word(const QuerySession& session, std::string_view word,
                                    Console& console);

/// The relation of that name; kInvalidArgument with a suggestion.
Result<const Relation*> resolve_relation(const Ontology& ontology, std::string_view name);

/// Reports an error of a query: nothing found is a status of its own.
ExitStatus fail_query(const Error& error, Console& console);

/// kInvalidArgument: the value of an option is none of the words that it may be.
Error wrong_word(std::string_view option, std::string_view word,
                 const std::vector<std::string>& known);

/// What the word stands for, among those that an option may be.
template <class Value, std::size_t N>
Result<Value> one_of(std::string_view option, std::string_view word,
                     const std::pair<std::string_view, Value> (&words)[N]) {
  std::vector<std::string> known;
  for (const auto& [name, value] : words) {
    if (name == word) return value;
    known.emplace_back(name);
  }
  return wrong_word(option, word, known);
}

/// The same of an option's value; of `fallback` if it was not given.
template <class Value, std::size_t N>
Result<Value> word_option(const Arguments& arguments, std::string_view option,
                          std::string_view fallback,
                          const std::pair<std::string_view, Value> (&words)[N]) {
  return one_of(option, arguments.find(option).value_or(std::string(fallback)), words);
}

/// A positive number; `fallback` if the option was not given.
Result<std::size_t> count_option(const Arguments& arguments, std::string_view option,
                                 std::size_t fallback);

}  // namespace entente
