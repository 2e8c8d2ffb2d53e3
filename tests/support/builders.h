#pragma once

#include <memory>
#include <string>

#include "graph/claim.h"
#include "graph/rocks.h"
#include "graph/store.h"

namespace entente {

/// Short ways to make what tests need. They fail the test where they cannot.

/// An article of that name, day and text, with its id, read by "extractor-1".
Article make_article(const std::string& name, const std::string& day, const std::string& text);

/// A claim of the article's first byte range: `visitor` visits `place` on the EDTF date. Names are
/// the ids' slugs.
Claim make_visit(const Article& article, const std::string& visitor, const std::string& place,
                 const std::string& date);

/// A claim of the article's first byte range. Start and end are EDTF: "2003-10-23", "2003",
/// "../2019" (at some day until 2019), ".." (nothing known).
Claim make_claim(const Article& article, const std::string& subject, const std::string& relation,
                 const std::string& object, const std::string& start, const std::string& end);

/// A row of "gdelt-2.0" of 2019-02-05: group/taliban attacks place/kabul on 2019-02-04.
Claim make_row(const std::string& row, double confidence);

/// The store "/db" of a disk in memory.
Store open_store(std::shared_ptr<InMemoryDisk> disk, OpenMode mode = OpenMode::kCreate);

/// The canonical export, its lines ended by line breaks.
std::string export_of(const Store& store);

}  // namespace entente
