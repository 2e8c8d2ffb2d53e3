#include "ingest/reading/plain_text_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "ingest/reading/clean_characters.h"
#include "ingest/reading/encoding.h"
#include "ingest/reading/front_matter.h"
#include "ingest/reading/masthead.h"
#include "ingest/reading/paragraphs.h"

namespace entente {

namespace {

bool is_markup(std::string_view text) {
  static constexpr std::array<std::string_view, 4> kHeads{"<!doctype", "<html", "<?xml", "<rss"};
  text.remove_prefix(std::min(text.find_first_not_of(" \n\t"), text.size()));
  std::string head(text.substr(0, 16));
  std::transform(head.begin(), head.end(), head.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  return std::any_of(kHeads.begin(), kHeads.end(),
                     [&head](std::string_view start) { return head.starts_with(start); });
}

}  // namespace

Result<Article> read_plain_text(std::string_view name, std::string bytes) {
  auto decoded = decode_text(std::move(bytes));
  if (!decoded.ok()) return decoded.error();
  const std::string text = clean_characters(*decoded);
  if (is_markup(text)) return Error{ErrorCode::kUnsupported, "not plain text but html or xml"};
  FrontMatter front = split_front_matter(text);
  Article article = make_article(name, std::move(front.masthead), split_paragraphs(front.rest));
  if (article.text.empty()) return Error{ErrorCode::kUnsupported, "no text in the file"};
  return article;
}

}  // namespace entente
