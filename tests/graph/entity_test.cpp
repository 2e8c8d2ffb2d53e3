#include "graph/entity.h"

#include <doctest/doctest.h>

namespace entente {

TEST_CASE("EntityType reads back what it prints") {
  for (int i = 0; i < 10; ++i) {
    const auto type = static_cast<EntityType>(i);
    CHECK(parse_entity_type(to_string(type)) == type);
  }
  CHECK_FALSE(parse_entity_type("nation"));
}

TEST_CASE("make_entity_id writes type and slug") {
  CHECK(make_entity_id(EntityType::kFacility, "Kant Air Base") == "facility/kant-air-base");
  CHECK(make_entity_id(EntityType::kFacility, "U.S. air base near Bishkek") ==
        "facility/us-air-base-near-bishkek");
  CHECK(make_entity_id(EntityType::kPerson,
                       "Recep Tayyip Erdo\xC4\x9F"
                       "an") == "person/recep-tayyip-erdogan");
}

TEST_CASE("make_entity_id tells names apart that leave no Latin letter") {
  const auto moscow =
      make_entity_id(EntityType::kPlace, "\xD0\x9C\xD0\xBE\xD1\x81\xD0\xBA\xD0\xB2\xD0\xB0");
  const auto kiev = make_entity_id(EntityType::kPlace, "\xD0\x9A\xD0\xB8\xD1\x97\xD0\xB2");
  CHECK(moscow.starts_with("place/x-"));
  CHECK(moscow != kiev);
  CHECK(make_entity_id(EntityType::kPlace, "...") != make_entity_id(EntityType::kPlace, "!!"));
}

}  // namespace entente
