#include "ingest/datasets/importer.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "graph/edtf.h"
#include "graph/text.h"

namespace entente {

namespace {

bool takes(const std::vector<EntityType>& types, EntityType type) {
  return type == EntityType::kActor || std::find(types.begin(), types.end(), type) != types.end();
}

Error unknown_format(std::string_view file, std::string_view format) {
  std::string names;
  for (const DatasetFormat& known : dataset_formats())
    names += (names.empty() ? "" : ", ") + std::string(known.name);
  if (!format.empty())
    return {ErrorCode::kInvalidArgument,
            "--format: expected one of " + names + ", got " + quoted(format)};
  return {ErrorCode::kInvalidArgument,
          std::string(file) + ": the first line is of no known data set (" + names + ")"};
}

const DatasetFormat* find_format(std::string_view name, std::string_view first_line) {
  for (const DatasetFormat& format : dataset_formats()) {
    if (!name.empty() ? format.name == name : [&] {
          const auto fields = split_row(first_line, format.separator, format.quotes);
          return fields && format.matches(*fields);
        }())
      return &format;
  }
  return nullptr;
}

void strip_line_end(std::string& line) {
  if (line.ends_with('\r')) line.pop_back();
}

}  // namespace

void Importer::report_error(std::string_view file, std::size_t line, const std::string& why) {
  ++report_.errors;
  if (report_.messages.size() < ImportReport::kMaxMessages)
    report_.messages.push_back(std::string(file) + ":" + std::to_string(line) + ": " + why);
}

/// The relation that takes ends of these types.
std::optional<std::string> Importer::relation_of(const CodedRelation& coded, const Entity& subject,
                                                 const Entity& object) const {
  for (const std::string& name : {coded.relation, coded.otherwise}) {
    const Relation* relation = name.empty() ? nullptr : ontology_.find(name);
    if (relation == nullptr || !takes(relation->domain, subject.type)) continue;
    if (!relation->has_object() || takes(relation->range, object.type)) return name;
  }
  return std::nullopt;
}

Result<void> Importer::flush() {
  if (rows_.empty()) return {};
  auto added = store_.put_rows(rows_);
  if (!added) return added.error();
  report_.claims_new += *added;
  rows_.clear();
  return {};
}

Result<void> Importer::add(const CodedRow& row, const DatasetFormat& format) {
  CodedRelation own;  // A quadruple names the relation itself.
  own.relation = row.event;
  const CodedRelation* coded = row.scheme == "relation" ? &own : codes_.find(row.scheme, row.event);
  if (coded == nullptr)
    return Error{ErrorCode::kInvalidArgument,
                 "no such event code: " + quoted(std::string_view(row.event))};
  if (row.scheme == "relation" && ontology_.find(row.event) == nullptr)
    return Error{ErrorCode::kInvalidArgument,
                 "no such relation: " + quoted(std::string_view(row.event))};
  Entity subject = actors_.resolve(row.source, row.place_country);
  Entity object = actors_.resolve(row.target, row.place_country);
  if (coded->reversed) std::swap(subject, object);
  const auto relation = relation_of(*coded, subject, object);
  const bool nobody = subject.type == EntityType::kActor && object.type == EntityType::kActor;
  if (!relation || nobody || subject.id == object.id) {
    ++report_.without_relation;
    return {};
  }
  Claim claim;
  claim.relation = *relation;
  claim.subject.entity = std::move(subject);
  const Relation& known = *ontology_.find(*relation);
  if (known.has_object()) claim.object = ClaimEnd{std::move(object), ""};
  if (const auto& place = actors_.place(row.place, row.place_country))
    claim.place = ClaimEnd{*place, ""};
  claim.published = row.published;
  claim.polarity = coded->polarity;
  claim.modality = coded->modality;
  claim.confidence = format.confidence;
  claim.bounds = Bounds::event(row.when);
  if (!known.is_event()) {
    claim.bounds.end =
        row.until.value_or(row.when.first() ? DayRange::from(*row.when.first()) : DayRange());
  }
  claim.time.start = format_edtf(row.when);
  claim.time.end = row.until ? format_edtf(*row.until) : claim.time.start;
  if (row.scheme == "cameo") claim.cameo = row.event;
  if (row.scheme == "plover") claim.plover = row.event;
  claim.evidence = RowEvidence{std::string(format.dataset), "", row.row, row.url};
  if (auto completed = complete_claim(claim, nullptr); !completed) return completed;
  rows_.push_back(std::move(claim));
  ++report_.claims;
  return {};
}

Result<void> Importer::read(std::unique_ptr<ByteStream> bytes, std::string_view file,
                            std::string_view format_name) {
  BufferedStream stream(std::move(bytes));
  const DatasetFormat* format = nullptr;
  std::optional<Columns> columns;
  const Columns none{Fields()};
  std::size_t number = 0;
  for (;;) {
    auto line = stream.read_line(kMaxLineBytes);
    if (!line) {  // What was read before the damage is kept.
      auto flushed = flush();
      return flushed ? line.error() : flushed.error();
    }
    if (!*line) break;
    ++number;
    const std::size_t first_number = number;
    std::string text = std::move((*line)->text);
    strip_line_end(text);
    if (number == 1 && text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    if (format == nullptr && text.find_first_not_of(" \t") == std::string::npos) continue;
    if (format == nullptr) {
      format = find_format(format_name, text);
      if (format == nullptr) return unknown_format(file, format_name);
      report_.format = format->name;
    }
    if ((*line)->is_too_long) {
      ++report_.rows;
      report_error(file, first_number, "longer than a megabyte");
      continue;
    }
    if (text.empty()) continue;
    if (!is_valid_utf8(text)) text = repair_utf8(text);
    auto fields = split_row(text, format->separator, format->quotes);
    while (!fields && text.size() < kMaxLineBytes) {  // A quoted field goes on in the next line.
      auto more = stream.read_line(kMaxLineBytes);
      if (!more) return more.error();
      if (!*more) break;
      ++number;
      strip_line_end((*more)->text);
      text += "\n" + (*more)->text;
      fields = split_row(text, format->separator, format->quotes);
    }
    if (format->header && !columns) {
      if (!fields || !format->matches(*fields))
        return Error{
            ErrorCode::kInvalidArgument,
            std::string(file) + ": the first line is no header of " + std::string(format->name)};
      columns.emplace(*fields);
      continue;
    }
    ++report_.rows;
    if (!fields) {
      report_error(file, first_number, "a quote is not closed");
      continue;
    }
    if (columns && fields->size() != columns->size()) {
      report_error(file, first_number,
                   "expected " + std::to_string(columns->size()) + " fields, got " +
                       std::to_string(fields->size()));
      continue;
    }
    auto row = format->read(*fields, columns ? *columns : none);
    auto added = row ? add(*row, *format) : Result<void>(row.error());
    if (!added) report_error(file, first_number, added.error().message);
    if (rows_.size() >= kRowsPerBatch) {
      if (auto flushed = flush(); !flushed) return flushed;
    }
  }
  if (format == nullptr) return Error{ErrorCode::kInvalidArgument, std::string(file) + ": empty"};
  return flush();
}

}  // namespace entente
