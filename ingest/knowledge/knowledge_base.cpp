#include "ingest/knowledge/knowledge_base.h"

#include <utility>

namespace entente {

Result<KnowledgeBase> KnowledgeBase::load(const std::filesystem::path& data_dir) {
  const std::filesystem::path facts = data_dir / "facts";
  KnowledgeBase knowledge;
  Result<Gazetteer> gazetteer = Gazetteer::load(facts);
  if (!gazetteer) {
    return gazetteer.error();
  }
  knowledge.names_ = NameBook(*std::move(gazetteer));
  Result<OfficeHolders> holders = OfficeHolders::load(facts, knowledge.gazetteer());
  if (!holders) {
    return holders.error();
  }
  knowledge.office_holders_ = *std::move(holders);
  Result<WordTable> words = WordTable::load(facts);
  if (!words) {
    return words.error();
  }
  knowledge.words_ = *std::move(words);
  return knowledge;
}

}  // namespace entente
