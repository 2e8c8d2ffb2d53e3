#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/arguments.h"
#include "graph/ontology.h"
#include "graph/result.h"
#include "query/query.h"

namespace entente {

/// --data, which all commands have.
Option data_option();

/// --db and --data, which most commands have.
std::vector<Option> store_options();

/// The options that every query understands in the same way; --db and --data among them.
std::vector<Option> query_options();

/// Those of them that say how much is printed and how: --limit and --format.
std::vector<Option> answer_options();

/// The filters that those options ask for. kInvalidArgument: a value that does not read, a relation
/// that the ontology does not know.
Result<QueryFilters> read_filters(const Arguments& arguments, const Ontology& ontology);

/// The relation of that name; kInvalidArgument with a suggestion.
Result<const Relation*> resolve_relation(const Ontology& ontology, std::string_view name);

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

/// A number from 0 to 1; 0 if the option was not given.
Result<double> share_option(const Arguments& arguments, std::string_view option);

}  // namespace entente
