#include "ingest/knowledge/fact_claims.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "ingest/knowledge/fact_table.h"

namespace entente {
namespace {

/// A table of which each row is a claim.
struct ClaimTable {
  std::string_view file, subject, object;  ///< The columns of the two ends.
  std::string_view relation;
  std::string_view status;  ///< Only rows of this `status`; empty: the table has none.
  std::string_view role;    ///< The column of the role, or empty.
  bool dated = true;        ///< It has the columns `from` and `to`.
};

constexpr ClaimTable kClaimTables[] = {
    {"memberships.tsv", "member", "organization", "member_of", "member", "", true},
    {"parties.tsv", "party", "agreement", "party_to", "", "", true},
    {"operators.tsv", "operator", "facility", "operates_base", "", "", true},
    {"claimants.tsv", "claimant", "territory", "claims", "claims", "", true},
    {"claimants.tsv", "claimant", "territory", "controls", "administers", "", true},
    {"seats.tsv", "organization", "place", "located_in", "", "", false},
    {"terms.tsv", "person", "of", "holds_office", "", "office", true},
};

/// Sure of what is written down, but no newspaper.
constexpr double kFactConfidence = 0.95;

class FactClaimReader {
 public:
  FactClaimReader(const std::filesystem::path& dir, const Gazetteer& gazetteer,
                  const Ontology& ontology)
      : dir_(dir), gazetteer_(gazetteer), ontology_(ontology) {}

  Result<std::vector<Claim>> read();

 private:
  Result<void> read_day();
  Result<void> read_table(const ClaimTable& source);
  void read_capitals();
  void add(const ClaimTable& source, EntryIndex subject, EntryIndex object, std::string_view role,
           const std::optional<DayRange>& from, const std::optional<DayRange>& to);
  Bounds bounds_of(EntryIndex subject, EntryIndex object, const std::optional<DayRange>& from,
                   const std::optional<DayRange>& to) const;

  const std::filesystem::path& dir_;
  const Gazetteer& gazetteer_;
  const Ontology& ontology_;
  Day day_;  // On which the tables hold.
  std::string release_;
  std::vector<Claim> claims_;
};

Result<void> FactClaimReader::read_day() {
  const Result<FactTable> table = FactTable::read(dir_ / "as_of.tsv", {"date"});
  if (!table) {
    return table.error();
  }
  if (table->row_count() != 1) {
    return Error{ErrorCode::kCorruption, "as_of.tsv: expected one row"};
  }
  const Result<std::optional<DayRange>> days = table->date(0, 0);
  if (!days) {
    return days.error();
  }
  if (!*days) {
    return table->error_at(0, "no date");
  }
  day_ = *(**days).last();
  release_ = table->field(0, 0);
  return {};
}

Bounds FactClaimReader::bounds_of(EntryIndex subject, EntryIndex object,
                                  const std::optional<DayRange>& from,
                                  const std::optional<DayRange>& to) const {
  // The latest day on which both ends still existed.
  std::optional<Day> last;
  for (const EntryIndex index : {subject, object}) {
    const std::optional<DayRange>& ends = gazetteer_.entry(index).ends;
    if (ends && ends->last() && (!last || *ends->last() < *last)) {
      last = ends->last();
    }
  }
  Bounds bounds;
  if (to) {
    bounds.end = *to;
  } else if (last && *last < day_) {
    bounds.end = DayRange::until(*last);
  } else {
    bounds.end = DayRange::from(day_);
  }
  bounds.start = from ? *from : DayRange::until(std::min(day_, bounds.end.last().value_or(day_)));
  // It ended no sooner than it began.
  if (const std::optional<Day> first = bounds.start.first()) {
    bounds.end = bounds.end.intersection(DayRange::from(*first)).value_or(DayRange::from(*first));
  }
  return bounds;
}

void FactClaimReader::add(const ClaimTable& source, EntryIndex subject, EntryIndex object,
                          std::string_view role, const std::optional<DayRange>& from,
                          const std::optional<DayRange>& to) {
  const Entity &left = gazetteer_.entry(subject).entity, &right = gazetteer_.entry(object).entity;
  const Relation* relation = ontology_.find(source.relation);
  if (!relation || !relation->takes_subject(left.type) || !relation->takes_object(right.type)) {
    return;
  }
  Claim claim;
  claim.published = day_;
  claim.subject = {left, ""};
  claim.relation = relation->name;
  claim.object = ClaimEnd{right, ""};
  if (!role.empty()) {
    claim.role = std::string(role);
  }
  claim.bounds = bounds_of(subject, object, from, to);
  claim.confidence = kFactConfidence;
  std::string row = std::string(source.file) + ": " + left.id + " " + right.id;
  if (!role.empty()) {
    row += " " + std::string(role);
  }
  claim.evidence = RowEvidence{std::string(kFactsDataset), release_, std::move(row), std::nullopt};
  claim.id = claim_id(claim);
  claims_.push_back(std::move(claim));
}

Result<void> FactClaimReader::read_table(const ClaimTable& source) {
  enum : std::size_t { kSubject, kObject };
  std::vector<std::string_view> columns{source.subject, source.object};
  const auto column = [&](bool wanted, std::string_view name) {
    if (wanted) {
      columns.push_back(name);
    }
    return columns.size() - 1;
  };
  const std::size_t status = column(!source.status.empty(), "status");
  const std::size_t role = column(!source.role.empty(), source.role);
  const std::size_t from = column(source.dated, "from"), to = column(source.dated, "to");
  const Result<FactTable> table = FactTable::read(dir_ / source.file, columns);
  if (!table) {
    return table.error();
  }
  for (std::size_t row = 0; row < table->row_count(); ++row) {
    if (!source.status.empty() && table->field(row, status) != source.status) {
      continue;
    }
    const auto subject = gazetteer_.find_id(table->field(row, kSubject));
    const auto object = gazetteer_.find_id(table->field(row, kObject));
    if (!subject || !object) {
      const std::string_view id = table->field(row, subject ? kObject : kSubject);
      return table->error_at(row, "no file defines \"" + std::string(id) + "\"");
    }
    std::optional<DayRange> begins, ends;
    if (source.dated) {
      const Result<std::optional<DayRange>> first = table->date(row, from),
                                            last = table->date(row, to);
      if (!first || !last) {
        return first ? last.error() : first.error();
      }
      begins = *first;
      ends = *last;
    }
    add(source, *subject, *object, source.role.empty() ? "" : table->field(row, role), begins,
        ends);
  }
  return {};
}

void FactClaimReader::read_capitals() {
  constexpr ClaimTable kCapitals{"places.tsv", "", "", "capital_of", "", "", false};
  for (EntryIndex place = 0; place < gazetteer_.size(); ++place) {
    const GazetteerEntry& entry = gazetteer_.entry(place);
    if (entry.kind == "capital" && entry.stands_for) {
      add(kCapitals, place, *entry.stands_for, "", std::nullopt, std::nullopt);
    }
  }
}

Result<std::vector<Claim>> FactClaimReader::read() {
  if (Result<void> day = read_day(); !day) {
    return day.error();
  }
  for (const ClaimTable& source : kClaimTables) {
    if (Result<void> table = read_table(source); !table) {
      return table.error();
    }
  }
  read_capitals();
  return std::move(claims_);
}

}  // namespace

Result<std::vector<Claim>> read_fact_claims(const std::filesystem::path& facts_dir,
                                            const Gazetteer& gazetteer, const Ontology& ontology) {
  return FactClaimReader(facts_dir, gazetteer, ontology).read();
}

}  // namespace entente
