#include "graph/claim_json.h"

#include <doctest/doctest.h>

#include <string>

#include "graph/edtf.h"
#include "tests/support/builders.h"

namespace entente {

namespace {

Claim full_claim() {
  const Article article = make_article("a.md", "2019-02-05", "Lavrov \"visits\" Osh\nand Bishkek.");
  Claim claim = make_visit(article, "person/sergey-lavrov", "place/bishkek", "2019-02-04");
  claim.id = claim_id(claim);
  claim.sentence = 3;
  claim.subject.entity.country = "RUS";
  claim.subject.entity.code = "RUSGOV";
  claim.subject.mention = "Mr Lavrov";
  claim.place = claim.object;
  claim.role = "foreign minister";
  claim.topic = "d\xC3\xA9tente";
  claim.polarity = Polarity::kNegated;
  claim.modality = Modality::kPlanned;
  claim.attribution = claim.subject;
  claim.plover = "CONSULT";
  claim.cameo = "042";
  claim.confidence = 0.25;
  claim.bounds.end = *DayRange::of(*parse_day("2019-02-04"), std::nullopt);
  return claim;
}

/// The line of a full claim with the first `from` in it replaced.
std::string changed(const std::string& from, const std::string& to) {
  std::string line = to_json_line(full_claim());
  const std::size_t at = line.find(from);
  REQUIRE_MESSAGE(at != std::string::npos, from);
  return line.replace(at, from.size(), to);
}

std::string error_of(const std::string& line) {
  const auto parsed = parse_exchange_line(line);
  REQUIRE_FALSE(parsed.ok());
  CHECK(parsed.error().message.find('\n') == std::string::npos);
  return parsed.error().message;
}

template <class T>
T read(const std::string& line) {
  auto parsed = parse_exchange_line(line);
  REQUIRE_MESSAGE(parsed.ok(), (parsed.ok() ? "" : parsed.error().message));
  REQUIRE(std::holds_alternative<T>(*parsed));
  return std::get<T>(*parsed);
}

}  // namespace

TEST_CASE("claims and articles are read back as they were written") {
  Claim plain =
      make_visit(make_article("b", "2001-01-01", "Some text"), "person/a", "place/x", "1999/2001");
  plain.time = {};
  Claim row = make_row("17", 1.0);
  std::get<RowEvidence>(row.evidence).url = "https://example.org/17";
  row.object.reset();
  for (const Claim& claim : {full_claim(), plain, row}) {
    const std::string line = to_json_line(claim);
    INFO(line);
    CHECK(read<Claim>(line) == claim);
  }
  Article article = make_article("a.md", "2019-02-05", "Two\nlines, \xD0\xBC\xD0\xB8\xD1\x80.");
  article.url = "https://example.org/a?b=\"c\"";
  Article bare;
  bare.id = "A1";
  bare.name = "bare";
  for (const Article& one : {article, bare})
    CHECK(read<Article>(to_json_line(one)) == one);
  Article without_text = article;
  without_text.text.clear();
  CHECK(read<Article>(to_json_line(article, ArticleText::kWithout)) == without_text);
}

TEST_CASE("a wrong field is named with the reason") {
  struct Case {
    std::string from, to, message;
  };
  const Case cases[] = {
      {"\"relation\":\"visits\"", "\"relation\":7",
       "field \"relation\": expected a string, got a number"},
      {"\"relation\":\"visits\",", "", "field \"relation\": expected a string, got nothing"},
      {"\"polarity\":\"negated\"", "\"polarity\":\"maybe\"",
       "field \"polarity\": unknown word \"maybe\""},
      {"\"modality\":\"planned\"", "\"modality\":\"hoped\"",
       "field \"modality\": unknown word \"hoped\""},
      {"\"confidence\":0.25", "\"confidence\":1.25", "field \"confidence\": expected 0 to 1"},
      {"\"confidence\":0.25", "\"confidence\":\"high\"",
       "field \"confidence\": expected a number, got a string"},
      {"\"published\":\"2019-02-05\"", "\"published\":\"2019-02-30\"", "field \"published\": "},
      {"\"sentence\":3", "\"sentence\":-1", "field \"sentence\": expected 0 to 4294967295, got -1"},
      {"\"type\":\"person\"", "\"type\":\"robot\"",
       "field \"subject\": field \"type\": unknown word \"robot\""},
      {"\"id\":\"person/sergey-lavrov\",", "",
       "field \"subject\": field \"id\": expected a string, got nothing"},
      {"\"subject\":{", "\"subject\":null,\"x\":{", "field \"subject\": expected an object"},
      {"[\"2019-02-04\",\"2019-02-04\"]", "[\"2019-02-04\"]",
       "field \"bounds\": field \"start\": expected two days or nulls"},
      {"[\"2019-02-04\",\"2019-02-04\"]", "[\"2019-02-04\",\"2019-02-03\"]",
       "field \"bounds\": field \"start\": the last day is before the first"},
      {"[\"2019-02-04\",null]", "[4,null]",
       "field \"bounds\": field \"end\": expected a day or null, got a number"},
      {"\"begin\":0", "\"begin\":4294967296",
       "field \"evidence\": field \"begin\": expected 0 to 4294967295, got 4294967296"},
      {"\"evidence\":{\"begin\":0", "\"evidence\":{\"dataset\":\"d\"",
       "field \"evidence\": field \"row\": expected a string, got nothing"},
  };
  for (const Case& one : cases) {
    INFO(one.to);
    const std::string message = error_of(changed(one.from, one.to));
    CHECK_MESSAGE(message.starts_with(one.message), message);
  }
  CHECK(error_of("{\"article\":\"A1\"}") == "field \"name\": expected a string, got nothing");
  CHECK(error_of("[]") == "expected an object, got an array");
}

TEST_CASE("unknown fields are ignored at every level") {
  const Claim claim = full_claim();
  for (const std::string object :
       {"{\"claim\"", "{\"id\":\"person", "{\"start\":\"", "{\"start\":[", "{\"begin\""}) {
    INFO(object);
    CHECK(read<Claim>(changed(object, "{\"later\":{\"a\":[1]}," + object.substr(1))) == claim);
  }
}

TEST_CASE("bounds come from the stated time where they are left out") {
  const std::string line = changed("\"bounds\":{", "\"later\":{");
  CHECK(read<Claim>(line).bounds == Bounds::event(*parse_edtf("2019-02-04")));
  std::string wrong = line;
  wrong.replace(wrong.find("\"start\":\"2019-02-04\""), 20, "\"start\":\"whenever\"");
  CHECK(error_of(wrong).starts_with("field \"time\": field \"start\": "));
}

TEST_CASE("what is no JSON text is refused with its place") {
  CHECK(error_of(changed("visits\",\"object", "vis\xFFits\",\"object"))
            .starts_with("not JSON at byte "));
  CHECK(error_of(changed("visits\",\"object", "\xC3\",\"object")).starts_with("not JSON at byte "));
  const std::string deep =
      changed("\"sentence\":3", "\"sentence\":3,\"later\":" + std::string(100'000, '['));
  const auto refused = parse_exchange_line(deep);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == ErrorCode::kLimit);
  const std::string whole = to_json_line(full_claim());
  for (std::size_t length = 0; length < whole.size(); ++length)
    CHECK_FALSE(parse_exchange_line(whole.substr(0, length)).ok());
}

}  // namespace entente
