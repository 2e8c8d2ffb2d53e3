#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/claim.h"
#include "graph/json.h"
#include "graph/result.h"

namespace entente {

/// Which fields of a record are which of an article. A field is named by its key or the last keys
/// on the way to it ("headline.main"), in any case; of several names the first that a record has
/// counts, and of several fields of that name the one that lies least deep.
struct FieldMap {
  std::vector<std::string> id, title, text, date, source, url;
  bool is_given = false;  ///< By the caller, for some of them at least.
};

/// The names that exports of news are known to have.
FieldMap known_fields();

/// The known fields, but for those that are named: `title=headline,text=body,date=meta.pub`.
/// kInvalidArgument: not of that form, an unknown field of articles, no name, one twice.
Result<FieldMap> parse_field_map(std::string_view text);

/// An article, and what was wrong with its date if it is read without it.
struct RecordArticle {
  Article article;
  std::optional<Error> bad_date;
};

/// The article that a record is, which is a JSON object or the row of a table as one.
///
/// A text that begins with its title, and one of a record without a title, is kept byte for byte:
/// it is an article as `entente extract` writes it. Any other is a body, HTML or plain, and becomes
/// an article as that of a page or file does (masthead.h). A list of texts is one of several
/// paragraphs. Dates are days in any form that parse_machine_day() reads, or seconds or
/// milliseconds since 1970; a year or a month gives no day. Without an id the article is called
/// `name`. kInvalidArgument: no object, no text, fields of other kinds.
Result<RecordArticle> article_of_record(const Json& record, const FieldMap& fields,
                                        const std::string& name, std::string_view dated_by);

/// Whether a record with such fields can be an article: one of them is the text.
bool has_text_field(const std::vector<std::string>& names, const FieldMap& fields);

}  // namespace entente
