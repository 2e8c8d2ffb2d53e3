#include "graph/claim_index.h"

#include "graph/key_codec.h"
#include "graph/record_codec.h"

namespace entente {

std::vector<IndexRow> index_rows(const ClaimEntry& entry) {
  const std::string bytes = encode_entry(entry);
  std::vector<IndexRow> rows;
  rows.reserve(5);
  rows.push_back({Family::kClaimIds, encode_key(entry.id), encode_key(entry.claim)});
  rows.push_back(
      {Family::kByEntity, entity_index_key(entry.subject, entry.relation, entry.claim), bytes});
  if (entry.object && *entry.object != entry.subject)
    rows.push_back(
        {Family::kByEntity, entity_index_key(*entry.object, entry.relation, entry.claim), bytes});
  if (entry.object)
    rows.push_back(
        {Family::kByPair, pair_index_key(entry.subject, *entry.object, entry.claim), ""});
  rows.push_back({Family::kByRelation, relation_index_key(entry.relation, entry.claim), ""});
  return rows;
}

}  // namespace entente
