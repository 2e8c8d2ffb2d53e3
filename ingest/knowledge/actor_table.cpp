// Actors as a table: CSV with a header line.
#include <algorithm>
#include <array>

#include "graph/text.h"
#include "ingest/knowledge/dictionary_lines.h"

namespace entente {
namespace {

enum Column : std::size_t { kName, kType, kId, kState, kAliases, kCode, kColumns };
constexpr std::array<std::string_view, kColumns> kColumnNames = {"name",  "type",    "id",
                                                                 "state", "aliases", "code"};
constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

struct Row {
  std::size_t line = 0;
  std::vector<std::string> cells;
  bool is_closed = true;  ///< No quote is left open.
};

/// Takes rows off a CSV text (RFC 4180): cells in quotes may hold commas, line breaks and doubled
/// quotes.
class RowReader {
 public:
  explicit RowReader(std::string_view text) : rest_(text) {
    if (rest_.starts_with("\xEF\xBB\xBF")) {
      rest_.remove_prefix(3);
    }
  }

  std::optional<Row> next() {
    if (rest_.empty()) {
      return std::nullopt;
    }
    Row row;
    row.line = line_;
    while (true) {
      row.cells.push_back(take_cell(row));
      const bool more = rest_.starts_with(',');
      const std::size_t line_break = rest_.starts_with("\r\n") ? 2 : 1;
      line_ += !more && !rest_.empty() ? 1 : 0;
      rest_.remove_prefix(std::min(more ? 1 : line_break, rest_.size()));
      if (!more) {
        return row;
      }
    }
  }

 private:
  std::string take_cell(Row& row) {
    std::string cell;
    if (rest_.starts_with('"')) {
      rest_.remove_prefix(1);
      while (true) {
        const std::size_t quote = std::min(rest_.find('"'), rest_.size());
        cell += rest_.substr(0, quote);
        row.is_closed = quote < rest_.size();
        rest_.remove_prefix(std::min(quote + 1, rest_.size()));
        if (!rest_.starts_with('"')) {
          break;
        }
        cell += '"';
        rest_.remove_prefix(1);
      }
      line_ += static_cast<std::size_t>(std::count(cell.begin(), cell.end(), '\n'));
    }
    const std::size_t end = std::min(rest_.find_first_of(",\r\n"), rest_.size());
    cell += rest_.substr(0, end);
    rest_.remove_prefix(end);
    return std::string(trim_blanks(cell));
  }

  std::string_view rest_;
  std::size_t line_ = 1;
};

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return lower;
}

class TableReader {
 public:
  explicit TableReader(DictionaryContent& content) : content_(content) { at_.fill(kNowhere); }

  void read_header(const Row& row) {
    width_ = row.cells.size();
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const auto column =
          std::find(kColumnNames.begin(), kColumnNames.end(), lower_ascii(row.cells[i]));
      if (column == kColumnNames.end()) {
        content_.report(row.line, "column \"" + row.cells[i] + "\" is not one of name, type, id, " +
                                      "state, aliases, code");
      } else {
        at_[static_cast<std::size_t>(column - kColumnNames.begin())] = i;
      }
    }
  }

  void read(const Row& row) {
    const bool blank = row.cells.size() == 1 && row.cells.front().empty();
    if (blank || row.cells.front().starts_with('#')) {
      return;
    }
    if (const std::string problem = problem_of(row); !problem.empty()) {
      content_.report(row.line, problem);
      return;
    }
    DictionaryActor actor;
    actor.name = cell(row, kName);
    actor.source = content_.file + ":" + std::to_string(row.line);
    actor.type = parse_entity_type(lower_ascii(cell(row, kType)));
    if (!cell(row, kId).empty()) {
      actor.id = cell(row, kId);
      actor.type = type_of_id(*actor.id);
    }
    if (!cell(row, kState).empty()) {
      actor.state = cell(row, kState);
    }
    if (!cell(row, kCode).empty()) {
      actor.codes.push_back({upper_ascii(cell(row, kCode)), DayRange()});
    }
    add_names(row, actor);
    content_.actors.push_back(std::move(actor));
  }

 private:
  std::string cell(const Row& row, Column column) const {
    return at_[column] < row.cells.size() ? row.cells[at_[column]] : std::string();
  }

  std::string problem_of(const Row& row) const {
    if (!row.is_closed) {
      return "a quote is not closed";
    }
    if (row.cells.size() > width_) {
      return "more cells than the header has";
    }
    if (std::any_of(row.cells.begin(), row.cells.end(),
                    [](const std::string& text) { return !is_valid_utf8(text); })) {
      return "the line is not UTF-8";
    }
    if (normalize_name(cell(row, kName)).empty()) {
      return "no name";
    }
    const std::string type = cell(row, kType), id = cell(row, kId);
    if (!type.empty() && !parse_entity_type(lower_ascii(type))) {
      return "\"" + type + "\" is no type of an entity";
    }
    const auto id_type = type_of_id(id);
    const bool has_slug = id_type && id.size() > to_string(*id_type).size() + 1;
    if (!id.empty() && (!has_slug || id == kUnknownActorId)) {
      return "\"" + id + "\" is no id: expected TYPE/NAME";
    }
    if (!id.empty() && !type.empty() && id_type != parse_entity_type(lower_ascii(type))) {
      return "the id \"" + id + "\" is not of the type \"" + type + "\"";
    }
    return {};
  }

  void add_names(const Row& row, DictionaryActor& actor) const {
    actor.names.push_back({normalize_name(actor.name), false});
    const std::string aliases = cell(row, kAliases);
    for (std::size_t begin = 0; begin < aliases.size();) {
      const std::size_t end = std::min(aliases.find_first_of(";|", begin), aliases.size());
      std::string key = normalize_name(aliases.substr(begin, end - begin));
      if (!key.empty()) {
        actor.names.push_back({std::move(key), false});
      }
      begin = end + 1;
    }
  }

  DictionaryContent& content_;
  std::array<std::size_t, kColumns> at_{};
  std::size_t width_ = 0;
};

}  // namespace

void read_actor_table(std::string_view text, DictionaryContent& content) {
  RowReader rows(text);
  TableReader reader(content);
  bool has_header = false;
  while (const std::optional<Row> row = rows.next()) {
    const bool says_nothing = row->cells.size() == 1 && row->cells.front().empty();
    if (!has_header && !says_nothing && !row->cells.front().starts_with('#')) {
      reader.read_header(*row);
      has_header = true;
    } else if (has_header) {
      reader.read(*row);
    }
  }
}

}  // namespace entente
