#include "ingest/reading/table_records.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "graph/text.h"
#include "ingest/reading/label_line.h"

namespace entente {

namespace {

constexpr std::array<char, 4> kSeparators{',', ';', '\t', '|'};

/// Takes the fields of a row out of its lines.
class RowScanner {
 public:
  explicit RowScanner(char separator) : separator_(separator) {}

  /// A line with its end; whether the row ends with it.
  bool add(std::string_view line) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      const char c = line[i];
      if (quoted_) {
        if (c != '"') {
          field_ += c;
        } else if (i + 1 < line.size() && line[i + 1] == '"') {
          field_ += line[++i];
        } else {
          quoted_ = false;
        }
      } else if (c == '"' && field_.empty()) {
        quoted_ = true;
      } else if (c == separator_) {
        end_field();
      } else if (c != '\n' && c != '\r') {
        field_ += c;
      }
    }
    if (!quoted_) end_field();
    return !quoted_;
  }

  std::vector<std::string> take() {
    quoted_ = false;
    field_.clear();
    return std::exchange(fields_, {});
  }

 private:
  void end_field() { fields_.push_back(std::exchange(field_, {})); }

  char separator_;
  std::vector<std::string> fields_;
  std::string field_;
  bool quoted_ = false;
};

std::vector<std::string> split_header(std::string_view line, char separator) {
  RowScanner scanner(separator);
  (void)scanner.add(line);
  std::vector<std::string> names = scanner.take();
  for (std::string& name : names)
    name = std::string(trimmed(name, " \t"));
  return names;
}

bool is_number(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

class Table final : public RecordSource {
 public:
  Table(BufferedStream bytes, char separator, FieldMap fields, std::size_t record_bytes)
      : bytes_(std::move(bytes)),
        separator_(separator),
        fields_(std::move(fields)),
        record_bytes_(record_bytes) {}

  std::optional<NumberedRecord> next() override {
    while (!ended_) {
      const std::size_t line = line_ + 1;
      auto row = read_row();
      if (!row.ok()) return NumberedRecord{row.error(), line};
      if (ended_ && row->empty()) break;
      if (row->size() == 1 && trimmed(row->front(), " \t").empty()) continue;
      if (names_.empty()) {
        if (auto named = take_names(*row); !named.ok()) {
          ended_ = true;
          return NumberedRecord{named.error(), line};
        }
        if (!is_number(fields_.text.front())) continue;
      }
      return NumberedRecord{record_of(std::move(*row)), line};
    }
    return std::nullopt;
  }

 private:
  Result<void> take_names(const std::vector<std::string>& row) {
    if (is_number(fields_.text.front())) {
      for (std::size_t i = 1; i <= row.size(); ++i)
        names_.push_back(std::to_string(i));
    } else {
      for (const std::string& name : row)
        names_.emplace_back(trimmed(name, " \t\xEF\xBB\xBF"));
    }
    if (has_text_field(names_, fields_)) return {};
    return Error{ErrorCode::kInvalidArgument,
                 "no column is known to be the text (say which: --map text=COLUMN; a number where "
                 "the first row is no header)"};
  }

  Result<Json> record_of(std::vector<std::string> row) {
    if (row.size() != names_.size()) {
      return Error{ErrorCode::kInvalidArgument, "expected " + std::to_string(names_.size()) +
                                                    " fields, got " + std::to_string(row.size())};
    }
    Json::Object object;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (!row[i].empty()) object.emplace_back(names_[i], Json(Json::Value(repair_utf8(row[i]))));
    }
    return Json(Json::Value(std::move(object)));
  }

  /// The fields of the next row; at the end none.
  Result<std::vector<std::string>> read_row() {
    RowScanner scanner(separator_);
    std::size_t bytes = 0;
    for (;;) {
      auto line = bytes_.read_line(record_bytes_);
      if (!line.ok() || !*line) {
        ended_ = true;
        if (!line.ok()) return line.error();
        if (bytes == 0) return std::vector<std::string>();
        return Error{ErrorCode::kInvalidArgument, "a quote is not closed"};
      }
      ++line_;
      bytes += (*line)->text.size() + 1;
      if ((*line)->is_too_long || bytes > record_bytes_) {
        return Error{ErrorCode::kLimit, "more than the limit of " + std::to_string(record_bytes_) +
                                            " bytes for an article"};
      }
      if (scanner.add((*line)->text + '\n')) return scanner.take();
    }
  }

  BufferedStream bytes_;
  char separator_;
  FieldMap fields_;
  std::size_t record_bytes_;
  std::vector<std::string> names_;
  std::size_t line_ = 0;
  bool ended_ = false;
};

}  // namespace

std::optional<char> table_separator(std::string_view head, const FieldMap& fields) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::string_view line = head.substr(0, head.find_first_of("\r\n"));
  for (const char separator : kSeparators) {
    const auto names = split_header(line, separator);
    FieldMap others = fields;
    others.text.clear();
    for (const auto* keys : {&fields.id, &fields.title, &fields.date, &fields.source, &fields.url})
      others.text.insert(others.text.end(), keys->begin(), keys->end());
    if (has_text_field(names, fields) && has_text_field(names, others)) return separator;
  }
  return std::nullopt;
}

std::unique_ptr<RecordSource> open_table(BufferedStream bytes, char separator, FieldMap fields,
                                         std::size_t record_bytes) {
  return std::make_unique<Table>(std::move(bytes), separator, std::move(fields), record_bytes);
}

}  // namespace entente
