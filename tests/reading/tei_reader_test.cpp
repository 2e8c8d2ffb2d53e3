#include "ingest/reading/tei_reader.h"

#include <doctest/doctest.h>

#include "graph/edtf.h"

using namespace entente;

TEST_CASE("tei_reader reads header and text") {
  const auto article = read_tei(
      "a.xml",
      "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc><titleStmt><title>Norway "
      "and\n  "
      "Chad</title></titleStmt><publicationStmt><publisher>Wire</publisher><date "
      "when='2019-03-05'/>"
      "</publicationStmt></fileDesc></teiHeader><text><body><head>Recognition</head><p>Norway\n  "
      "met "
      "<hi>Chad</hi>.<note>No.</note></p><list><item>They "
      "agreed.</item></list></body></text></TEI>");
  REQUIRE(article.ok());
  CHECK(article->title == "Norway and Chad");
  CHECK(article->source == "Wire");
  CHECK(format_day(*article->published) == "2019-03-05");
  CHECK(article->text == "Norway and Chad\n\nRecognition\n\nNorway met Chad.\n\nThey agreed.");
  CHECK_FALSE(read_tei("a.xml", "<TEI/>").ok());
  CHECK_FALSE(read_tei("a.xml", "").ok());
}
