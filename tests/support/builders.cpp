#include "tests/support/builders.h"

#include <doctest/doctest.h>

#include "graph/canonical_export.h"
#include "graph/edtf.h"

namespace entente {

namespace {

ClaimEnd make_end(const std::string& id) {
  const std::size_t slash = id.find('/');
  const auto type = parse_entity_type(id.substr(0, slash));
  REQUIRE(type);
  return {{id, id.substr(slash + 1), *type, {}, {}}, ""};
}

}  // namespace

Article make_article(const std::string& name, const std::string& day, const std::string& text) {
  Article article;
  article.id = article_id(text);
  article.name = name;
  article.title = "Notes of the day";
  article.source = "The Morning Post";
  article.published = *parse_day(day);
  article.published_by = "front matter";
  article.extractor = "extractor-1";
  article.text = text;
  return article;
}

Claim make_claim(const Article& article, const std::string& subject, const std::string& relation,
                 const std::string& object, const std::string& start, const std::string& end) {
  const auto range = [](const std::string& text) {
    if (text == "..") return DayRange();
    const auto parsed = parse_edtf(text);
    REQUIRE_MESSAGE(parsed.ok(), text);
    return *parsed;
  };
  Claim claim;
  claim.article = article.id;
  claim.document = article.name;
  claim.published = article.published;
  claim.subject = make_end(subject);
  claim.relation = relation;
  claim.object = make_end(object);
  claim.bounds = {range(start), range(end)};
  claim.confidence = 0.9;
  claim.evidence = TextEvidence{0, 4, article.text.substr(0, 4)};
  return claim;
}

Claim make_visit(const Article& article, const std::string& visitor, const std::string& place,
                 const std::string& date) {
  Claim claim = make_claim(article, visitor, "visits", place, date, date);
  claim.time = {date, date, date};
  return claim;
}

Claim make_row(const std::string& row, double confidence) {
  Claim claim;
  claim.published = *parse_day("2019-02-05");
  claim.subject = make_end("group/taliban");
  claim.relation = "attacks";
  claim.object = make_end("place/kabul");
  claim.bounds = Bounds::event(*parse_edtf("2019-02-04"));
  claim.confidence = confidence;
  claim.evidence = RowEvidence{"gdelt-2.0", "20190205", row, {}};
  return claim;
}

Store open_store(std::shared_ptr<InMemoryDisk> disk, OpenMode mode) {
  auto store = Store::open("/db", {mode, std::move(disk)});
  REQUIRE_MESSAGE(store.ok(), (store.ok() ? "" : store.error().message));
  return std::move(*store);
}

std::string export_of(const Store& store) {
  std::string lines;
  const auto done = export_canonical(store, [&](std::string_view line) {
    lines += line;
    lines += '\n';
    return Result<void>();
  });
  REQUIRE_MESSAGE(done.ok(), (done.ok() ? "" : done.error().message));
  return lines;
}

}  // namespace entente
