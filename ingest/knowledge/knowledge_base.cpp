#include "ingest/knowledge/knowledge_base.h"

namespace entente {

KnowledgeBase::KnowledgeBase(Gazetteer gazetteer)
    : names_(std::move(gazetteer)),
      office_holders_(names_.gazetteer()),
      words_(names_.gazetteer().file()) {}

Result<KnowledgeBase> KnowledgeBase::load(const std::filesystem::path& data_dir) {
  Result<Gazetteer> gazetteer = Gazetteer::open(data_dir / kGazetteerFile);
  if (!gazetteer) {
    return gazetteer.error();
  }
  if (const Result<void> whole = gazetteer->file().verify_checksum(); !whole) {
    return whole.error();
  }
  return KnowledgeBase(*std::move(gazetteer));
}

}  // namespace entente
