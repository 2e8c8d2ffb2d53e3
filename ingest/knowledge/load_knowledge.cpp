#include "ingest/knowledge/load_knowledge.h"

#include <utility>

#include "ingest/knowledge/actor_dictionary.h"

namespace entente {

Result<LoadedKnowledge> load_knowledge(const std::filesystem::path& data_dir,
                                       const std::vector<std::filesystem::path>& dictionaries) {
  auto base = KnowledgeBase::load(data_dir);
  if (!base.ok()) return base.error();
  ActorDictionary dictionary;
  for (const std::filesystem::path& path : dictionaries) {
    if (auto read = dictionary.read(path); !read.ok()) return read.error();
  }
  LoadedKnowledge loaded{*std::move(base), std::nullopt, {}};
  if (!dictionary.empty()) loaded.dictionaries = dictionary.checksum();
  loaded.problems.assign(dictionary.problems().begin(), dictionary.problems().end());
  for (std::string& problem : loaded.base.lay_over(std::move(dictionary)))
    loaded.problems.push_back(std::move(problem));
  return loaded;
}

}  // namespace entente
