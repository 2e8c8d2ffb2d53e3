#pragma once

// Part of the store: not for use outside this folder.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "graph/record_codec.h"
#include "graph/rocks.h"

namespace entente {

/// The names by which an end may be found: its name, and a mention that looks like a name.
std::vector<std::string> names_of(const EndRecord& end);

/// What one change of a store does to entities: the numbers of new ones, and how many claims give
/// each name, country and code. Collects, and writes all of it at the end. Borrows the three, which
/// must outlive it.
class EntityChanges {
 public:
  EntityChanges(const RocksView& view, RocksBatch& batch, MetaRecord& meta)
      : view_(view), batch_(batch), meta_(meta) {}

  /// The entity of this id; a new number if the store knows none.
  Result<EntityNumber> number_of(const std::string& id);
  /// Its id, of a stored or a new one.
  Result<std::string> id_of(EntityNumber number);
  /// Counts the ends of a claim that comes (+1) or goes (-1).
  Result<void> count_ends(const ClaimRecord& record, int change);
  /// Puts everything into the batch, and the number of entities into the meta record.
  Result<void> flush();

 private:
  struct Touched {
    EntityRecord record;
    bool had_claims = false;
    std::map<std::string, std::int64_t, std::less<>> names;  // Change of the number of claims.
  };

  Result<Touched*> touch(EntityNumber number);
  Result<void> count_end(EntityNumber number, const EndRecord& end, int change);
  Result<void> flush_names(EntityNumber number, const Touched& touched);
  Result<bool> has_name(EntityNumber number, const std::string& normalized,
                        const Touched& touched) const;

  const RocksView& view_;
  RocksBatch& batch_;
  MetaRecord& meta_;
  std::map<std::string, EntityNumber, std::less<>> new_entities_;
  std::map<EntityNumber, Touched> touched_;
};

}  // namespace entente
