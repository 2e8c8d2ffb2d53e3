#include "ingest/knowledge/fact_table.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <utility>

namespace entente {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) {
      return parts;
    }
    text.remove_prefix(at + 1);
  }
}

std::optional<int> parse_number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return value;
}

std::optional<DayRange> parse_date(std::string_view text) {
  const std::vector<std::string_view> parts = split(text, '-');
  const std::optional<int> year = parse_number(parts[0]);
  if (!year || *year < 0 || *year > 9999 || parts.size() > 3) {
    return std::nullopt;
  }
  if (parts.size() == 1) {
    return DayRange::year(*year);
  }
  const std::optional<int> month = parse_number(parts[1]);
  if (!month || *month < 1 || *month > 12) {
    return std::nullopt;
  }
  const std::chrono::year_month year_month =
      std::chrono::year(*year) / std::chrono::month(static_cast<unsigned>(*month));
  if (parts.size() == 2) {
    return DayRange::month(year_month);
  }
  const std::optional<int> day = parse_number(parts[2]);
  if (!day || *day < 1) {
    return std::nullopt;
  }
  const std::chrono::year_month_day date =
      year_month / std::chrono::day(static_cast<unsigned>(*day));
  return date.ok() ? std::optional(DayRange::on(Day(date))) : std::nullopt;
}

}  // namespace

Result<FactTable> FactTable::read(const std::filesystem::path& path,
                                  std::vector<std::string_view> columns) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) {
    return Error{ErrorCode::kIo, path.string() + ": cannot be opened"};
  }
  FactTable table;
  table.file_name_ = path.string();
  table.bytes_.assign(std::istreambuf_iterator<char>(stream), {});
  table.column_count_ = columns.size();
  std::vector<std::size_t> positions;
  std::size_t width = 0;
  std::uint32_t number = 0;
  for (std::string_view line : split({table.bytes_.data(), table.bytes_.size()}, '\n')) {
    ++number;
    if (line.empty() || line.front() == '#') {
      continue;
    }
    const std::vector<std::string_view> fields = split(line, '\t');
    if (width == 0) {
      width = fields.size();
      for (std::string_view column : columns) {
        const auto found = std::find(fields.begin(), fields.end(), column);
        if (found == fields.end()) {
          return Error{ErrorCode::kCorruption, table.file_name_ + ":" + std::to_string(number) +
                                                   ": no column \"" + std::string(column) + "\""};
        }
        positions.push_back(static_cast<std::size_t>(found - fields.begin()));
      }
      continue;
    }
    table.lines_.push_back(number);
    if (fields.size() != width) {
      return table.error_at(
          table.lines_.size() - 1,
          "expected " + std::to_string(width) + " fields, got " + std::to_string(fields.size()));
    }
    for (std::size_t position : positions) {
      table.fields_.push_back(fields[position]);
    }
  }
  return table;
}

std::vector<std::string_view> FactTable::list(std::size_t row, std::size_t column) const {
  const std::string_view text = field(row, column);
  return text.empty() ? std::vector<std::string_view>() : split(text, '|');
}

Result<std::optional<DayRange>> FactTable::date(std::size_t row, std::size_t column) const {
  const std::string_view text = field(row, column);
  if (text.empty()) {
    return std::optional<DayRange>();
  }
  const std::optional<DayRange> days = parse_date(text);
  if (!days) {
    return error_at(row, "\"" + std::string(text) + "\" is not a date (YYYY, YYYY-MM, YYYY-MM-DD)");
  }
  return days;
}

Error FactTable::error_at(std::size_t row, std::string_view reason) const {
  return {ErrorCode::kCorruption,
          file_name_ + ":" + std::to_string(lines_[row]) + ": " + std::string(reason)};
}

}  // namespace entente
