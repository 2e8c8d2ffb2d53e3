// A command line of any words, one a line of the input: what is read is read again from its
// canonical form, and the filters of a query are refused or read, never believed.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "cli/query_options.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;
  static const Ontology ontology = *Ontology::load(ENTENTE_SOURCE_DIR "/data/ontology");
  static const std::vector<Option> options =
      query_options() + std::vector<Option>{{"top", "N", ""}};
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < size; ++i) {
    if (data[i] == '\n')
      words.emplace_back();
    else if (data[i] != 0)
      words.back() += static_cast<char>(data[i]);
  }
  const auto arguments = parse_arguments(options, words);
  if (!arguments.ok()) return arguments.error().message.empty() ? (std::abort(), 0) : 0;
  std::vector<std::string> canonical;
  for (const auto& [name, values] : arguments->options) {
    for (const std::string& value : values)
      canonical.push_back(name == "help" ? "--help" : "--" + name + "=" + value);
  }
  canonical.emplace_back("--");
  canonical.insert(canonical.end(), arguments->words.begin(), arguments->words.end());
  const auto again = parse_arguments(options, canonical);
  if (!again.ok() || again->words != arguments->words || again->options != arguments->options)
    std::abort();
  if (const auto filters = read_filters(*arguments, ontology); filters.ok()) {
    if (!(filters->edges.min_confidence >= 0 && filters->edges.min_confidence <= 1)) std::abort();
    if (arguments->has("relations") == filters->edges.relations.empty()) std::abort();
    if (filters->limit == 0) std::abort();
  }
  const auto count = count_option(*arguments, "top", 1);
  if (count.ok() && *count == 0) std::abort();
  return 0;
}
