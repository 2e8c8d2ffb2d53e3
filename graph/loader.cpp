#include "graph/loader.h"

#include <optional>
#include <utility>

#include "graph/claim_json.h"

namespace entente {

/// One file's state.
struct Loader::Pending {
  std::string file;
  std::size_t line = 0;
  std::map<std::string, std::string, std::less<>> ids;  ///< Of the symbols of this file.
  std::optional<Article> article;                       ///< Whose claims are being collected.
  std::string symbol;                                   ///< By which claims name it.
  bool article_failed = false;  ///< The last article line was wrong; its claims go with it.
  std::vector<Claim> claims, rows;
  std::optional<Error> store_error;  ///< Ends the load.
};

void Loader::report_error(std::string_view file, std::size_t line, const std::string& why) {
  ++report_.errors;
  if (report_.messages.size() < LoadReport::kMaxMessages)
    report_.messages.push_back(std::string(file) + ":" + std::to_string(line) + ": " + why);
}

Result<void> Loader::flush_article(Pending& pending) {
  if (!pending.article) return {};
  const Article article = std::move(*pending.article);
  const std::vector<Claim> claims = std::exchange(pending.claims, {});
  pending.article.reset();
  auto put = store_.put_article(article, claims);
  if (!put.ok()) return put.error();
  report_.claims_read += claims.size();
  report_.claims_new += put->new_claims;
  switch (put->outcome) {
    case PutOutcome::kAdded:
      ++report_.articles_added;
      break;
    case PutOutcome::kReplaced:
      ++report_.articles_replaced;
      break;
    case PutOutcome::kPublicationAdded:
      ++report_.publications_added;
      break;
    case PutOutcome::kUnchanged:
      ++report_.articles_unchanged;
      break;
    case PutOutcome::kPurged:
      ++report_.articles_purged;
      break;
  }
  return {};
}

Result<void> Loader::flush_rows(Pending& pending) {
  if (pending.rows.empty()) return {};
  auto added = store_.put_rows(pending.rows);
  if (!added.ok()) return added.error();
  report_.claims_read += pending.rows.size();
  report_.claims_new += *added;
  pending.rows.clear();
  return {};
}

Result<void> Loader::check_relation(const Claim& claim) const {
  const Relation* relation = ontology_.find(claim.relation);
  if (relation == nullptr)
    return Error{ErrorCode::kInvalidArgument,
                 "field \"relation\": unknown relation \"" + claim.relation.substr(0, 80) + "\""};
  if (relation->has_object() != claim.object.has_value())
    return Error{ErrorCode::kInvalidArgument,
                 "field \"object\": \"" + claim.relation + "\" " +
                     (relation->has_object() ? "needs an object" : "takes no object")};
  return {};
}

Result<void> Loader::take_article(Pending& pending, Article article) {
  if (auto flushed = flush_article(pending); !flushed.ok()) {
    pending.store_error = flushed.error();
    return {};
  }
  pending.article_failed = true;
  pending.symbol = article.id;
  const bool is_symbol = !ClaimId::parse(article.id);
  if (is_symbol) {
    if (article.text.empty())
      return Error{ErrorCode::kInvalidArgument,
                   "field \"article\": a symbolic name needs a text, or expected 32 hex digits"};
    article.id.clear();
  }
  if (auto completed = complete_article(article); !completed.ok()) return completed;
  if (is_symbol) {
    const auto [at, added] = pending.ids.emplace(pending.symbol, article.id);
    if (!added && at->second != article.id && !pending.symbol.empty())
      return Error{ErrorCode::kInvalidArgument, "field \"article\": \"" + pending.symbol +
                                                    "\" names another text in this file already"};
  }
  pending.article_failed = false;
  pending.article = std::move(article);
  return {};
}

Result<void> Loader::take_claim(Pending& pending, Claim claim) {
  if (auto checked = check_relation(claim); !checked.ok()) return checked;
  if (std::holds_alternative<RowEvidence>(claim.evidence)) {
    if (!claim.article.empty())
      return Error{ErrorCode::kInvalidArgument,
                   "field \"article\": a row of a data set is of no article"};
    if (auto completed = complete_claim(claim, nullptr); !completed.ok()) return completed;
    pending.rows.push_back(std::move(claim));
    if (pending.rows.size() < kRowsPerBatch) return {};
    if (auto flushed = flush_rows(pending); !flushed.ok()) pending.store_error = flushed.error();
    return {};
  }
  const bool of_last_line = claim.article == pending.symbol;
  if (of_last_line && pending.article_failed)
    return Error{ErrorCode::kInvalidArgument, "the article of this claim was left out"};
  const bool known = pending.article && (of_last_line || claim.article == pending.article->id);
  if (!known)
    return Error{ErrorCode::kInvalidArgument,
                 "field \"article\": the line of \"" + claim.article.substr(0, 80) +
                     "\" does not stand before this claim, or another article's does"};
  if (auto completed = complete_claim(claim, &*pending.article); !completed.ok()) return completed;
  pending.claims.push_back(std::move(claim));
  return {};
}

Result<void> Loader::read_line(Pending& pending, std::string_view line) {
  if (line.size() > kMaxLineBytes)
    return Error{ErrorCode::kLimit, "longer than " + std::to_string(kMaxLineBytes) + " bytes"};
  auto parsed = parse_exchange_line(line);
  if (!parsed.ok()) return parsed.error();
  if (auto* article = std::get_if<Article>(&*parsed))
    return take_article(pending, std::move(*article));
  if (const auto* decision = std::get_if<Decision>(&*parsed)) {
    auto added = store_.put_decision(*decision);
    added.ok() ? void(report_.decisions_added += *added ? 1 : 0)
               : void(pending.store_error = added.error());
    return {};
  }
  return take_claim(pending, std::get<Claim>(std::move(*parsed)));
}

Result<void> Loader::load(std::istream& in, std::string_view file) {
  Pending pending;
  pending.file = file;
  std::string line;
  while (std::getline(in, line)) {
    ++pending.line;
    if (line.ends_with('\r')) line.pop_back();
    if (pending.line == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    if (line.find_first_not_of(" \t") == std::string::npos) continue;
    ++report_.lines;
    if (auto read = read_line(pending, line); !read.ok())
      report_error(file, pending.line, read.error().message);
    if (pending.store_error) return *pending.store_error;
  }
  if (in.bad()) return Error{ErrorCode::kIo, pending.file + ": cannot be read"};
  if (auto flushed = flush_article(pending); !flushed.ok()) return flushed;
  return flush_rows(pending);
}

}  // namespace entente
