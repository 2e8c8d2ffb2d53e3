#include "tests/support/make_document.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace entente {
namespace {

struct Row {
  std::vector<std::string> columns;
  std::string text;
  bool glued = false;
  std::string name_mark;  // "B-GPE", or empty.
  TokenIndex sentence_start = 0;
};

[[noreturn]] void reject(const Row& row, std::string_view why) {
  throw std::invalid_argument("make_document: row \"" + row.text + "\": " + std::string(why));
}

Row parse_row(const std::string& line, TokenIndex sentence_start) {
  Row row;
  row.sentence_start = sentence_start;
  std::istringstream stream(line);
  for (std::string column; stream >> column;)
    row.columns.push_back(column);
  row.text = row.columns.front();
  if (row.columns.size() < 6) reject(row, "expected text lemma POS TAG dep head");
  for (std::size_t i = 6; i < row.columns.size(); ++i) {
    if (row.columns[i] == "+") {
      row.glued = true;
    } else {
      row.name_mark = row.columns[i];
    }
  }
  return row;
}

template <typename Value>
Value require_known(const Row& row, std::optional<Value> value, std::string_view what) {
  if (!value) reject(row, what);
  return *value;
}

Token make_token(Document& document, const Row& row, TokenIndex index, std::uint32_t begin_byte) {
  Token token;
  token.begin_byte = begin_byte;
  token.end_byte = begin_byte + static_cast<std::uint32_t>(row.text.size());
  token.text = document.text().substr(begin_byte, row.text.size());
  std::string norm = row.text;
  std::transform(norm.begin(), norm.end(), norm.begin(),
                 [](unsigned char byte) { return static_cast<char>(std::tolower(byte)); });
  token.norm = document.keep(norm);
  token.lemma = document.keep(row.columns[1]);
  token.pos = require_known(row, parse_part_of_speech(row.columns[2]), "unknown part of speech");
  token.tag = document.keep(row.columns[3]);
  token.dep = require_known(row, parse_dependency(row.columns[4]), "unknown dependency");
  TokenIndex head = 0;
  const std::string& digits = row.columns[5];
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), head);
  if (error != std::errc() || end != digits.data() + digits.size()) reject(row, "bad head");
  token.head = head == 0 ? index : row.sentence_start + head - 1;
  return token;
}

std::vector<NameSpan> read_names(const std::vector<Row>& rows) {
  std::vector<NameSpan> names;
  for (TokenIndex i = 0; i < rows.size(); ++i) {
    const std::string& mark = rows[i].name_mark;
    if (mark.empty()) continue;
    const auto label =
        require_known(rows[i], parse_name_label(mark.substr(std::min<std::size_t>(2, mark.size()))),
                      "unknown name label");
    if (mark.starts_with("B-")) {
      names.push_back({{i, i + 1}, label});
    } else if (mark.starts_with("I-") && !names.empty() && names.back().tokens.end == i &&
               names.back().label == label) {
      ++names.back().tokens.end;
    } else {
      reject(rows[i], "expected B-LABEL, or I-LABEL after the same label");
    }
  }
  return names;
}

}  // namespace

Document make_document(std::string_view table) {
  std::vector<Row> rows;
  std::vector<TokenIndex> sentence_starts;
  bool at_start = true;
  std::istringstream lines{std::string(table)};
  for (std::string line; std::getline(lines, line);) {
    if (line.find_first_not_of(" \t") == std::string::npos) {
      at_start = true;
      continue;
    }
    if (at_start) sentence_starts.push_back(static_cast<TokenIndex>(rows.size()));
    at_start = false;
    rows.push_back(parse_row(line, sentence_starts.back()));
  }

  std::string text;
  std::vector<std::uint32_t> begins;
  for (const Row& row : rows) {
    begins.push_back(static_cast<std::uint32_t>(text.size()));
    text += row.text;
    if (!row.glued) text += ' ';
  }
  if (!text.empty() && text.back() == ' ') text.pop_back();

  Document document(std::move(text));
  for (TokenIndex i = 0; i < rows.size(); ++i) {
    document.mutable_tokens().push_back(make_token(document, rows[i], i, begins[i]));
  }
  for (TokenIndex i = 0; i < rows.size(); ++i) {
    if (document.token(i).head >= rows.size()) reject(rows[i], "head out of range");
  }
  document.set_syntax(sentence_starts);
  document.set_names(read_names(rows));
  return document;
}

}  // namespace entente
