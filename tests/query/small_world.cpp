#include "tests/query/small_world.h"

#include <doctest/doctest.h>

#include <memory>
#include <vector>

#include "tests/support/builders.h"

namespace entente {

const Ontology& relations() {
  static const Ontology loaded = *Ontology::load(ENTENTE_SOURCE_DIR "/data/ontology");
  return loaded;
}

Store small_world() {
  const Article article = make_article("bases.md", "2019-02-05", "Bases in the north.");
  const char* kKant = "facility/kant";
  const char* kManas = "facility/manas";
  const char* kTown = "place/kant-town";
  const char* kBishkek = "place/bishkek";
  const char* kState = "country/KGZ";
  const char* kSince = "../2019-02-05";
  const char* kStill = "2019-02-05/..";
  std::vector<Claim> claims{
      make_claim(article, "country/RUS", "operates_base", kKant, "2003-10-23", kStill),
      make_claim(article, "country/USA", "operates_base", kManas, "2001-12", "2014-06-03"),
      make_claim(article, "country/USA", "operates_base", "facility/osh", kSince, ".."),
      make_claim(article, kKant, "located_in", kTown, kSince, kStill),
      make_claim(article, kTown, "located_in", kState, kSince, kStill),
      make_claim(article, kBishkek, "located_in", kState, kSince, kStill),
      make_claim(article, kManas, "located_in", kBishkek, kSince, kStill),
      make_claim(article, "facility/osh", "located_in", kState, kSince, kStill),
      make_visit(article, "person/lavrov", kState, "2019-02-04"),
      make_visit(article, "person/lavrov", kState, "2020"),
      make_claim(article, kState, "member_of", "organization/csto", "2002", kStill),
      make_claim(article, "country/RUS", "member_of", "organization/eu", kSince, kStill)};
  claims[7].polarity = Polarity::kNegated;
  claims[9].modality = Modality::kPlanned;
  claims[11].polarity = Polarity::kNegated;
  Store store = open_store(std::make_shared<InMemoryDisk>());
  const auto put = store.put_article(article, claims);
  REQUIRE_MESSAGE(put.ok(), (put.ok() ? "" : put.error().message));
  return store;
}

}  // namespace entente
